#pragma once
/// What OSPF reports as having happened. Values only; the IOS wording is in ios/log/ospf.
#include <cstdint>
#include <variant>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::ospf {

/// Names of an LSA in records (ospf/lsa.h holds the values themselves).
struct LsaName {
    std::uint8_t type = 0;
    Ipv4Address id;
    Ipv4Address advertising_router;
    std::uint32_t sequence = 0;
    bool operator==(const LsaName&) const = default;
};

/// A neighbor went through the machine of RFC 2328 §10.3.
struct NeighborChanged {
    std::uint16_t process = 1;
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;  ///< router id
    Ipv4Address address;
    std::uint8_t from = 0;   ///< NeighborState
    std::uint8_t to = 0;     ///< NeighborState
    std::uint8_t event = 0;  ///< NeighborEvent
    bool operator==(const NeighborChanged&) const = default;
};

/// An adjacency became Full, or one that was at least ExStart was lost: what `log-adjacency-changes` prints.
struct AdjacencyChanged {
    enum class Reason : std::uint8_t {
        LoadingDone,
        ExchangeDone,
        DeadTimerExpired,
        InterfaceDown,
        OneWay,
        SeqNumberMismatch,
        BadLSReq,
        AdjacencyNotNeeded,
        ProcessCleared,
        AdjacencyReset,  ///< the kind of area changed
    };
    std::uint16_t process = 1;
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;
    std::uint8_t from = 0;  ///< NeighborState
    std::uint8_t to = 0;    ///< NeighborState
    Reason reason = Reason::LoadingDone;
    bool logged = true;  ///< `log-adjacency-changes` is on
    bool operator==(const AdjacencyChanged&) const = default;
};

struct InterfaceStateChanged {
    InterfaceIndex interface = kNoInterface;
    std::uint8_t from = 0;  ///< InterfaceState
    std::uint8_t to = 0;    ///< InterfaceState
    bool operator==(const InterfaceStateChanged&) const = default;
};

/// An election was run, §9.4. Router ids; 0.0.0.0: none.
struct Elected {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address designated_router;
    Ipv4Address backup_designated_router;
    bool operator==(const Elected&) const = default;
};

/// A Database Description packet, in or out.
struct DatabaseDescriptionSeen {
    bool sent = false;
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;  ///< router id
    std::uint32_t dd_sequence_number = 0;
    std::uint8_t options = 0;
    std::uint8_t flags = 0;
    std::uint16_t length = 0;  ///< octets of the OSPF packet
    std::uint16_t mtu = 0;
    std::uint8_t state = 0;  ///< NeighborState when it was seen
    bool operator==(const DatabaseDescriptionSeen&) const = default;
};

struct NegotiationDone {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;
    bool we_are_master = false;
    bool operator==(const NegotiationDone&) const = default;
};

struct ExchangeDone {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;
    bool operator==(const ExchangeDone&) const = default;
};

/// A packet was not accepted because the two ends disagree, with the values of both.
struct Refused {
    enum class Reason : std::uint8_t {
        Malformed,
        Area,
        NetworkMask,
        HelloInterval,
        DeadInterval,
        OptionsEBit,
        Mtu,
        DuplicateRouterId,
        Authentication,
        SourceNotOnNetwork,
        NotDesignatedRouter,  ///< sent to AllDRouters, and this router is neither
        UnknownNeighbor,      ///< not a Hello, and no Hello came before
        NeighborState,        ///< the neighbor is not far enough for this packet
        PassiveInterface,
        AuthenticationKey,       ///< the password or digest does not hold; key id and AuType
        AuthenticationKeyId,     ///< no key of that id
        AuthenticationSequence,  ///< older than one that was accepted
    };
    Reason reason = Reason::Malformed;
    InterfaceIndex interface = kNoInterface;
    Ipv4Address source;
    Ipv4Address router_id;
    std::uint32_t theirs = 0;  ///< mask, interval in seconds, area, MTU, AuType, key id or options, by reason
    std::uint32_t ours = 0;
    bool operator==(const Refused&) const = default;
};

