#pragma once
/// A router or host: interfaces, the forwarding path, and its processes as plain members, so that copying a world needs
/// no clone code. It is told of frames, timers, carrier, power and configuration; it answers only through its Fabric.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/acl/process.h"
#include "engine/arp/process.h"
#include "engine/base/fingerprint.h"
#include "engine/cdp/process.h"
#include "engine/crypto_map/process.h"
#include "engine/device/config.h"
#include "engine/device/planned_reload.h"
#include "engine/device/transit.h"
#include "engine/hsrp/process.h"
#include "engine/icmp/rules.h"
#include "engine/ike/process.h"
#include "engine/ipv4/fragment.h"
#include "engine/link/fabric.h"
#include "engine/ospf/process.h"
#include "engine/probe/flow.h"
#include "engine/probe/process.h"
#include "engine/probe/trace.h"
#include "engine/rib/rib.h"
#include "engine/sim/services.h"
#include "engine/track/process.h"

namespace switchover {

class Device {
   public:
    /// How a device starts: what never changes while the world lives.
    struct Identity {
        NodeIndex node = kNoNode;
        std::string name;            ///< of the lab, not the hostname
        bool is_host = false;        ///< does not forward
        Duration reload_time = 60s;  ///< from `reload` to the first event of the new life
        std::uint64_t seed = 0;
        MacAddress base_mac;                          ///< interface i has base_mac + i
        std::shared_ptr<const DeviceConfig> startup;  ///< of the lab; its interfaces are the hardware
    };

    Device() = default;
    explicit Device(Identity identity);

    // --- wiring, before the first power_on
    void connect(InterfaceIndex interface, std::uint32_t pipe);

    // --- what happens to it
    void power_on(bool reload, Fabric& fabric);
    void power_off(Fabric& fabric);
    void set_carrier(InterfaceIndex interface, bool up, Fabric& fabric);
    void on_frame(InterfaceIndex in, Frame&& frame, Fabric& fabric);
    void on_timer(std::uint32_t slot, std::uint32_t generation, Fabric& fabric);
    /// Compares with the running configuration and tells each process what changed.
    void configure(std::shared_ptr<const DeviceConfig> next, Fabric& fabric);
    /// Configuration mode was left: %SYS-5-CONFIG_I. `source` is `console by vty0 (127.0.0.1)`.
    void configured(const std::string& source, Fabric& fabric);
    std::uint32_t start_ping(const probe::PingRequest& request, Fabric& fabric);
    std::uint32_t start_trace(const probe::TraceRequest& request, Fabric& fabric);
    std::uint32_t start_flow(const probe::FlowRequest& request, Fabric& fabric);
    void stop_flow(std::uint32_t flow, Fabric& fabric);
    /// A ping or a traceroute.
    void stop_probe(std::uint32_t probe, Fabric& fabric);

    // --- what an exec command changes (actions.cpp)
    /// `clear crypto sa [peer A]`: peers are told.
    void clear_crypto_sa(std::optional<Ipv4Address> peer, Fabric& fabric);
    /// `clear crypto sa map NAME`
    void clear_crypto_map_sa(const std::string& map, Fabric& fabric);
    /// `clear crypto sa counters`
    void clear_crypto_counters();
    /// `clear crypto isakmp [CONN-ID]`; connection 0: all.
    void clear_crypto_isakmp(std::uint32_t connection, Fabric& fabric);
    /// `clear crypto session`: the SAs of both phases.
    void clear_crypto_session(Fabric& fabric);
    /// `clear ip ospf process`: neighbors drop, own LSAs are flushed, the router id is chosen anew.
    void clear_ospf(Fabric& fabric);
    /// `clear ip route *`, or of one prefix: what OSPF made is taken out and put back, with a new age.
    void clear_routes(std::optional<Prefix> only, Fabric& fabric);
    /// `clear arp-cache`: every neighbor is asked for anew, own addresses are announced.
    void clear_arp_cache(Fabric& fabric);
    /// `clear cdp table` and `clear cdp counters`
    void clear_cdp_table(Fabric& fabric);
    void clear_cdp_counters();
    /// `clear counters [IF]`; kNoInterface: all.
    void clear_counters(InterfaceIndex only, Fabric& fabric);
    /// `clear access-list counters [NAME]`; empty: all. False: no list is called so.
    bool clear_access_list_counters(const std::string& list);
    /// Flags change what is recorded, never what is done or sent.
    void set_debug(const DebugFlags& flags) {
        debug_ = flags;
        ++version_;
    }
    /// `clock set`: what is to be added to virtual time, until the next boot.
    void set_clock(Duration offset) {
        clock_offset_ = offset;
        ++version_;
    }
    /// Nothing: `reload cancel`. The world looks at it after each command and reloads the device when it is due.
    void plan_reload(std::optional<PlannedReload> plan) {
        planned_reload_ = std::move(plan);
        ++version_;
    }
    /// Reports what a command has done.
    void report(device::Record what, Fabric& fabric);
    /// `write memory`: what runs is what the next boot starts with.
    void save_config() {
        startup_ = config_;
        ++version_;
    }

