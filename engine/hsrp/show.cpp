#include "engine/hsrp/show.h"

#include "engine/sim/interface.h"

namespace switchover::hsrp {

namespace {

bool wanted(const GroupView& group, const ShowFilter& filter) {
    return (!filter.interface || *filter.interface == group.interface) &&
           (!filter.group || *filter.group == group.group) && (filter.all || group.state != State::Disabled);
}

std::string state_text(const GroupView& group) {
    const std::string name = ios_name(group.state);
    switch (group.init_reason) {
        case GroupView::InitReason::InterfaceDown: return name + " (interface down)";
        case GroupView::InitReason::NoAddress: return name + " (no interface ip address)";
        case GroupView::InitReason::None:
        case GroupView::InitReason::Delay: break;
    }
    return name;
}

/// Seconds and milliseconds until `due`, `7.220`.
std::string until(Instant due, Instant now) {
    const std::int64_t ms = due > now ? whole_milliseconds(due - now) : 0;
    return fmt::format("{}.{:03}", ms / 1000, ms % 1000);
}

std::string seconds_or_msec(Duration d) {
    if (d.count() % 1'000'000'000 == 0) return fmt::format("{} sec", whole_seconds(d));
    return fmt::format("{} msec", whole_milliseconds(d));
}

std::string router_text(const RouterView& router, Instant now) {
    switch (router.id.kind) {
        case RouterId::Kind::Unknown: return "unknown";
        case RouterId::Kind::Local: return "local";
        case RouterId::Kind::Remote: break;
    }
    std::string text = fmt::format("{}, priority {}", router.id.address.text(), router.priority);
    if (router.expires != kNever) text += fmt::format(" (expires in {} sec)", until(router.expires, now));
    return text;
}

std::string router_brief(const RouterId& router) {
    if (router.kind == RouterId::Kind::Remote) return router.address.text();
    return router.kind == RouterId::Kind::Local ? "local" : "unknown";
}

std::string preemption(const GroupView& group) {
    if (!group.preempt) return "disabled";
    std::string text = "enabled";
    const bool minimum = group.preempt_delay_minimum > Duration{};
    const bool reload = group.preempt_delay_reload > Duration{};
    if (minimum || reload) text += ", delay";
    if (minimum) text += fmt::format(" min {} secs", whole_seconds(group.preempt_delay_minimum));
    if (reload) text += fmt::format("{} reload {} secs", minimum ? "," : "", whole_seconds(group.preempt_delay_reload));
    return text;
}

const char* mac_source(GroupView::MacSource source) {
    switch (source) {
        case GroupView::MacSource::Default: return "v1 default";
        case GroupView::MacSource::Bia: return "bia";
        case GroupView::MacSource::Configured: break;
    }
    return "confgd";
}

void show_group(const GroupView& group, Instant now, TextOut& out) {
    out.line("{} - Group {}", group.interface_name, group.group);
    out.line("  State is {}", state_text(group));
    if (group.state_changes > 0)
        out.line("    {} state {}, last state change {}", group.state_changes,
                 group.state_changes == 1 ? "change" : "changes", ios_elapsed(now - group.last_state_change));
    const bool known = !group.virtual_address.is_unspecified();
    out.line("  Virtual IP address is {}{}", known ? group.virtual_address.text() : "unknown",
             group.address_learned ? " (learnt)" : "");
    for (const Ipv4Address secondary : group.secondary_addresses)
        out.line("    Secondary virtual IP address {}", secondary.text());
    out.line("  Active virtual MAC address is {}", group.active_mac ? group.active_mac->text() : "unknown");
    out.line("    Local virtual MAC address is {} ({})", group.local_mac.text(), mac_source(group.mac_source));
    out.line("  Hello time {}, hold time {}", seconds_or_msec(group.hello), seconds_or_msec(group.hold));
    if (group.next_hello != kNever) out.line("    Next hello sent in {} secs", until(group.next_hello, now));
    if (!group.authentication.empty()) out.line("  Authentication text, string \"{}\"", group.authentication);
    out.line("  Preemption {}", preemption(group));
    out.line("  Active router is {}", router_text(group.active, now));
    out.line("  Standby router is {}", router_text(group.standby, now));
    // IOS keeps the number, not whether it was typed.
    out.line("  Priority {} ({} {})", group.priority, group.configured_priority == 100 ? "default" : "configured",
             group.configured_priority);
    for (const TrackView& track : group.tracks) {
        const std::string what =
            track.object == 0 ? "interface " + track.interface : "object " + std::to_string(track.object);
        out.line("    Track {} state {} decrement {}", what, track.up ? "Up" : "Down", track.decrement);
    }
    out.line("  IP redundancy name is \"{}\" ({})", group.name, group.name_configured ? "cfgd" : "default");
}

}  // namespace

const char* ios_name(State state) {
    switch (state) {
        case State::Initial: return "Init";
        case State::Learn: return "Learn";
        case State::Listen: return "Listen";
        case State::Speak: return "Speak";
        case State::Standby: return "Standby";
        case State::Active: return "Active";
        case State::Disabled: break;
    }
    return "Disabled";
}

void show_standby(const std::vector<GroupView>& groups, Instant now, TextOut& out, ShowFilter filter) {
    for (const GroupView& group : groups)
        if (wanted(group, filter)) show_group(group, now, out);
}

void show_standby_brief(const std::vector<GroupView>& groups, TextOut& out, ShowFilter filter) {
    out.line("                     P indicates configured to preempt.");
    out.line("                     |");
    out.line("Interface   Grp  Pri P State   Active          Standby         Virtual IP");
    for (const GroupView& group : groups) {
        if (!wanted(group, filter)) continue;
        const bool known = !group.virtual_address.is_unspecified();
        out.line("{:<11} {:<4} {:>3} {} {:<8}{:<16}{:<16}{}", short_interface_name(group.interface_name), group.group,
                 group.priority, group.preempt ? 'P' : ' ', ios_name(group.state), router_brief(group.active.id),
                 router_brief(group.standby.id), known ? group.virtual_address.text() : "unknown");
    }
}

void show_standby_delay(const std::vector<DelayRow>& rows, TextOut& out) {
    out.line("Interface          Minimum Reload");
    for (const DelayRow& row : rows)
        out.line("{:<18} {:<7} {}", row.interface_name, whole_seconds(row.minimum), whole_seconds(row.reload));
}

}  // namespace switchover::hsrp
