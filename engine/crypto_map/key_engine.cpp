/// The side of crypto maps that IKE sees, and the lives of security associations.
#include <algorithm>

#include "engine/crypto_map/process.h"
#include "engine/crypto_map/record.h"

namespace switchover::crypto_map {

namespace {

constexpr std::uint32_t kFirstSpi = 256;   // RFC 2406 §2.1: 1 to 255 are reserved
constexpr std::size_t kPromisedSpis = 64;  // more than can be in negotiation at once
constexpr Duration kResponderDelay = 10s;  // the responder's soft limit comes later, see README

// The flag words as seen in captures; bits 0x11 and 0x1 came with `set pfs`.
constexpr std::uint32_t kRequestFlags = 0x400A, kInboundFlags = 0x2, kOutboundFlags = 0xA;

std::uint32_t request_flags(crypto::DhGroup pfs) { return kRequestFlags | (pfs == crypto::DhGroup::None ? 0u : 1u); }
std::uint32_t sa_flags(std::uint32_t base, crypto::DhGroup pfs) {
    return base | (pfs == crypto::DhGroup::None ? 0u : 0x11u);
}

ipsec::KeyEngineMessage message(ipsec::Direction direction, const ike::Endpoints& endpoints,
                                const ike::ProxyIdentity& local, const ike::ProxyIdentity& remote) {
    ipsec::KeyEngineMessage m;
    m.direction = direction;
    m.local = endpoints.local;
    m.remote = endpoints.remote;
    m.local_proxy = local.prefix;
    m.local_protocol = local.protocol;
    m.local_port = local.port;
    m.remote_proxy = remote.prefix;
    m.remote_protocol = remote.protocol;
    m.remote_port = remote.port;
    return m;
}

void record_keys(const ipsec::Pair& pair, Services& services) {
    const auto one = [&](Ipv4Address from, Ipv4Address to, const ipsec::SecurityAssociation& sa) {
        const ByteView cipher = sa.context.cipher_key(), integrity = sa.context.integrity_key();
        services.record(
            ipsec::Record{ipsec::SaKeys{from, to, sa.spi, pair.transform, Bytes(cipher.begin(), cipher.end()),
                                        Bytes(integrity.begin(), integrity.end())}});
    };
    one(pair.endpoints.remote, pair.endpoints.local, pair.inbound);
    one(pair.endpoints.local, pair.endpoints.remote, pair.outbound);
}

void record_created(const ipsec::Pair& pair, Services& services) {
    services.record(ipsec::Record{ipsec::SaCreated{ipsec::Direction::Inbound, pair.endpoints.local, pair.inbound.spi,
                                                   pair.transform, pair.inbound.connection_id}});
    services.record(ipsec::Record{ipsec::SaCreated{ipsec::Direction::Outbound, pair.endpoints.remote, pair.outbound.spi,
                                                   pair.transform, pair.outbound.connection_id}});
}

}  // namespace

bool Process::speaks_for(Ipv4Address local, Services& services) const {
    bool hidden = false;
    for (const AppliedMap& map : maps_) {
        if (map.local == local) {
            if (map.live) return true;
            hidden = true;
        }
        // Under redundancy the real address of the interface is no crypto endpoint.
        if (!map.binding.redundancy.empty() && services.interfaces()[map.interface].address() == local) hidden = true;
    }
    return !hidden;
}

std::uint32_t Process::allocate_spi(const ike::Endpoints&, Services& services) {
    SeededRandom& random = services.random(Purpose::IpsecSpi);
    std::uint32_t spi = 0;
    do {
        spi = random.u32();
    } while (spi < kFirstSpi || sadb_.knows_inbound_spi(spi) ||
             std::find(promised_spis_.begin(), promised_spis_.end(), spi) != promised_spis_.end());
    if (promised_spis_.size() == kPromisedSpis) promised_spis_.erase(promised_spis_.begin());
    promised_spis_.push_back(spi);
    return spi;
}

Process::AppliedEntry* Process::match_proxies(const ike::Endpoints& endpoints, const ike::ProxyIdentity& local_proxy,
                                              const ike::ProxyIdentity& remote_proxy, ipsec::FlowId& id) {
    for (AppliedMap& map : maps_) {
        if (!map.live || map.local != endpoints.local) continue;
        for (AppliedEntry& entry : map.entries) {
            const std::vector<Ipv4Address>& peers = entry.config.peers;
            if (!entry.complete() || std::find(peers.begin(), peers.end(), endpoints.remote) == peers.end()) continue;
            for (const Line& line : entry.lines) {
                if (line.flow == 0) continue;
                const Flow& candidate = flow(line.flow);
                if (candidate.local_proxy != local_proxy || candidate.remote_proxy != remote_proxy) continue;
                id = line.flow;
                return &entry;
            }
        }
    }
    return nullptr;
}

std::optional<ike::Phase2Proposal> Process::select(const ike::Endpoints& endpoints,
                                                   const ike::ProxyIdentity& local_proxy,
                                                   const ike::ProxyIdentity& remote_proxy,
                                                   const std::vector<ike::Phase2Proposal>& offered,
                                                   bool& identities_known, Services& services) {
    if (!offered.empty()) {
        ipsec::KeyEngineMessage m = message(ipsec::Direction::Inbound, endpoints, local_proxy, remote_proxy);
        m.transform = offered.front().transform;
        m.flags = sa_flags(kInboundFlags, offered.front().pfs);
        services.record(ipsec::Record{ipsec::ProposalChecked{m}});
    }
    ipsec::FlowId id = 0;
    const AppliedEntry* entry = match_proxies(endpoints, local_proxy, remote_proxy, id);
    identities_known = entry != nullptr;
    if (entry == nullptr) return std::nullopt;
    for (const ike::Phase2Proposal& offer : offered) {
        for (const ike::Phase2Proposal& ours : entry->proposals) {
            if (offer.transform != ours.transform) continue;
            // With `set pfs` an offer without it is refused; without it any group is welcome.
            if (ours.pfs != crypto::DhGroup::None && offer.pfs != ours.pfs) continue;
            ike::Phase2Proposal agreed = offer;
            agreed.lifetime = std::min(offer.lifetime, ours.lifetime);
            agreed.lifetime_kilobytes = std::min(offer.lifetime_kilobytes, ours.lifetime_kilobytes);
            return agreed;
        }
    }
    return std::nullopt;
}

void Process::ask(ipsec::FlowId id, bool rekey, ike::Negotiator& negotiator, Services& services) {
    Flow& wanted = flow(id);
    const AppliedMap* map = applied(wanted.interface);
    const AppliedEntry* entry = entry_of(wanted);
    if (map == nullptr || !map->live || entry == nullptr || !entry->complete()) return;
    ike::Phase2Request request;
    request.endpoints = {map->local, entry->current_peer()};
    request.local_proxy = wanted.local_proxy;
    request.remote_proxy = wanted.remote_proxy;
    request.proposals = entry->proposals;
    request.interface = wanted.interface;
    request.rekey = rekey;
    if (!wanted.negotiating) {
        wanted.negotiating = true;
        wanted.reserved_spi = allocate_spi(request.endpoints, services);
        const ike::Phase2Proposal& first = request.proposals.front();
        ipsec::KeyEngineMessage m =
            message(ipsec::Direction::Outbound, request.endpoints, request.local_proxy, request.remote_proxy);
        m.transform = first.transform;
        m.lifetime = first.lifetime;
        m.kilobytes = first.lifetime_kilobytes;
        m.spi = wanted.reserved_spi;
        m.flags = request_flags(first.pfs);
        services.record(ipsec::Record{ipsec::SaRequested{m}});
    }
    request.inbound_spi = wanted.reserved_spi;
    // Asked again for every packet: IKE ignores a flow it is negotiating, and a request that got lost heals.
    negotiator.request(request, *this, services);
}

void Process::install(const ike::SaPair& agreed, Services& services) {
    ipsec::FlowId id = 0;
    AppliedEntry* entry = match_proxies(agreed.endpoints, agreed.local_proxy, agreed.remote_proxy, id);
    if (entry == nullptr) return;  // the configuration or the role changed during the exchange
    const std::vector<Ipv4Address>& peers = entry->config.peers;
    entry->peer =
        static_cast<std::size_t>(std::find(peers.begin(), peers.end(), agreed.endpoints.remote) - peers.begin());
    Flow& owner = flow(id);
    owner.negotiating = false;
    owner.reserved_spi = 0;
    std::erase(promised_spis_, agreed.inbound.spi);

    std::uint32_t kilobytes = agreed.agreed.lifetime_kilobytes;
    if (train_ == ike::Train::Ios12_3T) {
        // Observed start values lie 2.3, 3.3 and 3.4 percent below what was agreed.
        const std::uint64_t less_ppm = 20'000 + services.random(Purpose::IpsecLifetime).below(15'000);
        kilobytes -= static_cast<std::uint32_t>(kilobytes * less_ppm / 1'000'000);
    }
    ipsec::Pair& pair = sadb_.add(id, agreed, kilobytes, services.now);

