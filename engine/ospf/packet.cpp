#include "engine/ospf/packet.h"

#include <array>
#include <optional>

#include "engine/base/checksum.h"

namespace switchover::ospf {

namespace {

constexpr std::size_t kLengthAt = 2;
constexpr std::size_t kChecksumAt = 12;
constexpr std::size_t kAuthenticationAt = 16;
constexpr std::size_t kUpdateCountAt = kHeaderLen;

void write_header(ByteWriter& out, const Header& header, PacketType type) {
    // Length and checksum come later, the authentication field is zero.
    std::array<std::uint8_t, kHeaderLen> octets{};
    octets[0] = 2;
    octets[1] = static_cast<std::uint8_t>(type);
    store_u32(octets.data() + 4, header.router_id.value);
    store_u32(octets.data() + 8, header.area);
    store_u16(octets.data() + 14, header.au_type);
    out.bytes(octets);
}

Bytes finish(ByteWriter& out) {
    out.patch_u16(kLengthAt, static_cast<std::uint16_t>(out.size()));
    // The 64-bit authentication field is zero here, so summing it changes nothing.
    out.patch_u16(kChecksumAt, internet_checksum(out.view()));
    return out.take();
}

using Problem = std::optional<DecodeError>;

// Each fills a body where the caller keeps it: a packet is decoded for every frame that arrives.

Problem read(ByteReader in, Hello& body) {
    if (in.left() < 20 || in.left() % 4 != 0) return DecodeError::BadLength;
    body.network_mask = in.ipv4();
    if (!mask_length(body.network_mask.value)) return DecodeError::BadValue;
    body.hello_interval = in.u16();
    body.options = in.u8();
    body.priority = in.u8();
    body.dead_interval = in.u32();
    body.designated_router = in.ipv4();
    body.backup_designated_router = in.ipv4();
    body.neighbors.reserve(in.left() / 4);
    while (!in.empty()) body.neighbors.push_back(in.ipv4());
    return {};
}

Problem read_headers(ByteReader& in, std::vector<LsaHeader>& headers) {
    if (in.left() % kLsaHeaderLen != 0) return DecodeError::BadLength;
    headers.reserve(in.left() / kLsaHeaderLen);
    while (!in.empty()) {
        headers.push_back(read_lsa_header(in.bytes(kLsaHeaderLen).data()));
        if (headers.back().age > kMaxAge) return DecodeError::BadValue;
    }
    return {};
}

Problem read(ByteReader in, DatabaseDescription& body) {
    if (in.left() < 8) return DecodeError::BadLength;
    body.interface_mtu = in.u16();
    body.options = in.u8();
    body.flags = in.u8() & 7;
    body.dd_sequence_number = in.u32();
    return read_headers(in, body.headers);
}

Problem read(ByteReader in, LinkStateRequest& body) {
    if (in.left() % 12 != 0) return DecodeError::BadLength;
    body.requests.reserve(in.left() / 12);
    while (!in.empty()) {
        const std::uint32_t type = in.u32();
        LsaKey key{static_cast<std::uint8_t>(type > 255 ? 0 : type), {}, {}};
        key.id = in.ipv4();
        key.advertising_router = in.ipv4();
        body.requests.push_back(key);
    }
    return {};
}

Problem read(ByteReader in, LinkStateUpdate& body) {
    if (in.left() < 4) return DecodeError::BadLength;
    const std::uint32_t count = in.u32();
    if (count > in.left() / kLsaHeaderLen) return DecodeError::BadLength;
    body.lsas.reserve(count);
    ByteView rest = in.rest();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (rest.size() < kLsaHeaderLen) return DecodeError::BadLength;
        const std::size_t length = load_u16(rest.data() + 18);
        if (length < kLsaHeaderLen || length > rest.size()) return DecodeError::BadLength;
        body.lsas.push_back(rest.first(length));
        rest = rest.subspan(length);
    }
    if (!rest.empty()) return DecodeError::BadLength;
    return {};
}

Problem read(ByteReader in, LinkStateAcknowledgment& body) { return read_headers(in, body.headers); }

Problem read_body(PacketType type, ByteView octets, Body& body) {
    const ByteReader in{octets};
    switch (type) {
        case PacketType::Hello: return read(in, body.emplace<Hello>());
        case PacketType::DatabaseDescription: return read(in, body.emplace<DatabaseDescription>());
        case PacketType::LinkStateRequest: return read(in, body.emplace<LinkStateRequest>());
        case PacketType::LinkStateUpdate: return read(in, body.emplace<LinkStateUpdate>());
        case PacketType::LinkStateAcknowledgment: break;
    }
    return read(in, body.emplace<LinkStateAcknowledgment>());
}

}  // namespace

