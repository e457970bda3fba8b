#pragma once
/// The winning routes of a device as one immutable value, shared by copies of a world and by snapshots.
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "engine/rib/route.h"

namespace switchover::rib {

/// A route without its own memory: its paths are a set of the table (few sets serve thousands of routes).
struct Row {
    Prefix prefix;
    Source source = Source::Connected;
    Code code = Code::Connected;
    std::uint8_t distance = 0;
    std::uint16_t process = 0;  ///< of an OSPF route
    std::uint32_t metric = 0;
    std::uint32_t forward_metric = 0;
    std::uint32_t tag = 0;
    Ipv4Address from;
    std::uint32_t path_set = 0;
    std::uint32_t version = 0;  ///< table version of its last change, shown by `show ip cef`
    Instant since;              ///< when this set of paths was installed
};

class Table {
   public:
    /// Winners, ascending by prefix.
    const std::vector<Row>& rows() const { return rows_; }
    /// OSPF routes that another source beat; they come back when it leaves.
    const std::vector<Row>& shadowed() const { return shadowed_; }
    std::span<const NextHop> paths(const Row& row) const {
        const Set& set = sets_[row.path_set];
        return {hops_.data() + set.first, set.count};
    }
    Route route(const Row& row) const;
    const Row* exact(Prefix prefix) const;
    /// Longest match; `except` is passed over (a route never resolves through itself).
    const Row* match(Ipv4Address destination, const Prefix* except = nullptr) const;
    /// True when `next_hop` leads to an interface, through other routes if need be.
    bool resolves(Ipv4Address next_hop, const Prefix& of) const;

    // --- for the RIB, while it makes the next table
    std::uint32_t intern(std::span<const NextHop> paths);
    void append(Row row);
    void append_shadowed(Row row) { shadowed_.push_back(row); }
    /// Room for `rows` rows and about as many sets of paths as `before` has.
    void reserve(std::size_t rows, const Table& before);

   private:
    struct Set {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    bool leads_out(Ipv4Address next_hop, const Prefix* except, unsigned depth) const;

    std::vector<Row> rows_;
    std::vector<Row> shadowed_;
    std::vector<NextHop> hops_;
    std::vector<Set> sets_;
    std::vector<std::uint32_t> order_;  // sets, ascending by content
    std::uint32_t last_ = 0;            // set asked for last: neighbours in the table often share one
    std::uint64_t lengths_ = 0;         // bit n: a prefix of length n exists
};

inline constexpr unsigned kMaximumRecursion = 8;  ///< next hops resolved through next hops

}  // namespace switchover::rib
