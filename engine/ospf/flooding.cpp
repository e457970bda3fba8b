// RFC 2328 §13: the flooding procedure, its steps in their order.
#include <algorithm>

#include "engine/ospf/lsa_pool.h"
#include "engine/ospf/process.h"

namespace switchover::ospf {

namespace {

constexpr Duration kDelayedAck = 2500ms;  ///< §13.5: less than RxmtInterval; what IOS takes
constexpr Duration kFloodPacing = 33ms;   ///< IOS: time between two updates of one interface
constexpr std::size_t kFewLsas = 8;       ///< lists begin with room for these

}  // namespace

LsaName Process::name_of(const Lsa& lsa) {
    return {lsa.header.type, lsa.header.id, lsa.header.advertising_router,
            static_cast<std::uint32_t>(lsa.header.sequence)};
}

LsaPool* Process::pool(Services& s) const { return s.lsa_pool(); }

bool Process::exchanging() const {
    for (const InterfaceData& i : interfaces_)
        for (const Neighbor& n : i.neighbors)
            if (n.state == NeighborState::Exchange || n.state == NeighborState::Loading) return true;
    return false;
}

void Process::receive_update(InterfaceData& i, Neighbor& n, const LinkStateUpdate& update, Services& s) {
    std::vector<LsaHeader> direct;
    for (const ByteView octets : update.lsas) {
        bool bad_request = false;
        const AckKind ack = receive_lsa(i, n, octets, bad_request, s);
        if (ack == AckKind::Direct) direct.push_back(read_lsa_header(octets.data()));
        if (ack == AckKind::Delayed) delay_ack(i, read_lsa_header(octets.data()), s);
        if (bad_request) {
            fire(i, n, NeighborEvent::BadLSReq, s);
            break;
        }
    }
    if (!direct.empty()) send_acks(i, i.broadcast() ? n.address : kAllSpfRouters, direct, s);
}

Process::AckKind Process::receive_lsa(InterfaceData& i, Neighbor& n, ByteView octets, bool& bad_request, Services& s) {
    const LsaHeader h = read_lsa_header(octets.data());
    const LsaName name{h.type, h.id, h.advertising_router, static_cast<std::uint32_t>(h.sequence)};
    const auto reject = [&](LsaRejected::Reason reason) {
        s.record(Record{LsaRejected{i.index, n.router_id, name, reason}});
        return AckKind::None;
    };
    // §13 (2) and (3), before the body costs anything.
    if (!is_known_type(h.type)) return reject(LsaRejected::Reason::UnknownType);
    if (i.stub && h.type == kAsExternalLsa) return reject(LsaRejected::Reason::StubArea);
    const LsaSlot slot = database_.find({scope_of(h.type, i.area), h.key()});
    const int order = slot == kNoLsa ? 1 : compare_instances(h, database_.at(slot).header(s.now));
    if (order > 0) {
        // §13 (1)
        auto lsa = pool(s) != nullptr ? pool(s)->decode(octets) : decode_lsa(octets);
        if (!lsa)
            return reject(lsa.error() == DecodeError::BadChecksum ? LsaRejected::Reason::BadChecksum
                                                                  : LsaRejected::Reason::Malformed);
        // §13 (4)
        if (h.age == kMaxAge && slot == kNoLsa && !exchanging()) {
            reject(LsaRejected::Reason::MaxAgeNotHeld);
            return AckKind::Direct;
        }
        return take_newer(i, n, std::move(*lsa), h.age, slot, s);
    }
    // §13 (1) for the rest: octets equal to those held need no sum.
    if (!database_.at(slot).lsa->has_octets(octets) && !checksum_holds(octets))
        return reject(LsaRejected::Reason::BadChecksum);
    // §13 (6)
    if (n.find_request(h.key()) != nullptr) {
        bad_request = true;
        return AckKind::None;
    }
    DatabaseEntry& held = database_.at(slot);
    if (order == 0) {
        // §13 (7a): an implied acknowledgment
        if (n.retransmission.holds(slot)) {
            acknowledged(n, slot, s);
            const bool from_dr = n.address == i.designated_router;
            return i.state == InterfaceState::Backup && from_dr ? AckKind::Delayed : AckKind::None;
        }
        return AckKind::Direct;  // §13 (7b)
    }
    // §13 (8): the database copy is newer
    if (held.max_age && held.lsa->header.sequence == kMaxSequenceNumber) return AckKind::None;
    if (s.now - held.replied >= kMinLsArrival) {
        held.replied = s.now;
        send_lsas(i, i.broadcast() ? n.address : kAllSpfRouters, {slot}, s);
    }
    return AckKind::None;
}

Process::AckKind Process::take_newer(InterfaceData& i, Neighbor& n, LsaPtr lsa, std::uint16_t age, LsaSlot held,
                                     Services& s) {
    const bool own = is_own(lsa->header);
    if (held != kNoLsa) {
        const DatabaseEntry& entry = database_.at(held);
        // §13 (5a)
        if (!own && s.now - entry.arrived < kMinLsArrival) {
            s.record(Record{LsaRejected{i.index, n.router_id, name_of(*lsa), LsaRejected::Reason::MinLsArrival}});
            return AckKind::None;
        }
        // §13 (5c)
        unlist_everywhere(held, s);
    }
    const ScopedKey key{scope_of(lsa->header.type, i.area), lsa->header.key()};
    const bool changed = differs(held, *lsa, age);
    if (s.wants_detail()) s.record(Record{LsaReceived{i.index, n.router_id, name_of(*lsa), age, changed}});
    // §13 (5d)
    const LsaSlot slot = install(key.scope, lsa, age, held, changed, s);
    // §13 (5b)
    const bool flooded_back = flood(slot, &i, &n, s);
    // §13 (5f)
    if (own) received_own(key, s);
    // §13 (5e), §13.5 table 19
    if (flooded_back) return AckKind::None;
    if (i.state == InterfaceState::Backup && n.address != i.designated_router) return AckKind::None;
    return AckKind::Delayed;
}

void Process::note_change(const Lsa& lsa) {
    if (lsa.header.type == kAsExternalLsa)
        external_due_ = true;
    else
        spf_due_ = true;
}

bool Process::differs(LsaSlot held, const Lsa& lsa, std::uint16_t age) const {
    if (held == kNoLsa) return true;
    const DatabaseEntry& entry = database_.at(held);
    return entry.max_age != (age >= kMaxAge) || !entry.lsa->same_contents(lsa);
}

LsaSlot Process::install(std::uint32_t scope, const LsaPtr& lsa, std::uint16_t age, LsaSlot held, bool changed,
                         Services& s) {
    LsaSlot slot = held;
    if (slot == kNoLsa)
        slot = database_.install(scope, lsa, age, s.now);
    else
        database_.replace(slot, lsa, age, s.now);
    if (changed) note_change(*lsa);
    if (age >= kMaxAge)
        max_age_.push_back(slot);
    else
        arm_aging(database_.at(slot).born + std::chrono::seconds{kMaxAge}, s);
    return slot;
}

bool Process::offer(InterfaceData& i, Neighbor& n, LsaSlot slot, const Neighbor* sender, Services& s) {
    // §13.3 (1a)
    if (n.gone || n.state < NeighborState::Exchange) return false;
    DatabaseEntry& entry = database_.at(slot);
    // (1b)
    if (n.state != NeighborState::Full) {
        const LsaKey key = entry.lsa->header.key();
        if (const LsaHeader* request = n.find_request(key); request != nullptr) {
            const int order = compare_instances(entry.header(s.now), *request);
            if (order < 0) return false;
            n.remove_request(key);
            if (order == 0) return false;
        }
    }
    // (1c)
    if (&n == sender) return false;
    // (1d)
    if (n.retransmission.count() == 0) arm_retransmission(i, n, s.now + i.config.retransmit_interval, s);
    if (n.retransmission.insert(slot)) ++entry.retransmitters;
    return true;
}

bool Process::flood(LsaSlot slot, const InterfaceData* from, const Neighbor* sender, Services& s) {
    bool back = false;
    const std::uint32_t scope = database_.at(slot).scope;
    database_.at(slot).flooded = s.now;
    for (InterfaceData& i : interfaces_) {
        if (i.state <= InterfaceState::Loopback || (scope == kAsScope ? i.stub : scope != i.area)) continue;
        bool added = false;
        for (Neighbor& n : i.neighbors) added |= offer(i, n, slot, sender, s);
        // §13.3 (2)
        if (!added) continue;
        if (&i == from) {
            // (3): the DR or Backup has told everybody; (4): the Backup leaves it to the DR.
            if (i.broadcast() &&
                (sender->address == i.designated_router || sender->address == i.backup_designated_router))
                continue;
            if (i.state == InterfaceState::Backup) continue;
            back = true;
        }
        // (5)
        if (i.flood_queue.empty()) i.flood_queue.reserve(kFewLsas);
        i.flood_queue.push_back(slot);
        attention_ = true;
    }
    return back;
}

void Process::pace_queue(InterfaceData& i, Services& s) {
    if (s.timer_running(i.flood_timer)) return;
    if (i.flood_at == kNever || s.now - i.flood_at >= kFloodPacing)
        flush_queue(i, s);
    else
        s.start_timer(i.flood_timer, tag(Timer::Flood, std::uint32_t{i.index} << 16), i.flood_at + kFloodPacing);
}

void Process::flush_queue(InterfaceData& i, Services& s) {
    std::vector<LsaSlot>& queue = i.flood_queue;
    std::ranges::sort(queue);
    queue.erase(std::unique(queue.begin(), queue.end()), queue.end());
    i.flood_at = s.now;
    send_lsas(i, flooding_destination(i), queue, s);
    queue.clear();
}

void Process::send_lsas(InterfaceData& i, Ipv4Address destination, const std::vector<LsaSlot>& slots, Services& s) {
    if (s.debugging(DebugFlag::OspfFlood) && !slots.empty()) {
        LsasSent sent{i.index, destination, {}};
        for (const LsaSlot slot : slots)
            if (database_.holds(slot)) sent.lsas.push_back(name_of(*database_.at(slot).lsa));
        s.record(Record{std::move(sent)});
    }
    std::optional<UpdateWriter> writer;
    const std::size_t limit = kHeaderLen + packet_room(i);
    const auto delay = static_cast<std::uint32_t>(whole_seconds(i.config.transmit_delay));
    for (const LsaSlot slot : slots) {
        if (!database_.holds(slot)) continue;
        const DatabaseEntry& entry = database_.at(slot);
        if (writer && writer->size() + entry.lsa->octets.size() > limit) {
            send(i, destination, writer->take(), s);
            writer.reset();
        }
        if (!writer) writer.emplace(header(i));
        // §13.3: aged by InfTransDelay on the way, but never past MaxAge.
        writer->add(*entry.lsa, static_cast<std::uint16_t>(std::min<std::uint32_t>(entry.age(s.now) + delay, kMaxAge)));
    }
    if (writer) send(i, destination, writer->take(), s);
}

void Process::receive_acknowledgment(InterfaceData& i, Neighbor& n, const LinkStateAcknowledgment& ack, Services& s) {
    // §13.7
    for (const LsaHeader& h : ack.headers) {
        const LsaSlot slot = database_.find({scope_of(h.type, i.area), h.key()});
        if (slot == kNoLsa || !n.retransmission.holds(slot)) continue;
        if (compare_instances(h, database_.at(slot).header(s.now)) == 0) acknowledged(n, slot, s);
    }
}

void Process::acknowledged(Neighbor& n, LsaSlot slot, Services& s) {
    if (!n.retransmission.remove(slot)) return;
    --database_.at(slot).retransmitters;
    if (n.retransmission.count() == 0) s.stop_timer(n.lsa_retransmit);
}

void Process::unlist_everywhere(LsaSlot slot, Services& s) {
    if (database_.at(slot).retransmitters == 0) return;
    for (InterfaceData& i : interfaces_)
        for (Neighbor& n : i.neighbors) acknowledged(n, slot, s);
}

void Process::delay_ack(InterfaceData& i, const LsaHeader& h, Services& s) {
    if (i.delayed_acks.empty()) {
        i.delayed_acks.reserve(kFewLsas);
        s.start_timer(i.ack_timer, tag(Timer::DelayedAck, std::uint32_t{i.index} << 16), kDelayedAck);
    }
    i.delayed_acks.push_back(h);
}

void Process::send_acks(InterfaceData& i, Ipv4Address destination, std::vector<LsaHeader>& headers, Services& s) {
    const std::size_t room = packet_room(i) / kLsaHeaderLen;
    for (std::size_t at = 0; at < headers.size(); at += room) {
        const auto first = headers.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = static_cast<std::ptrdiff_t>(std::min(room, headers.size() - at));
        send(i, destination, encode_acknowledgment(header(i), {first, first + count}), s);
    }
    headers.clear();
}

void Process::arm_retransmission(InterfaceData& i, Neighbor& n, Instant at, Services& s) {
    s.start_timer(n.lsa_retransmit, tag(Timer::LsaRetransmit, i, n), at);
}

void Process::retransmit(InterfaceData& i, Neighbor& n, Services& s) {
    // §13.6: only those that have waited RxmtInterval, one packet at a time.
    std::vector<LsaSlot> due;
    std::size_t octets = kHeaderLen + 4;
    const std::size_t limit = kHeaderLen + packet_room(i);
    Instant next = s.now + i.config.retransmit_interval;
    n.retransmission.for_each([&](LsaSlot slot) {
        const DatabaseEntry& entry = database_.at(slot);
        const Instant at = entry.flooded + i.config.retransmit_interval;
        if (at > s.now) {
            next = std::min(next, at);
        } else if (due.empty() || octets + entry.lsa->octets.size() <= limit) {
            octets += entry.lsa->octets.size();
            due.push_back(slot);
        }
    });
    if (!due.empty()) {
        n.retransmissions += static_cast<std::uint32_t>(due.size());
        s.record(Record{LsasRetransmitted{i.index, n.router_id, static_cast<std::uint32_t>(due.size())}});
        send_lsas(i, i.broadcast() ? n.address : kAllSpfRouters, due, s);
    }
    if (n.retransmission.count() > 0) arm_retransmission(i, n, next, s);
}

void Process::reap(Services& s) {
    // §14: out of the database once nobody waits for it and nobody is being told about it.
    if (exchanging()) return;
    std::vector<LsaSlot> waiting;
    waiting.swap(max_age_);
    std::vector<ScopedKey> gone;
    for (const LsaSlot slot : waiting) {
        if (!database_.holds(slot) || !database_.at(slot).max_age) continue;
        const bool queued = std::ranges::any_of(
            interfaces_, [slot](const InterfaceData& i) { return std::ranges::count(i.flood_queue, slot) > 0; });
        if (database_.at(slot).retransmitters > 0 || queued) {
            max_age_.push_back(slot);
            continue;
        }
        gone.push_back(database_.at(slot).scoped_key());
        database_.erase(slot);
    }
    // One whose number had wrapped starts again (§12.1.6).
    for (const ScopedKey& key : gone)
        if (const auto own = own_.find(key); own != own_.end() && own->second.wanted) settle(key, s);
}

}  // namespace switchover::ospf
