#pragma once
/// A frame taken apart for people: a tree of named fields over the octets, as Wireshark shows it. Field names are those
/// of Wireshark's display filters where it has the field.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/bytes.h"

namespace switchover::dissect {

/// What filters compare. monostate: the field is only there or not (a protocol, a heading).
using Value = std::variant<std::monostate, std::uint64_t, Ipv4Address, MacAddress, std::string, Bytes>;

/// One line of the tree. The tree is flat, in reading order: children follow their parent, one level deeper.
struct Field {
    std::string_view name;  ///< "ip.src"; a literal
    std::string text;       ///< "Source Address: 172.16.172.52"
    Value value;
    std::uint32_t offset = 0;  ///< octets into the buffer
    std::uint32_t size = 0;    ///< octets; 0: worked out, not on the wire
    std::uint8_t buffer = 0;   ///< index into Packet::buffers
    std::uint8_t depth = 0;
};

/// Octets that fields point into: the frame itself, then what was decrypted or put together from it.
struct Buffer {
    std::string name;  ///< "Frame", "Decrypted ESP", "Decrypted ISAKMP"
    Bytes octets;
};

struct Packet {
    std::vector<Buffer> buffers;
    std::vector<Field> fields;
    std::string source;  ///< the innermost network address that is known, else the MAC address
    std::string destination;
    std::string protocol;    ///< "ARP", "ICMP", "HSRP", "OSPF", "ISAKMP", "ESP", "UDP", "IPv4", "Ethernet"
    std::string info;        ///< one line
    bool malformed = false;  ///< a length or value that its protocol does not allow

    /// The first field of that name, or nullptr.
    const Field* find(std::string_view name) const;
};

}  // namespace switchover::dissect
