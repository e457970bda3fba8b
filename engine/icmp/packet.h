#pragma once
/// ICMP, RFC 792, with the next-hop MTU of RFC 1191.
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/result.h"
#include "engine/ipv4/header.h"

namespace switchover::icmp {

inline constexpr std::size_t kHeaderLength = 8;

/// Types. Others are kept as numbers and ignored (RFC 1122 §3.2.2).
inline constexpr std::uint8_t kEchoReply = 0;
inline constexpr std::uint8_t kUnreachable = 3;
inline constexpr std::uint8_t kSourceQuench = 4;
inline constexpr std::uint8_t kRedirect = 5;
inline constexpr std::uint8_t kEcho = 8;
inline constexpr std::uint8_t kTimeExceeded = 11;
inline constexpr std::uint8_t kParameterProblem = 12;

/// Codes of Destination Unreachable: RFC 792, RFC 1122 §3.2.2.1, RFC 1812 §5.2.7.1.
enum class UnreachableCode : std::uint8_t {
    Network = 0,
    Host = 1,
    Protocol = 2,
    Port = 3,
    FragmentationNeeded = 4,
    SourceRouteFailed = 5,
    NetworkUnknown = 6,
    HostUnknown = 7,
    SourceHostIsolated = 8,
    NetworkProhibited = 9,
    HostProhibited = 10,
    NetworkForTos = 11,
    HostForTos = 12,
    CommunicationProhibited = 13,
    HostPrecedenceViolation = 14,
    PrecedenceCutoff = 15,
};
inline constexpr std::uint8_t kTtlExceeded = 0;         ///< code of Time Exceeded
inline constexpr std::uint8_t kReassemblyExceeded = 1;  ///< code of Time Exceeded

/// A message read in place; `rest` is octets 4 to 7 in host order, `body` what follows.
struct Message {
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint32_t rest = 0;
    ByteView body;

    std::uint16_t identifier() const { return static_cast<std::uint16_t>(rest >> 16); }  ///< echo
    std::uint16_t sequence() const { return static_cast<std::uint16_t>(rest); }          ///< echo
    std::uint16_t next_hop_mtu() const { return static_cast<std::uint16_t>(rest); }      ///< 3/4; 0: not told
    Ipv4Address gateway() const { return Ipv4Address{rest}; }                            ///< redirect
    std::uint8_t pointer() const { return static_cast<std::uint8_t>(rest >> 24); }       ///< parameter problem
};

/// Error messages are never answered with errors: RFC 1122 §3.2.2.
constexpr bool is_error(std::uint8_t type) {
    return type == kUnreachable || type == kSourceQuench || type == kRedirect || type == kTimeExceeded ||
           type == kParameterProblem;
}

/// `octets` is the IPv4 payload. Errors: Truncated, BadChecksum, BadValue (a code that the type does not have).
Result<Message, DecodeError> decode(ByteView octets);

/// The packet that an error message quotes: its header and at least the first 8 octets behind it, when they are there.
struct Quoted {
    ipv4::HeaderView header;
    ByteView payload;  ///< may be cut short
};
/// Errors: BadType (not an error message), Truncated, BadVersion, BadLength.
Result<Quoted, DecodeError> quoted(const Message& message);

Bytes encode(std::uint8_t type, std::uint8_t code, std::uint32_t rest, ByteView body);
Bytes encode_echo(std::uint16_t identifier, std::uint16_t sequence, ByteView data);
/// The reply to `request`: same identifier, sequence and data (RFC 1122 §3.2.2.6).
Bytes encode_echo_reply(const Message& request);
/// Quotes the header of `offending` (a whole packet) and its first 8 octets, as RFC 792 asks and IOS does.
Bytes encode_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest, ByteView offending);
/// Destination unreachable, fragmentation needed: RFC 1191 §4.
Bytes encode_fragmentation_needed(std::uint16_t next_hop_mtu, ByteView offending);

}  // namespace switchover::icmp
