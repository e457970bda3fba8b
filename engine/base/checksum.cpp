#include "engine/base/checksum.h"

#include <algorithm>
#include <array>
#include <bit>

namespace switchover {

std::uint64_t checksum_add(ByteView octets, std::uint64_t sum) {
    const std::uint8_t* p = octets.data();
    std::size_t n = octets.size();
    // RFC 1071 §2 (B): in the machine's own order, swapped once at the end.
    std::uint64_t own = 0;
    std::uint64_t carries = 0;
    const auto take = [&own, &carries](const std::uint8_t* from) {
        std::uint64_t word = 0;
        std::memcpy(&word, from, 8);
        own += word;
        carries += static_cast<std::uint64_t>(own < word);
    };
    for (; n >= 32; n -= 32, p += 32) {
        take(p);
        take(p + 8);
        take(p + 16);
        take(p + 24);
    }
    for (; n >= 8; n -= 8, p += 8) take(p);
    own = (own & 0xFFFFFFFF) + (own >> 32) + carries;  // 2^64 is 1 modulo 0xFFFF
    own = (own & 0xFFFF) + (own >> 16 & 0xFFFF) + (own >> 32);
    own = (own & 0xFFFF) + (own >> 16);
    own = (own & 0xFFFF) + (own >> 16);
    if constexpr (std::endian::native == std::endian::little) own = (own & 0xFF) << 8 | own >> 8;
    sum += own;
    if (n >= 4) {
        sum += load_u32(p);
        p += 4;
        n -= 4;
    }
    if (n >= 2) {
        sum += load_u16(p);
        p += 2;
        n -= 2;
    }
    if (n == 1) sum += std::uint64_t{*p} << 8;
    return sum;
}

std::uint64_t pseudo_header_sum(Ipv4Address source, Ipv4Address destination, std::uint8_t protocol,
                                std::size_t length) {
    return std::uint64_t{source.value} + destination.value + protocol + length;
}

std::uint16_t fletcher_checksum(ByteView octets, std::size_t at) {
    std::int64_t c0 = 0;
    std::int64_t c1 = 0;
    // Reduced once in a while: over a block, c1 stays far below 2^63.
    constexpr std::size_t kBlock = 4096;
    for (std::size_t first = 0; first < octets.size(); first += kBlock) {
        for (const std::uint8_t octet : octets.subspan(first, std::min(kBlock, octets.size() - first))) {
            c0 += octet;
            c1 += c0;
        }
        c0 %= 255;
        c1 %= 255;
    }
    // The two octets of the checksum itself count as zero: what they gave is taken off again.
    for (std::size_t i = at; i < std::min(at + 2, octets.size()); ++i) {
        c0 -= octets[i];
        c1 -= static_cast<std::int64_t>(octets.size() - i) * octets[i];
    }
    c0 = (c0 % 255 + 255) % 255;
    c1 = (c1 % 255 + 255) % 255;
    const auto length = static_cast<std::int64_t>(octets.size());
    const auto offset = static_cast<std::int64_t>(at);
    std::int64_t x = ((length - offset - 1) * c0 - c1) % 255;
    if (x <= 0) x += 255;
    std::int64_t y = 510 - c0 - x;
    if (y > 255) y -= 255;
    return static_cast<std::uint16_t>(x << 8 | y);
}

namespace {

constexpr std::array<std::uint32_t, 256> kCrcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int k = 0; k < 8; ++k) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        table[i] = c;
    }
    return table;
}();

}  // namespace

std::uint32_t frame_check_sequence(ByteView octets) {
    std::uint32_t crc = ~0u;
    for (const std::uint8_t o : octets) crc = kCrcTable[(crc ^ o) & 255] ^ (crc >> 8);
    return ~crc;
}

}  // namespace switchover
