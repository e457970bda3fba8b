#include "engine/base/address.h"

#include <fmt/format.h>

#include <charconv>

namespace switchover {

std::string Ipv4Address::text() const {
    return fmt::format("{}.{}.{}.{}", value >> 24, value >> 16 & 255, value >> 8 & 255, value & 255);
}

std::optional<Ipv4Address> Ipv4Address::parse(std::string_view text) {
    std::uint32_t out = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int i = 0; i < 4; ++i) {
        unsigned octet = 0;
        const auto [next, error] = std::from_chars(at, end, octet);
        if (error != std::errc{} || octet > 255 || next - at > 3) return std::nullopt;
        out = out << 8 | octet;
        at = next;
        if (i < 3) {
            if (at == end || *at != '.') return std::nullopt;
            ++at;
        }
    }
    if (at != end) return std::nullopt;
    return Ipv4Address{out};
}

std::string Prefix::text() const { return fmt::format("{}/{}", address.text(), length); }

std::optional<Prefix> Prefix::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto address = Ipv4Address::parse(text.substr(0, slash));
    unsigned length = 0;
    const std::string_view tail = text.substr(slash + 1);
    const auto [next, error] = std::from_chars(tail.data(), tail.data() + tail.size(), length);
    if (!address || error != std::errc{} || next != tail.data() + tail.size() || length > 32) return std::nullopt;
    return Prefix::of(*address, length);
}

std::string MacAddress::text() const {
    return fmt::format("{:02x}{:02x}.{:02x}{:02x}.{:02x}{:02x}", octets[0], octets[1], octets[2], octets[3], octets[4],
                       octets[5]);
}

std::optional<MacAddress> MacAddress::parse(std::string_view text) {
    std::uint64_t v = 0;
    int digits = 0;
    for (const char c : text) {
        if (c == '.' || c == ':' || c == '-') continue;
        unsigned digit = 0;
        if (c >= '0' && c <= '9') {
            digit = static_cast<unsigned>(c - '0');
        } else if (c >= 'a' && c <= 'f') {
            digit = static_cast<unsigned>(c - 'a' + 10);
        } else if (c >= 'A' && c <= 'F') {
            digit = static_cast<unsigned>(c - 'A' + 10);
        } else {
            return std::nullopt;
        }
        v = v << 4 | digit;
        if (++digits > 12) return std::nullopt;
    }
    if (digits != 12) return std::nullopt;
    return from(v);
}

}  // namespace switchover
