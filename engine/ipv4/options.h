#pragma once
/// The record route option, RFC 791 §3.1: every router writes the address by which the packet leaves it.
#include <cstdint>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/bytes.h"

namespace switchover::ipv4 {

inline constexpr std::uint8_t kRecordRoute = 7;       ///< option type
inline constexpr std::uint8_t kMostRecordedHops = 9;  ///< what 40 octets of options have room for

/// An empty option with room for `hops` addresses, 1 to 9; 3 octets and 4 for each.
Bytes record_route_option(std::uint8_t hops);
/// Writes `address` into the first free place of the option, if `header` has one and it is not full, and updates the
/// checksum. `header` has passed `check_header`; malformed options stay as they are.
void record_address(std::uint8_t* header, Ipv4Address address);
/// The option as it stands among `options`, type octet first; empty: there is none, or it is malformed.
ByteView find_record_route(ByteView options);

/// A record route option as a value.
struct RecordedRoute {
    std::vector<Ipv4Address> places;  ///< free ones are 0.0.0.0
    std::size_t used = 0;
    bool operator==(const RecordedRoute&) const = default;
};
/// `option` is what `find_record_route` gives, not empty.
RecordedRoute recorded_route(ByteView option);

}  // namespace switchover::ipv4
