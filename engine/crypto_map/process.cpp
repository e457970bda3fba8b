#include "engine/crypto_map/process.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "engine/crypto_map/record.h"

namespace switchover::crypto_map {

namespace {

/// A wildcard with holes has no prefix; its leading fixed bits are the best identity that IKE can carry.
Prefix prefix_of(const acl::AddressMatch& match) {
    return Prefix::of(match.address, static_cast<unsigned>(std::countl_one(~match.wildcard.value)));
}

ike::ProxyIdentity identity(const acl::AddressMatch& address, const acl::PortMatch& port, const acl::Entry& line) {
    const bool one_port = port.op == acl::PortOperator::Equal;
    return {prefix_of(address), line.protocol.value_or(0), one_port ? port.first : std::uint16_t{0}};
}

}  // namespace

// --- look-ups

Process::AppliedMap* Process::applied(InterfaceIndex interface) {
    for (AppliedMap& map : maps_)
        if (map.interface == interface) return &map;
    return nullptr;
}

const Process::AppliedMap* Process::applied(InterfaceIndex interface) const {
    return const_cast<Process*>(this)->applied(interface);  // NOLINT: same look-up, const result
}

Process::Flow& Process::flow(ipsec::FlowId id) {
    const auto found = std::lower_bound(flows_.begin(), flows_.end(), id,
                                        [](const Flow& f, ipsec::FlowId want) { return f.id < want; });
    SWITCHOVER_ENSURE(found != flows_.end() && found->id == id);
    return *found;
}

const Process::Flow& Process::flow(ipsec::FlowId id) const {
    return const_cast<Process*>(this)->flow(id);  // NOLINT: same look-up, const result
}

Process::AppliedEntry* Process::entry_of(const Flow& flow) {
    AppliedMap* map = applied(flow.interface);
    if (map == nullptr) return nullptr;
    for (AppliedEntry& entry : map->entries)
        if (entry.config.sequence == flow.sequence) return &entry;
    return nullptr;
}

const Process::AppliedEntry* Process::entry_of(const Flow& flow) const {
    return const_cast<Process*>(this)->entry_of(flow);  // NOLINT: same look-up, const result
}

// --- configuration

ipsec::FlowId Process::flow_for(InterfaceIndex interface, const std::string& map, std::uint16_t sequence,
                                const acl::Entry& line) {
    const ike::ProxyIdentity local = identity(line.source, line.source_port, line);
    const ike::ProxyIdentity remote = identity(line.destination, line.destination_port, line);
    for (const Flow& known : flows_)
        if (known.interface == interface && known.map == map && known.sequence == sequence &&
            known.local_proxy == local && known.remote_proxy == remote)
            return known.id;
    Flow made;
    made.id = next_flow_++;
    made.interface = interface;
    made.map = map;
    made.sequence = sequence;
    made.local_proxy = local;
    made.remote_proxy = remote;
    flows_.push_back(made);
    return made.id;
}

Process::AppliedEntry Process::apply_entry(InterfaceIndex interface, const std::string& map, const Entry& entry,
                                           const Setup& setup) {
    AppliedEntry made;
    made.config = entry;
    for (const std::string& name : entry.transform_sets) {
        const ipsec::TransformSet* set = setup.ipsec.find(name);
        if (set == nullptr) continue;
        made.proposals.push_back({set->transform, entry.lifetime.value_or(setup.ipsec.lifetime),
                                  entry.lifetime_kilobytes.value_or(setup.ipsec.lifetime_kilobytes),
                                  entry.pfs.value_or(crypto::DhGroup::None)});
    }
    const acl::AccessList* list = setup.access_lists.find(entry.access_list);
    if (list == nullptr) return made;
    for (std::size_t i = 0; i < list->entries.size(); ++i) {
        const acl::Entry& line = list->entries[i];
        made.lines.push_back({line, i, line.permit ? flow_for(interface, map, entry.sequence, line) : 0, 0});
    }
    return made;
}

Process::AppliedMap Process::apply(InterfaceIndex interface, const Binding& binding, const Setup& setup,
                                   const Services& services) {
    AppliedMap made;
    made.interface = interface;
    made.binding = binding;
    if (const Map* map = setup.maps.find(binding.map)) {
        made.local_address_interface = map->local_address_interface;
        for (const Entry& entry : map->entries) made.entries.push_back(apply_entry(interface, map->name, entry, setup));
    }
    const AppliedMap* old = applied(interface);
    if (old != nullptr && old->binding == binding) made.routes_wanted = old->routes_wanted;
    refresh_role(made, services);
    if (old != nullptr) {
        for (AppliedEntry& entry : made.entries)
            for (const AppliedEntry& before : old->entries)
                if (before.config.sequence == entry.config.sequence && before.config.peers == entry.config.peers)
                    entry.peer = before.peer;
    }
    return made;
}

void Process::refresh_role(AppliedMap& map, const Services& services) {
    const bool line_up = services.interfaces()[map.interface].line_protocol;
    if (!map.binding.redundancy.empty()) {
        const auto state = services.redundancy_state(map.interface, map.binding.redundancy);
        map.live = state && state->to == RedundancyChange::Role::Active;
        map.local = state ? state->virtual_address : Ipv4Address{};
        const bool speaking = state && state->to == RedundancyChange::Role::Speak;
        map.routes_wanted = map.live || (speaking && map.routes_wanted);  // see on_redundancy()
        return;
    }
    InterfaceIndex source = map.interface;
    if (!map.local_address_interface.empty()) source = services.find_interface(map.local_address_interface);
    map.local = source == kNoInterface ? Ipv4Address{} : services.interfaces()[source].address();
    map.live = !map.local.is_unspecified();
    // RRI before 12.3(14)T: as long as the map is applied to an interface that is up, no SA needed.
    map.routes_wanted = line_up;
}

void Process::configure(const Setup& setup, ike::Negotiator& negotiator, Services& services) {
    std::vector<AppliedMap> next;
    std::vector<std::uint8_t> next_bound(setup.bindings.size());
    for (std::size_t i = 0; i < setup.bindings.size(); ++i) {
        if (!setup.bindings[i]) continue;
        next.push_back(apply(static_cast<InterfaceIndex>(i), *setup.bindings[i], setup, services));
        next_bound[i] = 1;
    }
    maps_ = std::move(next);
    bound_ = std::move(next_bound);
    config_ = setup.maps;
    ipsec_ = setup.ipsec;
    access_lists_ = setup.access_lists;
    train_ = setup.train;
    if (identification_ == 0)
        identification_ = static_cast<std::uint16_t>(services.random(Purpose::Ipv4Identification).u32());
    drop_unused_flows(negotiator, services);
    sync_routes(services);
}

void Process::drop_unused_flows(ike::Negotiator& negotiator, Services& services) {
    const auto in_use = [this](ipsec::FlowId id) {
        for (const AppliedMap& map : maps_)
            for (const AppliedEntry& entry : map.entries)
                for (const Line& line : entry.lines)
                    if (line.flow == id) return true;
        return false;
    };
    std::vector<ipsec::PairId> orphans;
    for (const auto& [id, pair] : sadb_.pairs()) {
        const AppliedMap* map = applied(flow(pair.flow).interface);
        if (!in_use(pair.flow) || map->local != pair.endpoints.local) orphans.push_back(id);
    }
    for (const ipsec::PairId id : orphans) expire(id, ipsec::DeleteReason::Unconfigured, negotiator, services);
    std::erase_if(flows_, [&in_use](const Flow& f) { return !in_use(f.id); });
}

// --- reverse routes

void Process::sync_routes(Services& services) {
    std::vector<InstalledRoute> wanted;
    for (const AppliedMap& map : maps_) {
        if (!map.routes_wanted) continue;
        for (const AppliedEntry& entry : map.entries) {
            if (!entry.config.reverse_route || !entry.complete()) continue;
            for (const Line& line : entry.lines) {
                const InstalledRoute route{prefix_of(line.entry.destination), entry.current_peer()};
                if (line.flow != 0 && std::find(wanted.begin(), wanted.end(), route) == wanted.end())
                    wanted.push_back(route);
            }
        }
    }
    const std::vector<InstalledRoute> had = std::exchange(routes_, wanted);
    for (const InstalledRoute& route : had) {
        if (std::find(wanted.begin(), wanted.end(), route) != wanted.end()) continue;
        services.record(Record{ReverseRoute{false, route.prefix, route.next_hop}});
        services.remove_reverse_route(route.prefix, route.next_hop);
    }
    for (const InstalledRoute& route : wanted) {
        if (std::find(had.begin(), had.end(), route) != had.end()) continue;
        services.record(Record{ReverseRoute{true, route.prefix, route.next_hop}});
        services.add_reverse_route(route.prefix, route.next_hop);
    }
}

// --- roles and interfaces

void Process::lose_role(AppliedMap& map, bool yielded, ike::Negotiator& negotiator, Services& services) {
    map.live = false;
    const Ipv4Address local = map.local;
    const InterfaceIndex interface = map.interface;
    std::vector<Ipv4Address> peers;
    std::vector<ipsec::PairId> pairs;
    for (const auto& [id, pair] : sadb_.pairs()) {
        if (flow(pair.flow).interface != interface) continue;
        pairs.push_back(id);
        if (std::find(peers.begin(), peers.end(), pair.endpoints.remote) == peers.end())
            peers.push_back(pair.endpoints.remote);
    }
    const auto reason = yielded ? ipsec::DeleteReason::RoleYielded : ipsec::DeleteReason::RoleLost;
    for (const ipsec::PairId id : pairs) delete_pair(id, reason, services);
    for (Flow& f : flows_) {
        if (f.interface != interface) continue;
        f.negotiating = false;
        f.reserved_spi = 0;
    }
    services.record(Record{LiveChanged{interface, map.binding.map, local, false}});
    // Stateless failover: the peer is not told, its own keepalives find out.
    negotiator.delete_local(local, false, *this, services);
    if (yielded) return;
    for (const Ipv4Address peer : peers) services.record(ike::Record{ike::SessionStatus{false, peer, 500, peer}});
}

bool Process::on_redundancy(const RedundancyChange& change, ike::Negotiator& negotiator, Services& services) {
    using Role = RedundancyChange::Role;
    AppliedMap* map = applied(change.interface);
    if (map == nullptr || map->binding.redundancy.empty() || map->binding.redundancy != change.name) return false;
    if (change.to == Role::Active) {
        map->local = change.virtual_address;
        map->live = true;
        map->routes_wanted = true;
        services.record(Record{LiveChanged{map->interface, map->binding.map, map->local, true}});
        sync_routes(services);
        return false;
    }
    const bool yielded = change.to == Role::Speak;
    if (map->live) lose_role(*map, yielded, negotiator, services);
    // Routes stay while speaking: the seed's router removed its route when it became Standby.
    if (!yielded) applied(change.interface)->routes_wanted = false;
    return (change.from == Role::Active && !yielded) || (change.from == Role::Speak && change.to == Role::Standby);
}

void Process::after_enquiry(const RedundancyChange& change, Services& services) {
    if (bound(change.interface)) sync_routes(services);
}

void Process::on_interface(InterfaceIndex, bool, ike::Negotiator& negotiator, Services& services) {
    // The interface of `local-address` may be another one than that of the map: look at all of them.
    for (AppliedMap& map : maps_)
        if (map.binding.redundancy.empty()) refresh_role(map, services);
    drop_unused_flows(negotiator, services);
    sync_routes(services);
}

void Process::clear_counters() {
    for (Flow& f : flows_) f.counters = {};
}

std::vector<Process::ListMatch> Process::take_list_matches() {
    std::vector<ListMatch> out;
    for (AppliedMap& map : maps_)
        for (AppliedEntry& entry : map.entries)
            for (Line& line : entry.lines)
                if (const std::uint64_t n = std::exchange(line.matches, 0); n > 0)
                    out.push_back({entry.config.access_list, line.index, n});
    return out;
}

}  // namespace switchover::crypto_map
