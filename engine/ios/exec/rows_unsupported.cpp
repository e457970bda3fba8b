/// Commands of the real box that say plainly that there is nothing behind them here.
#include "engine/ios/exec/row.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kUser = Level::User;
constexpr Level kPrivileged = Level::Privileged;

void refuse(ShowCall& c) { c.out.line("% not supported by Switchover: {}", c.match.text); }

constexpr Row kRows[] = {
    {"show {aliases|buffers|controllers|diag|environment|hosts|line|memory|processes|protocols|sessions|snmp|stacks|"
     "tcp|terminal} [LINE]",
     kUser, refuse},
    {"show {configuration|flash|interfaces accounting|interfaces stats|ntp|reload|route-map|tech-support} [LINE]",
     kPrivileged, refuse},
    {"show ip {accounting|aliases|bgp|dhcp|eigrp|flow|igmp|mroute|nat|pim|prefix-list|rip|sockets|traffic|vrf} [LINE]",
     kUser, refuse},
    {"show ip ospf [<1-65535>] {flood-list|request-list|retransmission-list|sham-links|summary-address|virtual-links} "
     "[LINE]",
     kUser, refuse},
    {"show {bridge|class-map|frame-relay|ipv6|mpls|policy-map|spanning-tree|vlans} [LINE]", kUser, refuse},
    {"show crypto {ca|dynamic-map|key|mib|pki} [LINE]", kPrivileged, refuse},
    {"show crypto engine {accelerator|brief|configuration|qos} [LINE]", kPrivileged, refuse},
    {"clock set LINE", kPrivileged, refuse},
    {"{connect|ssh|rlogin} LINE", kUser, refuse},
    {"telnet WORD [<1-65535>]", kUser, refuse},
    {"{dir|delete|more|verify|squeeze|format} [LINE]", kPrivileged, refuse},
    {"{test|setup|send|rsh|lock|monitor} [LINE]", kPrivileged, refuse},
};

}  // namespace

std::span<const Row> unsupported_rows() { return kRows; }

bool is_refused(const Row& row) { return row.show == refuse; }

}  // namespace switchover::ios::exec
