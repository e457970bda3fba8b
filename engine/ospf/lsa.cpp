#include "engine/ospf/lsa.h"

#include <algorithm>
#include <array>

#include "engine/base/checksum.h"

namespace switchover::ospf {

namespace {

constexpr std::size_t kChecksumAt = 16;
constexpr std::uint16_t kDoNotAge = 0x8000;
constexpr std::size_t kRouterLinkLen = 12;

Result<LsaBody, DecodeError> decode_router(ByteReader in) {
    if (in.left() < 4) return fail(DecodeError::BadLength);
    RouterLsa body;
    body.bits = in.u8();
    in.skip(1);
    const std::size_t count = in.u16();
    if (in.left() < count * 12) return fail(DecodeError::BadLength);
    body.links.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (in.left() < 12) return fail(DecodeError::BadLength);
        RouterLink link;
        link.id = in.ipv4();
        link.data = in.ipv4();
        const std::uint8_t type = in.u8();
        if (type < 1 || type > 4) return fail(DecodeError::BadValue);
        link.type = static_cast<LinkType>(type);
        const std::size_t tos_octets = std::size_t{in.u8()} * 4;
        link.metric = in.u16();
        if (in.left() < tos_octets) return fail(DecodeError::BadLength);
        in.skip(tos_octets);
        body.links.push_back(link);
    }
    if (!in.empty()) return fail(DecodeError::BadLength);
    return body;
}

Result<LsaBody, DecodeError> decode_network(ByteReader in) {
    if (in.left() < 4 || in.left() % 4 != 0) return fail(DecodeError::BadLength);
    const auto length = mask_length(in.u32());
    if (!length) return fail(DecodeError::BadValue);
    NetworkLsa body{*length, {}};
    body.attached_routers.reserve(in.left() / 4);
    while (!in.empty()) body.attached_routers.push_back(in.ipv4());
    return body;
}

Result<LsaBody, DecodeError> decode_summary(ByteReader in) {
    if (in.left() < 8 || in.left() % 4 != 0) return fail(DecodeError::BadLength);
    const auto length = mask_length(in.u32());
    if (!length) return fail(DecodeError::BadValue);
    return SummaryLsa{*length, in.u32() & kLsInfinity};
}

Result<LsaBody, DecodeError> decode_external(ByteReader in) {
    // 16 octets for TOS 0, 12 more for each TOS, which are not used.
    if (in.left() < 16 || (in.left() - 16) % 12 != 0) return fail(DecodeError::BadLength);
    const auto length = mask_length(in.u32());
    if (!length) return fail(DecodeError::BadValue);
    const std::uint32_t word = in.u32();
    ExternalLsa body{*length, (word >> 31) != 0, word & kLsInfinity, {}, 0};
    body.forwarding_address = in.ipv4();
    body.tag = in.u32();
    return body;
}

Result<LsaBody, DecodeError> decode_body(std::uint8_t type, ByteView octets) {
    switch (type) {
        case kRouterLsa: return decode_router(ByteReader{octets});
        case kNetworkLsa: return decode_network(ByteReader{octets});
        case kSummaryNetworkLsa:
        case kSummaryAsbrLsa: return decode_summary(ByteReader{octets});
        case kAsExternalLsa: return decode_external(ByteReader{octets});
        default: return LsaBody{UnknownLsa{}};
    }
}

/// Octets that a body will take, so that they are allocated once.
std::size_t room_for(const LsaBody& body) {
    if (const auto* router = std::get_if<RouterLsa>(&body)) return 4 + kRouterLinkLen * router->links.size();
    if (const auto* network = std::get_if<NetworkLsa>(&body)) return 4 + 4 * network->attached_routers.size();
    return 16;
}

struct BodyWriter {
    ByteWriter& out;

    void operator()(const UnknownLsa&) const {}
    void operator()(const RouterLsa& body) const {
        out.u8(body.bits);
        out.u8(0);
        out.u16(static_cast<std::uint16_t>(body.links.size()));
        for (const RouterLink& link : body.links) {
            std::array<std::uint8_t, kRouterLinkLen> octets{};
            store_u32(octets.data(), link.id.value);
            store_u32(octets.data() + 4, link.data.value);
            octets[8] = static_cast<std::uint8_t>(link.type);  // and no TOS metrics
            store_u16(octets.data() + 10, link.metric);
            out.bytes(octets);
        }
    }
    void operator()(const NetworkLsa& body) const {
        out.u32(mask_bits(body.prefix_length));
        for (const Ipv4Address router : body.attached_routers) out.ipv4(router);
    }
    void operator()(const SummaryLsa& body) const {
        out.u32(mask_bits(body.prefix_length));
        out.u32(body.metric & kLsInfinity);
    }
    void operator()(const ExternalLsa& body) const {
        out.u32(mask_bits(body.prefix_length));
        out.u32((body.type_2 ? 0x80000000u : 0u) | (body.metric & kLsInfinity));
        out.ipv4(body.forwarding_address);
        out.u32(body.tag);
    }
};

}  // namespace

