#pragma once
/// A route as the RIB holds it.
#include <boost/container/small_vector.hpp>
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::rib {

/// Who installed a route.
enum class Source : std::uint8_t { Connected, Static, ReverseRoute, Ospf };

/// How `show ip route` marks it.
enum class Code : std::uint8_t { Connected, Static, OspfIntra, OspfInter, OspfExternal1, OspfExternal2 };

struct NextHop {
    Ipv4Address gateway;                      ///< 0.0.0.0: directly connected
    InterfaceIndex interface = kNoInterface;  ///< kNoInterface: recursive, resolve `gateway`
    auto operator<=>(const NextHop&) const = default;
};

/// Interface of a route to `Null0`, which no device lists.
inline constexpr InterfaceIndex kNullInterface = 0xFFFEu;

inline constexpr std::size_t kMaximumPaths = 4;  ///< IOS `maximum-paths` default

/// Paths of one route; those that IOS keeps by default need no memory of their own.
using Paths = boost::container::small_vector<NextHop, kMaximumPaths>;

struct Route {
    Prefix prefix;
    Source source = Source::Connected;
    Code code = Code::Connected;
    std::uint8_t distance = 0;
    std::uint32_t metric = 0;
    std::uint32_t forward_metric = 0;  ///< OSPF type 2: distance to the ASBR or forwarding address
    std::uint32_t tag = 0;
    Ipv4Address from;  ///< advertising router of an OSPF route
    Paths paths;       ///< ascending, no more than kMaximumPaths
    Instant since;     ///< when this set of paths was installed
};

/// One change of the table, told to redistribution and recorded.
struct Change {
    enum class Kind : std::uint8_t { Added, Removed, Replaced };
    Kind kind = Kind::Added;
    Route route;  ///< as it is now (Added, Replaced) or was (Removed)
};

}  // namespace switchover::rib
