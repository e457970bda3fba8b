#pragma once
/// ISAKMP messages as octets and values: header and payload chain (RFC 2408 §3), and the payloads that IKE looks into.
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/bytes.h"
#include "engine/base/result.h"
#include "engine/ike/isakmp.h"

namespace switchover::ike {

/// RFC 2408 §3.1, fields in wire order; version 1.0.
struct Header {
    std::uint64_t initiator_cookie = 0;
    std::uint64_t responder_cookie = 0;
    std::uint8_t next_payload = payload_type::kNone;
    std::uint8_t exchange_type = 0;
    std::uint8_t flags = 0;
    std::uint32_t message_id = 0;
    std::uint32_t length = 0;  ///< octets of the whole message; written by `encode`
    bool operator==(const Header&) const = default;
};

/// One payload: its type and what follows the generic header (RFC 2408 §3.2).
struct Payload {
    std::uint8_t type = payload_type::kNone;
    Bytes body;
    bool operator==(const Payload&) const = default;
};

/// A chain of payloads and how many octets it took (encrypted messages are padded behind it).
struct Chain {
    std::vector<Payload> payloads;
    std::size_t length = 0;

    /// The first of a type, or nullptr.
    const Payload* find(std::uint8_t type) const;
    std::size_t count(std::uint8_t type) const;
};

/// Octets of a whole datagram. Errors: Truncated (under 28 octets), BadVersion (not 1.x), BadLength (length field is
/// not the size of the datagram), BadType (exchange type 0).
Result<Header, DecodeError> decode_header(ByteView octets);

/// The payloads behind the header. `padded`: octets behind the last payload are allowed (RFC 2409 Appendix B padding of
/// `block_size` at most), else they are Trailing. Errors: Truncated, BadLength, BadValue (reserved octet not zero, more
/// than kMaxPayloads), BadType (empty chain), Trailing.
Result<Chain, DecodeError> decode_chain(std::uint8_t first, ByteView octets, std::size_t allowed_padding);

/// Payloads one after the other, each with its generic header.
Bytes encode_chain(const std::vector<Payload>& payloads);
/// A clear message; `header.next_payload` and `header.length` are worked out.
Bytes encode_message(Header header, const std::vector<Payload>& payloads);
/// A message around a body that is already chained and, maybe, encrypted.
Bytes encode_message(Header header, std::uint8_t first, ByteView body);

/// Data attribute, RFC 2408 §3.3: basic (two octets) or variable.
struct Attribute {
    std::uint16_t type = 0;  ///< 15 bits
    bool basic = true;
    Bytes value;  ///< two octets when basic

    /// Basic when it fits into 16 bits, else four octets, as IOS does.
    static Attribute of(std::uint16_t type, std::uint32_t value);
    /// Big-endian number of up to eight octets; nothing when longer or empty.
    std::optional<std::uint64_t> number() const;
    bool operator==(const Attribute&) const = default;
};

/// Errors: Truncated.
Result<std::vector<Attribute>, DecodeError> decode_attributes(ByteView octets);
void encode_attributes(const std::vector<Attribute>& attributes, ByteWriter& out);

/// RFC 2408 §3.6.
struct TransformPayload {
    std::uint8_t number = 1;
    std::uint8_t id = 0;
    std::vector<Attribute> attributes;

    /// The number of the first attribute of a type.
    std::optional<std::uint64_t> find(std::uint16_t type) const;
    bool operator==(const TransformPayload&) const = default;
};

/// RFC 2408 §3.5.
struct ProposalPayload {
    std::uint8_t number = 1;
    std::uint8_t protocol = protocol_id::kIsakmp;
    Bytes spi;
    std::vector<TransformPayload> transforms;
    bool operator==(const ProposalPayload&) const = default;
};

/// RFC 2408 §3.4, RFC 2407 §4.6.1.
struct SaPayload {
    std::uint32_t doi = kIpsecDoi;
    std::uint32_t situation = kSituationIdentityOnly;
    std::vector<ProposalPayload> proposals;
    bool operator==(const SaPayload&) const = default;
};

/// Body of an SA payload. Errors: Truncated, BadLength, BadValue (reserved not zero, DOI not IPsec, situation not
/// identity only, transform count wrong, no proposal), BadType (something else than a proposal or transform nested).
Result<SaPayload, DecodeError> decode_sa(ByteView body);
Bytes encode_sa(const SaPayload& sa);

/// RFC 2407 §4.6.2.
struct Identification {
    std::uint8_t type = identification_type::kIpv4Address;
    std::uint8_t protocol = 0;
    std::uint16_t port = 0;
    Bytes data;
    bool operator==(const Identification&) const = default;
};

/// Errors: Truncated; BadLength when the data do not fit an address (type 1) or address and mask (type 4); BadValue
/// when the mask has holes.
Result<Identification, DecodeError> decode_identification(ByteView body);
Bytes encode_identification(const Identification& id);

/// RFC 2408 §3.14.
struct Notification {
    std::uint32_t doi = kIpsecDoi;
    std::uint8_t protocol = protocol_id::kIsakmp;
    std::uint16_t type = 0;
    Bytes spi;
    Bytes data;
    bool operator==(const Notification&) const = default;
};

/// Errors: Truncated, BadLength (SPI longer than the body).
Result<Notification, DecodeError> decode_notification(ByteView body);
Bytes encode_notification(const Notification& notification);

/// RFC 2408 §3.15.
struct Deletion {
    std::uint32_t doi = kIpsecDoi;
    std::uint8_t protocol = protocol_id::kEsp;
    std::uint8_t spi_size = 4;
    std::vector<Bytes> spis;
    bool operator==(const Deletion&) const = default;
};

/// Errors: Truncated, BadLength (count times size is not what is left), BadValue (size 0).
Result<Deletion, DecodeError> decode_deletion(ByteView body);
Bytes encode_deletion(const Deletion& deletion);

}  // namespace switchover::ike
