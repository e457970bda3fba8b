/// Commands of the real box that say plainly that there is nothing behind them here.
#include "engine/ios/exec/row.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kUser = Level::User;
constexpr Level kPrivileged = Level::Privileged;

constexpr Row kRows[] = {
    {"show {buffers|controllers|diag|environment|memory|processes|snmp|stacks|tcp} [LINE]", kUser, refuse_command},
    {"show {flash|interfaces accounting|interfaces stats|ntp|route-map|tech-support} [LINE]", kPrivileged,
     refuse_command},
    {"show ip {accounting|aliases|bgp|dhcp|eigrp|flow|igmp|mroute|nat|pim|prefix-list|rip|sockets|traffic|vrf} [LINE]",
     kUser, refuse_command},
    {"show ip ospf [<1-65535>] {flood-list|request-list|retransmission-list|sham-links|summary-address|virtual-links} "
     "[LINE]",
     kUser, refuse_command},
    {"show {bridge|class-map|frame-relay|ipv6|mpls|policy-map|spanning-tree|vlans} [LINE]", kUser, refuse_command},
    {"show crypto {ca|dynamic-map|key|mib|pki} [LINE]", kPrivileged, refuse_command},
    {"show crypto engine {accelerator|brief|configuration|qos} [LINE]", kPrivileged, refuse_command},
    {"show {bootvar|inventory|ssh} [LINE]", kPrivileged, refuse_command},
    {"show ip {cache|redirects|ssh} [LINE]", kUser, refuse_command},
    {"show ip route A.B.C.D MASK longer-prefixes", kUser, refuse_command},
    {"show ip ospf [<1-65535>] {statistics|traffic} [LINE]", kUser, refuse_command},
    {"copy WORD:source WORD:destination", kPrivileged, refuse_command},
    {"write network", kPrivileged, refuse_command},
    {"{connect|ssh|rlogin} LINE", kUser, refuse_command},
    {"telnet WORD [<1-65535>]", kUser, refuse_command},
    {"{dir|delete|more|verify|squeeze|format} [LINE]", kPrivileged, refuse_command},
    {"{test|setup|send|rsh|lock|monitor} [LINE]", kPrivileged, refuse_command},
};

}  // namespace

std::span<const Row> unsupported_rows() { return kRows; }

void refuse_command(ShowCall& c) { c.out.line("% not supported by Switchover: {}", c.match.text); }

bool is_refused(const Row& row) {
    const auto in = [&row](std::span<const Row> table) {
        return &row >= table.data() && &row < table.data() + table.size();
    };
    return in(kRows) || in(silent_rows());
}

}  // namespace switchover::ios::exec
