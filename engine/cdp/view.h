#pragma once
/// CDP's part of a snapshot: instants, never remaining times.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/cdp/config.h"
#include "engine/cdp/packet.h"

namespace switchover::cdp {

struct NeighborView {
    InterfaceIndex interface = kNoInterface;  ///< where it was heard
    std::string interface_name;
    MacAddress mac;
    Packet said;  ///< its last advertisement
    Instant expires;
    bool operator==(const NeighborView&) const = default;
};
struct InterfaceView {
    InterfaceIndex interface = kNoInterface;
    std::string name;
    bool admin_up = false;
    bool carrier = false;
    bool line_up = false;
    bool operator==(const InterfaceView&) const = default;
};
struct Counters {
    std::uint64_t out = 0, in = 0, refused = 0, full = 0;
    bool operator==(const Counters&) const = default;
};
struct View {
    bool supported = false;  ///< hosts do not speak CDP
    Config config;
    std::vector<InterfaceView> interfaces;  ///< those that speak it
    std::vector<NeighborView> neighbors;    ///< ascending by device id, interface
    Counters counters;
    bool operator==(const View&) const = default;
};

}  // namespace switchover::cdp
