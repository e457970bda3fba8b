#pragma once
/// What a protocol may ask of the device it runs on. Protocols never see the device, the world or each other.
#include <optional>
#include <span>

#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/record/record.h"
#include "engine/rib/route.h"
#include "engine/sim/debug.h"
#include "engine/sim/interface.h"
#include "engine/sim/random.h"
#include "engine/sim/timer.h"

namespace switchover::ospf {
class LsaPool;
}

namespace switchover {

/// An IPv4 packet that a process wants sent. The device makes header, checksum and identification, runs the output
/// path (crypto map, fragmentation, ARP) and the link.
struct Ipv4Send {
    Ipv4Address source;  ///< 0.0.0.0: the address of the output interface
    Ipv4Address destination;
    std::uint8_t protocol = 0;
    std::uint8_t ttl = 255;
    std::uint8_t tos = 0;
    bool dont_fragment = false;
    InterfaceIndex out = kNoInterface;     ///< kNoInterface: by the routing table. Needed for multicast.
    std::optional<MacAddress> source_mac;  ///< HSRP speaks from its virtual MAC while Active
    bool bypass_crypto_map = false;        ///< IKE and ESP themselves are never protected again
    ByteView payload;                      ///< what follows the IPv4 header (UDP header included)
};

/// An IPv4 packet delivered to a process of this device (reassembled, header checked).
struct Ipv4Delivery {
    InterfaceIndex in = kNoInterface;  ///< arrival interface; kNoInterface when sent by this device to itself
    MacAddress ethernet_source;
    Ipv4Address source;
    Ipv4Address destination;
    std::uint8_t protocol = 0;
    std::uint8_t ttl = 0;
    std::uint8_t tos = 0;
    bool dont_fragment = false;
    bool was_protected = false;  ///< came out of an IPsec SA
    ByteView packet;             ///< whole packet, header first (ICMP errors quote it)
    ByteView payload;            ///< after the header
};

/// An Ethernet frame to be sent as it is (ARP). Padding to the minimum length is added by the device.
struct EthernetSend {
    InterfaceIndex out = kNoInterface;
    MacAddress destination;
    MacAddress source;  ///< all zero: the interface's burned-in address
    std::uint16_t ethertype = 0;
    ByteView payload;
};

/// HSRP tells the rest of the device that a named group changed its role.
struct RedundancyChange {
    InterfaceIndex interface = kNoInterface;
    std::uint8_t group = 0;
    std::string name;
    Ipv4Address virtual_address;
    enum class Role : std::uint8_t { Init, Backup, Speak, Standby, Active };
    Role from = Role::Init;
    Role to = Role::Init;
};

/// A DNS-free view of "where would this go": the result of a FIB look-up.
struct RouteAnswer {
    Prefix prefix;
    InterfaceIndex out = kNoInterface;
    Ipv4Address next_hop;  ///< the neighbour's address (the destination itself when connected)
};

class Services {
   public:
    Instant now = kPowerOn;  ///< the virtual instant of the event being handled
    NodeIndex node = 0;

    // --- timers (sim/timer.h). The process gets on_timer(tag) when one is due; it is then stopped.
    virtual void start_timer(TimerId& id, TimerTag tag, Instant deadline) = 0;
    void start_timer(TimerId& id, TimerTag tag, Duration after) { start_timer(id, tag, now + after); }
    virtual void stop_timer(TimerId id) = 0;
    virtual void release_timer(TimerId& id) = 0;
    virtual bool timer_running(TimerId id) const = 0;
    virtual Instant timer_deadline(TimerId id) const = 0;  ///< kNever when stopped

    // --- randomness and records
    virtual SeededRandom& random(Purpose purpose) = 0;
    virtual void record(RecordBody body) = 0;

    // --- interfaces
    virtual std::span<const Interface> interfaces() const = 0;
    const Interface& interface(InterfaceIndex i) const { return interfaces()[i]; }
    /// The interface called so (full name, case-insensitive), or kNoInterface.
    virtual InterfaceIndex find_interface(std::string_view name) const = 0;

    // --- sending. Safe to call from any handler: the packet leaves at `now`.
    virtual void send_ipv4(const Ipv4Send& packet) = 0;
    virtual void send_udp(const Ipv4Send& packet, std::uint16_t source_port, std::uint16_t destination_port) = 0;
    virtual void send_ethernet(const EthernetSend& frame) = 0;
    /// ICMP error about `offending` (RFC 1122 §3.2.2 rules and IOS rate limit are applied by the device).
    virtual void send_icmp_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest,
                                 const Ipv4Delivery& offending) = 0;

    // --- HSRP
    virtual void add_virtual_address(InterfaceIndex interface, VirtualAddress address) = 0;
    virtual void remove_virtual_address(InterfaceIndex interface, Ipv4Address address) = 0;
    /// Broadcast ARP reply `address` is-at `mac` sent from `mac`.
    virtual void send_gratuitous_arp(InterfaceIndex interface, Ipv4Address address, MacAddress mac) = 0;
    virtual void redundancy_changed(const RedundancyChange& change) = 0;
    /// Current role of the HSRP group called `name` on `interface` and its virtual address; nothing if there is none.
    virtual std::optional<RedundancyChange> redundancy_state(InterfaceIndex interface, std::string_view name) const = 0;
    /// State of a tracked object, by HSRP and show: line protocol of `interface`.
    virtual bool line_protocol_up(InterfaceIndex interface) const { return interfaces()[interface].line_protocol; }

    // --- routing
    virtual std::optional<RouteAnswer> route(Ipv4Address destination) const = 0;
    /// Replaces everything OSPF process `process` has in the RIB (unsorted; the RIB keeps `since` of equal path sets).
    virtual void replace_ospf_routes(std::uint16_t process, std::vector<rib::Route> routes) = 0;
    /// Adds or removes one reverse route (RRI) at once; distance 1.
    virtual void add_reverse_route(Prefix prefix, Ipv4Address next_hop) = 0;
    virtual void remove_reverse_route(Prefix prefix, Ipv4Address next_hop) = 0;
    /// Every route now in the RIB from `source` that won (redistribution reads this once, then follows
    /// on_route_change).
    virtual std::vector<rib::Route> routes_from(rib::Source source) const = 0;

    // --- what many of thousands of routers share
    /// False: records of each LSA, OSPF route and HSRP Hello are not wanted (large worlds without a log).
    virtual bool wants_detail() const { return true; }
    /// A `debug` is on: records that cost one per packet are made only then.
    virtual bool debugging(DebugFlag) const { return false; }
    /// Decoded LSAs of the world, a cache that changes no result (one a worker thread); null: none.
    virtual ospf::LsaPool* lsa_pool() { return nullptr; }

   protected:
    Services() = default;
    Services(const Services&) = default;
    Services& operator=(const Services&) = default;
    ~Services() = default;
};

}  // namespace switchover