    // --- how it is
    const std::string& name() const { return identity_.name; }
    NodeIndex node() const { return identity_.node; }
    bool is_host() const { return identity_.is_host; }
    bool powered() const { return powered_; }
    Instant booted_at() const { return booted_at_; }
    bool reloaded() const { return reloaded_; }  ///< it came up by `reload`, not by its switch
    Duration reload_time() const { return identity_.reload_time; }
    const std::shared_ptr<const DeviceConfig>& config() const { return config_; }
    /// What the next boot starts with: the lab's, until something is saved.
    const std::shared_ptr<const DeviceConfig>& startup_config() const { return startup_; }
    const DebugFlags& debug() const { return debug_; }
    const std::optional<Duration>& clock_offset() const { return clock_offset_; }
    const std::optional<PlannedReload>& planned_reload() const { return planned_reload_; }
    const std::vector<Interface>& interfaces() const { return interfaces_; }
    InterfaceIndex find_interface(std::string_view name) const;
    /// True when the interface's end of the cable is willing: powered and not shut down.
    bool end_enabled(InterfaceIndex interface) const;
    /// Grows with every event handled; equal versions mean an equal view.
    std::uint64_t version() const { return version_; }
    const Fingerprint& fingerprint() const { return fingerprint_; }

    std::uint64_t discarded_datagrams() const { return discarded_datagrams_; }

    const acl::Process& acl() const { return acl_; }
    const arp::Process& arp() const { return arp_; }
    const rib::Rib& rib() const { return rib_; }
    const track::Process& track() const { return track_; }
    const hsrp::Process& hsrp() const { return hsrp_; }
    const ospf::Process* ospf() const { return config_ && config_->ospf ? &ospf_ : nullptr; }
    crypto_map::View crypto_map_view(Instant now) const;
    ike::View ike_view(Instant now) const;
    cdp::View cdp_view() const { return cdp_.view(interfaces_); }
    const probe::Process& probe() const { return probe_; }
    const probe::Traces& traces() const { return traces_; }
    const probe::Flows& flows() const { return flows_; }

   private:
    friend class DeviceServices;
    enum class Timer : std::uint8_t { InterfaceStep, Reassembly };
    /// What the next InterfaceStep timer does (ios-behaviour: LINK about 2 s after the command, LINEPROTO 1 s later).
    enum class Step : std::uint8_t { None, LinkUp, LineUp, LinkDown, AdminDown, LineDown };
    struct Port {
        std::uint32_t pipe = 0;
        bool connected = false;
        Step step = Step::None;
        TimerId timer;
    };

