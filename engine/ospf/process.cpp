#include "engine/ospf/process.h"

#include <algorithm>

#include "engine/ospf/authentication.h"

namespace switchover::ospf {

namespace {

constexpr std::size_t kHeaders = kIpHeaderLen + kHeaderLen;

}  // namespace

TimerTag Process::tag(Timer kind, std::uint32_t index) const {
    return {ProcessId::Ospf, static_cast<std::uint8_t>(kind), index};
}

TimerTag Process::tag(Timer kind, const InterfaceData& i, const Neighbor& n) const {
    return tag(kind, std::uint32_t{i.index} << 16 | n.handle);
}

InterfaceData* Process::find_interface(InterfaceIndex i) {
    // OSPF on every interface: the place is the index.
    if (i < interfaces_.size() && interfaces_[i].index == i) return &interfaces_[i];
    const auto found = std::ranges::lower_bound(interfaces_, i, {}, &InterfaceData::index);
    return found != interfaces_.end() && found->index == i ? &*found : nullptr;
}

Process::Area& Process::area(std::uint32_t number) {
    const auto found = std::ranges::lower_bound(areas_, number, {}, &Area::number);
    if (found != areas_.end() && found->number == number) return *found;
    Area fresh;
    fresh.number = number;
    return *areas_.insert(found, std::move(fresh));
}

void Process::drop_unused_areas() {
    std::erase_if(areas_, [this](const Area& a) {
        return std::ranges::none_of(interfaces_, [&a](const InterfaceData& i) { return i.area == a.number; });
    });
}

std::uint16_t Process::cost_of(const Interface& interface, const InterfaceConfig& config) const {
    if (config.cost) return *config.cost;
    if (interface.kind == InterfaceKind::Loopback) return 1;
    const std::uint64_t reference_kbit = std::uint64_t{config_.reference_bandwidth_mbps} * 1000;
    const std::uint64_t bandwidth_kbit = std::max<std::uint64_t>(interface.bandwidth_kbit, 1);
    return static_cast<std::uint16_t>(std::clamp<std::uint64_t>(reference_kbit / bandwidth_kbit, 1, 65535));
}

void Process::configure(const Config& next, const std::vector<InterfaceConfig>& interfaces, Services& s) {
    if (configured_ && next.process_id != config_.process_id) stop(s);
    const bool again = configured_ && running();
    const bool router_id_differs = again && next.router_id.value_or(router_id_) != router_id_;
    config_ = next;
    interface_configs_ = interfaces;
    configured_ = true;
    spf_hold_ = config_.spf_hold;
    if (!again) {
        // Other interfaces may come up at this very instant and have the higher address.
        s.start_timer(router_id_timer_, tag(Timer::RouterId), s.now);
        return;
    }
    // IOS keeps a router id in use until the process is cleared; without neighbors nothing is in use.
    const bool in_use = std::ranges::any_of(interfaces_, [](const InterfaceData& i) { return !i.neighbors.empty(); });
    if (router_id_differs && !in_use) {
        clear(s);
        return;
    }
    refresh_interface_list(s);
    for (Area& a : areas_) build_later(a.number, s);
    redistribute_all(s);
    spf_due_ = true;
    finish_event(s);
}

void Process::stop(Services& s) {
    kill_reason_ = AdjacencyChanged::Reason::ProcessCleared;
    for (InterfaceData& i : interfaces_) {
        fire(i, InterfaceEvent::InterfaceDown, s);
        for (TimerId* id : {&i.hello_timer, &i.wait_timer, &i.ack_timer, &i.flood_timer}) s.release_timer(*id);
    }
    purge_neighbors(s);
    for (TimerId* id : {&router_id_timer_, &build_timer_, &originate_timer_, &aging_timer_, &spf_timer_})
        s.release_timer(*id);
    s.replace_ospf_routes(config_.process_id, {});
    *this = Process{};
}

void Process::clear(Services& s) {
    if (!configured_) return;
    // Neighbors must not keep what the next life may not claim again: another router id would leave it to age.
    for (const auto& [key, own] : own_) {
        const LsaSlot slot = database_.find(key);
        if (slot != kNoLsa && !database_.at(slot).max_age) flush(slot, LsaFlushed::Reason::Withdrawn, s);
    }
    for (InterfaceData& i : interfaces_)
        if (!i.flood_queue.empty()) flush_queue(i, s);
    const Config config = config_;
    const std::vector<InterfaceConfig> interfaces = interface_configs_;
    stop(s);
    configure(config, interfaces, s);
}

void Process::choose_router_id(Services& s) {
    if (config_.router_id) {
        router_id_ = *config_.router_id;
    } else {
        Ipv4Address loopback;
        Ipv4Address other;
        for (const Interface& i : s.interfaces()) {
            if (!i.line_protocol || !i.has_address()) continue;
            Ipv4Address& best = i.kind == InterfaceKind::Loopback ? loopback : other;
            best = std::max(best, i.address());
        }
        router_id_ = loopback.is_unspecified() ? other : loopback;
    }
    s.record(Record{RouterIdChosen{config_.process_id, router_id_}});
    if (!running()) return;
    refresh_interface_list(s);
    redistribute_all(s);
}

bool Process::wants_interface(InterfaceIndex index, Services& s, InterfaceData& out) const {
    const Interface& port = s.interface(index);
    if (!port.has_address() || port.kind == InterfaceKind::Null) return false;
    const auto statement = std::ranges::find_if(
        config_.networks, [&port](const NetworkStatement& n) { return n.matches(port.address()); });
    if (statement == config_.networks.end()) return false;
    out.index = index;
    out.area = statement->area;
    if (index < interface_configs_.size()) out.config = interface_configs_[index];
    out.authentication = out.config.authentication.value_or(config_.area(out.area).authentication);
    out.stub = is_stub(out.area);
    out.type = out.config.network_type.value_or(NetworkType::Broadcast);
    // `ip ospf network point-to-point` makes a loopback advertise its whole subnet.
    out.loopback = port.kind == InterfaceKind::Loopback;
    out.passive = config_.is_passive(port.name);
    out.cost = cost_of(port, out.config);
    out.address = port.address();
    out.prefix_length = port.prefix_length();
    for (std::size_t k = 1; k < port.addresses.size(); ++k)
        if (std::ranges::any_of(config_.networks, [&](const NetworkStatement& n) {
                return n.area == out.area && n.matches(port.addresses[k].address);
            }))
            out.secondaries.push_back(port.addresses[k].prefix());
    out.mtu = static_cast<std::uint16_t>(std::min<std::uint32_t>(port.mtu, 65535));
    return true;
}

void Process::refresh_interface_list(Services& s) {
    for (InterfaceIndex index = 0; index < s.interfaces().size(); ++index) {
        InterfaceData next;
        const bool wanted = wants_interface(index, s, next);
        InterfaceData* held = find_interface(index);
        if (held != nullptr && wanted && held->area == next.area && held->type == next.type &&
            held->loopback == next.loopback && held->passive == next.passive && held->address == next.address &&
            held->prefix_length == next.prefix_length && held->stub == next.stub) {
            // Who may be Designated Router is asked anew when our own claim to it changes.
            if (held->config.priority != next.config.priority) held->neighbor_change = true;
            held->config = next.config;
            held->authentication = next.authentication;
            held->cost = next.cost;
            held->secondaries = next.secondaries;
            held->mtu = next.mtu;
            continue;
        }
        if (held != nullptr) {
            const bool reset = wanted && held->area == next.area && held->stub != next.stub;
            kill_reason_ = reset ? AdjacencyChanged::Reason::AdjacencyReset : AdjacencyChanged::Reason::InterfaceDown;
            fire(*held, InterfaceEvent::InterfaceDown, s);
            purge_neighbors(s);
            for (TimerId* id : {&held->hello_timer, &held->wait_timer, &held->ack_timer, &held->flood_timer})
                s.release_timer(*id);
            std::erase_if(interfaces_, [index](const InterfaceData& i) { return i.index == index; });
        }
        if (!wanted) continue;
        area(next.area);
        const auto at = std::ranges::lower_bound(interfaces_, index, {}, &InterfaceData::index);
        InterfaceData& added = *interfaces_.insert(at, std::move(next));
        if (s.interface(index).line_protocol)
            fire(added, added.loopback ? InterfaceEvent::LoopInd : InterfaceEvent::InterfaceUp, s);
    }
    drop_unused_areas();
    forget_externals();
}

void Process::on_interface(InterfaceIndex i, bool line_up, Services& s) {
    if (!configured_) return;
    if (!running()) {
        if (line_up) s.start_timer(router_id_timer_, tag(Timer::RouterId), s.now);
        return;
    }
    refresh_interface_list(s);
    if (InterfaceData* held = find_interface(i); held != nullptr) {
        kill_reason_ = AdjacencyChanged::Reason::InterfaceDown;
        if (!line_up)
            fire(*held, InterfaceEvent::InterfaceDown, s);
        else if (held->state == InterfaceState::Down)
            fire(*held, held->loopback ? InterfaceEvent::LoopInd : InterfaceEvent::InterfaceUp, s);
        redistribution_due_ = true;  // a forwarding address is only valid while OSPF runs towards it
    }
    finish_event(s);
}

void Process::refuse(Refused::Reason reason, const InterfaceData& i, const Ipv4Delivery& packet, Ipv4Address router_id,
                     std::uint32_t theirs, std::uint32_t ours, Services& s) const {
    s.record(Record{Refused{reason, i.index, packet.source, router_id, theirs, ours}});
}

void Process::on_packet(const Ipv4Delivery& delivery, Services& s) {
    if (!running()) return;
    InterfaceData* held = find_interface(delivery.in);
    if (held == nullptr || held->state <= InterfaceState::Loopback || delivery.source == held->address) return;
    InterfaceData& i = *held;
    using Reason = Refused::Reason;
    if (i.passive) return refuse(Reason::PassiveInterface, i, delivery, {}, 0, 0, s);
    auto packet = decode(delivery.payload);
    if (!packet) return refuse(Reason::Malformed, i, delivery, {}, static_cast<std::uint32_t>(packet.error()), 0, s);
    // §8.2, in its order
    const Header& h = packet->header;
    if (s.debugging(DebugFlag::OspfPacket)) {
        const std::uint8_t* const octets = delivery.payload.data();
        s.record(Record{PacketSeen{i.index, octets[1], load_u16(octets + 2), h.router_id, h.area, load_u16(octets + 12),
                                   h.au_type, h.key_id, h.cryptographic_sequence}});
    }
    if (h.area != i.area) return refuse(Reason::Area, i, delivery, h.router_id, h.area, i.area, s);
    if (i.broadcast() && !i.prefix().contains(delivery.source))
        return refuse(Reason::SourceNotOnNetwork, i, delivery, h.router_id, delivery.source.value, i.address.value, s);
    if (delivery.destination == kAllDRouters && !i.is_dr_or_backup())
        return refuse(Reason::NotDesignatedRouter, i, delivery, h.router_id, 0, 0, s);
    if (!authentic(i, *packet, delivery, s)) return;
    if (i.authentication == Authentication::MessageDigest)
        if (const auto error = decode_body(delivery.payload, *packet))
            return refuse(Reason::Malformed, i, delivery, h.router_id, static_cast<std::uint32_t>(*error), 0, s);
    if (h.router_id == router_id_)
        return refuse(Reason::DuplicateRouterId, i, delivery, h.router_id, h.router_id.value, router_id_.value, s);
    dispatch(i, *packet, delivery, s);
    finish_event(s);
}

void Process::dispatch(InterfaceData& i, const Packet& packet, const Ipv4Delivery& delivery, Services& s) {
    if (const Hello* hello = std::get_if<Hello>(&packet.body)) {
        receive_hello(i, packet.header, *hello, delivery, s);
        return;
    }
    Neighbor* const n = sender_of(i, packet.header, delivery);
    if (n == nullptr) {
        refuse(Refused::Reason::UnknownNeighbor, i, delivery, packet.header.router_id, 0, 0, s);
        return;
    }
    if (const auto* dd = std::get_if<DatabaseDescription>(&packet.body)) {
        receive_description(i, *n, *dd, delivery, s);
        return;
    }
    if (n->state < NeighborState::Exchange) {
        refuse(Refused::Reason::NeighborState, i, delivery, packet.header.router_id,
               static_cast<std::uint32_t>(packet.header.type), static_cast<std::uint32_t>(n->state), s);
        return;
    }
    if (const auto* request = std::get_if<LinkStateRequest>(&packet.body)) receive_request(i, *n, *request, s);
    if (const auto* update = std::get_if<LinkStateUpdate>(&packet.body)) receive_update(i, *n, *update, s);
    if (const auto* ack = std::get_if<LinkStateAcknowledgment>(&packet.body)) receive_acknowledgment(i, *n, *ack, s);
}

void Process::neighbor_timer(Timer kind, InterfaceData& i, Neighbor& n, Services& s) {
    if (kind == Timer::Inactivity) fire(i, n, NeighborEvent::InactivityTimer, s);
    if (kind == Timer::DdRetransmit) resend_description(i, n, s);
    if (kind == Timer::RequestRetransmit) send_requests(i, n, s);
    if (kind == Timer::LsaRetransmit) retransmit(i, n, s);
}

void Process::on_timer(TimerTag timer, Services& s) {
    const auto kind = static_cast<Timer>(timer.kind);
    InterfaceData* i = find_interface(static_cast<InterfaceIndex>(timer.index >> 16));
    switch (kind) {
        case Timer::Hello:
            if (i != nullptr) send_hello(*i, s);
            break;
        case Timer::Wait:
            if (i != nullptr) fire(*i, InterfaceEvent::WaitTimer, s);
            break;
        case Timer::DelayedAck:
            if (i != nullptr) send_acks(*i, flooding_destination(*i), i->delayed_acks, s);
            break;
        case Timer::Flood:
            if (i != nullptr) flush_queue(*i, s);
            break;
        case Timer::Inactivity:
        case Timer::DdRetransmit:
        case Timer::RequestRetransmit:
        case Timer::LsaRetransmit:
            if (i != nullptr)
                if (Neighbor* n = i->find(static_cast<std::uint16_t>(timer.index)); n != nullptr)
                    neighbor_timer(kind, *i, *n, s);
            break;
        case Timer::RouterId:
            if (!running()) choose_router_id(s);
            break;
        case Timer::Build: build_lsas(s); break;
        case Timer::Originate: settle_deferred(s); break;
        case Timer::Aging: age_database(s); break;
        case Timer::Spf: run_spf(s); break;
    }
    if (running()) finish_event(s);
}

void Process::purge_neighbors(Services& s) {
    for (InterfaceData& i : interfaces_)
        std::erase_if(i.neighbors, [&s](Neighbor& n) {
            if (!n.gone) return false;
            for (TimerId* id : {&n.inactivity, &n.dd_retransmit, &n.request_retransmit, &n.lsa_retransmit})
                s.release_timer(*id);
            return true;
        });
    neighbors_gone_ = false;
}

void Process::settle_interfaces(Services& s) {
    attention_ = false;
    for (InterfaceData& i : interfaces_) {
        if (i.backup_seen) fire(i, InterfaceEvent::BackupSeen, s);
        // An election may make neighbors start or end an adjacency, which is no further NeighborChange.
        if (i.neighbor_change) fire(i, InterfaceEvent::NeighborChange, s);
        i.backup_seen = i.neighbor_change = false;
    }
}

void Process::serve_interfaces(Services& s) {
    attention_ = false;
    for (InterfaceData& i : interfaces_) {
        for (Neighbor& n : i.neighbors)
            if (n.state == NeighborState::Exchange || n.state == NeighborState::Loading) {
                continue_loading(i, n, s);
                attention_ = true;
            }
        if (!i.flood_queue.empty()) pace_queue(i, s);
    }
}

void Process::finish_event(Services& s) {
    const bool attention = attention_;
    if (attention) settle_interfaces(s);
    if (redistribution_due_) originate_externals(s);
    redistribution_due_ = false;
    if (attention || attention_) serve_interfaces(s);
    if (neighbors_gone_) purge_neighbors(s);
    if (!max_age_.empty()) reap(s);
    if (spf_due_) schedule_spf(s);
    // §16.6: type 5 changes need no shortest-path calculation and are not delayed.
    if (external_due_) install_routes(true, s);
    spf_due_ = external_due_ = false;
}

void Process::transmit(const InterfaceData& i, Ipv4Address destination, ByteView payload, Services& s) const {
    Ipv4Send packet;
    packet.source = i.address;
    packet.destination = destination;
    packet.protocol = kIpProtocol;
    packet.ttl = 1;
    packet.tos = 0xC0;  // internetwork control
    packet.out = i.index;
    packet.payload = payload;
    s.send_ipv4(packet);
}

Ipv4Address Process::flooding_destination(const InterfaceData& i) const {
    // §13.3 (5): the DR and the Backup speak to all, others to those two.
    return i.broadcast() && !i.is_dr_or_backup() ? kAllDRouters : kAllSpfRouters;
}

std::size_t Process::packet_room(const InterfaceData& i) const {
    // Never more than fits without fragments; a tiny MTU still takes one LSA header a packet.
    const std::size_t headers = kHeaders + (i.authentication == Authentication::MessageDigest ? kDigestLen : 0);
    return std::max<std::size_t>(i.mtu, headers + 64) - headers;
}

std::vector<AreaRangeView> Process::range_views(std::uint32_t area_number) const {
    std::vector<AreaRangeView> views;
    for (const AreaRange& range : config_.area(area_number).ranges) {
        const auto active = std::ranges::find_if(active_ranges_, [&](const ActiveRange& a) {
            return a.area == area_number && a.range.prefix == range.prefix;
        });
        views.push_back({range, active == active_ranges_.end() ? std::optional<std::uint32_t>{} : active->cost});
    }
    return views;
}

View Process::view(std::span<const Interface> interfaces) const {
    View out;
    out.config = config_;
    out.router_id = router_id_;
    out.is_asbr = is_asbr();
    out.is_abr = is_abr();
    for (const InterfaceData& i : interfaces_) {
        InterfaceView v{i.index,
                        {},
                        true,
                        true,
                        i.area,
                        i.type,
                        i.loopback,
                        i.passive,
                        i.state,
                        i.address,
                        i.prefix_length,
                        i.cost,
                        i.config,
                        i.designated_router,
                        i.backup_designated_router,
                        i.designated_router_id,
                        i.backup_designated_router_id,
                        i.next_hello,
                        i.wait_until,
                        i.authentication,
                        {}};
        if (i.index < interfaces.size()) {
            v.name = interfaces[i.index].name;
            v.admin_up = interfaces[i.index].admin_up;
            v.line_up = interfaces[i.index].line_protocol;
        }
        for (const Neighbor& n : i.neighbors)
            v.neighbors.push_back({n.router_id, n.address, n.priority, n.state, n.options, n.designated_router,
                                   n.backup_designated_router, n.dead_at, n.state_since, n.state_changes,
                                   n.retransmission.count(), static_cast<std::uint32_t>(n.requests.size()),
                                   n.retransmissions, n.key_id});
        std::ranges::sort(v.neighbors, {}, &NeighborView::router_id);
        out.interfaces.push_back(std::move(v));
    }
    for (const Area& a : areas_)
        out.areas.push_back(
            {a.number, static_cast<std::uint32_t>(std::ranges::count(interfaces_, a.number, &InterfaceData::area)),
             a.spf_runs, a.last_spf, range_views(a.number)});
    for (const Area& a : areas_)
        for (const RouterRoute& r : a.routes.routers)
            if (r.router_id != router_id_)
                out.border_routers.push_back(
                    {r.router_id, a.number, r.cost, r.bits, {r.hops.all().begin(), r.hops.all().end()}});
    for (const RouterRoute& r : internal_.routers)
        if (r.inter_area)
            out.border_routers.push_back(
                {r.router_id, r.area, r.cost, r.bits, {r.hops.all().begin(), r.hops.all().end()}, true});
    out.database.reserve(database_.index().size());
    for (const Database::IndexEntry& at : database_.index()) {
        const DatabaseEntry& e = database_.at(at.slot);
        out.database.push_back({e.scope, e.lsa, e.born, e.max_age, e.used_for_route});
    }
    out.route_sources = route_sources_;
    out.routes_changed = routes_changed_;
    return out;
}

}  // namespace switchover::ospf
