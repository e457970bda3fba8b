#pragma once
/// The forwarding table made from the RIB: immutable, shared by every copy of a world, longest match in a few loads.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"

namespace switchover::rib {

/// What becomes of a packet that matched.
enum class Action : std::uint8_t {
    NoRoute,   ///< nothing matches, or the next hop does not resolve: ICMP host unreachable
    Drop,      ///< silently (224.0.0.0/4 without multicast routing)
    Null,      ///< routed to Null0: dropped, ICMP host unreachable when the interface allows it
    Receive,   ///< one of our own addresses, or a broadcast of one of our subnets
    Attached,  ///< the destination itself is the next hop on `out` (glean until ARP knows it)
    Via,       ///< `next_hop` is the neighbour on `out`
};

/// One resolved path. For Attached the next hop is 0.0.0.0 here and the destination in a Decision.
struct FibPath {
    InterfaceIndex out = kNoInterface;
    Ipv4Address next_hop;
    bool operator==(const FibPath&) const = default;
    auto operator<=>(const FibPath&) const = default;
};

inline constexpr std::uint32_t kNoPath = 0xFFFFFFFFu;

/// The answer of a look-up.
struct Decision {
    Action action = Action::NoRoute;
    InterfaceIndex out = kNoInterface;
    Ipv4Address next_hop;          ///< the neighbour; the destination itself when Attached
    std::uint32_t path = kNoPath;  ///< index into Fib::paths(): key for a cache of adjacencies beside this very Fib
};

class Fib {
   public:
    struct Entry {
        Prefix prefix;
        Action action = Action::NoRoute;
        std::uint8_t path_count = 0;
        std::uint32_t first_path = 0;
    };

    /// Collects entries; the last one given for a prefix counts.
    class Builder {
       public:
        void add(Prefix prefix, Action action, std::span<const FibPath> paths = {});
        Fib build();

       private:
        std::vector<Entry> entries_;
        std::vector<FibPath> paths_;
    };

    Fib() = default;

    /// The longest match, nothing when no prefix covers `destination`.
    const Entry* find(Ipv4Address destination) const {
        std::uint32_t code = root_;
        while ((code & kLeaf) == 0) {
            const Node& node = nodes_[code];
            if ((destination.value & node.mask) != node.value) {
                code = node.fallback;
                break;
            }
            code = slots_[node.base + (destination.value >> node.shift & node.slot_mask)];
        }
        return code == kNothing ? nullptr : &entries_[code & ~kLeaf];
    }

    /// Longest match and, among equal paths, the one that this pair of addresses always takes (CEF per-destination
    /// sharing).
    Decision decide(Ipv4Address source, Ipv4Address destination) const {
        return decide(find(destination), source, destination);
    }
    /// The same when the entry has been looked up already.
    Decision decide(const Entry* entry, Ipv4Address source, Ipv4Address destination) const {
        if (entry == nullptr) return {};
        if (entry->path_count == 0) return {entry->action, kNoInterface, {}, kNoPath};
        std::uint32_t index = entry->first_path;
        if (entry->path_count > 1) index += share(source, destination, entry->path_count);
        const FibPath& path = paths_[index];
        return {entry->action, path.out, entry->action == Action::Attached ? destination : path.next_hop, index};
    }

    /// Which of `count` equal paths the pair takes. Multiplicative hash: both addresses reach every output bit.
    static std::uint32_t share(Ipv4Address source, Ipv4Address destination, std::uint32_t count) {
        std::uint64_t h = (std::uint64_t{source.value} << 32 | destination.value) * 0x9E3779B97F4A7C15ull;
        h ^= h >> 32;
        h *= 0x9E3779B97F4A7C15ull;
        return static_cast<std::uint32_t>((h >> 32) * count >> 32);
    }

    const std::vector<Entry>& entries() const { return entries_; }  ///< ascending by prefix
    const std::vector<FibPath>& paths() const { return paths_; }
    std::span<const FibPath> paths_of(const Entry& entry) const {
        return {paths_.data() + entry.first_path, entry.path_count};
    }
    /// The entry of exactly this prefix.
    const Entry* exact(Prefix prefix) const;
    std::size_t octets() const;

   private:
    // A trie compressed in path and level: a node tests the bits that all its prefixes share (mask, value; a
    // destination that differs takes `fallback`), then the next few bits select a slot, which is a node or a leaf.
    struct Node {
        std::uint32_t value = 0;
        std::uint32_t mask = 0;
        std::uint32_t fallback = 0;
        std::uint32_t base = 0;
        std::uint32_t slot_mask = 0;
        std::uint32_t shift = 0;
    };
    static constexpr std::uint32_t kLeaf = 0x80000000u;
    static constexpr std::uint32_t kNothing = 0xFFFFFFFFu;  // a leaf without entry
    static constexpr unsigned kMaximumStride = 12;

    std::uint32_t grow(std::uint32_t first, std::uint32_t last, std::uint32_t inherited);

    std::vector<Entry> entries_;
    std::vector<FibPath> paths_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> slots_;
    std::uint32_t root_ = kNothing;
};

}  // namespace switchover::rib