int compare_instances(const LsaHeader& a, const LsaHeader& b) {
    if (a.sequence != b.sequence) return a.sequence > b.sequence ? 1 : -1;
    if (a.checksum != b.checksum) return a.checksum > b.checksum ? 1 : -1;
    const bool a_is_old = a.age == kMaxAge;
    const bool b_is_old = b.age == kMaxAge;
    if (a_is_old != b_is_old) return a_is_old ? 1 : -1;
    const int difference = int{a.age} - int{b.age};
    if (difference > kMaxAgeDiff) return -1;
    if (difference < -int{kMaxAgeDiff}) return 1;
    return 0;
}

bool Lsa::same_contents(const Lsa& other) const {
    return header.options == other.header.options && octets.size() == other.octets.size() &&
           std::memcmp(octets.data() + kLsaHeaderLen, other.octets.data() + kLsaHeaderLen,
                       octets.size() - kLsaHeaderLen) == 0;
}

bool Lsa::has_octets(ByteView wire) const {
    return wire.size() == octets.size() && std::memcmp(octets.data() + 2, wire.data() + 2, wire.size() - 2) == 0;
}

bool checksum_holds(ByteView octets) {
    const std::uint16_t checksum = load_u16(octets.data() + kChecksumAt);
    return checksum != 0 && fletcher_checksum(octets.subspan(2), kChecksumAt - 2) == checksum;
}

LsaHeader read_lsa_header(const std::uint8_t* octets) {
    LsaHeader header;
    header.age = static_cast<std::uint16_t>(load_u16(octets) & ~kDoNotAge);
    header.options = octets[2];
    header.type = octets[3];
    header.id = Ipv4Address{load_u32(octets + 4)};
    header.advertising_router = Ipv4Address{load_u32(octets + 8)};
    header.sequence = static_cast<std::int32_t>(load_u32(octets + 12));
    header.checksum = load_u16(octets + 16);
    header.length = load_u16(octets + 18);
    return header;
}

void write_lsa_header(ByteWriter& out, const LsaHeader& header) {
    std::array<std::uint8_t, kLsaHeaderLen> octets{};
    store_u16(octets.data(), header.age);
    octets[2] = header.options;
    octets[3] = header.type;
    store_u32(octets.data() + 4, header.id.value);
    store_u32(octets.data() + 8, header.advertising_router.value);
    store_u32(octets.data() + 12, static_cast<std::uint32_t>(header.sequence));
    store_u16(octets.data() + 16, header.checksum);
    store_u16(octets.data() + 18, header.length);
    out.bytes(octets);
}

Result<LsaPtr, DecodeError> decode_lsa(ByteView octets) {
    if (octets.size() < kLsaHeaderLen) return fail(DecodeError::Truncated);
    LsaHeader header = read_lsa_header(octets.data());
    if (header.length != octets.size()) return fail(DecodeError::BadLength);
    if (!checksum_holds(octets)) return fail(DecodeError::BadChecksum);
    if (header.age > kMaxAge) return fail(DecodeError::BadValue);
    if (header.sequence == INT32_MIN) return fail(DecodeError::BadValue);  // §12.1.6: reserved
    auto body = decode_body(header.type, octets.subspan(kLsaHeaderLen));
    if (!body) return fail(body.error());
    auto lsa = std::make_shared<Lsa>();
    header.age = 0;
    lsa->header = header;
    lsa->octets.assign(octets.begin(), octets.end());
    store_u16(lsa->octets.data(), 0);
    lsa->body = std::move(*body);
    return LsaPtr{std::move(lsa)};
}

LsaPtr make_lsa(const LsaKey& key, std::uint8_t options, std::int32_t sequence, LsaBody body) {
    auto lsa = std::make_shared<Lsa>();
    lsa->header = {0, options, key.type, key.id, key.advertising_router, sequence, 0, 0};
    ByteWriter out{kLsaHeaderLen + room_for(body)};
    write_lsa_header(out, lsa->header);
    std::visit(BodyWriter{out}, body);
    lsa->header.length = static_cast<std::uint16_t>(out.size());
    out.patch_u16(18, lsa->header.length);
    lsa->header.checksum = fletcher_checksum(out.view().subspan(2), kChecksumAt - 2);
    out.patch_u16(kChecksumAt, lsa->header.checksum);
    lsa->octets = out.take();
    lsa->body = std::move(body);
    return lsa;
}

LsaPtr with_sequence(const Lsa& lsa, std::int32_t sequence) {
    return make_lsa(lsa.header.key(), lsa.header.options, sequence, lsa.body);
}

}  // namespace switchover::ospf
