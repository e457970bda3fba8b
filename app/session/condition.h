#pragma once
/// What a script can wait for: a question to a world and its records. Values; `evaluate` is in condition_check.h.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/time.h"

namespace switchover::session {

/// A node name, or `*` for any.
using NodePattern = std::string;

/// A line of a console matches (ECMAScript regular expression, searched anywhere in the line without its time stamp).
struct LogMatches {
    NodePattern node;
    std::string pattern;
    bool ignore_case = false;
};
/// A record of this type (`hsrp.StateChanged`) came; every given field has this text in records.jsonl.
struct RecordMatches {
    NodePattern node;
    std::string type;
    std::vector<std::pair<std::string, std::string>> fields;
};
struct HsrpStateIs {
    std::string node;
    std::uint32_t group = 0;
    std::string state;  ///< IOS word, `Active`
};
struct RouteExists {
    std::string node;
    Prefix prefix;
    std::optional<Ipv4Address> via;
};
/// An answer came.
struct PingAnswered {
    std::string probe;
};
enum class Comparison : std::uint8_t { Less, LessOrEqual, Equal, GreaterOrEqual, Greater };
/// Packets lost since the ping began, or since the last fault or repair.
struct PacketsLost {
    std::string probe;
    Comparison comparison = Comparison::Equal;
    std::uint64_t count = 0;
    bool since_fault = false;
};
/// An IPsec SA pair with this peer carries traffic.
struct SaUp {
    std::string node;
    Ipv4Address peer;
};
/// At least so many neighbours are Full.
struct OspfNeighborsFull {
    std::string node;
    std::uint32_t count = 0;
};
struct ShowContains {
    std::string node;
    std::string command;
    std::string text;
};

struct Condition {
    bool negated = false;  ///< `no …`
    std::variant<LogMatches, RecordMatches, HsrpStateIs, RouteExists, PingAnswered, PacketsLost, SaUp,
                 OspfNeighborsFull, ShowContains>
        what;
    std::string text;  ///< as written

    /// True when only records can make it true: it is about a moment, not about how things are.
    bool is_event() const {
        return std::holds_alternative<LogMatches>(what) || std::holds_alternative<RecordMatches>(what) ||
               std::holds_alternative<PingAnswered>(what);
    }
};

}  // namespace switchover::session
