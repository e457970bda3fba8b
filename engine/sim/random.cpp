#include "engine/sim/random.h"

namespace switchover {

namespace {

constexpr std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

}  // namespace

SeededRandom::SeededRandom(std::uint64_t seed, NodeIndex node, Purpose purpose, std::uint32_t index)
    : state_(mix(mix(mix(seed + 0x9E3779B97F4A7C15ull) ^ node) ^
                 (std::uint64_t{index} << 8 | static_cast<std::uint8_t>(purpose)))) {}

std::uint64_t SeededRandom::u64() {
    state_ += 0x9E3779B97F4A7C15ull;
    return mix(state_);
}

std::uint64_t SeededRandom::below(std::uint64_t n) {
    SWITCHOVER_ENSURE(n > 0);
    // Rejection keeps it exactly uniform.
    const std::uint64_t limit = ~0ull - ~0ull % n;
    std::uint64_t v = u64();
    while (v >= limit) v = u64();
    return v % n;
}

Bytes SeededRandom::bytes(std::size_t n) {
    Bytes out(n);
    for (std::size_t i = 0; i < n; i += 8) {
        const std::uint64_t v = u64();
        for (std::size_t k = 0; k < 8 && i + k < n; ++k) out[i + k] = static_cast<std::uint8_t>(v >> (8 * k));
    }
    return out;
}

}  // namespace switchover
