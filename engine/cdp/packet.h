#pragma once
/// CDP version 2 on the wire: IEEE 802.2 SNAP, OUI 00-00-0C, type 0x2000, to 01-00-0C-CC-CC-CC. There is no RFC; the
/// format is the vendor's, as captures and Wireshark's dissector know it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/result.h"

namespace switchover::cdp {

inline constexpr MacAddress kGroup = MacAddress::from(0x01000CCCCCCCull);
inline constexpr std::size_t kSnapLength = 8;      ///< LLC AA AA 03, OUI, type
inline constexpr std::size_t kMaximumText = 1024;  ///< octets kept of a text
inline constexpr std::size_t kMaximumAddresses = 16;

enum class Tlv : std::uint16_t {
    DeviceId = 1,
    Addresses = 2,
    PortId = 3,
    Capabilities = 4,
    Version = 5,
    Platform = 6,
    NativeVlan = 10,
    Duplex = 11,
};

inline constexpr std::uint32_t kRouter = 0x01, kTransparentBridge = 0x02, kSourceRouteBridge = 0x04, kSwitch = 0x08,
                               kHost = 0x10, kIgmp = 0x20, kRepeater = 0x40;

struct Packet {
    std::uint8_t version = 2;
    std::uint8_t ttl = 180;  ///< seconds; 0: forget me
    std::string device_id;
    std::vector<Ipv4Address> addresses;
    std::string port_id;
    std::uint32_t capabilities = 0;
    std::string software;
    std::string platform;
    std::optional<std::uint16_t> native_vlan;
    std::optional<bool> full_duplex;
    bool operator==(const Packet&) const = default;
};

/// The octets behind the SNAP header. Errors: Truncated (a TLV past the end), BadVersion (neither 1 nor 2), BadLength
/// (a TLV shorter than its header), BadChecksum, BadValue (no device id). Unknown TLVs and addresses other than IPv4
/// are passed over.
Result<Packet, DecodeError> decode(ByteView octets);
Bytes encode(const Packet& packet);

/// The Internet checksum with CDP's own way of taking a last odd octet: as the low one of a word, and signed.
std::uint16_t checksum(ByteView octets);

/// LLC and SNAP headers, then `packet`: what follows the length of an 802.3 frame.
Bytes with_snap(ByteView packet);
/// What is behind them; nothing when `payload` (padding cut off) is something else.
std::optional<ByteView> without_snap(ByteView payload);

}  // namespace switchover::cdp
