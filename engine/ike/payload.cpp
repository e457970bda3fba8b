#include "engine/ike/payload.h"

#include <algorithm>

namespace switchover::ike {

const Payload* Chain::find(std::uint8_t type) const {
    for (const Payload& payload : payloads)
        if (payload.type == type) return &payload;
    return nullptr;
}

std::size_t Chain::count(std::uint8_t type) const {
    return static_cast<std::size_t>(
        std::count_if(payloads.begin(), payloads.end(), [type](const Payload& p) { return p.type == type; }));
}

Result<Header, DecodeError> decode_header(ByteView octets) {
    if (octets.size() < kHeaderLength) return fail(DecodeError::Truncated);
    ByteReader in{octets};  // the check above covers every read below
    Header header;
    header.initiator_cookie = in.u64();
    header.responder_cookie = in.u64();
    header.next_payload = in.u8();
    if (in.u8() >> 4 != 1) return fail(DecodeError::BadVersion);  // §5.2: a higher minor version is accepted
    header.exchange_type = in.u8();
    header.flags = in.u8();
    header.message_id = in.u32();
    header.length = in.u32();
    if (header.exchange_type == 0) return fail(DecodeError::BadType);
    if (header.length != octets.size()) return fail(DecodeError::BadLength);
    return header;
}

Result<Chain, DecodeError> decode_chain(std::uint8_t first, ByteView octets, std::size_t allowed_padding) {
    if (first == payload_type::kNone) return fail(DecodeError::BadType);
    ByteReader in{octets};
    Chain chain;
    for (std::uint8_t type = first; type != payload_type::kNone;) {
        if (chain.payloads.size() == kMaxPayloads) return fail(DecodeError::BadValue);
        if (in.left() < kGenericHeaderLength) return fail(DecodeError::Truncated);
        const std::uint8_t next = in.u8();
        const std::uint8_t reserved = in.u8();
        const std::size_t length = in.u16();
        if (reserved != 0) return fail(DecodeError::BadValue);  // what a wrong key shows first
        if (length < kGenericHeaderLength) return fail(DecodeError::BadLength);
        if (length - kGenericHeaderLength > in.left()) return fail(DecodeError::Truncated);
        const ByteView body = in.bytes(length - kGenericHeaderLength);
        chain.payloads.push_back({type, Bytes(body.begin(), body.end())});
        type = next;
    }
    chain.length = in.position();
    if (in.left() > allowed_padding) return fail(DecodeError::Trailing);
    return chain;
}

Bytes encode_chain(const std::vector<Payload>& payloads) {
    ByteWriter out;
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        out.u8(i + 1 < payloads.size() ? payloads[i + 1].type : payload_type::kNone);
        out.u8(0);
        SWITCHOVER_ENSURE(payloads[i].body.size() + kGenericHeaderLength <= 0xFFFF);
        out.u16(static_cast<std::uint16_t>(payloads[i].body.size() + kGenericHeaderLength));
        out.bytes(payloads[i].body);
    }
    return out.take();
}

Bytes encode_message(Header header, std::uint8_t first, ByteView body) {
    ByteWriter out{kHeaderLength + body.size()};
    out.u64(header.initiator_cookie);
    out.u64(header.responder_cookie);
    out.u8(first);
    out.u8(0x10);  // version 1.0
    out.u8(header.exchange_type);
    out.u8(header.flags);
    out.u32(header.message_id);
    out.u32(static_cast<std::uint32_t>(kHeaderLength + body.size()));
    out.bytes(body);
    return out.take();
}

Bytes encode_message(Header header, const std::vector<Payload>& payloads) {
    SWITCHOVER_ENSURE(!payloads.empty());
    return encode_message(header, payloads.front().type, encode_chain(payloads));
}

Attribute Attribute::of(std::uint16_t type, std::uint32_t value) {
    Attribute attribute;
    attribute.type = type;
    attribute.basic = value <= 0xFFFF;
    attribute.value.resize(attribute.basic ? 2 : 4);
    if (attribute.basic)
        store_u16(attribute.value.data(), static_cast<std::uint16_t>(value));
    else
        store_u32(attribute.value.data(), value);
    return attribute;
}