    // device.cpp: life, configuration
    void build_interfaces();
    void append_interface(const InterfaceConfig& config);
    void apply_interface(InterfaceIndex i, const InterfaceConfig& next, const InterfaceConfig* before, Services& s);
    void configure_processes(const DeviceConfig* before, Services& s);
    void configure_cdp(Services& s);
    void configure_crypto(const DeviceConfig* before, Services& s);
    // line.cpp: carrier, line protocol and their messages
    void set_admin(InterfaceIndex i, bool up, Services& s);
    void schedule_step(InterfaceIndex i, Step step, Duration after, Services& s);
    void run_step(InterfaceIndex i, Services& s);
    void line_up(InterfaceIndex i, Services& s);
    void line_down(InterfaceIndex i, Services& s);
    void tell_tracked(const std::vector<track::StateChanged>& changes, Services& s);
    // forwarding.cpp: the data path
    void receive_802_3(InterfaceIndex in, ByteView frame, const MacAddress& from, Services& s);
    bool pass_on(InterfaceIndex in, Frame& frame, Fabric& fabric);
    void remember_way(InterfaceIndex in, const rib::Decision& decision, ByteView packet);
    void receive_ipv4(InterfaceIndex in, Frame&& frame, const MacAddress& from, bool was_protected, Services& s);
    void forward(InterfaceIndex in, Frame&& frame, const rib::Fib::Entry* entry, const MacAddress& from,
                 bool was_protected, Services& s);
    /// `in` is where the packet came from, kNoInterface for our own.
    void output(Frame&& frame, InterfaceIndex out, Ipv4Address next_hop, InterfaceIndex in, Services& s);
    void protect_and_send(Frame&& frame, InterfaceIndex out, Ipv4Address next_hop, InterfaceIndex in, Services& s);
    void output_clear(Frame&& frame, InterfaceIndex out, Ipv4Address next_hop, InterfaceIndex in, Services& s);
    void host_unreachable(const arp::Held& held, Services& s);
    void transmit(Frame&& frame, InterfaceIndex out, const MacAddress& to, const std::optional<MacAddress>& from,
                  std::uint16_t ethertype, Services& s);
    void transmit(Frame&& frame, InterfaceIndex out, const MacAddress& to, const MacAddress& from,
                  std::uint16_t ethertype, Fabric& fabric);
    /// `options` of the header, at most 40 octets; they are recorded in at once.
    void originate(const Ipv4Send& packet, Services& s, ByteView options = {});
    bool owns(Ipv4Address a) const;
    /// `entry` is what the FIB has for `destination`.
    bool is_for_me(InterfaceIndex in, Ipv4Address destination, const rib::Fib::Entry* entry) const;
    /// Records the packet for `debug ip packet`.
    void seen(device::IpPacketSeen::Step step, InterfaceIndex in, InterfaceIndex out, Ipv4Address gateway,
              ByteView packet, Services& s) const;
    bool debugging_packets() const { return debug_.has(DebugFlag::IpPacket) || debug_.has(DebugFlag::IpPacketDetail); }
    void drop(device::PacketDropped::Reason reason, InterfaceIndex in, ByteView packet, Services& s);
    // local.cpp: packets for this device
    void deliver(InterfaceIndex in, ByteView packet, const MacAddress& from, bool was_protected, Services& s);
    void deliver_icmp(const Ipv4Delivery& packet, Services& s);
    void deliver_udp(const Ipv4Delivery& packet, Services& s);
    void deliver_esp(const Ipv4Delivery& packet, Services& s);
    void icmp_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest, const Ipv4Delivery& offending,
                    Services& s);
    void expire_reassembly(Services& s);
    void ospf_on_interface(InterfaceIndex i, bool up, Services& s) {
        if (config_->ospf) ospf_.on_interface(i, up, s);
    }
    /// Works off what the handlers left behind (route changes, released ARP packets, packets to itself) until nothing
    /// is.
    void settle(Services& s);
    void send_released(Services& s);

    // What every frame needs stands first.
    bool powered_ = false;
    bool reloaded_ = false;
    bool cef_ = true;  ///< `ip cef`: packets that pass through are not seen by `debug ip packet`
    std::uint64_t version_ = 0;
    std::uint64_t passed_on_ = 0;  ///< events that were packets passing through; without them `version_` is an epoch
    Fingerprint fingerprint_;
    std::uint64_t sequence_ = 0;  ///< of events and frames
    std::vector<Interface> interfaces_;
    std::vector<Port> ports_;
    TransitCache transits_;

    Identity identity_;
    std::shared_ptr<const DeviceConfig> config_;
    std::shared_ptr<const DeviceConfig> startup_;
    DebugFlags debug_;
    Instant booted_at_;
    std::optional<Duration> clock_offset_;
    std::optional<PlannedReload> planned_reload_;
    TimerPool timers_;
    std::array<SeededRandom, static_cast<std::size_t>(Purpose::Count)> random_;
    std::uint64_t record_sequence_ = 0;

    arp::Process arp_;
    acl::Process acl_;
    rib::Rib rib_;
    track::Process track_;
    hsrp::Process hsrp_;
    ospf::Process ospf_;
    crypto_map::Process crypto_map_;
    ike::Process ike_;
    cdp::Process cdp_;
    probe::Process probe_;
    probe::Traces traces_;
    probe::Flows flows_;
    ipv4::Reassembly reassembly_;
    TimerId reassembly_timer_;
    icmp::RateLimiter unreachable_limit_;
    std::uint16_t ipv4_identification_ = 0;
    std::uint64_t discarded_datagrams_ = 0;            ///< UDP port 9
    std::vector<std::string> access_in_, access_out_;  ///< `ip access-group` by interface
    Bytes crypto_buffer_;                              ///< reused from packet to packet
    std::vector<Bytes> to_self_;                       ///< packets this device sent to itself
};

}  // namespace switchover
