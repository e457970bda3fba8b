#include "engine/rib/fib.h"

#include <algorithm>
#include <bit>

#include "engine/base/ensure.h"

namespace switchover::rib {

void Fib::Builder::add(Prefix prefix, Action action, std::span<const FibPath> paths) {
    SWITCHOVER_ENSURE(prefix.length <= 32 && prefix.address.value == (prefix.address.value & prefix.mask()));
    SWITCHOVER_ENSURE(paths.size() < 256);
    // Routes of one table share few sets of paths; the previous entry's set is the likeliest.
    std::uint32_t first = static_cast<std::uint32_t>(paths_.size());
    if (!entries_.empty() && !paths.empty()) {
        const Entry& previous = entries_.back();
        const std::span<const FibPath> known{paths_.data() + previous.first_path, previous.path_count};
        if (std::ranges::equal(known, paths)) first = previous.first_path;
    }
    if (first == paths_.size()) paths_.insert(paths_.end(), paths.begin(), paths.end());
    entries_.push_back({prefix, action, static_cast<std::uint8_t>(paths.size()), first});
}

Fib Fib::Builder::build() {
    const auto by_prefix = [](const Entry& a, const Entry& b) { return a.prefix < b.prefix; };
    // Routes come in order; only what CEF adds behind them has to be put in its place.
    const auto rest = std::ranges::is_sorted_until(entries_, {}, &Entry::prefix);
    std::stable_sort(rest, entries_.end(), by_prefix);
    std::inplace_merge(entries_.begin(), rest, entries_.end(), by_prefix);
    Fib fib;
    fib.entries_.reserve(entries_.size());
    for (const Entry& entry : entries_) {
        if (!fib.entries_.empty() && fib.entries_.back().prefix == entry.prefix) {
            fib.entries_.back() = entry;
        } else {
            fib.entries_.push_back(entry);
        }
    }
    fib.paths_ = std::move(paths_);
    fib.root_ = fib.grow(0, static_cast<std::uint32_t>(fib.entries_.size()), kNothing);
    fib.nodes_.shrink_to_fit();
    fib.slots_.shrink_to_fit();
    return fib;
}

/// The code (node or leaf) for the entries [first, last), all inside one range of addresses where `inherited` is what
/// matches otherwise. Ascending order puts a prefix before those inside it.
std::uint32_t Fib::grow(std::uint32_t first, std::uint32_t last, std::uint32_t inherited) {
    if (first == last) return inherited;
    unsigned shortest = 32;
    unsigned longest = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        shortest = std::min<unsigned>(shortest, entries_[i].prefix.length);
        longest = std::max<unsigned>(longest, entries_[i].prefix.length);
    }
    const std::uint32_t low = entries_[first].prefix.address.value;
    const std::uint32_t high = entries_[last - 1].prefix.address.value;
    const unsigned common = std::min(shortest, static_cast<unsigned>(std::countl_zero(low ^ high)));
    // About two slots an entry: sparse enough to end soon, dense enough for the cache.
    const unsigned wanted = static_cast<unsigned>(std::bit_width(last - first));
    const unsigned stride = std::min({wanted, longest - common, kMaximumStride});
    const unsigned depth = common + stride;

    const auto index = static_cast<std::uint32_t>(nodes_.size());
    const auto base = static_cast<std::uint32_t>(slots_.size());
    const std::uint32_t slot_count = 1u << stride;
    nodes_.push_back(
        {low & mask_bits(common), mask_bits(common), inherited, base, slot_count - 1, depth == 0 ? 31u : 32u - depth});
    slots_.resize(slots_.size() + slot_count, inherited);
    const auto slot_of = [&](std::uint32_t address) {
        return depth == 0 ? 0u : address >> (32u - depth) & (slot_count - 1);
    };
    std::uint32_t i = first;
    while (i < last) {
        const Prefix prefix = entries_[i].prefix;
        const std::uint32_t slot = slot_of(prefix.address.value);
        if (prefix.length <= depth) {
            const std::uint32_t width = 1u << (depth - prefix.length);
            std::fill_n(slots_.begin() + base + slot, width, i | kLeaf);
            ++i;
            continue;
        }
        std::uint32_t end = i;
        while (end < last && slot_of(entries_[end].prefix.address.value) == slot) ++end;
        const std::uint32_t code = grow(i, end, slots_[base + slot]);
        slots_[base + slot] = code;
        i = end;
    }
    return index;
}

const Fib::Entry* Fib::exact(Prefix prefix) const {
    const auto at = std::ranges::lower_bound(entries_, prefix, {}, &Entry::prefix);
    return at != entries_.end() && at->prefix == prefix ? &*at : nullptr;
}

std::size_t Fib::octets() const {
    return entries_.size() * sizeof(Entry) + paths_.size() * sizeof(FibPath) + nodes_.size() * sizeof(Node) +
           slots_.size() * sizeof(std::uint32_t);
}

}  // namespace switchover::rib