std::optional<std::uint64_t> Attribute::number() const {
    if (value.empty() || value.size() > 8) return std::nullopt;
    std::uint64_t n = 0;
    for (const std::uint8_t octet : value) n = n << 8 | octet;
    return n;
}

Result<std::vector<Attribute>, DecodeError> decode_attributes(ByteView octets) {
    ByteReader in{octets};
    std::vector<Attribute> attributes;
    while (!in.empty()) {
        if (in.left() < 4) return fail(DecodeError::Truncated);
        const std::uint16_t first = in.u16();
        Attribute attribute;
        attribute.type = first & 0x7FFF;
        attribute.basic = (first & 0x8000) != 0;
        const std::size_t length = attribute.basic ? 2 : in.u16();
        if (length > in.left()) return fail(DecodeError::Truncated);
        const ByteView value = in.bytes(length);
        attribute.value.assign(value.begin(), value.end());
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

void encode_attributes(const std::vector<Attribute>& attributes, ByteWriter& out) {
    for (const Attribute& attribute : attributes) {
        out.u16(static_cast<std::uint16_t>(attribute.type | (attribute.basic ? 0x8000 : 0)));
        if (!attribute.basic) out.u16(static_cast<std::uint16_t>(attribute.value.size()));
        out.bytes(attribute.value);
    }
}

Result<Identification, DecodeError> decode_identification(ByteView body) {
    if (body.size() < 4) return fail(DecodeError::Truncated);
    ByteReader in{body};
    Identification id;
    id.type = in.u8();
    id.protocol = in.u8();
    id.port = in.u16();
    const ByteView data = in.rest();
    if (id.type == identification_type::kIpv4Address && data.size() != 4) return fail(DecodeError::BadLength);
    if (id.type == identification_type::kIpv4Subnet) {
        if (data.size() != 8) return fail(DecodeError::BadLength);
        if (!mask_length(load_u32(data.data() + 4))) return fail(DecodeError::BadValue);
    }
    id.data.assign(data.begin(), data.end());
    return id;
}

Bytes encode_identification(const Identification& id) {
    ByteWriter out;
    out.u8(id.type);
    out.u8(id.protocol);
    out.u16(id.port);
    out.bytes(id.data);
    return out.take();
}

Result<Notification, DecodeError> decode_notification(ByteView body) {
    if (body.size() < 8) return fail(DecodeError::Truncated);
    ByteReader in{body};
    Notification notification;
    notification.doi = in.u32();
    notification.protocol = in.u8();
    const std::size_t spi_size = in.u8();
    notification.type = in.u16();
    if (spi_size > in.left()) return fail(DecodeError::BadLength);
    const ByteView spi = in.bytes(spi_size);
    const ByteView data = in.rest();
    notification.spi.assign(spi.begin(), spi.end());
    notification.data.assign(data.begin(), data.end());
    return notification;
}

Bytes encode_notification(const Notification& notification) {
    ByteWriter out;
    out.u32(notification.doi);
    out.u8(notification.protocol);
    out.u8(static_cast<std::uint8_t>(notification.spi.size()));
    out.u16(notification.type);
    out.bytes(notification.spi);
    out.bytes(notification.data);
    return out.take();
}

Result<Deletion, DecodeError> decode_deletion(ByteView body) {
    if (body.size() < 8) return fail(DecodeError::Truncated);
    ByteReader in{body};
    Deletion deletion;
    deletion.doi = in.u32();
    deletion.protocol = in.u8();
    deletion.spi_size = in.u8();
    const std::size_t count = in.u16();
    if (deletion.spi_size == 0) return fail(DecodeError::BadValue);
    if (count * deletion.spi_size != in.left()) return fail(DecodeError::BadLength);
    deletion.spis.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const ByteView spi = in.bytes(deletion.spi_size);
        deletion.spis.emplace_back(spi.begin(), spi.end());
    }
    return deletion;
}

Bytes encode_deletion(const Deletion& deletion) {
    ByteWriter out;
    out.u32(deletion.doi);
    out.u8(deletion.protocol);
    out.u8(deletion.spi_size);
    out.u16(static_cast<std::uint16_t>(deletion.spis.size()));
    for (const Bytes& spi : deletion.spis) out.bytes(spi);
    return out.take();
}

}  // namespace switchover::ike
