#include "engine/ipsec/sadb.h"

#include <algorithm>

namespace switchover::ipsec {

namespace {

constexpr std::uint32_t kFirstConnection = 2000;  // IOS numbers IPsec connections from here
constexpr std::uint64_t kKilobyte = 1024;

SecurityAssociation keyed(const ike::DirectionKeys& keys, const Transform& transform, std::uint32_t number,
                          crypto::EspContext::Direction direction) {
    SecurityAssociation sa;
    sa.spi = keys.spi;
    sa.connection_id = kFirstConnection + number;
    sa.flow_id = number + 1;
    sa.context = {transform.cipher, transform.integrity, keys.cipher_key, keys.integrity_key, direction};
    return sa;
}

}  // namespace

Usage Pair::usage() const {
    const std::uint64_t limit = std::uint64_t{start_kilobytes} * kKilobyte;
    // The responder waits for half of the margin, so that both sides seldom negotiate at once.
    const std::uint32_t margin = initiator ? kSoftKilobytes : kSoftKilobytes / 2;
    const std::uint64_t soft = start_kilobytes > margin ? std::uint64_t{start_kilobytes - margin} * kKilobyte : 0;
    const std::uint64_t used = std::max(inbound.octets, outbound.octets);
    // RFC 2406 §3.3.3: a sequence number must never be used twice under one key.
    if (used >= limit || sequence == 0xFFFFFFFF) return Usage::Hard;
    return used >= soft || sequence >= 0xFFFF0000 ? Usage::Soft : Usage::Fine;
}

std::uint32_t Pair::kilobytes_left(const SecurityAssociation& direction) const {
    const std::uint64_t used = (direction.octets + kKilobyte - 1) / kKilobyte;
    return used >= start_kilobytes ? 0 : static_cast<std::uint32_t>(start_kilobytes - used);
}

Pair& Sadb::add(FlowId flow, const ike::SaPair& agreed, std::uint32_t kilobytes, Instant now) {
    const std::uint32_t slot = free_slot();
    const Transform& transform = agreed.agreed.transform;
    Pair pair;
    pair.id = next_++;
    pair.flow = flow;
    pair.endpoints = agreed.endpoints;
    pair.local_proxy = agreed.local_proxy;
    pair.remote_proxy = agreed.remote_proxy;
    pair.transform = transform;
    pair.inbound = keyed(agreed.inbound, transform, 2 * slot, crypto::EspContext::Direction::Decrypt);
    pair.outbound = keyed(agreed.outbound, transform, 2 * slot + 1, crypto::EspContext::Direction::Encrypt);
    pair.start_kilobytes = kilobytes;
    pair.created = now;
    pair.expires = now + agreed.agreed.lifetime;
    pair.initiator_cookie = agreed.initiator_cookie;
    pair.responder_cookie = agreed.responder_cookie;
    pair.initiator = agreed.initiator;
    by_spi_[pair.inbound.spi] = pair.id;
    by_flow_[flow].push_back(pair.id);
    return pairs_.emplace(pair.id, std::move(pair)).first->second;
}

void Sadb::erase(PairId id) {
    const auto found = pairs_.find(id);
    if (found == pairs_.end()) return;
    const auto spi = by_spi_.find(found->second.inbound.spi);
    if (spi != by_spi_.end() && spi->second == id) by_spi_.erase(spi);
    const auto flow = by_flow_.find(found->second.flow);
    std::erase(flow->second, id);
    if (flow->second.empty()) by_flow_.erase(flow);
    pairs_.erase(found);
}

Pair* Sadb::find(PairId id) {
    const auto found = pairs_.find(id);
    return found == pairs_.end() ? nullptr : &found->second;
}

const Pair* Sadb::find(PairId id) const {
    const auto found = pairs_.find(id);
    return found == pairs_.end() ? nullptr : &found->second;
}

Pair* Sadb::inbound(Ipv4Address destination, std::uint32_t spi) {
    const auto found = by_spi_.find(spi);
    if (found == by_spi_.end()) return nullptr;
    Pair* pair = find(found->second);
    return pair->endpoints.local == destination ? pair : nullptr;
}

Pair* Sadb::outbound(FlowId flow) {
    const auto found = by_flow_.find(flow);
    return found == by_flow_.end() ? nullptr : find(found->second.back());
}

const Pair* Sadb::outbound(FlowId flow) const {
    const auto found = by_flow_.find(flow);
    return found == by_flow_.end() ? nullptr : find(found->second.back());
}

std::vector<PairId> Sadb::of_flow(FlowId flow) const {
    const auto found = by_flow_.find(flow);
    return found == by_flow_.end() ? std::vector<PairId>{} : found->second;
}

std::vector<PairId> Sadb::shared_with(const ike::Endpoints& endpoints) const {
    std::vector<PairId> found;
    for (const auto& [id, pair] : pairs_)
        if (pair.endpoints == endpoints) found.push_back(id);
    return found;
}

std::uint32_t Sadb::next_connection() const { return kFirstConnection + 2 * free_slot(); }

std::uint32_t Sadb::free_slot() const {
    std::vector<std::uint32_t> used;
    for (const auto& [id, pair] : pairs_) used.push_back((pair.inbound.connection_id - kFirstConnection) / 2);
    std::sort(used.begin(), used.end());
    std::uint32_t slot = 0;
    for (const std::uint32_t u : used)
        if (u == slot) ++slot;
    return slot;
}

}  // namespace switchover::ipsec
