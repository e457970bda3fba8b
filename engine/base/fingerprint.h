#pragma once
/// A running 64-bit digest of everything that happened to a device. Not cryptographic; only equality matters.
#include <cstdint>
#include <cstring>

#include "engine/base/bytes.h"

namespace switchover {

class Fingerprint {
   public:
    void add(std::uint64_t word) { state_ = mixed(state_, word); }
    void add(ByteView octets) {
        // In a register: the octets could be those of `state_`, so the compiler would store it after each word.
        std::uint64_t state = mixed(state_, octets.size());
        const std::uint8_t* p = octets.data();
        std::size_t n = octets.size();
        for (; n >= 8; n -= 8, p += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, p, 8);
            state = mixed(state, word);
        }
        if (n > 0) {
            std::uint64_t word = 0;
            std::memcpy(&word, p, n);
            state = mixed(state, word);
        }
        state_ = state;
    }
    void add(std::string_view text) { add(ByteView{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}); }
    std::uint64_t value() const { return state_; }
    bool operator==(const Fingerprint&) const = default;

   private:
    /// Multiply-xorshift over 64 bits; order-sensitive, one multiplication a word.
    static std::uint64_t mixed(std::uint64_t state, std::uint64_t word) {
        state = (state ^ word) * 0x9E3779B97F4A7C15ull;
        return state ^ state >> 29;
    }
    std::uint64_t state_ = 0x2545F4914F6CDD1Dull;
};

}  // namespace switchover
