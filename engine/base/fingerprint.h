#pragma once
/// A running 64-bit digest of everything that happened to a device. Not cryptographic; only equality matters.
#include <cstdint>
#include <cstring>

#include "engine/base/bytes.h"

namespace switchover {

class Fingerprint {
   public:
    void add(std::uint64_t word) {
        // Multiply-xorshift over 64 bits; order-sensitive, one multiplication a word.
        state_ = (state_ ^ word) * 0x9E3779B97F4A7C15ull;
        state_ ^= state_ >> 29;
    }
    void add(ByteView octets) {
        add(octets.size());
        const std::uint8_t* p = octets.data();
        std::size_t n = octets.size();
        for (; n >= 8; n -= 8, p += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, p, 8);
            add(word);
        }
        if (n > 0) {
            std::uint64_t word = 0;
            std::memcpy(&word, p, n);
            add(word);
        }
    }
    void add(std::string_view text) { add(ByteView{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}); }
    std::uint64_t value() const { return state_; }
    bool operator==(const Fingerprint&) const = default;

   private:
    std::uint64_t state_ = 0x2545F4914F6CDD1Dull;
};

}  // namespace switchover
