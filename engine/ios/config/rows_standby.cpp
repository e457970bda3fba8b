/// `standby …` lines of an interface.
#include <algorithm>

#include "engine/ios/config/row.h"

namespace switchover::ios {
namespace {

hsrp::InterfaceConfig& standby(Call& call) { return current_interface(call).standby; }

/// The group that the line names (0 when none), made in its place by number when missing.
hsrp::GroupConfig& group(Call& call) {
    const auto number = static_cast<std::uint8_t>(call.match.number("group"));
    std::vector<hsrp::GroupConfig>& groups = standby(call).groups;
    const auto at = std::lower_bound(groups.begin(), groups.end(), number,
                                     [](const hsrp::GroupConfig& g, std::uint8_t n) { return g.number < n; });
    if (at != groups.end() && at->number == number) return *at;
    hsrp::GroupConfig fresh;
    fresh.number = number;
    return *groups.insert(at, fresh);
}

/// A group that is back at its defaults is no longer there.
Applied tidy(Call& call) {
    std::erase_if(standby(call).groups, [](const hsrp::GroupConfig& g) {
        hsrp::GroupConfig empty;
        empty.number = g.number;
        return g == empty;
    });
    return done();
}

Applied remove_group(Call& call) {
    const auto number = static_cast<std::uint8_t>(call.match.number("group"));
    std::erase_if(standby(call).groups, [&](const hsrp::GroupConfig& g) { return g.number == number; });
    return done();
}

Applied ip(Call& call) {
    const Ipv4Address address = call.match.address("address");
    const bool secondary = call.match.has("secondary");
    const InterfaceConfig& i = current_interface(call);
    hsrp::GroupConfig& g = group(call);
    std::vector<Ipv4Address>& more = g.secondary_addresses;
    if (!call.set()) {
        if (secondary) {
            std::erase(more, address);
        } else {
            g.enabled = false;
            g.address.reset();
            more.clear();
        }
        return tidy(call);
    }
    if (call.match.has("address")) {
        const auto own = [&](const InterfaceAddress& a) { return a.address == address; };
        const auto reaches = [&](const InterfaceAddress& a) { return a.prefix().contains(address); };
        const auto& all = i.addresses;
        Applied refused;
        if (std::any_of(all.begin(), all.end(), own))
            refused = refuse("% Address cannot equal interface IP address");
        else if (!all.empty() && std::none_of(all.begin(), all.end(), reaches))
            refused = refuse("% Address " + address.text() + " not in any interface subnet");
        if (refused.refused) {
            tidy(call);
            return refused;
        }
    }
    if (secondary) {
        if (std::find(more.begin(), more.end(), address) == more.end()) more.push_back(address);
        return done();
    }
    g.enabled = true;
    g.address.reset();
    if (call.match.has("address")) g.address = address;
    return done();
}

Applied priority(Call& call) {
    group(call).priority = call.set() ? static_cast<std::uint8_t>(call.match.number("priority")) : std::uint8_t{100};
    return tidy(call);
}

Applied preempt(Call& call) {
    hsrp::GroupConfig& g = group(call);
    g.preempt = call.set();
    if (!call.set()) {
        g.preempt_delay_minimum = g.preempt_delay_reload = 0s;
        keep_line(call.config, call.mode, {}, call.match.key, {});  // with it goes a kept `delay sync`
        return tidy(call);
    }
    if (call.match.has("minimum_s")) g.preempt_delay_minimum = std::chrono::seconds{call.match.number("minimum_s")};
    if (call.match.has("reload_s")) g.preempt_delay_reload = std::chrono::seconds{call.match.number("reload_s")};
    return done();
}

Applied preempt_sync(Call& call) {
    group(call).preempt = call.set();
    if (!call.set()) tidy(call);
    return keep(call);
}

Applied timers(Call& call) {
    hsrp::GroupConfig& g = group(call);
    g.hello.reset();
    g.hold.reset();
    if (!call.set()) return tidy(call);
    const Match& m = call.match;
    const Duration hello = m.has("hello") ? Duration{std::chrono::seconds{m.number("hello")}}
                                          : Duration{std::chrono::milliseconds{m.number("hello_ms")}};
    const Duration hold = m.has("hold") ? Duration{std::chrono::seconds{m.number("hold")}}
                                        : Duration{std::chrono::milliseconds{m.number("hold_ms")}};
    if (hold <= hello) {
        tidy(call);
        return refuse("% Invalid timers: hold time must be greater than hello time",
                      m.column(m.has("hold") ? "hold" : "hold_ms"));
    }
    g.hello = hello;
    g.hold = hold;
    return done();
}

Applied name(Call& call) {
    group(call).name = call.set() ? call.match.word("name") : "";
    return tidy(call);
}

Applied authentication(Call& call) {
    const std::string text = call.match.word("string");
    if (call.set() && text.size() > 8) return refuse(kInvalidInput, call.match.column("string") + 8);
    hsrp::GroupConfig& g = group(call);
    g.authentication = call.set() ? text : "cisco";
    g.authentication_configured = call.set();
    return tidy(call);
}

Applied mac_address(Call& call) {
    group(call).mac.reset();
    if (call.set()) group(call).mac = call.match.find("H.H.H")->mac;
    return tidy(call);
}

Applied track(Call& call) {
    hsrp::TrackConfig wanted;
    wanted.interface = call.match.word("interface");
    wanted.object = static_cast<std::uint16_t>(call.match.number("object"));
    if (call.match.has("cost")) wanted.decrement = static_cast<std::uint8_t>(call.match.number("cost"));
    std::vector<hsrp::TrackConfig>& tracks = group(call).tracks;
    const auto same = std::find_if(tracks.begin(), tracks.end(), [&](const hsrp::TrackConfig& t) {
        return t.interface == wanted.interface && t.object == wanted.object;
    });
    if (!call.set()) {
        if (same != tracks.end()) tracks.erase(same);
        return tidy(call);
    }
    if (same != tracks.end())
        *same = wanted;
    else
        tracks.push_back(wanted);
    return done();
}

Applied delay(Call& call) {
    hsrp::InterfaceConfig& s = standby(call);
    const hsrp::InterfaceConfig defaults;
    s.delay_minimum = defaults.delay_minimum;
    s.delay_reload = defaults.delay_reload;
    if (!call.set()) return done();
    if (call.match.has("minimum_s")) s.delay_minimum = std::chrono::seconds{call.match.number("minimum_s")};
    if (call.match.has("reload_s")) s.delay_reload = std::chrono::seconds{call.match.number("reload_s")};
    return done();
}

Applied use_bia(Call& call) {
    standby(call).use_bia = call.set();
    return done();
}

constexpr Support kFull = Support::Full;

constexpr Row kStandbyRows[] = {
    {"standby [<0-255>:group] ip ~ [A.B.C.D:address [secondary]]", kFull, ip},
    {"standby [<0-255>:group] priority ~ <0-255>:priority", kFull, priority},
    {"standby [<0-255>:group] preempt ~ [delay {minimum <0-3600>:minimum_s [reload <0-3600>:reload_s]|reload "
     "<0-3600>:reload_s}]",
     kFull, preempt},
    {"standby [<0-255>:group] preempt delay sync ~ <0-3600>", Support::Partial, preempt_sync,
     "the router preempts without waiting for IP redundancy clients"},
    {"standby [<0-255>:group] timers ~ {msec <15-999>:hello_ms|<1-254>:hello} {msec <50-3000>:hold_ms|<1-255>:hold}",
     kFull, timers},
    {"standby [<0-255>:group] name ~ WORD:name", kFull, name},
    {"standby [<0-255>:group] authentication ~ {text WORD:string|WORD:string}", kFull, authentication},
    {"standby [<0-255>:group] mac-address ~ H.H.H", kFull, mac_address},
    {"standby [<0-255>:group] track INTERFACE:interface ~ [<1-255>:cost]", kFull, track},
    {"standby [<0-255>:group] track <1-500>:object ~ [decrement <1-255>:cost]", kFull, track},
    {"standby <0-255>:group", kFull, remove_group, "", {}, {}, Forms::NoOnly},
    {"standby delay ~ {minimum <0-10000>:minimum_s [reload <0-10000>:reload_s]|reload <0-10000>:reload_s}", kFull,
     delay},
    {"standby use-bia ~ [scope interface]", kFull, use_bia},
    {"standby version ~ 1", Support::Accepted, keep},
    {"standby version ~ 2", Support::Partial, keep, "HSRP version 1 is spoken"},
    {"standby redirects ~ [LINE]", Support::Accepted, keep, "", {}, Shown::Both},
};

}  // namespace

std::span<const Row> standby_rows() { return kStandbyRows; }

}  // namespace switchover::ios