struct LsaOriginated {
    LsaName lsa;
    std::uint32_t area = 0;
    std::uint8_t prefix_length = 0;  ///< types 2, 3 and 5
    std::uint32_t metric = 0;        ///< types 3 to 5
    std::uint32_t tag = 0;           ///< type 5
    bool type_2 = false;             ///< type 5
    bool refresh = false;            ///< same contents as before
    bool operator==(const LsaOriginated&) const = default;
};

struct LsaFlushed {
    enum class Reason : std::uint8_t { Withdrawn, ReachedMaxAge, SequenceWrap, NotOurs };
    LsaName lsa;
    Reason reason = Reason::Withdrawn;
    bool operator==(const LsaFlushed&) const = default;
};

/// A newer instance was installed from a neighbor.
struct LsaReceived {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;
    LsaName lsa;
    std::uint16_t age = 0;
    bool contents_changed = false;
    bool operator==(const LsaReceived&) const = default;
};

/// An LSA of an update was not taken, §13 steps 1 to 5a.
struct LsaRejected {
    enum class Reason : std::uint8_t { BadChecksum, UnknownType, MaxAgeNotHeld, MinLsArrival, Malformed, StubArea };
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;
    LsaName lsa;
    Reason reason = Reason::BadChecksum;
    bool operator==(const LsaRejected&) const = default;
};

struct LsasRetransmitted {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address neighbor;
    std::uint32_t count = 0;
    bool operator==(const LsasRetransmitted&) const = default;
};

struct SpfRun {
    std::uint16_t process = 1;
    std::uint32_t runs = 0;  ///< since the process started
    std::uint32_t vertices = 0;
    std::uint32_t routes = 0;
    bool external_only = false;  ///< type 5 changes alone, §16.6
    std::vector<std::uint32_t> areas;
    bool operator==(const SpfRun&) const = default;
};

struct RouterIdChosen {
    std::uint16_t process = 1;
    Ipv4Address router_id;  ///< 0.0.0.0: none could be found, the process does not run
    bool operator==(const RouterIdChosen&) const = default;
};

/// A Hello in or out, while `debug ip ospf hello` or `events` is on.
struct HelloSeen {
    bool sent = false;
    InterfaceIndex interface = kNoInterface;
    std::uint32_t area = 0;
    Ipv4Address neighbor;  ///< received: router id
    Ipv4Address source;
    Ipv4Address destination;
    bool operator==(const HelloSeen&) const = default;
};

/// A packet that decoded, while `debug ip ospf packet` is on.
struct PacketSeen {
    InterfaceIndex interface = kNoInterface;
    std::uint8_t type = 0;
    std::uint16_t length = 0;
    Ipv4Address router_id;
    std::uint32_t area = 0;
    std::uint16_t checksum = 0;
    std::uint16_t au_type = 0;
    std::uint8_t key_id = 0;                   ///< cryptographic authentication
    std::uint32_t cryptographic_sequence = 0;  ///< cryptographic authentication
    bool operator==(const PacketSeen&) const = default;
};

/// LSAs in an update sent, while `debug ip ospf flood` is on.
struct LsasSent {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address destination;
    std::vector<LsaName> lsas;
    bool operator==(const LsasSent&) const = default;
};

/// A packet was given its message digest, while `debug ip ospf adj` is on.
struct SentWithKey {
    InterfaceIndex interface = kNoInterface;
    std::uint8_t key_id = 0;  ///< 0: no key is configured
    bool operator==(const SentWithKey&) const = default;
};

using Record = std::variant<NeighborChanged, AdjacencyChanged, InterfaceStateChanged, Elected, DatabaseDescriptionSeen,
                            NegotiationDone, ExchangeDone, Refused, LsaOriginated, LsaFlushed, LsaReceived, LsaRejected,
                            LsasRetransmitted, SpfRun, RouterIdChosen, HelloSeen, PacketSeen, LsasSent, SentWithKey>;

}  // namespace switchover::ospf
