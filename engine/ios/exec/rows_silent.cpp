/// Commands of the real box that `?` does not list here and that only say that there is nothing behind them.
#include "engine/ios/exec/row.h"

namespace switchover::ios::exec {
namespace {

constexpr Row show(const char* pattern) { return {pattern, Level::User, refuse_command}; }
constexpr Row exec(const char* pattern, Forms forms = Forms::SetOnly) {
    return {pattern, Level::Privileged, refuse_command, nullptr, nullptr, Trains::All, forms};
}
constexpr Row debug(const char* pattern) { return exec(pattern, Forms::Both); }

constexpr Row kRows[] = {
    show("show {aaa|accounting|adjacency summary|alps|appletalk|archive|arp detail|arp summary|async|backup|bfd|c7200|"
         "call|class-map|clns|cls|compress|connection|context|control-plane|cops|cns|configuration id|"
         "configuration lock|derived-config|dhcp|dialer|dlsw|dot11|dot1x|drip|dspu|dxi|entry|epm|event|exception|file|"
         "flash:|flow|fras|funi|gateway|glbp|h323|hardware|history all|hw-module|id|idb|idprom|interfaces "
         "[INTERFACE] "
         "{capabilities|counters|crb|dampening|fair-queue|irb|mac-accounting|mpls-exp|mtu|pruning|precedence|"
         "private-vlan|random-detect|rate-limit|status|summary|switchport|trunk|type}} [LINE]"),
    show("show {ipc|ipx|isdn|isis|iua|kerberos|key|kron|l2tp|lacp|lapb|lat|lldp|llc2|lnm|local-ack|logging history|"
         "logging count|logging xml|login|mac|mac-address-table|macro|management|map-class|mgcp|microcode|modemcap|"
         "monitor|multilink|ncia|netbios-cache|netconf|network-clocks|nhrp|object-group|parser|pas|pci|platform|port-"
         "security|ppp|pppoe|printers|proc|queue|queueing|radius|rawin|redundancy|region|registry|resource|rhosts|rif|"
         "rmf|rmon|rom-monitor|rtpspi|rtr|sasl|scp|sctp|secure|service-module|sgbp|slb|smds|smf|smrp|sntp|sockets|"
         "source-"
         "bridge|sscop|storm-control|subscriber|subsys|switch|tacacs|tarp|tdm|template|terminal-queue|tgrep|time-range|"
         "tn3270|traffic-shape|translate|transceiver|ttycap|tunnel|udld|udp|users all|vc|vlan|vlan-switch|vlans|voice|"
         "vpdn|vrrp|vsp|vtemplate|vtp|warm-reboot|whoami|x25|x29|xconnect|xdr|xns|xremote|zone} [LINE]"),
    show("show ip {admission|arp "
         "summary|as-path-access-list|audit|auth-proxy|casa|community-list|ddp|dfp|director|drp|dvmrp|"
         "explicit-paths|extcommunity-list|flow-cache|host-list|http|icmp|igrp|inspect|interface [INTERFACE] "
         "{stats|topology|unnumbered}|ips|irdp|local|masks|mcache|mds|mfib|mobile|mpacket|mrib|mrm|msdp|multicast|nbar|"
         "nhrp|ospf [<1-65535>] {events|max-metric|mpls|nsf|rib|timers|topology-info|virtual-link}|policy|policy-list|"
         "port-map|protocols summary|radius|rip|rpf|rsvp|rtp|sap|sdr|sla|slb|snat|static|tcp|trigger-authentication|"
         "trm|urlfilter|verify|virtual-reassembly|wccp} [LINE]"),
    show("show ip route {bgp|dhcp|egp|eigrp|igrp|isis|list|loops|mobile|next-hop-override|odr|profile|repair-paths|rip|"
         "supernets-only|tag|track-table|vrf} [LINE]"),
    show("show ip route A.B.C.D longer-prefixes"),
    show(
        "show ip cef {INTERFACE|accounting|adjacency|epoch|events|exact-route|inconsistency|interface|internal|"
        "linecard|loadinfo|memory|non-recursive|platform|prefix-statistics|recursive-nexthop|summary|switching|traffic|"
        "tree|unresolved|vrf} [LINE]"),
    show("show cef {drop|events|interface|linecard|memory|not-cef-switched|state|table|timers|tree} [LINE]"),
    show("show crypto {ace|call|connections|ctcp|debug-condition|eli|entropy|ha|identity|isakmp "
         "{aggressive-mode|default|"
         "diagnose|peers|profile|sa {active|count|nat|standby|vrf}}|ipsec {client|default|policy|profile|sa "
         "{active|interface|ipv6|standby|vrf}|spi-lookup}|optional|pfk|route|ruleset|socket|tech-support|vlan} [LINE]"),
    show("show crypto map WORD"),
    {"show crypto session {brief|fvrf|groups|interface|isakmp|ivrf|local|remote|summary|username} [LINE]", Level::User,
     refuse_command, nullptr, nullptr, Trains::Only12_3T},
    show("show standby {arp|capability|internal|neighbors|redirect|vlan} [LINE]"),
    show("show track {interface|ip|list|resolution|rtr|service|timer} [LINE]"),
    exec("show running-config {aaa|all|brief|class-map|full|linenum|map-class|partition|policy-map|vc-class|view|vlan} "
         "[LINE]"),
    exec("clear {aaa|access-template|adjacency|archive|bfd|bridge|cef|control-plane|cops|counters LINE|dialer|dot1x|"
         "drip|entry|event|frame-relay-inarp|glbp|h323|host|idb|ip {access-list|access-template|accounting|admission|"
         "arp|audit|auth-proxy|bgp|cache|cef|dhcp|drp|dvmrp|eigrp|flow|http|icmp|igmp|inspect|ips|isis|local|mobile|"
         "mrm|mroute|msdp|nat|nbar|nhrp|ospf [<1-65535>] {counters|force-spf|redistribution|rib|traffic}|pim|"
         "prefix-list|redirect|rip|route vrf|rsvp|rtp|sap|sdr|slb|traffic|trigger-authentication|urlfilter|wccp}|ipc|"
         "ipv6|isis|kerberos|key|l2tp|line|logging xml|mac-address-table|mpls|netbios-cache|ntp|object-group|parser|"
         "policy-map|port-security|ppp|pppoe|processes|queue|radius|rif|rmon|sgbp|snmp|source-bridge|spanning-tree|ssh|"
         "standby|tcp|tunnel|udp|vpdn|vrrp|vtemplate|vtp|x25|xconnect} [LINE]"),
    exec("clear crypto {call|condition|ctcp|datapath|engine|gdoi|ha|ipsec|pki|route|sa "
         "{active|entry|spi|standby|vrf}|session {active|fvrf|interface|isakmp|ivrf|local|remote|standby|username}|"
         "socket|vlan} [LINE]"),
    debug(
        "debug {aaa|access-expression|access-list|adjacency|alps|aspp|async|atm|autoupgrade|backhaul-session-manager|"
        "backup|bfd|bridge|bsc|bstun|bump|callback|call|card|ccm|cch323|cdapi|cef|channel|chat|clns|cls|cns|compress|"
        "condition|confmodem|conn|control-plane|cops|cot|csm|cwmp|decnet|dhcp|dialer|dlsw|dmsp|dnsix|domain|dot11|"
        "dot1x|drip|dspu|dss|dxi|eigrp|eou|epm|ethernet-interface|event|fallback|fastethernet|fax|fddi|filesystem|"
        "fmail|"
        "foip|fras|frame-relay|fm|glbp|gprs|h225|h245|http|hw-module|iapp|idmgr|input|interface|ip-slb|ipc|ipv6|ipx|"
        "isdn|isis|iua|kerberos|kron|l2tp|l4f|lacp|lane|lapb|lat|lex|list|llc2|lldp|lnm|lnx|local-ack|management|mgcp|"
        "mls|modem|monitor|mop|mpls|mpoa|ncia|netbios|nhrp|nmsp|ntp|oam|object-group|olm|packet|pad|parser|pas|pcm|"
        "platform|policy-firewall|policy-manager|port-channel|ppp|pppatm|pppoe|priority|probe|proxy|qbm|qllc|qos|"
        "radius|"
        "redundancy|registry|resource|rif|rlm|rmon|rtpspi|rtr|rtsp|sanity|scp|sdlc|sdllc|sdp|serial|service-module|"
        "sgbp|"
        "sgcp|smf|smrp|sna|snapshot|snmp|sntp|source|span|spanning|ss7|sse|ssm|ssp|stun|subscriber|sw-vlan|tacacs|tag-"
        "switching|tarp|tbridge|tdm|telnet|template|tftp|tgrep|token|track {LINE}|traffic|translate|transit|tsp|tunnel|"
        "udld|udptn|v120|vg-anylan|vines|vlan|voice|voip|vpdn|vpm|vrf|vrrp|vsi|vsp|vtemplate|vtsp|vty|x25|x28|xconnect|"
        "xns|xot|xremote|zone} [LINE]"),
    debug("debug ip {access-list|address|admission|arp|audit|auth-proxy|bgp|cache|casa|ccp|cef|cgmp|ddns|dfp|dhcp|"
          "dlep|drp|dvmrp|eigrp|error|flow|ftp|host|http|igmp|igrp|inspect|interface|ips|irdp|local|mcache|mds|mfib|"
          "mhbeat|mobile|mpacket|mrib|mrm|mrouting|msdp|multicast|nat|nbar|nhrp|nsf|ospf {database-timer|lls|lsdb|mpls|"
          "nsf|rib|scheduler}|packet {<1-199>|<1300-2699>|dump}|peer|pgm|pim|policy|port-map|radius|rgmp|rip|routing "
          "{LINE}|rpc|rsvp|rtp|sap|sctp|sd|sdr|security|sla|slb|snat|socket|ssh|static|sxp|tcp|tempacl|trigger-"
          "authentication|trm|udp|urd|urlfilter|virtual-reassembly|vrf|wccp} [LINE]"),
    debug(
        "debug crypto {ace|autoca|call|condition|ctcp|datapath|eli|engine {LINE}|gdoi|ha|identity|ipsec {LINE}|isakmp "
        "{LINE}|key-exchange|kmi|mib|packet|pki|provisioning|redundancy|route|sesmgmt|socket|ssl|tcp|transparent|vlan|"
        "vpnsm|wui} [LINE]"),
    debug("debug standby {arp|errors {LINE}|events {LINE}|packets {advertise|all|coup|hello|redirect|resign|send}} "
          "[LINE]"),
    exec("undebug {aaa|condition|interface|ip {access-list|bgp|cef|dhcp|eigrp|nat|policy|rip|tcp|udp}|ntp|ppp|radius|"
         "tunnel} [LINE]"),
    exec(
        "{access-enable|access-profile|access-template|archive|auto|cd|cns|configure "
        "{http|lock|network|overwrite-network|revert|confirm}|erase WORD|isdn|lat|login|mkdir|modemui|mrinfo|mrm|mstat|"
        "mtrace|name-connection|ncia|pad|partition|ping {apollo|appletalk|clns|decnet|ipv6|ipx|srb|tag|vines|vrf|xns}|"
        "ppp|pwd|rename|restart|rmdir|slip|start-chat|systat|tarp|tclquit|tclsh|traceroute "
        "{appletalk|clns|ipv6|ipx|mac|oldvines|vines|vrf}|tunnel|udptn|undelete|upgrade|which-route|write core|x28|x3|"
        "xremote} [LINE]"),
    exec("calendar set LINE"),
    exec("clock {read-calendar|update-calendar}"),
    show("terminal {callback|data-character-bits|databits|default|dispatch-character|dispatch-timeout|domain-lookup|"
         "download|editing|escape-character|exec|exec-character-bits|flowcontrol|full-help|help|hold-character|"
         "international|ip|keymap-type|notify|padding|parity|rxspeed|special-character-bits|speed|start-character|"
         "stop-character|stopbits|telnet|terminal-type|transport|txspeed|type} [LINE]"),
    show("terminal no {editing|exec|full-help|ip|notify|transport} [LINE]"),
};

}  // namespace

std::span<const Row> silent_rows() { return kRows; }

}  // namespace switchover::ios::exec
