#pragma once
/// ARP for IPv4 over Ethernet, RFC 826.
#include <array>
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/result.h"

namespace switchover::arp {

inline constexpr std::size_t kPacketLength = 28;

enum class Operation : std::uint16_t { Request = 1, Reply = 2 };

/// Fields in the RFC's words: hardware and protocol address of sender and target.
struct Packet {
    Operation operation = Operation::Request;
    MacAddress sender_mac;
    Ipv4Address sender_ip;
    MacAddress target_mac;
    Ipv4Address target_ip;
    bool operator==(const Packet&) const = default;
};

/// Errors: Truncated, BadType (hardware not Ethernet, protocol not IPv4), BadLength (of the addresses), BadValue (an
/// operation other than request and reply; a sender hardware address that is zero or a group; a sender protocol address
/// that is multicast or broadcast). Padding behind the 28 octets is ignored.
Result<Packet, DecodeError> decode(ByteView octets);

std::array<std::uint8_t, kPacketLength> encode(const Packet& packet);

}  // namespace switchover::arp
