#include "engine/ios/config/beyond.h"

#include <algorithm>
#include <array>

#include "engine/ios/grammar/words.h"

namespace switchover::ios {
namespace {

struct Opener {
    std::string_view within;  ///< a prompt; empty: global mode and those that are simulated
    std::string_view words;   ///< that the line begins with
    std::string_view prompt;
};

constexpr auto kOpeners = std::to_array<Opener>({
    {"", "archive", "config-archive"},
    {"", "class-map", "config-cmap"},
    {"", "control-plane", "config-cp"},
    {"", "crypto ca trustpoint", "ca-trustpoint"},
    {"", "crypto dynamic-map", "config-crypto-map"},
    {"", "crypto gdoi group", "config-gdoi-group"},
    {"", "crypto identity", "config-crypto-identity"},
    {"", "crypto ipsec profile", "ipsec-profile"},
    {"", "crypto ipsec transform-set", "cfg-crypto-trans"},
    {"", "crypto isakmp client configuration group", "config-isakmp-group"},
    {"", "crypto isakmp profile", "conf-isa-prof"},
    {"", "crypto keyring", "conf-keyring"},
    {"", "crypto pki trustpoint", "ca-trustpoint"},
    {"", "interface", "config-if"},
    {"", "ip sla monitor schedule", ""},
    {"", "ip sla monitor", "config-sla-monitor"},
    {"", "ip sla schedule", ""},
    {"", "ip sla", "config-ip-sla"},
    {"", "ip vrf", "config-vrf"},
    {"", "ipv6 access-list", "config-ipv6-acl"},
    {"", "ipv6 router", "config-rtr"},
    {"", "key chain", "config-keychain"},
    {"", "map-class", "config-map-class"},
    {"", "policy-map", "config-pmap"},
    {"", "redundancy", "config-red"},
    {"", "router", "config-router"},
    {"", "rtr key-chain", ""},
    {"", "rtr responder", ""},
    {"", "rtr schedule", ""},
    {"", "rtr", "config-rtr"},
    {"", "time-range", "config-time-range"},
    {"", "track resolution", ""},
    {"", "track timer", ""},
    {"", "track", "config-track"},
    {"", "vlan", "config-vlan"},
    {"", "zone security", "config-sec-zone"},
    {"", "zone-pair", "config-sec-zone-pair"},
    {"config-archive", "log config", "config-archive-log-cfg"},
    {"config-keychain", "key", "config-keychain-key"},
    {"config-pmap", "class", "config-pmap-c"},
    {"config-router", "address-family", "config-router-af"},
    {"config-rtr", "type", "config-rtr-type"},
    {"config-sla-monitor", "type", "config-sla-monitor-type"},
});

bool begins(std::string_view line, std::string_view words) {
    return line.starts_with(words) && (line.size() == words.size() || line[words.size()] == ' ');
}

}  // namespace

std::string_view mode_beyond(std::string_view line, std::string_view within) {
    // A map with `ipsec-manual` has its entries typed below it; the other forms are whole in one line.
    if (within.empty() && begins(line, "crypto map")) return line.ends_with(" ipsec-manual") ? "config-crypto-map" : "";
    if (within.empty() && begins(line, "interface") && line.find('.') != std::string_view::npos) return "config-subif";
    const auto found = std::find_if(kOpeners.begin(), kOpeners.end(), [&](const Opener& opener) {
        return opener.within == within && begins(line, opener.words);
    });
    return found == kOpeners.end() ? std::string_view{} : found->prompt;
}

}  // namespace switchover::ios
