#pragma once
/// Addresses as plain ordered values. IPv4 addresses are kept in host order; encoders write network order.
#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchover {

struct Ipv4Address {
    std::uint32_t value = 0;

    constexpr Ipv4Address() = default;
    constexpr explicit Ipv4Address(std::uint32_t host_order) : value(host_order) {}
    constexpr Ipv4Address(unsigned a, unsigned b, unsigned c, unsigned d) : value(a << 24 | b << 16 | c << 8 | d) {}

    constexpr auto operator<=>(const Ipv4Address&) const = default;
    constexpr bool is_unspecified() const { return value == 0; }
    constexpr bool is_multicast() const { return value >> 28 == 0xE; }
    constexpr bool is_broadcast() const { return value == 0xFFFFFFFFu; }
    std::string text() const;
    /// Dotted decimal, four octets, nothing else around it.
    static std::optional<Ipv4Address> parse(std::string_view text);
};

/// Network mask of `length` bits, 0 to 32.
constexpr std::uint32_t mask_bits(unsigned length) { return length == 0 ? 0u : ~0u << (32 - length); }
/// Length of a contiguous mask; nothing when the mask has holes.
constexpr std::optional<std::uint8_t> mask_length(std::uint32_t mask) {
    const auto length = static_cast<unsigned>(std::countl_one(mask));
    if (mask != mask_bits(length)) return std::nullopt;
    return static_cast<std::uint8_t>(length);
}

/// A network prefix; the host bits of `address` are always zero when made by `of`.
struct Prefix {
    Ipv4Address address;
    std::uint8_t length = 0;

    constexpr auto operator<=>(const Prefix&) const = default;
    static constexpr Prefix of(Ipv4Address a, unsigned length) {
        return {Ipv4Address{a.value & mask_bits(length)}, static_cast<std::uint8_t>(length)};
    }
    static constexpr Prefix host(Ipv4Address a) { return {a, 32}; }
    constexpr std::uint32_t mask() const { return mask_bits(length); }
    constexpr Ipv4Address mask_address() const { return Ipv4Address{mask()}; }
    constexpr bool contains(Ipv4Address a) const { return (a.value & mask()) == address.value; }
    constexpr Ipv4Address broadcast() const { return Ipv4Address{address.value | ~mask()}; }
    std::string text() const;  ///< `20.1.1.0/24`
    static std::optional<Prefix> parse(std::string_view text);
};

/// Length of the class A, B or C network that holds `a` (8, 16, 24; 32 for class D and E).
constexpr std::uint8_t classful_length(Ipv4Address a) {
    const unsigned top = a.value >> 24;
    return top < 128 ? 8 : top < 192 ? 16 : top < 224 ? 24 : 32;
}

struct MacAddress {
    std::array<std::uint8_t, 6> octets{};

    constexpr auto operator<=>(const MacAddress&) const = default;
    constexpr bool is_group() const { return (octets[0] & 1) != 0; }
    constexpr bool is_zero() const { return *this == MacAddress{}; }
    /// As a number, first octet most significant.
    constexpr std::uint64_t value() const {
        std::uint64_t v = 0;
        for (const std::uint8_t o : octets) v = v << 8 | o;
        return v;
    }
    static constexpr MacAddress from(std::uint64_t v) {
        MacAddress m;
        for (int i = 5; i >= 0; --i, v >>= 8) m.octets[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(v);
        return m;
    }
    std::string text() const;  ///< IOS form, `0000.0c07.ac01`
    static std::optional<MacAddress> parse(std::string_view text);
};

inline constexpr MacAddress kBroadcastMac = MacAddress::from(0xFFFFFFFFFFFF);

/// Ethernet address of an IPv4 multicast group, RFC 1112 §6.4.
constexpr MacAddress multicast_mac(Ipv4Address group) {
    return MacAddress::from(0x01005E000000ull | (group.value & 0x7FFFFF));
}

}  // namespace switchover
