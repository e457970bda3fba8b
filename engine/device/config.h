#pragma once
/// The whole typed configuration of a router or host: what the IOS reader makes of a file, what `show running-config`
/// prints, and what Device::configure turns into behaviour by comparing it with the previous one.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/acl/config.h"
#include "engine/cdp/config.h"
#include "engine/crypto_map/config.h"
#include "engine/hsrp/config.h"
#include "engine/ike/config.h"
#include "engine/ipsec/config.h"
#include "engine/ospf/config.h"
#include "engine/rib/config.h"
#include "engine/sim/interface.h"
#include "engine/track/config.h"

namespace switchover {

struct InterfaceConfig {
    std::string name;  ///< full IOS name
    std::string description;
    InterfaceKind kind = InterfaceKind::Ethernet;
    bool shutdown = false;
    std::vector<InterfaceAddress> addresses;  ///< primary first
    std::optional<std::uint32_t> mtu;
    std::optional<std::uint32_t> bandwidth_kbit;
    std::optional<std::uint32_t> delay_tens_usec;
    std::string duplex;  ///< `full`, `half`, `auto` or empty; shown, no effect
    std::string speed;   ///< `10`, `100`, `auto` or empty; shown, no effect
    bool proxy_arp = true;
    bool directed_broadcast = false;
    bool redirects = true;
    bool unreachables = true;
    std::optional<Duration> arp_timeout;
    std::optional<Duration> load_interval;
    bool cdp = true;  ///< `cdp enable`
    std::string access_group_in;
    std::string access_group_out;
    hsrp::InterfaceConfig standby;
    ospf::InterfaceConfig ospf;
    std::optional<crypto_map::Binding> crypto_map;
    std::vector<std::string> kept_lines;  ///< lines without effect, shown again as written
    bool operator==(const InterfaceConfig&) const = default;
};

/// `service timestamps debug|log …`
struct TimestampConfig {
    enum class Form : std::uint8_t { None, Uptime, Datetime };
    Form form = Form::Uptime;
    bool msec = false;
    bool localtime = false;
    bool show_timezone = false;
    bool year = false;
    bool operator==(const TimestampConfig&) const = default;
};

/// Where `show running-config` prints a kept line; ascending in the order of the output.
enum class Section : std::uint8_t {
    Service,
    Boot,
    Logging,
    Secrets,
    Aaa,
    IpOptions,
    CryptoIsakmp,
    CryptoMap,
    Router,
    IpClassless,
    IpHttp,
    AccessList,
    Management,
    RouteMap,
    Banner,
    Line,
    Last,
};

/// A line that is applied only in part or not at all here, kept so that `show running-config` prints it again.
/// Lines of interfaces are kept in `InterfaceConfig::kept_lines` instead.
struct KeptLine {
    Section section = Section::Service;
    std::string block;  ///< the line that opened the sub-mode, `router ospf 1`; empty: a line of global mode
    std::string text;   ///< keywords in full, without indentation; starts with `no ` when negated
    bool operator==(const KeptLine&) const = default;
};

struct DeviceConfig {
    std::string hostname = "Router";
    std::string version = "12.3";  ///< of the `version` line; chooses 12.2 or 12.3T text
    TimestampConfig debug_timestamps;
    TimestampConfig log_timestamps;
    std::vector<InterfaceConfig> interfaces;  ///< order of the file
    rib::Config routes;
    bool ip_routing = true;
    track::Config track;
    std::optional<ospf::Config> ospf;
    acl::Config access_lists;
    ike::Config ike;
    ipsec::Config ipsec;
    crypto_map::Config crypto_maps;
    cdp::Config cdp;
    std::vector<KeptLine> kept_lines;  ///< ascending by section and block, then as given
    bool operator==(const DeviceConfig&) const = default;

    bool is_12_2() const { return version.rfind("12.2", 0) == 0; }
    InterfaceConfig* find_interface(const std::string& name) {
        for (InterfaceConfig& i : interfaces)
            if (i.name == name) return &i;
        return nullptr;
    }
    const InterfaceConfig* find_interface(const std::string& name) const {
        return const_cast<DeviceConfig*>(this)->find_interface(name);  // NOLINT: same look-up, const result
    }
};

}  // namespace switchover
