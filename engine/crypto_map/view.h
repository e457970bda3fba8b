#pragma once
/// Crypto maps, flows and their SAs in a snapshot. Instants, never remaining times.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/crypto/algorithm.h"
#include "engine/ike/key_engine.h"
#include "engine/ipsec/config.h"

namespace switchover::crypto_map {

/// Counters of a flow. They belong to the permit line and outlive its SAs.
struct Counters {
    std::uint64_t encapsulated = 0;
    std::uint64_t decapsulated = 0;
    std::uint64_t encapsulated_octets = 0;  ///< of inner packets
    std::uint64_t decapsulated_octets = 0;
    std::uint64_t send_errors = 0;     ///< dropped while there was no SA
    std::uint64_t receive_errors = 0;  ///< all reasons below and damaged padding or inner packets
    std::uint64_t replays = 0;
    std::uint64_t bad_integrity = 0;
    std::uint64_t bad_identity = 0;
    std::uint64_t not_protected = 0;  ///< clear packets that should have been protected
    bool operator==(const Counters&) const = default;
};

struct SaView {
    std::uint32_t spi = 0;
    std::uint32_t connection_id = 0;
    std::uint32_t flow_id = 0;
    std::uint32_t kilobytes_left = 0;
    std::uint64_t packets = 0;
    bool operator==(const SaView&) const = default;
};

struct PairView {
    SaView inbound;
    SaView outbound;
    ike::Endpoints endpoints;
    ipsec::Transform transform;
    Instant created;
    Instant expires;
    std::uint64_t initiator_cookie = 0;
    std::uint64_t responder_cookie = 0;
    std::uint32_t kilobytes = 0;         ///< of each direction, at the start
    std::uint32_t highest_received = 0;  ///< right edge of the replay window
    bool operator==(const PairView&) const = default;
};

/// One permit line of an applied map.
struct FlowView {
    std::uint16_t sequence = 0;  ///< of the map entry
    ike::ProxyIdentity local_proxy;
    ike::ProxyIdentity remote_proxy;
    Ipv4Address current_peer;
    std::uint32_t path_mtu = 1500;
    Counters counters;
    bool negotiating = false;
    std::vector<PairView> pairs;  ///< oldest first; the last one is used for sending
    bool operator==(const FlowView&) const = default;
};

/// A map applied to an interface.
struct AppliedView {
    InterfaceIndex interface = kNoInterface;
    std::string interface_name;
    std::string map;
    std::string redundancy;
    Ipv4Address local;
    bool live = false;
    std::uint32_t media_mtu = 1500;
    std::vector<FlowView> flows;  ///< entries in sequence, permit lines in the order of the access list
    bool operator==(const AppliedView&) const = default;
};

struct InterfaceUse {
    std::string name;
    std::string redundancy;
    bool operator==(const InterfaceUse&) const = default;
};

/// A configured entry, applied or not.
struct EntryView {
    std::string map;
    std::uint16_t sequence = 0;
    std::vector<Ipv4Address> peers;
    Ipv4Address current_peer;
    std::string access_list;
    bool access_list_defined = false;
    bool access_list_extended = true;
    std::vector<std::string> access_list_lines;  ///< `permit ip host 99.99.99.99 …`
    Duration lifetime = 3600s;
    std::uint32_t lifetime_kilobytes = 4'608'000;
    crypto::DhGroup pfs = crypto::DhGroup::None;
    std::vector<std::string> transform_sets;
    bool reverse_route = false;
    std::string description;
    std::vector<InterfaceUse> interfaces;
    bool operator==(const EntryView&) const = default;
};

struct View {
    std::vector<AppliedView> applied;
    std::vector<EntryView> entries;
    std::vector<ipsec::TransformSet> transform_sets;
    bool operator==(const View&) const = default;
};

}  // namespace switchover::crypto_map