    services.record(ipsec::Record{ipsec::QueueEvent{}});
    ipsec::KeyEngineMessage m =
        message(ipsec::Direction::Inbound, agreed.endpoints, agreed.local_proxy, agreed.remote_proxy);
    m.transform = agreed.agreed.transform;
    m.lifetime = agreed.agreed.lifetime;
    m.kilobytes = agreed.agreed.lifetime_kilobytes;
    m.spi = pair.inbound.spi;
    m.connection_id = pair.inbound.connection_id;
    m.flags = sa_flags(kInboundFlags, agreed.agreed.pfs);
    services.record(ipsec::Record{ipsec::SaInitialized{m}});
    m.direction = ipsec::Direction::Outbound;
    m.spi = pair.outbound.spi;
    m.connection_id = pair.outbound.connection_id;
    m.flags = sa_flags(kOutboundFlags, agreed.agreed.pfs);
    services.record(ipsec::Record{ipsec::SaInitialized{m}});
    record_created(pair, services);
    record_keys(pair, services);

    const Duration early = pair.initiator ? ipsec::kSoftTime : ipsec::kSoftTime - kResponderDelay;
    const Duration soft = std::max(agreed.agreed.lifetime - early, agreed.agreed.lifetime / 2);
    services.start_timer(pair.soft_timer, {ProcessId::CryptoMap, kSoftLifetime, pair.id}, services.now + soft);
    services.start_timer(pair.hard_timer, {ProcessId::CryptoMap, kHardLifetime, pair.id}, pair.expires);
    sync_routes(services);  // the next hop is the peer in use
}

