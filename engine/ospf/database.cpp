#include "engine/ospf/database.h"

namespace switchover::ospf {

std::vector<Database::IndexEntry>::const_iterator Database::position(const ScopedKey& key) const {
    return std::lower_bound(index_.begin(), index_.end(), key,
                            [](const IndexEntry& entry, const ScopedKey& wanted) { return entry.key < wanted; });
}

LsaSlot Database::find(const ScopedKey& key) const {
    const auto found = position(key);
    return found != index_.end() && found->key == key ? found->slot : kNoLsa;
}

LsaSlot Database::install(std::uint32_t scope, LsaPtr lsa, std::uint16_t age, Instant now) {
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
    DatabaseEntry& entry = slots_[slot];
    entry.lsa = std::move(lsa);
    entry.scope = scope;
    entry.born = now - std::chrono::seconds{age};
    entry.arrived = now;
    entry.max_age = age >= kMaxAge;
    return slot;
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
