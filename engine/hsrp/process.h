#pragma once
/// HSRPv1 on one device: all groups of all interfaces.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/hsrp/config.h"
#include "engine/hsrp/packet.h"
#include "engine/hsrp/record.h"
#include "engine/hsrp/state_machine.h"
#include "engine/hsrp/view.h"
#include "engine/sim/services.h"
#include "engine/track/config.h"

namespace switchover::hsrp {

/// The calling order that gives the log of IOS is in README.md.
class Process {
   public:
    /// Compares with what it has. Call for each interface at boot (before any on_interface) and after each change of
    /// `standby` lines or of the addresses of the interface.
    void configure(InterfaceIndex interface, const InterfaceConfig& next, Services& s);

    /// Line protocol. Down acts at once on all groups; up starts the minimum interface delay (the reload delay the
    /// first time). Repeating the present state does nothing.
    void on_interface(InterfaceIndex interface, bool line_up, Services& s);
    /// `shutdown` and `no shutdown`, before anything else happens. Records only; on_interface acts.
    void on_admin_change(InterfaceIndex interface, bool up, Services& s);
    /// Just after %LINK-3-UPDOWN or %LINK-5-CHANGED was recorded. Records only.
    void on_hardware_change(InterfaceIndex interface, bool up, Services& s);

    /// `hsrp_octets`: the UDP payload of a packet to port 1985. TTL is not checked (RFC 2281 asks only for sending 1).
    void on_packet(const Ipv4Delivery& ip, ByteView hsrp_octets, Services& s);
    void on_timer(TimerTag tag, Services& s);
    /// A tracked object changed, or its state became known (track::Process returns these).
    void on_tracked(const track::StateChanged& change, Services& s);
    /// A redundancy client asks, from within Services::redundancy_changed: records `Redundancy enquiry`.
    void on_enquiry(const RedundancyChange& change, Services& s);

    /// Ascending by interface and group.
    std::vector<GroupView> view() const;
    /// Role (in `to` and `from`) and address of the group called `name`; nothing if the interface has none so called.
    std::optional<RedundancyChange> state_of(InterfaceIndex interface, std::string_view name) const;
    /// True while a group of `interface` is Active for `address`.
    bool owns_virtual_address(InterfaceIndex interface, Ipv4Address address) const;
    /// The `standby track` lines, for track::Process::configure.
    std::vector<track::Client> track_clients() const;
    bool has_groups(InterfaceIndex interface) const;

   private:
    enum class TimerKind : std::uint8_t { InterfaceDelay, Hello, Active, Standby, GratuitousArp, PreemptDelay };
    enum class PreemptDelay : std::uint8_t { NotAttempted, Running, Over };

    /// A timer and, for views, when it is due.
    struct Timer {
        TimerId id;
        Instant due = kNever;
    };
    /// The active or standby router as known here.
    struct Router {
        RouterId id;
        std::uint8_t priority = 0;
        MacAddress mac;
    };
    struct Tracked {
        TrackConfig config;
        InterfaceIndex interface = kNoInterface;  ///< kNoInterface: a numbered object
        bool up = true;
    };
    struct Group {
        GroupId id;
        GroupConfig config;
        State state = State::Disabled;
        std::uint32_t state_changes = 0;
        Instant last_state_change = kNever;
        Ipv4Address address;  ///< configured or learned
        Duration hello = 3s;
        Duration hold = 10s;
        Router active;
        Router standby;
        std::uint8_t priority = 100;  ///< less what fallen tracks cost
        std::vector<Tracked> tracked;
        std::vector<VirtualAddress> owned;  ///< handed to the device while Active
        std::uint8_t gratuitous_left = 0;
        PreemptDelay preempt_delay = PreemptDelay::NotAttempted;
        Ipv4Address contradicted_by;  ///< last sender of another virtual address, told once
        Timer hello_timer, active_timer, standby_timer, gratuitous_timer, preempt_timer;
    };
    struct Port {
        std::string name;
        InterfaceConfig config;
        bool up = false;
        bool was_up = false;    ///< once since boot: the reload delay is spent
        bool first_up = false;  ///< up for the first time: `preempt delay reload` applies
        bool has_address = false;
        MacAddress burned_in;
        Timer delay;
        std::vector<Group> groups;  ///< ascending by number
    };
    /// A packet that a group accepted.
    struct Heard {
        Packet packet;
        Ipv4Address source;
        MacAddress source_mac;
    };

    // process.cpp: configuration, interfaces, timers
    void apply(Port& port, Group& group, const GroupConfig& next, Services& s);
    void apply_address(Port& port, Group& group, Services& s);
    void apply_tracks(Group& group, Services& s);
    void disable(Port& port, Group& group, Services& s);
    void remove(Port& port, Group& group, Services& s);
    void start_delay(InterfaceIndex interface, Port& port, bool reload, Services& s);
    void enable_groups(Port& port, Services& s);
    void update_priority(Group& group, Services& s);
    void repeat_gratuitous_arp(Port& port, Group& group, Services& s);
    void start(Timer& timer, TimerKind kind, GroupId id, Duration after, Services& s);
    static void stop(Timer& timer, Services& s);
    Group* find(GroupId id);
    static std::string name_of(const Port& port, const Group& group);
    static MacAddress local_mac(const Port& port, const Group& group);
    bool tracked_state(const Tracked& tracked, Services& s) const;
    GroupView view_of(const Port& port, const Group& group) const;

    // process_events.cpp: the state machine and its actions
    void fire(Port& port, Group& group, Event event, Services& s, const Heard* heard = nullptr);
    Guards guards(Port& port, Group& group, Event event, Services& s);
    void perform_timers(Group& group, const Step& todo, Event event, Services& s, const Heard* heard);
    void settle_routers(Group& group, Event event, State next, Services& s, const Heard* heard);
    void enter(Port& port, Group& group, State from, Services& s);
    void take_addresses(Port& port, Group& group, Services& s);
    void release_addresses(Group& group, Services& s);
    void set_active(Group& group, Router to, Services& s);
    void set_standby(Group& group, Router to, Services& s);
    void learn(Group& group, const Packet& hello, Services& s);
    void send(Port& port, Group& group, OpCode op_code, Services& s);
    void send_hello(Port& port, Group& group, Services& s);
    void forget_learned(Group& group);

    // process_packets.cpp
    bool accepted(Group& group, const Heard& heard, Services& s);
    void on_hello(Port& port, Group& group, const Heard& heard, Services& s);
    void note_sender(Group& group, const Heard& heard, bool lower, Services& s);

    std::map<InterfaceIndex, Port> ports_;
    std::map<std::uint16_t, bool> objects_;  ///< last known state of numbered tracked objects
};

Role role_of(State state);

}  // namespace switchover::hsrp