void Process::failed(const ike::Phase2Request& request, Services& services) {
    for (Flow& f : flows_) {
        if (f.interface != request.interface || f.local_proxy != request.local_proxy ||
            f.remote_proxy != request.remote_proxy)
            continue;
        f.negotiating = false;
        f.reserved_spi = 0;
        AppliedEntry* entry = entry_of(f);
        if (entry == nullptr || entry->config.peers.size() < 2 || sadb_.outbound(f.id) != nullptr) continue;
        if (entry->current_peer() != request.endpoints.remote) continue;
        try_next_peer(f.interface, *entry, services);
    }
    std::erase(promised_spis_, request.inbound_spi);
    sync_routes(services);
}

void Process::delete_by_outbound_spi(const ike::Endpoints& endpoints, std::uint32_t spi, Services& services) {
    services.record(ipsec::Record{ipsec::QueueEvent{}});
    services.record(ipsec::Record{ipsec::DeleteRequested{endpoints.remote, spi}});
    for (const ipsec::PairId id : sadb_.shared_with(endpoints))
        if (sadb_.find(id)->outbound.spi == spi) delete_pair(id, ipsec::DeleteReason::PeerDeleted, services);
}

void Process::delete_all(const ike::Endpoints& endpoints, Services& services) {
    services.record(ipsec::Record{ipsec::QueueEvent{}});
    services.record(ipsec::Record{ipsec::DeleteRequested{endpoints.remote, 0}});
    for (const ipsec::PairId id : sadb_.shared_with(endpoints))
        delete_pair(id, ipsec::DeleteReason::KeyEngine, services);
    for (Flow& f : flows_) {
        const AppliedMap* map = applied(f.interface);
        const AppliedEntry* entry = entry_of(f);
        if (map == nullptr || entry == nullptr || map->local != endpoints.local) continue;
        if (entry->current_peer() == endpoints.remote) f.negotiating = false;
    }
}

