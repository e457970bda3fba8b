#include "engine/ios/show/gather.h"

#include <algorithm>

namespace switchover::ios {

JoinedGroups joined_groups(const snapshot::Device& device) {
    JoinedGroups joined(device.interfaces.size());
    const auto join = [&joined](InterfaceIndex at, Ipv4Address group) {
        if (at < joined.size() && std::ranges::count(joined[at], group) == 0) joined[at].push_back(group);
    };
    for (const hsrp::GroupView& group : device.hsrp)
        if (group.state != hsrp::State::Disabled) join(group.interface, Ipv4Address{224, 0, 0, 2});
    if (device.ospf)
        for (const ospf::InterfaceView& i : device.ospf->interfaces) {
            if (i.loopback || i.state == ospf::InterfaceState::Down) continue;
            join(i.index, Ipv4Address{224, 0, 0, 5});
            if (i.state == ospf::InterfaceState::DR || i.state == ospf::InterfaceState::Backup)
                join(i.index, Ipv4Address{224, 0, 0, 6});
        }
    for (std::vector<Ipv4Address>& groups : joined) std::ranges::sort(groups);
    return joined;
}

std::vector<rib::Neighbour> neighbours(const snapshot::Device& device, Instant now) {
    std::vector<rib::Neighbour> out;
    for (const arp::EntryView& entry : device.arp.entries) {
        if (entry.own || entry.interface >= device.interfaces.size()) continue;
        const Interface& interface = device.interfaces[entry.interface];
        const InterfaceConfig* config = device.config->find_interface(interface.name);
        const Duration timeout = config != nullptr && config->arp_timeout ? *config->arp_timeout : Duration{4h};
        const Duration left = std::max(Duration{}, entry.updated + timeout - now);
        out.push_back({entry.interface, entry.address, entry.mac, interface.mac, entry.incomplete, left});
    }
    std::ranges::sort(out, [](const rib::Neighbour& a, const rib::Neighbour& b) {
        return std::pair{a.interface, a.address} < std::pair{b.interface, b.address};
    });
    return out;
}

std::vector<hsrp::DelayRow> standby_delays(const snapshot::Device& device) {
    std::vector<hsrp::DelayRow> rows;
    for (const InterfaceConfig& i : device.config->interfaces)
        if (!i.standby.groups.empty()) rows.push_back({i.name, i.standby.delay_minimum, i.standby.delay_reload});
    return rows;
}

}  // namespace switchover::ios
