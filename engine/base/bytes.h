#pragma once
/// Reading and writing octets in network order.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ensure.h"

namespace switchover {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using MutableByteView = std::span<std::uint8_t>;

constexpr std::uint16_t load_u16(const std::uint8_t* p) { return static_cast<std::uint16_t>(p[0] << 8 | p[1]); }
constexpr std::uint32_t load_u32(const std::uint8_t* p) {
    return std::uint32_t{p[0]} << 24 | std::uint32_t{p[1]} << 16 | std::uint32_t{p[2]} << 8 | p[3];
}
constexpr void store_u16(std::uint8_t* p, std::uint16_t v) {
    p[0] = static_cast<std::uint8_t>(v >> 8);
    p[1] = static_cast<std::uint8_t>(v);
}
constexpr void store_u32(std::uint8_t* p, std::uint32_t v) {
    p[0] = static_cast<std::uint8_t>(v >> 24);
    p[1] = static_cast<std::uint8_t>(v >> 16);
    p[2] = static_cast<std::uint8_t>(v >> 8);
    p[3] = static_cast<std::uint8_t>(v);
}

/// Big-endian cursor over octets that somebody else owns. Reading past the end is our own mistake (`ensure`):
/// callers check `left()` against attacker-controlled lengths first.
class ByteReader {
   public:
    explicit ByteReader(ByteView octets) : octets_(octets) {}

    std::size_t left() const { return octets_.size() - at_; }
    std::size_t position() const { return at_; }
    bool empty() const { return left() == 0; }

    std::uint8_t u8() { return *take(1); }
    std::uint16_t u16() { return load_u16(take(2)); }
    std::uint32_t u24() {
        const std::uint8_t* p = take(3);
        return std::uint32_t{p[0]} << 16 | std::uint32_t{p[1]} << 8 | p[2];
    }
    std::uint32_t u32() { return load_u32(take(4)); }
    std::uint64_t u64() {
        const std::uint64_t high = u32();
        return high << 32 | u32();
    }
    Ipv4Address ipv4() { return Ipv4Address{u32()}; }
    MacAddress mac() {
        MacAddress m;
        std::memcpy(m.octets.data(), take(6), 6);
        return m;
    }
    /// A view of the next `n` octets.
    ByteView bytes(std::size_t n) { return {take(n), n}; }
    ByteView rest() { return bytes(left()); }
    void skip(std::size_t n) { take(n); }

   private:
    const std::uint8_t* take(std::size_t n) {
        SWITCHOVER_ENSURE(n <= left());
        const std::uint8_t* p = octets_.data() + at_;
        at_ += n;
        return p;
    }
    ByteView octets_;
    std::size_t at_ = 0;
};

/// Big-endian appender.
class ByteWriter {
   public:
    ByteWriter() = default;
    explicit ByteWriter(std::size_t reserve) { out_.reserve(reserve); }

    void u8(std::uint8_t v) { out_.push_back(v); }
    void u16(std::uint16_t v) {
        u8(static_cast<std::uint8_t>(v >> 8));
        u8(static_cast<std::uint8_t>(v));
    }
    void u24(std::uint32_t v) {
        u8(static_cast<std::uint8_t>(v >> 16));
        u16(static_cast<std::uint16_t>(v));
    }
    void u32(std::uint32_t v) {
        u16(static_cast<std::uint16_t>(v >> 16));
        u16(static_cast<std::uint16_t>(v));
    }
    void u64(std::uint64_t v) {
        u32(static_cast<std::uint32_t>(v >> 32));
        u32(static_cast<std::uint32_t>(v));
    }
    void ipv4(Ipv4Address a) { u32(a.value); }
    void mac(const MacAddress& m) { bytes(m.octets); }
    void bytes(ByteView v) { out_.insert(out_.end(), v.begin(), v.end()); }
    void zeros(std::size_t n) { out_.resize(out_.size() + n); }
    /// Writes over two octets already written (lengths and checksums known later).
    void patch_u16(std::size_t at, std::uint16_t v) { store_u16(out_.data() + at, v); }
    void patch_u8(std::size_t at, std::uint8_t v) { out_.at(at) = v; }

    std::size_t size() const { return out_.size(); }
    ByteView view() const { return out_; }
    Bytes take() { return std::move(out_); }

   private:
    Bytes out_;
};

/// Octets as lower-case hex digits without separators.
std::string hex(ByteView octets);
/// The reverse; blanks and colons are skipped, anything else yields an empty vector.
Bytes unhex(std::string_view text);

}  // namespace switchover
