#include "engine/track/show.h"

namespace switchover::track {

namespace {

std::string age(Instant last_change, Instant now) {
    return last_change == kNever ? std::string{"never"} : ios_elapsed(now - last_change);
}

}  // namespace

void show_track(const std::vector<ObjectView>& objects, std::optional<std::uint16_t> number, Instant now,
                TextOut& out) {
    for (const ObjectView& object : objects) {
        if (number && *number != object.number) continue;
        out.line("Track {}{}", object.number, object.implicit ? " (via HSRP)" : "");
        out.line("  Interface {} line-protocol", object.interface_name);
        // The words in brackets are unverified for 12.3T.
        const char* reason = object.up ? "" : object.admin_down ? " (hw admin-down)" : " (hw down)";
        const std::string delayed = object.change_due == kNever
                                        ? std::string{}
                                        : fmt::format(", delayed {} ({} secs remaining)", object.up ? "Down" : "Up",
                                                      whole_seconds(object.change_due - now + 999ms));
        out.line("  Line protocol is {}{}{}", object.up ? "Up" : "Down", reason, delayed);
        out.line("    {} {}, last change {}", object.changes, object.changes == 1 ? "change" : "changes",
                 age(object.last_change, now));
        if (object.delay_up > Duration{} && object.delay_down > Duration{})
            out.line("  Delay up {} secs, down {} secs", whole_seconds(object.delay_up),
                     whole_seconds(object.delay_down));
        else if (object.delay_up > Duration{})
            out.line("  Delay up {} secs", whole_seconds(object.delay_up));
        else if (object.delay_down > Duration{})
            out.line("  Delay down {} secs", whole_seconds(object.delay_down));
        if (object.clients.empty()) continue;
        out.line("  Tracked by:");
        for (const ObjectView::ClientView& client : object.clients)
            if (client.interface_name.empty())
                out.line("    STATIC-IP-ROUTING 0");
            else
                out.line("    HSRP {} {}", client.interface_name, client.group);
    }
}

void show_track_brief(const std::vector<ObjectView>& objects, Instant now, TextOut& out) {
    // Columns as later trains print them; unverified for 12.3T.
    out.line("{:<6}{:<32}{:<17}{:<6}{}", "Track", "Object", "Parameter", "Value", "Last Change");
    for (const ObjectView& object : objects)
        out.line("{:<5} {:<31} {:<16} {:<5} {}", object.number, "interface " + object.interface_name, "line-protocol",
                 object.up ? "Up" : "Down", age(object.last_change, now));
}

}  // namespace switchover::track
