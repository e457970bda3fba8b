#pragma once
/// What HSRP reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/hsrp/state.h"

namespace switchover::hsrp {

/// Which group of which interface.
struct GroupId {
    InterfaceIndex interface = kNoInterface;
    std::uint8_t group = 0;
    auto operator<=>(const GroupId&) const = default;
};

/// The active or the standby router of a group, as one member knows it.
struct RouterId {
    enum class Kind : std::uint8_t { Unknown, Local, Remote };
    Kind kind = Kind::Unknown;
    Ipv4Address address;  ///< Remote only
    bool operator==(const RouterId&) const = default;
};

/// The roles that redundancy clients (crypto maps) know; `Backup` is Listen.
enum class Role : std::uint8_t { Init, Backup, Speak, Standby, Active };

/// An event changed the state of a group, took a router away, or is one that IOS prints though nothing follows.
struct EventOccurred {
    GroupId id;
    State state = State::Initial;  ///< before the event
    Event event = Event::a_Enabled;
    std::optional<std::uint8_t> peer_priority;  ///< f to l
    Ipv4Address peer;  ///< f to l: the sender; c, d: the router that fell silent, 0.0.0.0 when unknown
};
struct StateChanged {
    GroupId id;
    State from = State::Initial;
    State to = State::Initial;
};
struct ActiveRouterChanged {
    GroupId id;
    RouterId from;
    RouterId to;
};
struct StandbyRouterChanged {
    GroupId id;
    RouterId from;
    RouterId to;
};
struct RedundancyStateChanged {
    GroupId id;
    std::string name;
    Role from = Role::Init;
    Role to = Role::Init;
};
/// The active router repeated its gratuitous ARP, 3 s and 6 s after it became active.
struct RedundancyRepeated {
    GroupId id;
    std::string name;
};
/// A redundancy client asked for the role of the group called `name`.
struct RedundancyEnquiry {
    GroupId id;
    std::string name;
    bool succeeded = true;
    Ipv4Address virtual_address;
    Role role = Role::Init;  ///< the one being left while clients are told
    Ipv4Address active;      ///< 0.0.0.0: unknown
    Ipv4Address standby;     ///< 0.0.0.0: unknown
};

/// What the interface code of the router tells HSRP. `interface` is kNoInterface for HardwareStateChange.
struct InterfaceApiCalled {
    enum class Call : std::uint8_t {
        SoftwareGoingDown,
        SoftwareComingUp,
        HardwareStateChange,
        MacAddressUpdate,
        NotAnHsrpAddress,    ///< `address` is the one asked for
        AddActiveAddresses,  ///< to the ARP table
    };
    InterfaceIndex interface = kNoInterface;
    Call call = Call::SoftwareGoingDown;
    Ipv4Address address;
};
struct InterfaceChanged {
    InterfaceIndex interface = kNoInterface;
    bool up = false;
};
/// `standby delay minimum … reload …` started or ended.
struct InterfaceDelay {
    InterfaceIndex interface = kNoInterface;
    bool started = true;
    bool reload = false;  ///< the first time up after the router started
    Duration length{};    ///< when started
};

struct PriorityChanged {
    GroupId id;
    std::uint8_t from = 0;
    std::uint8_t to = 0;
};
/// Preemption was held back by `preempt delay`.
struct PreemptDelayStarted {
    GroupId id;
    Duration length{};
};
struct ParametersLearned {
    GroupId id;
    Duration hello{};
    Duration hold{};
    Ipv4Address virtual_address;
};

/// A packet sent, or received and accepted by a group.
struct PacketSeen {
    GroupId id;
    bool out = false;
    OpCode op_code = OpCode::Hello;
    State state = State::Initial;
    std::uint8_t priority = 0;
    std::uint8_t hellotime = 3;  ///< seconds
    std::uint8_t holdtime = 10;  ///< seconds
    Ipv4Address source;
    Ipv4Address virtual_address;
    MacAddress source_mac;
};
/// A packet that no group accepted, or that contradicts the configuration (DifferentAddress is used all the same).
struct PacketRefused {
    enum class Reason : std::uint8_t {
        Malformed,  ///< `decode_error` says why
        WrongDestination,
        UnknownGroup,
        GroupDisabled,
        BadAuthentication,
        OwnAddress,
        DifferentAddress,
    };
    Reason reason = Reason::Malformed;
    GroupId id;
    std::optional<DecodeError> decode_error;
    State state = State::Initial;  ///< the sender's
    Ipv4Address source;
    MacAddress source_mac;
    Ipv4Address theirs;  ///< DifferentAddress: the sender's virtual address
    Ipv4Address ours;    ///< DifferentAddress
};

using Record =
    std::variant<EventOccurred, StateChanged, ActiveRouterChanged, StandbyRouterChanged, RedundancyStateChanged,
                 RedundancyRepeated, RedundancyEnquiry, InterfaceApiCalled, InterfaceChanged, InterfaceDelay,
                 PriorityChanged, PreemptDelayStarted, ParametersLearned, PacketSeen, PacketRefused>;

}  // namespace switchover::hsrp
