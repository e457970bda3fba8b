// RFC 2328 §10.6 to §10.9: Database Description, Link State Request, loading.
#include <algorithm>

#include "engine/ospf/process.h"

namespace switchover::ospf {

namespace {

using Dd = DatabaseDescription;
constexpr std::uint8_t kAllFlags = Dd::kInitBit | Dd::kMoreBit | Dd::kMasterBit;

DatabaseDescriptionSeen seen(bool sent, const InterfaceData& i, const Neighbor& n, const Dd& dd) {
    return {sent,
            i.index,
            n.router_id,
            dd.dd_sequence_number,
            dd.options,
            dd.flags,
            static_cast<std::uint16_t>(kHeaderLen + 8 + kLsaHeaderLen * dd.headers.size()),
            dd.interface_mtu,
            static_cast<std::uint8_t>(n.state)};
}

/// §8.1: packets to one neighbor go to AllSPFRouters on point-to-point links.
Ipv4Address unicast(const InterfaceData& i, const Neighbor& n) { return i.broadcast() ? n.address : kAllSpfRouters; }

}  // namespace

void Process::begin_negotiation(InterfaceData& i, Neighbor& n, Services& s) {
    // §10.3: the first attempt takes an arbitrary number, later ones the next.
    if (n.dd_sequence_number == 0) n.dd_sequence_number = s.random(Purpose::OspfJitter).u32() & 0x3FFF;
    ++n.dd_sequence_number;
    n.we_are_master = true;
    n.last_dd_received = false;
    const Dd dd{i.mtu, options_of(i.stub), kAllFlags, n.dd_sequence_number, {}};
    n.last_dd_sent = encode(header(i), dd);
    n.last_sent_more = true;
    if (s.wants_detail()) s.record(Record{seen(true, i, n, dd)});
    send(i, unicast(i, n), n.last_dd_sent, s);
    s.start_timer(n.dd_retransmit, tag(Timer::DdRetransmit, i, n), i.config.retransmit_interval);
}

void Process::build_summary(const InterfaceData& i, Neighbor& n, Services& s) {
    n.summary.clear();
    n.summary_at = 0;
    for (const Database::IndexEntry& at : database_.index()) {
        DatabaseEntry& entry = database_.at(at.slot);
        if (entry.scope != i.area && (entry.scope != kAsScope || i.stub)) continue;
        if (entry.max_age) {
            // §10.3 NegotiationDone: LSAs of MaxAge go to the retransmission list instead.
            if (n.retransmission.insert(at.slot)) ++entry.retransmitters;
            entry.flooded = s.now;
            arm_retransmission(const_cast<InterfaceData&>(i), n, s.now + i.config.retransmit_interval, s);
            continue;
        }
        n.summary.push_back(entry.header(s.now));
    }
}

void Process::send_description(InterfaceData& i, Neighbor& n, Services& s) {
    const std::size_t room = (packet_room(i) - 8) / kLsaHeaderLen;
    const std::size_t count = std::min(room, n.summary.size() - n.summary_at);
    Dd dd{i.mtu, options_of(i.stub), 0, n.dd_sequence_number, {}};
    const auto first = n.summary.begin() + static_cast<std::ptrdiff_t>(n.summary_at);
    dd.headers.assign(first, first + static_cast<std::ptrdiff_t>(count));
    n.summary_at += count;
    n.last_sent_more = n.summary_at < n.summary.size();
    dd.flags =
        static_cast<std::uint8_t>((n.last_sent_more ? Dd::kMoreBit : 0) | (n.we_are_master ? Dd::kMasterBit : 0));
    n.last_dd_sent = encode(header(i), dd);
    if (s.wants_detail()) s.record(Record{seen(true, i, n, dd)});
    send(i, unicast(i, n), n.last_dd_sent, s);
    // §10.8: the Master repeats, the Slave only answers.
    if (n.we_are_master)
        s.start_timer(n.dd_retransmit, tag(Timer::DdRetransmit, i, n), i.config.retransmit_interval);
    else
        s.stop_timer(n.dd_retransmit);
}

void Process::resend_description(InterfaceData& i, Neighbor& n, Services& s) {
    if (n.state != NeighborState::ExStart && n.state != NeighborState::Exchange) return;
    send(i, unicast(i, n), n.last_dd_sent, s);
    s.start_timer(n.dd_retransmit, tag(Timer::DdRetransmit, i, n), i.config.retransmit_interval);
}

void Process::keep_description(Neighbor& n, const Dd& dd) const {
    n.last_dd_received = true;
    n.last_dd_flags = dd.flags;
    n.last_dd_options = dd.options;
    n.last_dd_sequence_number = dd.dd_sequence_number;
}

void Process::receive_description(InterfaceData& i, Neighbor& n, const Dd& dd, const Ipv4Delivery& packet,
                                  Services& s) {
    if (s.wants_detail()) s.record(Record{seen(false, i, n, dd)});
    if (dd.interface_mtu > i.mtu && !i.config.mtu_ignore) {
        refuse(Refused::Reason::Mtu, i, packet, n.router_id, dd.interface_mtu, i.mtu, s);
        return;
    }
    const bool duplicate = n.last_dd_received && dd.flags == n.last_dd_flags && dd.options == n.last_dd_options &&
                           dd.dd_sequence_number == n.last_dd_sequence_number;
    if (n.state == NeighborState::Init) fire(i, n, NeighborEvent::TwoWayReceived, s);
    switch (n.state) {
        case NeighborState::Down:
        case NeighborState::Attempt:
        case NeighborState::Init:
        case NeighborState::TwoWay:
            refuse(Refused::Reason::NeighborState, i, packet, n.router_id,
                   static_cast<std::uint32_t>(PacketType::DatabaseDescription), static_cast<std::uint32_t>(n.state), s);
            return;
        case NeighborState::ExStart: negotiate(i, n, dd, s); return;
        case NeighborState::Exchange:
            if (!duplicate)
                exchange(i, n, dd, s);
            else if (!n.we_are_master)
                send(i, unicast(i, n), n.last_dd_sent, s);
            return;
        case NeighborState::Loading:
        case NeighborState::Full:
            // §10.8: what the Slave has forgotten it cannot repeat.
            if (!duplicate || (!n.we_are_master && s.now - n.exchange_done >= i.config.dead()))
                fire(i, n, NeighborEvent::SeqNumberMismatch, s);
            else if (!n.we_are_master)
                send(i, unicast(i, n), n.last_dd_sent, s);
            return;
    }
}

void Process::negotiate(InterfaceData& i, Neighbor& n, const Dd& dd, Services& s) {
    if (dd.flags == kAllFlags && dd.headers.empty() && n.router_id > router_id_) {
        n.we_are_master = false;
        n.dd_sequence_number = dd.dd_sequence_number;
    } else if (!dd.init() && !dd.master() && dd.dd_sequence_number == n.dd_sequence_number &&
               n.router_id < router_id_) {
        n.we_are_master = true;
    } else {
        return;
    }
    n.options = dd.options;
    if (s.wants_detail()) s.record(Record{NegotiationDone{i.index, n.router_id, n.we_are_master}});
    fire(i, n, NeighborEvent::NegotiationDone, s);
    take_description(i, n, dd, s);
}

void Process::exchange(InterfaceData& i, Neighbor& n, const Dd& dd, Services& s) {
    const std::uint32_t expected = n.we_are_master ? n.dd_sequence_number : n.dd_sequence_number + 1;
    if (dd.master() == n.we_are_master || dd.init() || dd.options != n.last_dd_options ||
        dd.dd_sequence_number != expected) {
        fire(i, n, NeighborEvent::SeqNumberMismatch, s);
        return;
    }
    take_description(i, n, dd, s);
}

bool Process::take_description(InterfaceData& i, Neighbor& n, const Dd& dd, Services& s) {
    keep_description(n, dd);
    for (const LsaHeader& h : dd.headers) {
        // §10.6: no AS-external-LSAs in a stub area
        if (!is_known_type(h.type) || (i.stub && h.type == kAsExternalLsa)) {
            fire(i, n, NeighborEvent::SeqNumberMismatch, s);
            return false;
        }
        const LsaSlot slot = database_.find({scope_of(h.type, i.area), h.key()});
        if (slot != kNoLsa && compare_instances(h, database_.at(slot).header(s.now)) <= 0) continue;
        const auto at = std::ranges::lower_bound(n.requests, h.key(), {}, &LsaHeader::key);
        if (at == n.requests.end() || at->key() != h.key()) n.requests.insert(at, h);
    }
    const bool both_done = !dd.more() && !n.last_sent_more;
    if (n.we_are_master) {
        ++n.dd_sequence_number;
        if (!both_done) send_description(i, n, s);
    } else {
        n.dd_sequence_number = dd.dd_sequence_number;
        send_description(i, n, s);
    }
    // The Slave is done once it has answered the Master's last packet with its own last.
    if (n.we_are_master ? both_done : !dd.more() && !n.last_sent_more) {
        if (s.wants_detail()) s.record(Record{ExchangeDone{i.index, n.router_id}});
        n.exchange_done = s.now;
        fire(i, n, NeighborEvent::ExchangeDone, s);
    }
    return true;
}

void Process::send_requests(InterfaceData& i, Neighbor& n, Services& s) {
    if (n.state != NeighborState::Exchange && n.state != NeighborState::Loading) return;
    if (n.requests.empty()) return;
    const std::size_t count = std::min(packet_room(i) / 12, n.requests.size());
    n.asked.clear();
    for (std::size_t k = 0; k < count; ++k) n.asked.push_back(n.requests[k].key());
    send(i, unicast(i, n), encode(header(i), LinkStateRequest{n.asked}), s);
    s.start_timer(n.request_retransmit, tag(Timer::RequestRetransmit, i, n), i.config.retransmit_interval);
}

void Process::continue_loading(InterfaceData& i, Neighbor& n, Services& s) {
    if (n.requests.empty()) {
        s.stop_timer(n.request_retransmit);
        if (n.state == NeighborState::Loading) fire(i, n, NeighborEvent::LoadingDone, s);
    } else if (n.asked.empty()) {
        send_requests(i, n, s);
    }
}

void Process::receive_request(InterfaceData& i, Neighbor& n, const LinkStateRequest& request, Services& s) {
    std::vector<LsaSlot> found;
    for (const LsaKey& key : request.requests) {
        const LsaSlot slot = database_.find({scope_of(key.type, i.area), key});
        if (slot == kNoLsa) {
            fire(i, n, NeighborEvent::BadLSReq, s);
            return;
        }
        found.push_back(slot);
    }
    send_lsas(i, unicast(i, n), found, s);
}

}  // namespace switchover::ospf