Result<Packet, DecodeError> decode(ByteView octets) {
    if (octets.size() < kHeaderLen) return fail(DecodeError::Truncated);
    ByteReader in{octets};
    if (in.u8() != 2) return fail(DecodeError::BadVersion);
    const std::uint8_t type = in.u8();
    if (type < 1 || type > 5) return fail(DecodeError::BadType);
    const std::size_t length = in.u16();
    if (length < kHeaderLen) return fail(DecodeError::BadLength);
    if (length > octets.size()) return fail(DecodeError::Truncated);
    Result<Packet, DecodeError> packet{Packet{}};
    packet->header.type = static_cast<PacketType>(type);
    packet->header.router_id = in.ipv4();
    packet->header.area = in.u32();
    in.skip(2);
    packet->header.au_type = in.u16();
    if (packet->header.au_type > 1) {
        // §D.3; the checksum is not made (§D.4.3).
        in.skip(2);
        packet->header.key_id = in.u8();
        packet->header.digest_length = in.u8();
        packet->header.cryptographic_sequence = in.u32();
        if (packet->header.au_type == 2 && length + packet->header.digest_length > octets.size())
            return fail(DecodeError::Truncated);
        return packet;
    }
    // §8.2, §D.4: everything but the authentication field is covered.
    const std::uint64_t sum = checksum_add(octets.first(kAuthenticationAt));
    if (checksum_finish(checksum_add(octets.first(length).subspan(kHeaderLen), sum)) != 0)
        return fail(DecodeError::BadChecksum);
    if (const Problem problem = decode_body(octets, *packet)) return fail(*problem);
    return packet;
}

std::optional<DecodeError> decode_body(ByteView octets, Packet& packet) {
    const std::size_t length = load_u16(octets.data() + kLengthAt);
    return read_body(packet.header.type, octets.first(length).subspan(kHeaderLen), packet.body);
}

Bytes encode(const Header& header, const Hello& body) {
    ByteWriter out{kHeaderLen + 20 + 4 * body.neighbors.size()};
    write_header(out, header, PacketType::Hello);
    out.ipv4(body.network_mask);
    out.u16(body.hello_interval);
    out.u8(body.options);
    out.u8(body.priority);
    out.u32(body.dead_interval);
    out.ipv4(body.designated_router);
    out.ipv4(body.backup_designated_router);
    for (const Ipv4Address neighbor : body.neighbors) out.ipv4(neighbor);
    return finish(out);
}

Bytes encode(const Header& header, const DatabaseDescription& body) {
    ByteWriter out{kHeaderLen + 8 + kLsaHeaderLen * body.headers.size()};
    write_header(out, header, PacketType::DatabaseDescription);
    out.u16(body.interface_mtu);
    out.u8(body.options);
    out.u8(body.flags);
    out.u32(body.dd_sequence_number);
    for (const LsaHeader& lsa : body.headers) write_lsa_header(out, lsa);
    return finish(out);
}

Bytes encode(const Header& header, const LinkStateRequest& body) {
    ByteWriter out{kHeaderLen + 12 * body.requests.size()};
    write_header(out, header, PacketType::LinkStateRequest);
    for (const LsaKey& key : body.requests) {
        out.u32(key.type);
        out.ipv4(key.id);
        out.ipv4(key.advertising_router);
    }
    return finish(out);
}

Bytes encode(const Header& header, const LinkStateAcknowledgment& body) {
    return encode_acknowledgment(header, body.headers);
}

Bytes encode_acknowledgment(const Header& header, std::span<const LsaHeader> headers) {
    ByteWriter out{kHeaderLen + kLsaHeaderLen * headers.size()};
    write_header(out, header, PacketType::LinkStateAcknowledgment);
    for (const LsaHeader& lsa : headers) write_lsa_header(out, lsa);
    return finish(out);
}

UpdateWriter::UpdateWriter(const Header& header) : out_{512} {
    write_header(out_, header, PacketType::LinkStateUpdate);
    out_.u32(0);
}

void UpdateWriter::add(const Lsa& lsa, std::uint16_t age) {
    const std::size_t at = out_.size();
    out_.bytes(lsa.octets);
    out_.patch_u16(at, age);
    ++count_;
}

Bytes UpdateWriter::take() {
    out_.patch_u16(kUpdateCountAt + 2, static_cast<std::uint16_t>(count_));
    return finish(out_);
}

}  // namespace switchover::ospf
