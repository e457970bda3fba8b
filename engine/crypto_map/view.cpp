#include "engine/crypto_map/view.h"

#include <algorithm>

#include "engine/crypto_map/process.h"

namespace switchover::crypto_map {

namespace {

SaView view_of(const ipsec::Pair& pair, const ipsec::SecurityAssociation& sa) {
    return {sa.spi, sa.connection_id, sa.flow_id, pair.kilobytes_left(sa), sa.packets};
}

PairView view_of(const ipsec::Pair& pair) {
    PairView v;
    v.inbound = view_of(pair, pair.inbound);
    v.outbound = view_of(pair, pair.outbound);
    v.endpoints = pair.endpoints;
    v.transform = pair.transform;
    v.created = pair.created;
    v.expires = pair.expires;
    v.initiator_cookie = pair.initiator_cookie;
    v.responder_cookie = pair.responder_cookie;
    v.kilobytes = pair.start_kilobytes;
    v.highest_received = pair.window.last();
    return v;
}

}  // namespace

View Process::view(const Services& services) const {
    View out;
    for (const AppliedMap& map : maps_) {
        AppliedView applied_view;
        const Interface& interface = services.interfaces()[map.interface];
        applied_view.interface = map.interface;
        applied_view.interface_name = interface.name;
        applied_view.map = map.binding.map;
        applied_view.redundancy = map.binding.redundancy;
        applied_view.local = map.local;
        applied_view.live = map.live;
        applied_view.media_mtu = interface.mtu;
        for (const AppliedEntry& entry : map.entries) {
            for (const Line& line : entry.lines) {
                if (line.flow == 0 || !entry.complete()) continue;
                const Flow& f = flow(line.flow);
                FlowView v;
                v.sequence = entry.config.sequence;
                v.local_proxy = f.local_proxy;
                v.remote_proxy = f.remote_proxy;
                v.current_peer = entry.current_peer();
                v.path_mtu = interface.mtu;
                v.counters = f.counters;
                v.negotiating = f.negotiating;
                for (const ipsec::PairId id : sadb_.of_flow(f.id)) {
                    const ipsec::Pair& pair = *sadb_.find(id);
                    v.pairs.push_back(view_of(pair));
                    if (pair.path_mtu != 0)
                        v.path_mtu = std::min(interface.mtu, static_cast<std::uint32_t>(pair.path_mtu));
                }
                applied_view.flows.push_back(std::move(v));
            }
        }
        out.applied.push_back(std::move(applied_view));
    }
    for (const Map& map : config_.maps)
        for (const Entry& entry : map.entries) out.entries.push_back(entry_view(map, entry, services));
    out.transform_sets = ipsec_.transform_sets;
    return out;
}

EntryView Process::entry_view(const Map& map, const Entry& entry, const Services& services) const {
    EntryView v;
    v.map = map.name;
    v.sequence = entry.sequence;
    v.peers = entry.peers;
    v.current_peer = entry.peers.empty() ? Ipv4Address{} : entry.peers.front();
    v.access_list = entry.access_list;
    if (const acl::AccessList* list = access_lists_.find(entry.access_list)) {
        v.access_list_defined = true;
        v.access_list_extended = list->extended;
        for (const acl::Entry& line : list->entries)
            v.access_list_lines.push_back(acl::entry_text(line, list->extended));
    }
    v.lifetime = entry.lifetime.value_or(ipsec_.lifetime);
    v.lifetime_kilobytes = entry.lifetime_kilobytes.value_or(ipsec_.lifetime_kilobytes);
    v.pfs = entry.pfs.value_or(crypto::DhGroup::None);
    v.transform_sets = entry.transform_sets;
    v.reverse_route = entry.reverse_route;
    v.description = entry.description;
    for (const AppliedMap& applied_map : maps_) {
        if (applied_map.binding.map != map.name) continue;
        v.interfaces.push_back({services.interfaces()[applied_map.interface].name, applied_map.binding.redundancy});
        for (const AppliedEntry& running : applied_map.entries)
            if (running.config.sequence == entry.sequence) v.current_peer = running.current_peer();
    }
    return v;
}

}  // namespace switchover::crypto_map