void Process::try_next_peer(InterfaceIndex interface, AppliedEntry& entry, Services& services) {
    const Ipv4Address before = entry.current_peer();
    entry.peer = (entry.peer + 1) % entry.config.peers.size();
    services.record(Record{PeerChanged{interface, entry.config.sequence, before, entry.current_peer()}});
}

void Process::peer_dead(const ike::Endpoints& endpoints, Services& services) {
    for (AppliedMap& map : maps_) {
        if (map.local != endpoints.local) continue;
        for (AppliedEntry& entry : map.entries)
            if (entry.config.peers.size() > 1 && entry.current_peer() == endpoints.remote)
                try_next_peer(map.interface, entry, services);
    }
    sync_routes(services);
}

std::vector<std::uint32_t> Process::inbound_spis(const ike::Endpoints& endpoints) const {
    std::vector<std::uint32_t> spis;
    for (const ipsec::PairId id : sadb_.shared_with(endpoints)) spis.push_back(sadb_.find(id)->inbound.spi);
    return spis;
}

void Process::delete_pair(ipsec::PairId id, ipsec::DeleteReason reason, Services& services) {
    ipsec::Pair* pair = sadb_.find(id);
    if (pair == nullptr) return;
    services.release_timer(pair->soft_timer);
    services.release_timer(pair->hard_timer);
    services.record(ipsec::Record{ipsec::SaDeleted{ipsec::Direction::Inbound, pair->endpoints.local, pair->inbound.spi,
                                                   pair->transform, pair->inbound.connection_id, reason}});
    services.record(
        ipsec::Record{ipsec::SaDeleted{ipsec::Direction::Outbound, pair->endpoints.remote, pair->outbound.spi,
                                       pair->transform, pair->outbound.connection_id, reason}});
    sadb_.erase(id);
}

void Process::expire(ipsec::PairId id, ipsec::DeleteReason reason, ike::Negotiator& negotiator, Services& services) {
    const ipsec::Pair* pair = sadb_.find(id);
    if (pair == nullptr) return;
    const ike::Endpoints endpoints = pair->endpoints;
    const std::uint32_t spi = pair->inbound.spi;
    delete_pair(id, reason, services);
    negotiator.send_delete(endpoints, spi, services);
}

void Process::on_timer(TimerTag tag, ike::Negotiator& negotiator, Services& services) {
    ipsec::Pair* pair = sadb_.find(tag.index);
    if (pair == nullptr) return;
    if (tag.kind == kHardLifetime) {
        expire(tag.index, ipsec::DeleteReason::Expired, negotiator, services);
        return;
    }
    const ipsec::FlowId owner = pair->flow;
    // No successor for an SA that nobody used, nor for one that already has one.
    const bool used = pair->inbound.packets + pair->outbound.packets > 0;
    if (!used || pair->successor_asked || sadb_.outbound(owner)->id != pair->id) return;
    pair->successor_asked = true;
    services.record(ipsec::Record{ipsec::LifetimeThreshold{pair->inbound.spi, pair->expires - services.now, false}});
    ask(owner, true, negotiator, services);
}

void Process::clear_sa(std::optional<Ipv4Address> peer, ike::Negotiator& negotiator, Services& services) {
    std::vector<ipsec::PairId> chosen;
    for (const auto& [id, pair] : sadb_.pairs())
        if (!peer || pair.endpoints.remote == *peer) chosen.push_back(id);
    for (const ipsec::PairId id : chosen) expire(id, ipsec::DeleteReason::Cleared, negotiator, services);
}

void Process::clear_sa(const std::string& map, ike::Negotiator& negotiator, Services& services) {
    std::vector<ipsec::PairId> chosen;
    for (const auto& [id, pair] : sadb_.pairs())
        if (flow(pair.flow).map == map) chosen.push_back(id);
    for (const ipsec::PairId id : chosen) expire(id, ipsec::DeleteReason::Cleared, negotiator, services);
}

}  // namespace switchover::crypto_map
