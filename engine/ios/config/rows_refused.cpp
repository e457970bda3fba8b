/// Lines of the real box that say plainly that there is nothing behind them here.
#include <algorithm>
#include <array>

#include "engine/ios/config/row.h"

namespace switchover::ios {

Applied not_supported(Call& call) {
    // What was never taken is not there to be removed.
    if (!call.set()) return done();
    return refuse(std::string{kNotSupported} + call.match.text);
}

namespace {

constexpr Support kRefused = Support::Unknown;

/// Interface types that a real box may have, and sub-interfaces; any other word is no interface at all.
Applied other_interface(Call& call) {
    constexpr std::array<std::string_view, 13> kTypes = {
        "async",  "bri",       "bvi",    "dialer",           "hssi", "multilink", "port-channel", "pos",
        "serial", "tokenring", "tunnel", "virtual-template", "vlan"};
    const std::string word = call.match.word("hidden");
    const std::size_t letters = std::min(word.find_first_of("0123456789"), word.size());
    const bool known = letters > 1 && std::any_of(kTypes.begin(), kTypes.end(), [&](std::string_view type) {
                           return starts_with_word(type, std::string_view{word}.substr(0, letters));
                       });
    const bool has_dot = call.match.text.find('.') != std::string::npos && letters > 0;
    if (!known && !has_dot) return refuse(kInvalidInput, call.match.column("hidden"));
    Applied out = not_supported(call);
    out.column = call.match.column("hidden");
    return out;
}

constexpr Row kRows[] = {
    {"interface WORD:hidden [LINE:hidden]", kRefused, other_interface},
    {"router {bgp|eigrp|isis|odr|rip} [LINE]", kRefused, not_supported},
    {"crypto {ca|dynamic-map|key|keyring|pki} LINE", kRefused, not_supported},
    {"crypto isakmp {client|profile} LINE", kRefused, not_supported},
    {"crypto ipsec profile WORD", kRefused, not_supported},
    {"crypto map WORD <1-65535> ipsec-isakmp {dynamic WORD|profile WORD}", kRefused, not_supported},
    {"crypto map WORD <1-65535> ipsec-manual", kRefused, not_supported},
    {"ip vrf LINE", kRefused, not_supported},
    {"key chain WORD", kRefused, not_supported},
    {"{class-map|policy-map|ipv6|rtr|time-range|vlan} LINE", kRefused, not_supported},
};

constexpr Row kInterfaceRows[] = {
    {"standby [<0-255>] authentication md5 LINE", kRefused, not_supported},
    {"ip ospf dead-interval minimal LINE", kRefused, not_supported},
    {"ip ospf {database-filter LINE|demand-circuit|flood-reduction}", kRefused, not_supported},
    {"ip {authentication|hello-interval|hold-time|rip|split-horizon|summary-address|vrf} [LINE]", kRefused,
     not_supported},
    {"{channel-group|encapsulation|ipv6|random-detect|rate-limit|traffic-shape|tunnel} LINE", kRefused, not_supported},
};

constexpr Row kRouterRows[] = {
    {"redistribute {bgp|eigrp|isis|odr|ospf|rip} [LINE]", kRefused, not_supported},
};

}  // namespace

std::span<const Row> refused_rows() { return kRows; }
std::span<const Row> refused_interface_rows() { return kInterfaceRows; }
std::span<const Row> refused_router_rows() { return kRouterRows; }

}  // namespace switchover::ios
