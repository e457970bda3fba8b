#include "engine/rib/table.h"

#include <algorithm>

namespace switchover::rib {

Route Table::route(const Row& row) const {
    Route route;
    route.prefix = row.prefix;
    route.source = row.source;
    route.code = row.code;
    route.distance = row.distance;
    route.metric = row.metric;
    route.forward_metric = row.forward_metric;
    route.tag = row.tag;
    route.from = row.from;
    const auto hops = paths(row);
    route.paths.assign(hops.begin(), hops.end());
    route.since = row.since;
    return route;
}

const Row* Table::exact(Prefix prefix) const {
    const auto at = std::ranges::lower_bound(rows_, prefix, {}, &Row::prefix);
    return at != rows_.end() && at->prefix == prefix ? &*at : nullptr;
}

const Row* Table::match(Ipv4Address destination, const Prefix* except) const {
    for (int length = 32; length >= 0; --length) {
        if ((lengths_ >> length & 1) == 0) continue;
        const Prefix prefix = Prefix::of(destination, static_cast<unsigned>(length));
        if (except != nullptr && prefix == *except) continue;
        if (const Row* row = exact(prefix)) return row;
    }
    return nullptr;
}

bool Table::resolves(Ipv4Address next_hop, const Prefix& of) const { return leads_out(next_hop, &of, 0); }

bool Table::leads_out(Ipv4Address next_hop, const Prefix* except, unsigned depth) const {
    if (depth == kMaximumRecursion) return false;
    const Row* row = match(next_hop, except);
    if (row == nullptr) return false;
    for (const NextHop& hop : paths(*row)) {
        if (hop.interface != kNoInterface) return true;
        if (leads_out(hop.gateway, except, depth + 1)) return true;
    }
    return false;
}

std::uint32_t Table::intern(std::span<const NextHop> wanted) {
    const auto content = [this](std::uint32_t i) {
        return std::span<const NextHop>{hops_.data() + sets_[i].first, sets_[i].count};
    };
    const auto below = [&](std::uint32_t i, std::span<const NextHop> key) {
        return std::ranges::lexicographical_compare(content(i), key);
    };
    if (last_ < sets_.size() && std::ranges::equal(content(last_), wanted)) return last_;
    const auto at = std::lower_bound(order_.begin(), order_.end(), wanted, below);
    if (at != order_.end() && std::ranges::equal(content(*at), wanted)) return last_ = *at;
    const auto index = static_cast<std::uint32_t>(sets_.size());
    last_ = index;
    sets_.push_back({static_cast<std::uint32_t>(hops_.size()), static_cast<std::uint32_t>(wanted.size())});
    order_.insert(at, index);
    hops_.insert(hops_.end(), wanted.begin(), wanted.end());
    return index;
}

void Table::reserve(std::size_t rows, const Table& before) {
    rows_.reserve(rows);
    const std::size_t sets = std::min(rows, before.sets_.size() + 4);
    sets_.reserve(sets);
    order_.reserve(sets);
    hops_.reserve(std::max(sets, before.hops_.size() + 4));
}

void Table::append(Row row) {
    lengths_ |= std::uint64_t{1} << row.prefix.length;
    rows_.push_back(row);
}

}  // namespace switchover::rib
