#pragma once
/// The link state database, RFC 2328 §12.2: every LSA of every scope of one process, ages as instants.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/ospf/lsa.h"

namespace switchover::ospf {

using LsaSlot = std::uint32_t;  ///< names an LSA of the database for as long as it is there, across new instances
inline constexpr LsaSlot kNoLsa = 0xFFFFFFFF;

inline constexpr std::uint32_t kAsScope = 0xFFFFFFFF;  ///< scope of type 5; other types have their area's number
constexpr std::uint32_t scope_of(std::uint8_t type, std::uint32_t area) {
    return type == kAsExternalLsa ? kAsScope : area;
}

struct ScopedKey {
    std::uint32_t scope = 0;
    LsaKey key;
    auto operator<=>(const ScopedKey&) const = default;
};

struct DatabaseEntry {
    LsaPtr lsa;
    std::uint32_t scope = 0;
    Instant born;                      ///< when its age was 0; never ticked
    Instant arrived;                   ///< when this instance was installed, for MinLSArrival
    Instant flooded;                   ///< when it was last put on retransmission lists
    Instant replied;                   ///< when it was last sent back to a neighbor that held an older one
    std::uint32_t retransmitters = 0;  ///< retransmission lists it is on
    bool max_age = false;              ///< aged out, or flushed by its originator
    bool used_for_route = false;       ///< `Routing Bit Set`

    ScopedKey scoped_key() const { return {scope, lsa->header.key()}; }
    std::uint16_t age(Instant now) const {
        if (max_age) return kMaxAge;
        return static_cast<std::uint16_t>(std::clamp<std::int64_t>(whole_seconds(now - born), 0, kMaxAge));
    }
    /// The header with its present age.
    LsaHeader header(Instant now) const {
        LsaHeader h = lsa->header;
        h.age = age(now);
        return h;
    }
};

/// LSAs in slots, with an index sorted by scope, type, Link State ID and advertising router.
class Database {
   public:
    struct IndexEntry {
        ScopedKey key;
        LsaSlot slot = kNoLsa;
    };

    LsaSlot find(const ScopedKey& key) const;
    bool holds(LsaSlot slot) const { return slot < slots_.size() && slots_[slot].lsa != nullptr; }
    const DatabaseEntry& at(LsaSlot slot) const { return slots_[slot]; }
    DatabaseEntry& at(LsaSlot slot) { return slots_[slot]; }

    /// Installs an instance of `age` seconds in place of the one before, if any. Its retransmitters are left as they
    /// are: the caller takes the old instance off the lists first.
    LsaSlot install(std::uint32_t scope, LsaPtr lsa, std::uint16_t age, Instant now);
    /// The same for an LSA that is there, at `slot`.
    void replace(LsaSlot slot, LsaPtr lsa, std::uint16_t age, Instant now);
    void erase(LsaSlot slot);
    void clear() { *this = {}; }

    /// Every LSA, sorted.
    const std::vector<IndexEntry>& index() const { return index_; }

    /// Those of one scope and type, sorted by Link State ID, then advertising router.
    std::span<const IndexEntry> of(std::uint32_t scope, std::uint8_t type) const;

   private:
    std::vector<IndexEntry>::const_iterator position(const ScopedKey& key) const;

    std::vector<IndexEntry> index_;
    std::vector<DatabaseEntry> slots_;
    std::vector<LsaSlot> free_;
};

/// A set of LSAs by slot, a bit each: what a neighbor has not acknowledged yet.
class LsaSet {
   public:
    bool holds(LsaSlot slot) const { return slot / 64 < words_.size() && (words_[slot / 64] >> slot % 64 & 1) != 0; }
    /// False when it was in already.
    bool insert(LsaSlot slot) {
        if (slot / 64 >= words_.size()) words_.resize(slot / 64 + 1);
        if (holds(slot)) return false;
        words_[slot / 64] |= std::uint64_t{1} << slot % 64;
        ++count_;
        return true;
    }
    /// False when it was not in.
    bool remove(LsaSlot slot) {
        if (!holds(slot)) return false;
        words_[slot / 64] &= ~(std::uint64_t{1} << slot % 64);
        --count_;
        return true;
    }
    std::uint32_t count() const { return count_; }
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t w = 0; w < words_.size(); ++w)
            for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1)
                visit(static_cast<LsaSlot>(w * 64 + static_cast<unsigned>(std::countr_zero(bits))));
    }

   private:
    std::vector<std::uint64_t> words_;
    std::uint32_t count_ = 0;
};

}  // namespace switchover::ospf
