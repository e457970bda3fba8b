#pragma once
/// What this protocol reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::device {

/// %LINK and %LINEPROTO messages, %SYS messages, power.
struct LinkChanged {
    InterfaceIndex interface = kNoInterface;
    enum class State : std::uint8_t { Up, Down, AdministrativelyDown };
    State state = State::Up;
};
struct LineProtocolChanged {
    InterfaceIndex interface = kNoInterface;
    bool up = false;
};
struct PowerChanged {
    bool on = true;
    bool reload = false;
};
struct Restarted {};
/// Somebody typed configuration.
struct Configured {
    std::string source;  ///< `console by console`
};
/// `clock set`, in the words of %SYS-6-CLOCKUPDATE.
struct ClockSet {
    std::string before;  ///< `00:01:30 UTC Mon Mar 1 1993`
    std::string after;
};
/// `reload in` and `reload at`, in the words of %SYS-5-SCHEDULED_RELOAD.
struct ReloadPlanned {
    std::string due;  ///< `00:12:56 UTC Mon Mar 1 1993`
    std::string asked;
    std::string by;  ///< `console`
    std::string reason;
};
/// The first crypto map was applied, or the last one removed, while ISAKMP is enabled; or it was enabled or disabled.
struct IsakmpSwitched {
    bool on = false;
};
struct DuplicateAddress {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address address;
    MacAddress mac;
};
/// A packet that ended here, with the reason.
struct PacketDropped {
    enum class Reason : std::uint8_t {
        NoRoute,
        TtlExpired,
        AclDenied,
        NoArp,
        NotIpsec,
        NoSa,
        DontFragment,
        BadHeader,
        Other
    };
    Reason reason = Reason::Other;
    InterfaceIndex interface = kNoInterface;
    Ipv4Address source;
    Ipv4Address destination;
    std::uint8_t protocol = 0;
};
/// An ARP packet sent, or received and legal.
struct ArpSeen {
    bool out = false;
    bool reply = false;
    InterfaceIndex interface = kNoInterface;
    Ipv4Address sender;
    MacAddress sender_mac;
    Ipv4Address target;
    MacAddress target_mac;
};
/// An ICMP error sent or received, an echo reply sent or received.
struct IcmpSeen {
    bool out = false;
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    Ipv4Address source;
    Ipv4Address destination;
    Ipv4Address about;  ///< errors: the destination of the packet in question
};
/// `clear counters`
struct CountersCleared {
    InterfaceIndex interface = kNoInterface;  ///< kNoInterface: of all
};
/// A packet that the processor saw, while `debug ip packet` is on.
struct IpPacketSeen {
    enum class Step : std::uint8_t {
        Received,
        Sending,
        SendingGroup,  ///< to a broadcast or multicast address
        Forwarded,
        Unroutable,
        AccessDenied,
    };
    Step step = Step::Received;
    InterfaceIndex in = kNoInterface;   ///< kNoInterface: made by this device
    InterfaceIndex out = kNoInterface;  ///< kNoInterface: none was found
    Ipv4Address source;
    Ipv4Address destination;
    Ipv4Address gateway;  ///< 0.0.0.0: the destination is on the link
    std::uint16_t length = 0;
    std::uint8_t protocol = 0;
    std::uint16_t first = 0;   ///< source port, or ICMP type
    std::uint16_t second = 0;  ///< destination port, or ICMP code
    bool group = false;        ///< Received: sent to a broadcast or multicast address
    bool detail = false;       ///< `detail` is on: protocol and ports are printed
};
using Record =
    std::variant<LinkChanged, LineProtocolChanged, PowerChanged, Restarted, Configured, DuplicateAddress, PacketDropped,
                 ArpSeen, IcmpSeen, CountersCleared, IpPacketSeen, ClockSet, ReloadPlanned, IsakmpSwitched>;

}  // namespace switchover::device
