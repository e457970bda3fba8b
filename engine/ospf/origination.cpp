// RFC 2328 §12.4 (originating), §13.4 (own LSAs received), §14 (aging), §14.1 (premature aging).
#include <algorithm>

#include "engine/ospf/lsa_pool.h"
#include "engine/ospf/process.h"

namespace switchover::ospf {

namespace {

/// IOS waits a little before it builds its router- and network-LSAs, so that neighbors that become Full together need
/// one LSA and not one each.
constexpr Duration kBuildDelay = 500ms;

std::uint8_t prefix_length_of(const LsaBody& body) {
    if (const auto* network = std::get_if<NetworkLsa>(&body)) return network->prefix_length;
    if (const auto* external = std::get_if<ExternalLsa>(&body)) return external->prefix_length;
    if (const auto* summary = std::get_if<SummaryLsa>(&body)) return summary->prefix_length;
    return 0;
}

}  // namespace

void Process::build_later(std::uint32_t area_number, Services& s) {
    area(area_number).router_lsa_due = true;
    if (!s.timer_running(build_timer_)) s.start_timer(build_timer_, tag(Timer::Build), kBuildDelay);
}

void Process::build_lsas(Services& s) {
    for (std::size_t k = 0; k < areas_.size(); ++k) {
        if (!areas_[k].router_lsa_due) continue;
        areas_[k].router_lsa_due = false;
        const std::uint32_t number = areas_[k].number;
        want({number, {kRouterLsa, router_id_, router_id_}}, router_lsa(number), s);
    }
    for (const InterfaceData& i : interfaces_) build_network_lsa(i, s);
    // Network-LSAs and router-LSAs of interfaces and areas that are gone.
    std::vector<ScopedKey> left_over;
    for (const auto& [key, own] : own_) {
        if (!own.wanted || (key.key.type != kRouterLsa && key.key.type != kNetworkLsa)) continue;
        const bool used = std::ranges::any_of(interfaces_, [&key = key](const InterfaceData& i) {
            return i.area == key.scope && (key.key.type == kRouterLsa || i.address == key.key.id);
        });
        if (!used) left_over.push_back(key);
    }
    for (const ScopedKey& key : left_over) want(key, std::nullopt, s);
}

RouterLsa Process::router_lsa(std::uint32_t area_number) const {
    RouterLsa body;
    if (is_asbr() && !is_stub(area_number)) body.bits |= RouterLsa::kBitE;
    if (is_abr()) body.bits |= RouterLsa::kBitB;
    for (const InterfaceData& i : interfaces_)
        if (i.area == area_number) add_links(i, body.links);
    return body;
}

void Process::add_links(const InterfaceData& i, std::vector<RouterLink>& links) const {
    // §12.4.1
    if (i.state == InterfaceState::Down) return;
    const auto stub = [&](Prefix p, std::uint16_t cost) {
        links.push_back({p.address, p.mask_address(), LinkType::Stub, cost});
    };
    if (i.state == InterfaceState::Loopback) {
        const bool whole = i.config.network_type == NetworkType::PointToPoint;
        stub(whole ? i.prefix() : Prefix::host(i.address), i.cost);
        return;
    }
    if (i.state == InterfaceState::PointToPoint) {
        for (const Neighbor& n : i.neighbors)
            if (n.state == NeighborState::Full)
                links.push_back({n.router_id, i.address, LinkType::PointToPoint, i.cost});
        stub(i.prefix(), i.cost);
    } else {
        // §12.4.1.2: transit once adjacent to the DR, or as DR to anybody.
        const bool transit = std::ranges::any_of(i.neighbors, [&i](const Neighbor& n) {
            return n.state == NeighborState::Full &&
                   (i.state == InterfaceState::DR || n.address == i.designated_router);
        });
        if (i.state != InterfaceState::Waiting && transit)
            links.push_back({i.designated_router, i.address, LinkType::Transit, i.cost});
        else
            stub(i.prefix(), i.cost);
    }
    for (const Prefix& p : i.secondaries) stub(p, i.cost);
}

void Process::build_network_lsa(const InterfaceData& i, Services& s) {
    // §12.4.2
    const ScopedKey key{i.area, {kNetworkLsa, i.address, router_id_}};
    if (i.state != InterfaceState::DR) {
        if (own_.contains(key)) want(key, std::nullopt, s);
        return;
    }
    NetworkLsa body{i.prefix_length, {router_id_}};
    for (const Neighbor& n : i.neighbors)
        if (n.state == NeighborState::Full) body.attached_routers.push_back(n.router_id);
    if (body.attached_routers.size() > 1)
        want(key, std::move(body), s);
    else if (own_.contains(key))
        want(key, std::nullopt, s);
}

void Process::want(const ScopedKey& key, std::optional<LsaBody> body, Services& s) {
    own_[key].wanted = std::move(body);
    settle(key, s);
}

void Process::settle(const ScopedKey& key, Services& s) {
    Own& own = own_[key];
    const LsaSlot slot = database_.find(key);
    const DatabaseEntry* held = slot == kNoLsa ? nullptr : &database_.at(slot);
    if (!own.wanted) {
        own.force = own.deferred = false;
        if (held != nullptr && !held->max_age) flush(slot, LsaFlushed::Reason::Withdrawn, s);
        return;
    }
    const bool current = held != nullptr && !held->max_age && held->lsa->body == *own.wanted;
    if (current && !own.force) {
        own.deferred = false;
        return;
    }
    if (own.originated != kNever && s.now - own.originated < kMinLsInterval) {
        own.deferred = true;
        const Instant at = own.originated + kMinLsInterval;
        if (!s.timer_running(originate_timer_) || s.timer_deadline(originate_timer_) > at)
            s.start_timer(originate_timer_, tag(Timer::Originate), at);
        return;
    }
    if (held != nullptr && held->lsa->header.sequence == kMaxSequenceNumber) {
        // §12.1.6: the last number must leave every database before the first can be used; reap() comes back.
        own.deferred = false;
        if (!held->max_age) flush(slot, LsaFlushed::Reason::SequenceWrap, s);
        return;
    }
    originate(key, own, held == nullptr ? kInitialSequenceNumber : held->lsa->header.sequence + 1, s);
}

void Process::originate(const ScopedKey& key, Own& own, std::int32_t sequence, Services& s) {
    const LsaSlot before = database_.find(key);
    const bool refresh = before != kNoLsa && database_.at(before).lsa->body == *own.wanted;
    if (before != kNoLsa) unlist_everywhere(before, s);
    const auto options = static_cast<std::uint8_t>(options_of(key.scope != kAsScope && is_stub(key.scope)) | kOptionDc);
    const LsaPtr lsa = make_lsa(key.key, options, sequence, *own.wanted);
    if (pool(s) != nullptr) pool(s)->offer(lsa);
    own.originated = s.now;
    own.force = own.deferred = false;
    LsaOriginated record{name_of(*lsa), key.scope == kAsScope ? 0 : key.scope, prefix_length_of(lsa->body), 0, 0, false,
                         refresh};
    if (const auto* external = std::get_if<ExternalLsa>(&lsa->body)) {
        record.metric = external->metric;
        record.tag = external->tag;
        record.type_2 = external->type_2;
    }
    if (const auto* summary = std::get_if<SummaryLsa>(&lsa->body)) record.metric = summary->metric;
    if (s.wants_detail()) s.record(Record{record});
    const LsaSlot slot = install(key.scope, lsa, 0, before, differs(before, *lsa, 0), s);
    arm_aging(s.now + kLsRefreshTime, s);
    flood(slot, nullptr, nullptr, s);
}

void Process::flush(LsaSlot slot, LsaFlushed::Reason reason, Services& s) {
    DatabaseEntry& entry = database_.at(slot);
    s.record(Record{LsaFlushed{name_of(*entry.lsa), reason}});
    unlist_everywhere(slot, s);
    entry.max_age = true;
    max_age_.push_back(slot);
    note_change(*entry.lsa);
    // A new instance right behind the flush would be dropped by MinLSArrival, so this counts as an origination.
    if (const auto own = own_.find(entry.scoped_key()); own != own_.end()) own->second.originated = s.now;
    flood(slot, nullptr, nullptr, s);
}

void Process::settle_deferred(Services& s) {
    std::vector<ScopedKey> due;
    for (const auto& [key, own] : own_)
        if (own.deferred) due.push_back(key);
    for (const ScopedKey& key : due) settle(key, s);
}

bool Process::is_own(const LsaHeader& h) const {
    if (h.advertising_router == router_id_) return true;
    // §13.4: the network-LSA of a network this router is on, from before its router id changed.
    return h.type == kNetworkLsa &&
           std::ranges::any_of(interfaces_, [&h](const InterfaceData& i) { return i.address == h.id; });
}

void Process::received_own(const ScopedKey& key, Services& s) {
    const auto own = own_.find(key);
    if (own != own_.end() && own->second.wanted) {
        // §13.4: one number past the one that came round.
        own->second.force = true;
        settle(key, s);
        return;
    }
    const LsaSlot slot = database_.find(key);
    if (slot != kNoLsa && !database_.at(slot).max_age) flush(slot, LsaFlushed::Reason::NotOurs, s);
}

void Process::arm_aging(Instant at, Services& s) {
    if (s.timer_running(aging_timer_) && aging_at_ <= at) return;
    aging_at_ = at;
    s.start_timer(aging_timer_, tag(Timer::Aging), at);
}

void Process::age_database(Services& s) {
    Instant next = kNever;
    std::vector<ScopedKey> refresh;
    std::vector<LsaSlot> expired;
    for (const Database::IndexEntry& at : database_.index()) {
        const DatabaseEntry& entry = database_.at(at.slot);
        if (entry.max_age) continue;
        const auto own = own_.find(at.key);
        const bool ours = own != own_.end() && own->second.wanted;
        const Instant due = ours ? own->second.originated + kLsRefreshTime : entry.born + std::chrono::seconds{kMaxAge};
        if (due > s.now)
            next = std::min(next, due);
        else if (ours)
            refresh.push_back(at.key);
        else
            expired.push_back(at.slot);
    }
    if (next != kNever) arm_aging(next, s);
    for (const ScopedKey& key : refresh) {
        own_[key].force = true;
        settle(key, s);
    }
    for (const LsaSlot slot : expired) flush(slot, LsaFlushed::Reason::ReachedMaxAge, s);
}

}  // namespace switchover::ospf
