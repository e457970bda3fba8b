#pragma once
/// The interface and neighbor data structures, RFC 2328 §9 and §10, as plain values.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/ids.h"
#include "engine/ospf/config.h"
#include "engine/ospf/database.h"
#include "engine/ospf/interface_state_machine.h"
#include "engine/ospf/neighbor_state_machine.h"
#include "engine/ospf/packet.h"
#include "engine/sim/timer.h"

namespace switchover::ospf {

/// §10
struct Neighbor {
    std::uint16_t handle = 0;  ///< names the neighbor in timers; unique on its interface
    NeighborState state = NeighborState::Down;
    Ipv4Address router_id;
    Ipv4Address address;
    std::uint8_t priority = 0;
    std::uint8_t options = 0;
    Ipv4Address designated_router;         ///< as it declares
    Ipv4Address backup_designated_router;  ///< as it declares
    bool gone = false;                     ///< Down, to be removed when the event has been handled

    // Database exchange
    bool we_are_master = false;
    std::uint32_t dd_sequence_number = 0;
    bool last_dd_received = false;
    std::uint8_t last_dd_flags = 0;
    std::uint8_t last_dd_options = 0;
    std::uint32_t last_dd_sequence_number = 0;
    bool last_sent_more = true;      ///< M bit of the last DD packet sent
    Bytes last_dd_sent;              ///< for retransmission
    Instant exchange_done = kNever;  ///< the Slave keeps `last_dd_sent` for RouterDeadInterval from then on
    std::vector<LsaHeader> summary;  ///< Database summary list, from `summary_at` on
    std::size_t summary_at = 0;
    std::vector<LsaHeader> requests;  ///< Link state request list, ascending by key
    std::vector<LsaKey> asked;        ///< those of the last Link State Request that are still missing
    LsaSet retransmission;            ///< Link state retransmission list

    TimerId inactivity;
    TimerId dd_retransmit;
    TimerId request_retransmit;
    TimerId lsa_retransmit;
    std::uint32_t cryptographic_sequence = 0;  ///< §D.5.3: of the last packet that was accepted
    std::optional<std::uint8_t> key_id;        ///< and its key; absent: no message digest yet

    Instant dead_at = kNever;
    Instant state_since = kPowerOn;
    std::uint32_t state_changes = 0;
    std::uint32_t retransmissions = 0;  ///< LSAs sent again

    LsaHeader* find_request(const LsaKey& key) {
        const auto found = std::ranges::lower_bound(requests, key, {}, &LsaHeader::key);
        return found != requests.end() && found->key() == key ? &*found : nullptr;
    }
    void remove_request(const LsaKey& key) {
        const auto found = std::ranges::lower_bound(requests, key, {}, &LsaHeader::key);
        if (found != requests.end() && found->key() == key) requests.erase(found);
        std::erase(asked, key);
    }
};

/// §9. Named so because `Interface` is the device's.
struct InterfaceData {
    InterfaceIndex index = kNoInterface;
    std::uint32_t area = 0;
    InterfaceConfig config;
    NetworkType type = NetworkType::Broadcast;
    bool loopback = false;
    bool passive = false;
    bool stub = false;  ///< of a stub area
    Authentication authentication = Authentication::Null;
    InterfaceState state = InterfaceState::Down;
    std::uint16_t cost = 1;
    Ipv4Address address;
    std::uint8_t prefix_length = 0;
    std::vector<Prefix> secondaries;  ///< advertised as stubs
    std::uint16_t mtu = 1500;

    Ipv4Address designated_router;  ///< interface addresses; 0.0.0.0: none
    Ipv4Address backup_designated_router;
    Ipv4Address designated_router_id;
    Ipv4Address backup_designated_router_id;

    std::vector<Neighbor> neighbors;  ///< ascending by address
    std::uint16_t next_handle = 0;

    std::vector<LsaHeader> delayed_acks;
    std::vector<LsaSlot> flood_queue;
    Instant flood_at = kNever;  ///< when the last update of this queue left
    TimerId hello_timer;
    TimerId wait_timer;
    TimerId ack_timer;
    TimerId flood_timer;
    Instant next_hello = kNever;
    Instant wait_until = kNever;

    bool neighbor_change = false;  ///< NeighborChange is due when the packet has been handled
    bool backup_seen = false;

    Prefix prefix() const { return Prefix::of(address, prefix_length); }
    bool broadcast() const { return type == NetworkType::Broadcast && !loopback; }
    bool is_dr_or_backup() const { return state == InterfaceState::DR || state == InterfaceState::Backup; }
    Neighbor* find(std::uint16_t handle) {
        for (Neighbor& n : neighbors)
            if (n.handle == handle && !n.gone) return &n;
        return nullptr;
    }
};

}  // namespace switchover::ospf
