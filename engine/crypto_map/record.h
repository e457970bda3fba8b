#pragma once
/// What crypto maps report as having happened. The IOS wording is in ios/log/crypto_map.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::crypto_map {

/// Reverse Route Injection added or removed a route.
struct ReverseRoute {
    bool added = true;
    Prefix prefix;
    Ipv4Address next_hop;
};
/// A clear packet arrived that the access list says must be protected.
struct NotIpsec {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address destination;
    Ipv4Address source;
    std::uint8_t protocol = 0;
};
/// A map became able, or unable, to negotiate and protect: the HSRP role, or the local address, changed.
struct LiveChanged {
    InterfaceIndex interface = kNoInterface;
    std::string map;
    Ipv4Address local;
    bool live = false;
};
/// Negotiation with a peer failed and the entry goes on with its next one.
struct PeerChanged {
    InterfaceIndex interface = kNoInterface;
    std::uint16_t sequence = 0;
    Ipv4Address from;
    Ipv4Address to;
};

using Record = std::variant<ReverseRoute, NotIpsec, LiveChanged, PeerChanged>;

}  // namespace switchover::crypto_map
