#include "engine/ospf/database.h"

namespace switchover::ospf {

namespace {

constexpr std::size_t kSmall = 16;  // LSAs that a database has room for from the first on

/// A key as two words: compared without a branch a field, since every LSA received is looked for.
struct Packed {
    std::uint64_t high = 0, low = 0;
    explicit Packed(const ScopedKey& k)
        : high(std::uint64_t{k.scope} << 8 | k.key.type),
          low(std::uint64_t{k.key.id.value} << 32 | k.key.advertising_router.value) {}
    bool operator<(const Packed& other) const {
        return static_cast<int>(high < other.high) |
               (static_cast<int>(high == other.high) & static_cast<int>(low < other.low));
    }
};

}  // namespace

std::vector<Database::IndexEntry>::const_iterator Database::position(const ScopedKey& key) const {
    const Packed wanted{key};
    // Halving without a jump: which half is a coin toss that no branch predictor wins.
    auto first = index_.begin();
    auto left = static_cast<std::ptrdiff_t>(index_.size());
    while (left > 0) {
        const std::ptrdiff_t half = (left + 1) / 2;
        first += Packed{first[half - 1].key} < wanted ? half : 0;
        left -= half;
    }
    return first;
}

LsaSlot Database::find(const ScopedKey& key) const {
    const auto found = position(key);
    return found != index_.end() && found->key == key ? found->slot : kNoLsa;
}

LsaSlot Database::install(std::uint32_t scope, LsaPtr lsa, std::uint16_t age, Instant now) {
    if (slots_.empty()) {
        slots_.reserve(kSmall);
        index_.reserve(kSmall);
    }
    const ScopedKey key{scope, lsa->header.key()};
    const auto found = position(key);
    LsaSlot slot = kNoLsa;
    if (found != index_.end() && found->key == key) {
        slot = found->slot;
    } else {
        if (free_.empty()) {
            slot = static_cast<LsaSlot>(slots_.size());
            slots_.emplace_back();
        } else {
            slot = free_.back();
            free_.pop_back();
        }
        index_.insert(found, IndexEntry{key, slot});
    }
    slots_[slot].scope = scope;
    replace(slot, std::move(lsa), age, now);
    return slot;
}

void Database::replace(LsaSlot slot, LsaPtr lsa, std::uint16_t age, Instant now) {
    DatabaseEntry& entry = slots_[slot];
    entry.lsa = std::move(lsa);
    entry.born = now - std::chrono::seconds{age};
    entry.arrived = now;
    entry.max_age = age >= kMaxAge;
}

void Database::erase(LsaSlot slot) {
    index_.erase(position(slots_[slot].scoped_key()));
    slots_[slot] = {};
    free_.push_back(slot);
}

std::span<const Database::IndexEntry> Database::of(std::uint32_t scope, std::uint8_t type) const {
    const auto first = position({scope, {type, {}, {}}});
    const Ipv4Address last{0xFFFFFFFFu};
    auto end = position({scope, {type, last, last}});
    if (end != index_.end() && end->key == ScopedKey{scope, {type, last, last}}) ++end;
    return {first, end};
}

}  // namespace switchover::ospf
