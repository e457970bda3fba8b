#pragma once
/// Typed OSPFv2 configuration with IOS defaults.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/time.h"

namespace switchover::ospf {

enum class NetworkType : std::uint8_t { Broadcast, PointToPoint };

/// AuType, RFC 2328 Appendix D, as on the wire.
enum class Authentication : std::uint8_t { Null = 0, SimplePassword = 1, MessageDigest = 2 };

/// A key as packets use it, and as the configuration writes it: the same, or `7 0822455D0A16`.
struct Key {
    std::string text;
    std::string written;
    bool operator==(const Key&) const = default;
};

/// `ip ospf message-digest-key N md5 KEY`
struct MessageDigestKey {
    std::uint8_t id = 0;
    Key key;  ///< at most 16 octets
    bool operator==(const MessageDigestKey&) const = default;
};

/// `ip ospf …` lines of one interface.
struct InterfaceConfig {
    std::optional<std::uint16_t> cost;  ///< absent: reference bandwidth / bandwidth
    std::uint8_t priority = 1;
    Duration hello_interval = 10s;
    std::optional<Duration> dead_interval;  ///< absent: four hellos
    Duration retransmit_interval = 5s;
    Duration transmit_delay = 1s;
    std::optional<NetworkType> network_type;  ///< absent: broadcast on Ethernet
    bool mtu_ignore = false;
    std::optional<Authentication> authentication;       ///< absent: that of the area
    std::optional<Key> authentication_key;              ///< at most 8 octets
    std::vector<MessageDigestKey> message_digest_keys;  ///< as they were given: the last is the youngest
    bool operator==(const InterfaceConfig&) const = default;
    Duration dead() const { return dead_interval.value_or(4 * hello_interval); }
};

/// `network A WILD area N`
struct NetworkStatement {
    Ipv4Address address;
    Ipv4Address wildcard;
    std::uint32_t area = 0;
    bool operator==(const NetworkStatement&) const = default;
    bool matches(Ipv4Address a) const { return ((a.value ^ address.value) & ~wildcard.value) == 0; }
};

/// `redistribute static|connected …`
struct Redistribution {
    std::optional<std::uint32_t> metric;  ///< absent: 20
    std::uint8_t metric_type = 2;
    bool subnets = false;
    std::uint32_t tag = 0;
    bool operator==(const Redistribution&) const = default;
};

/// `default-information originate …`
struct DefaultInformation {
    bool always = false;                  ///< also while the routing table has no default route
    std::optional<std::uint32_t> metric;  ///< absent: 1
    std::uint8_t metric_type = 2;
    bool operator==(const DefaultInformation&) const = default;
};

/// `area A range …`
struct AreaRange {
    Prefix prefix;
    bool advertise = true;
    bool operator==(const AreaRange&) const = default;
};

/// `area A …`
struct AreaConfig {
    std::uint32_t area = 0;
    Authentication authentication = Authentication::Null;
    bool stub = false;
    bool no_summary = false;             ///< of a stub area: only the default route goes in
    std::uint32_t default_cost = 1;      ///< of the default route into a stub area
    std::vector<AreaRange> ranges = {};  ///< ascending
    bool operator==(const AreaConfig&) const = default;
};

/// `router ospf PID`
struct Config {
    std::uint16_t process_id = 1;
    std::optional<Ipv4Address> router_id;
    std::vector<NetworkStatement> networks;
    std::vector<std::string> passive_interfaces;  ///< full IOS names
    bool passive_default = false;
    std::vector<std::string> not_passive;  ///< `no passive-interface IF` under passive default
    std::optional<Redistribution> redistribute_static;
    std::optional<Redistribution> redistribute_connected;
    std::uint32_t reference_bandwidth_mbps = 100;
    std::uint8_t maximum_paths = 4;
    Duration spf_delay = 5s;  ///< `timers spf` / throttle start
    Duration spf_hold = 10s;  ///< minimum time between two SPFs
    Duration spf_max = 10s;
    bool log_adjacency_changes = true;
    std::uint8_t distance = 110;
    std::vector<AreaConfig> areas;  ///< ascending; those that differ from the default
    std::optional<DefaultInformation> default_information;
    bool operator==(const Config&) const = default;
    /// What the lines of `area` say, or the defaults.
    AreaConfig area(std::uint32_t area) const {
        for (const AreaConfig& a : areas)
            if (a.area == area) return a;
        return {area};
    }
    bool is_passive(const std::string& interface) const {
        for (const std::string& name : passive_default ? not_passive : passive_interfaces)
            if (name == interface) return !passive_default;
        return passive_default;
    }
};

}  // namespace switchover::ospf
