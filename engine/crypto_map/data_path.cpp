/// Outbound and inbound packets: what RFC 2401 §5 and IOS do between the routing table and ESP.
#include <algorithm>
#include <array>
#include <cstring>

#include "engine/crypto_map/process.h"
#include "engine/crypto_map/record.h"

namespace switchover::crypto_map {

namespace {

constexpr std::uint8_t kUdp = 17, kEsp = 50, kAh = 51;
constexpr std::uint16_t kIsakmpPort = 500;
constexpr std::size_t kLargestPacket = 0xFFFF;

/// IKE and IPsec itself, to the crypto endpoint: never expected to be protected again.
bool is_key_exchange_or_ipsec(const acl::PacketFields& fields, Ipv4Address local) {
    if (fields.destination != local) return false;
    return fields.protocol == kEsp || fields.protocol == kAh ||
           (fields.protocol == kUdp && fields.destination_port == kIsakmpPort);
}

bool inside(const ike::ProxyIdentity& proxy, Ipv4Address address, std::uint8_t protocol,
            const std::optional<std::uint16_t>& port, bool later_fragment) {
    if (!proxy.prefix.contains(address)) return false;
    if (proxy.protocol != 0 && proxy.protocol != protocol) return false;
    return proxy.port == 0 || later_fragment || proxy.port == port;
}

bool fits(const ipsec::Pair& pair, const acl::PacketFields& fields) {
    return inside(pair.remote_proxy, fields.source, fields.protocol, fields.source_port, fields.later_fragment) &&
           inside(pair.local_proxy, fields.destination, fields.protocol, fields.destination_port,
                  fields.later_fragment);
}

/// CBC needs an unpredictable IV (RFC 2405 §3), GCM one that never repeats (RFC 4106 §3.1).
ByteView next_iv(const ipsec::Pair& pair, std::array<std::uint8_t, 16>& iv, Services& services) {
    const std::size_t size = crypto::iv_size(pair.transform.cipher);
    if (pair.transform.cipher == crypto::Cipher::Aes256Gcm) {
        store_u32(iv.data() + 4, pair.sequence);
        return {iv.data(), size};
    }
    SeededRandom& random = services.random(Purpose::IpsecIv);
    for (std::size_t i = 0; i < size; i += 8) {
        const std::uint64_t word = random.u64();
        store_u32(iv.data() + i, static_cast<std::uint32_t>(word >> 32));
        store_u32(iv.data() + i + 4, static_cast<std::uint32_t>(word));
    }
    return {iv.data(), size};
}

}  // namespace

std::optional<Process::Selected> Process::select_line(const AppliedMap& map, const acl::PacketFields& fields) {
    for (std::size_t e = 0; e < map.entries.size(); ++e) {
        const AppliedEntry& entry = map.entries[e];
        if (!entry.complete()) continue;
        for (std::size_t l = 0; l < entry.lines.size(); ++l) {
            if (!acl::matches(entry.lines[l].entry, fields)) continue;
            if (entry.lines[l].entry.permit) return Selected{e, l};
            break;  // deny: on to the next entry of the map
        }
    }
    return std::nullopt;
}

Outbound Process::outbound(InterfaceIndex out, ByteView packet, Bytes& buffer, ike::Negotiator& negotiator,
                           Services& services) {
    AppliedMap* map = applied(out);
    const std::optional<acl::PacketFields> fields = acl::fields_of(packet);
    if (map == nullptr || !fields) return {};
    const std::optional<Selected> selected = select_line(*map, *fields);
    if (!selected) return {};
    Line& line = map->entries[selected->entry].lines[selected->line];
    ++line.matches;
    const ipsec::FlowId id = line.flow;
    Outbound drop{Outbound::Kind::Drop, DropReason::NotActive, 0, {}};
    if (!map->live) {
        // Never in clear, and nothing is negotiated without the role.
        ++flow(id).counters.send_errors;
        return drop;
    }
    const ipsec::Pair* pair = sadb_.outbound(id);
    if (pair == nullptr || pair->usage() == ipsec::Usage::Hard) {
        drop.reason = pair == nullptr ? DropReason::NoSa : DropReason::Exhausted;
        ++flow(id).counters.send_errors;
        ask(id, pair != nullptr, negotiator, services);
        return drop;
    }
    return protect(pair->id, services.interfaces()[out].mtu, packet, buffer, negotiator, services);
}

Outbound Process::protect(ipsec::PairId id, std::uint32_t media_mtu, ByteView packet, Bytes& buffer,
                          ike::Negotiator& negotiator, Services& services) {
    ipsec::Pair& pair = *sadb_.find(id);
    const ike::Endpoints endpoints = pair.endpoints;
    const std::size_t mtu = pair.path_mtu == 0 ? media_mtu : std::min<std::size_t>(pair.path_mtu, media_mtu);
    const std::size_t size = ipsec::encapsulated_size(pair.transform, packet.size());
    const bool dont_fragment = (load_u16(packet.data() + 6) & 0x4000) != 0;
    if (size > mtu && dont_fragment) {
        const auto largest = static_cast<std::uint32_t>(ipsec::largest_inner_packet(pair.transform, mtu));
        return {Outbound::Kind::TooBig, DropReason::None, largest, endpoints};
    }
    Counters& counters = flow(pair.flow).counters;
    if (size > kLargestPacket) {
        ++counters.send_errors;
        return {Outbound::Kind::Drop, DropReason::Malformed, 0, endpoints};
    }
    ++pair.sequence;
    std::array<std::uint8_t, 16> iv{};
    ipsec::OuterPacket outer;
    outer.source = endpoints.local;
    outer.destination = endpoints.remote;
    outer.identification = identification_++;
    outer.spi = pair.outbound.spi;
    outer.sequence = pair.sequence;
    outer.iv = next_iv(pair, iv, services);
    buffer.resize(size);
    ipsec::encapsulate(pair.outbound.context, outer, packet, buffer);
    ++pair.outbound.packets;
    pair.outbound.octets += packet.size();
    ++counters.encapsulated;
    counters.encapsulated_octets += packet.size();
    check_usage(id, negotiator, services);
    negotiator.traffic_to(endpoints, *this, services);
    return {Outbound::Kind::Protected, DropReason::None, 0, endpoints};
}

Inbound Process::inbound_esp(const Ipv4Delivery& esp, Bytes& buffer, ike::Negotiator& negotiator, Services& services) {
    if (esp.payload.size() < ipsec::kEspHeaderSize) return {DropReason::Malformed, {}, kNoInterface};
    const std::uint32_t spi = load_u32(esp.payload.data());
    ipsec::Pair* pair = sadb_.inbound(esp.destination, spi);
    if (pair == nullptr) {
        services.record(ipsec::Record{ipsec::InvalidSpi{esp.destination, esp.source, spi}});
        negotiator.invalid_spi({esp.destination, esp.source}, spi, *this, services);
        return {DropReason::UnknownSpi, {}, kNoInterface};
    }
    Flow& owner = flow(pair->flow);
    const InterfaceIndex interface = owner.interface;
    if (buffer.size() < esp.payload.size()) buffer.resize(esp.payload.size());
    const auto opened = ipsec::decapsulate(pair->inbound.context, pair->window, esp.payload, buffer);
    if (!opened) {
        refuse(*pair, opened.error(), load_u32(esp.payload.data() + 4), services);
        switch (opened.error()) {
            case ipsec::EspError::Truncated: return {DropReason::Malformed, {}, interface};
            case ipsec::EspError::Replayed: return {DropReason::Replayed, {}, interface};
            case ipsec::EspError::BadIntegrity: return {DropReason::BadIntegrity, {}, interface};
            case ipsec::EspError::BadPadding:
            case ipsec::EspError::BadNextHeader:
            case ipsec::EspError::BadInnerPacket: break;
        }
        return {DropReason::BadContents, {}, interface};
    }
    const std::optional<acl::PacketFields> fields = acl::fields_of(*opened);
    if (!fields || !fits(*pair, *fields)) {
        ++owner.counters.receive_errors;
        ++owner.counters.bad_identity;
        ipsec::InvalidIdentity wrong;
        if (fields) wrong = {fields->source, fields->destination, fields->protocol, {}, {}, {}, {}};
        wrong.local = pair->endpoints.local;
        wrong.remote = pair->endpoints.remote;
        wrong.local_proxy = pair->local_proxy.prefix;
        wrong.remote_proxy = pair->remote_proxy.prefix;
        services.record(ipsec::Record{wrong});
        return {DropReason::WrongIdentity, {}, interface};
    }
    ++owner.counters.decapsulated;
    owner.counters.decapsulated_octets += opened->size();
    ++pair->inbound.packets;
    pair->inbound.octets += opened->size();
    const ike::Endpoints endpoints = pair->endpoints;
    check_usage(pair->id, negotiator, services);
    negotiator.heard_from(endpoints, services);
    return {DropReason::None, *opened, interface};
}

void Process::refuse(const ipsec::Pair& pair, ipsec::EspError error, std::uint32_t sequence, Services& services) {
    Counters& counters = flow(pair.flow).counters;
    const ipsec::SecurityAssociation& sa = pair.inbound;
    ++counters.receive_errors;
    if (error == ipsec::EspError::Replayed) {
        ++counters.replays;
        services.record(ipsec::Record{ipsec::ReplayDropped{sa.connection_id, sa.spi, sequence}});
    } else if (error == ipsec::EspError::BadIntegrity) {
        ++counters.bad_integrity;
        services.record(ipsec::Record{ipsec::IntegrityFailed{sa.connection_id, sa.spi}});
    } else {
        services.record(ipsec::Record{ipsec::DecapsulationFailed{sa.connection_id, sa.spi}});
    }
}

void Process::check_usage(ipsec::PairId id, ike::Negotiator& negotiator, Services& services) {
    ipsec::Pair& pair = *sadb_.find(id);
    switch (pair.usage()) {
        case ipsec::Usage::Fine: return;
        case ipsec::Usage::Soft: {
            const ipsec::FlowId owner = pair.flow;
            if (pair.successor_asked || sadb_.outbound(owner)->id != id) return;
            pair.successor_asked = true;
            services.record(
                ipsec::Record{ipsec::LifetimeThreshold{pair.inbound.spi, pair.expires - services.now, true}});
            ask(owner, true, negotiator, services);
            return;
        }
        case ipsec::Usage::Hard: expire(id, ipsec::DeleteReason::VolumeExpired, negotiator, services); return;
    }
}

bool Process::clear_allowed(InterfaceIndex in, ByteView packet, Services& services) {
    const AppliedMap* map = applied(in);
    const std::optional<acl::PacketFields> fields = acl::fields_of(packet);
    if (map == nullptr || !fields || is_key_exchange_or_ipsec(*fields, map->local)) return true;
    const std::optional<Selected> selected = select_line(*map, acl::mirrored(*fields));
    if (!selected) return true;
    ++flow(map->entries[selected->entry].lines[selected->line].flow).counters.not_protected;
    services.record(Record{NotIpsec{in, fields->destination, fields->source, fields->protocol}});
    return false;
}

void Process::on_path_mtu(Ipv4Address peer, std::uint32_t outbound_spi, std::uint32_t mtu) {
    constexpr std::uint32_t kSmallest = 576;  // below this a forged report only hurts
    for (const auto& [id, known] : sadb_.pairs()) {
        if (known.endpoints.remote != peer || known.outbound.spi != outbound_spi) continue;
        sadb_.find(id)->path_mtu = std::max(mtu, kSmallest);
        return;
    }
}

}  // namespace switchover::crypto_map
