#include "engine/snapshot/look_up.h"

#include <algorithm>

#include "engine/acl/match.h"

namespace switchover::snapshot {

namespace {

RouteRow route_of(const rib::Fib& fib, Ipv4Address source, Ipv4Address destination) {
    const rib::Fib::Entry* entry = fib.find(destination);
    if (entry == nullptr) return {};
    const rib::Decision decision = fib.decide(entry, source, destination);
    return {true, entry->prefix, decision.action, decision.out, decision.next_hop};
}

bool leads_out(const RouteRow& route) {
    return route.action == rib::Action::Via || route.action == rib::Action::Attached;
}

bool owns(const Device& device, Ipv4Address address) {
    return std::any_of(device.interfaces.begin(), device.interfaces.end(),
                       [address](const Interface& i) { return i.admin_up && i.owns(address); });
}

const acl::AccessList* list_of(const Device& device, const std::string& name) {
    for (const acl::ListView& view : device.access_lists)
        if (view.list.name == name) return &view.list;
    return nullptr;
}

/// As the data path does: entries in sequence; a deny goes on to the next entry of the map.
std::optional<ProtectionRow> protection_of(const Device& device, const crypto_map::AppliedView& applied,
                                           const acl::PacketFields& fields) {
    for (const crypto_map::EntryView& entry : device.crypto_map.entries) {
        if (entry.map != applied.map) continue;
        const acl::AccessList* list = list_of(device, entry.access_list);
        if (list == nullptr) continue;
        const acl::Decision decision = acl::evaluate(*list, fields);
        if (!decision.permit || !decision.entry) continue;
        ProtectionRow row;
        row.map = applied.map;
        row.sequence = entry.sequence;
        row.access_list = entry.access_list;
        row.line = acl::entry_text(list->entries[*decision.entry], list->extended);
        row.live = applied.live;
        row.local = applied.local;
        row.peer = entry.current_peer;
        for (const crypto_map::FlowView& flow : applied.flows) {
            if (flow.sequence != entry.sequence || !flow.local_proxy.prefix.contains(fields.source) ||
                !flow.remote_proxy.prefix.contains(fields.destination))
                continue;
            if (flow.pairs.empty()) break;
            row.spi = flow.pairs.back().outbound.spi;
            row.local = flow.pairs.back().endpoints.local;
            row.peer = flow.pairs.back().endpoints.remote;
            break;
        }
        return row;
    }
    return std::nullopt;
}

AdjacencyRow adjacency_of(const Device& device, const RouteRow& route) {
    AdjacencyRow row{route.next_hop, route.out, std::nullopt};
    for (const arp::EntryView& entry : device.arp.entries)
        if (entry.address == route.next_hop && entry.interface == route.out && !entry.incomplete) row.mac = entry.mac;
    return row;
}

}  // namespace

std::optional<LookUp> look_up(const Device& device, ByteView packet) {
    const std::optional<acl::PacketFields> fields = acl::fields_of(packet);
    if (!fields) return std::nullopt;
    LookUp out;
    const Ipv4Address to = fields->destination;
    out.delivered = to.is_multicast() || to.is_broadcast() || owns(device, to);
    if (device.rib.fib == nullptr) return out;
    out.route = route_of(*device.rib.fib, fields->source, to);
    out.delivered = out.delivered || out.route.action == rib::Action::Receive;
    if (out.delivered || !leads_out(out.route)) return out;
    RouteRow last = out.route;
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied) {
        if (applied.interface != out.route.out) continue;
        out.crypto_map = true;
        out.protection = protection_of(device, applied, *fields);
        if (!out.protection) break;
        if (!out.protection->live || !out.protection->spi) return out;
        out.outer_route = route_of(*device.rib.fib, out.protection->local, out.protection->peer);
        last = *out.outer_route;
    }
    if (leads_out(last)) out.adjacency = adjacency_of(device, last);
    return out;
}

const crypto_map::PairView* inbound_sa(const Device& device, Ipv4Address destination, std::uint32_t spi) {
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied)
        for (const crypto_map::FlowView& flow : applied.flows)
            for (const crypto_map::PairView& pair : flow.pairs)
                if (pair.inbound.spi == spi && pair.endpoints.local == destination) return &pair;
    return nullptr;
}

}  // namespace switchover::snapshot
