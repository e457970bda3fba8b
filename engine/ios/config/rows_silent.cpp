/// Lines of the real box that `?` does not list here: some are kept although they do nothing, others only say that
/// there is nothing behind them.
#include "engine/ios/config/row.h"

namespace switchover::ios {
namespace {

constexpr Row kept(const char* pattern, Section section = Section::Last) {
    return {pattern, Support::Accepted, keep, "", section, Shown::Both};
}
constexpr Row refused(const char* pattern) { return {pattern, Support::Unknown, not_supported}; }

constexpr Row kGlobal[] = {
    kept("service {alignment|call-home|counters|decimal-tty|dhcp|disable-ip-fast-frag|exec-callback|heartbeat|hide-"
         "telnet-addresses|old-slip-prompts|password-recovery|pt-vty-logging|slave-log|tcp-window-scaling|"
         "telnet-zeroidle|unsupported-transceiver} [LINE]",
         Section::Service),
    kept("logging {alarm|cns-events|count|discriminator|exception|linecard|message-counter|origin-id|reload|server-arp|"
         "userinfo|esm|snmp-authfail|delimiter} [LINE]",
         Section::Logging),
    kept("{file prompt|login {block-for|delay|on-failure|on-success|quiet-mode}|memory {free|reserve}|menu|microcode|"
         "modemcap|monitor|parser {cache|config}|partition|process|process-max-time|regexp|resource|rlogin|rmon|"
         "sntp|stackmaker|tacacs|terminal-queue|ttycap|chat-script|cns|config-class|downward-compatible-config|"
         "default-value|buffers|printer|fax|multilink|virtual-profile} [LINE]"),
    kept("ip {bgp-community|cef {accounting|load-sharing|linecard|table}|ddns|dhcp-server|domain-list|flow-aggregation|"
         "flow-top-talkers|kerberos|host-routing|ospf name-lookup|radius|rtcp|sap|scp|sdr|snmp|spd|sticky-arp|udptn|"
         "access-list {log-update|logging|hardware}|accounting-list|accounting-threshold|accounting-transits} [LINE]",
         Section::IpOptions),
    refused(
        "{alps|appletalk|archive|kron|prompt|voice|arp {probe|timeout|vrf}|apollo|appfw|bba-group|bridge|bstun|call "
        "{admission|fallback}|cdp "
        "source-interface|cef|class|clns|control-plane|decnet|dialer|dialer-list|dlsw|dnsix-dmdp|dot11|dot1x|dspu|"
        "endpoint|event|flow|flow-sampler-map|frame-relay|fhrp|glbp|gw-accounting|h323|hw-module|identity|ipx|isdn|"
        "isis|kerberos|keepalive|l2tp-class|lane|lat|lldp|llc2|lnm|locaddr-priority-list|mac|mac-address-table|"
        "map-class|map-group|map-list|mls|mop|mpls|ncia|netbios|netconf|nhrp|object-group|oer|parameter-map|parser "
        "view|passthru|ppp|pppoe|priority-list|pseudowire-class|qos|queue-list|random-detect-group|redundancy|rsrb|"
        "rtr|sccp|sdlc|sgbp|sna|source-bridge|spanning-tree|standby|state-machine|stun|subscriber|tag-switching|tarp|"
        "tdm|template|tn3270-server|translate|trunk|udld|vc-class|vines|virtual-template|vpdn|vpdn-group|vrrp|vtp|"
        "vty-async|wsma|x25|x29|xconnect|xns|xremote|zone|zone-pair} [LINE]"),
    refused("access-list {<200-1299>|compiled|dynamic-extended|rate-limit} [LINE]"),
    refused("access-list <1-2699> {dynamic|evaluate} LINE"),
    refused("crypto {ace|call|ctcp|engine|gdoi|identity|isakmp {aggressive-mode|default|diagnose|fragmentation|peer|"
            "xauth}|ipsec {client|default|optional|security-association "
            "{dummy|idle-time|lifetime days|replay}|transform-set WORD [WORD] {esp-seal|esp-gmac|esp-sha384-hmac|"
            "esp-sha512-hmac|ah-sha256-hmac|ah-sha384-hmac|ah-sha512-hmac}}|mib|provisioning|tls-tunnel|vpn|wui|xauth} "
            "[LINE]"),
    refused("crypto map WORD {gdoi|redundancy|isakmp-profile} [LINE]"),
    refused("ip {access-list {compiled|dynamic-extended|helper|match-local-traffic|persistent|role-based}|address-pool|"
            "admission|alias|as-path|auth-proxy|cache-flow|casa|community-list|dns|drp|dvmrp|explicit-path|"
            "extcommunity-list|gdp|hp-host|igmp|irdp|mobile|mrm|mroute|msdp|mtag|nbar|nhrp|options|pim|pgm|policy-list|"
            "port-map|reflexive-list|rsvp|rtp|security|sla|slb|traffic-export|trigger-authentication|urlfilter|verify|"
            "wccp} [LINE]"),
    refused("ip route {profile|vrf LINE}"),
    refused("ip route A.B.C.D MASK {A.B.C.D|INTERFACE} {dhcp|multicast} [LINE]"),
    refused("ip route A.B.C.D MASK dhcp [LINE]"),
    refused("router {mobile|ospfv3|nhrp} [LINE]"),
    refused("track <1-500> {application|ip|list|rtr|service|stub-object} [LINE]"),
    refused("track {resolution|timer} LINE"),
};

constexpr Row kInterface[] = {
    kept("{full-duplex|half-duplex|max-reserved-bandwidth LINE|ntp {broadcast|disable|multicast}|tx-queue-limit LINE|"
         "history LINE|rmon LINE}"),
    kept("ip {accounting|broadcast-address|flow|gratuitous-arps|load-sharing|nbar|ospf name-lookup|sap|dhcp|"
         "tcp {compression-connections|header-compression}} [LINE]"),
    refused(
        "{access-expression|alps|apollo|appletalk|arp {frame-relay|probe|snap}|atm|autodetect|backup|bfd|bridge-group|"
        "bundle|cgmp|clns|class|cmns|compress|crypto {engine|ipsec}|custom-queue-list|dampening|decnet|dialer|"
        "dialer-group|dlsw|dot1q|dot1x|dspu|dxi|fddi|flowcontrol|fras|frame-relay|glbp|h323-gateway|hssi|ipx|isdn|"
        "isis|iso-igrp|l2protocol-tunnel|lan-name|lane|lapb|lat|llc2|lldp|locaddr-priority|loopback|lnm|mac-address|"
        "mac-flow|map-group|mls|mpls|multilink|multilink-group|netbios|nmsp|ospfv3|peer|physical-layer|ppp|pppoe|"
        "pppoe-client|priority|priority-group|pulse-time|pvc|rsrb|sap-priority|sdlc|service-module|smds|smrp|sna|"
        "snapshot|source|source-bridge|spanning-tree|squelch|sscop|ssp|storm-control|stun|svc|switchport|tag-"
        "switching|tarp|timeout|tn3270-server|transmit-interface|transmitter-delay|trunk-group|udld|vines|"
        "virtual-template|vlan-id|vlan-range|vrrp|x25|xconnect|xns|zone-member} [LINE]"),
    refused(
        "ip {address {dhcp|negotiated|pool}|admission|audit|auth-proxy|authentication-proxy|bandwidth-percent|bgp|"
        "cef|cgmp|ddns|directed-broadcast <1-2699>|dvmrp|explicit-path|header-compression|icmp|igmp|inspect|ips|irdp|"
        "local-proxy-arp|mobile|mrm|multicast|nat enable|nhrp|probe|rarp-server|rgmp|router|rsvp|"
        "rtp|security|traffic-export|trigger-authentication|unnumbered|urd|urlfilter|wccp|wrr-queue} "
        "[LINE]"),
    refused("ip ospf {<1-65535> area|bfd|cost dynamic|fast-reroute|lls|prefix-suppression|resync-timeout|shutdown|"
            "ttl-security} [LINE]"),
    refused("standby {arp|bfd|mac-refresh|send|sso} [LINE]"),
    refused("standby <0-255> {arp|follow|ipv6|mac-refresh|redirects|track {<1-500> shutdown}} [LINE]"),
    refused("standby <256-4095> LINE"),
};

constexpr Row kRouter[] = {
    kept(
        "{bfd|capability|discard-route|domain-id|domain-tag|interface-id|limit|local-rib-criteria|max-lsa|nsf|nsr|snmp|"
        "traffic-share} [LINE]"),
    refused("{address-family|auto-cost determine-interface|event-log|exit-address-family|fast-reroute|help|ispf|mpls|"
            "prefix-suppression|priority|process-min-time|queue-depth|redistribute "
            "{iso-igrp|maximum-prefix|mobile|nhrp|vrf}|shutdown|ttl-security|vrf-lite} [LINE]"),
    refused("distance <1-255> A.B.C.D LINE"),
    refused("timers {nsf|nsr|throttle lsa} LINE"),
};

constexpr Row kCryptoMap[] = {
    refused("set {group|identity|ikev2-profile|ip|isakmp-profile|mixed-mode|nat|peer WORD dynamic|reverse-route|"
            "security-association {dummy|ecn|lifetime days|replay}|session-key} [LINE]"),
};

constexpr Row kTransformSet[] = {refused("mode transport require")};

constexpr Row kExtendedAcl[] = {
    refused("[<1-2147483647>] {dynamic|evaluate} LINE"),
};

constexpr Row kLine[] = {
    kept("{absolute-timeout|accounting|activation-character|authorization|autocommand|autocommand-options|autohangup|"
         "autoselect|buffer-length|callback|data-character-bits|default-value|disconnect-character|disconnect-timeout|"
         "dispatch-character|dispatch-machine|dispatch-timeout|domain-lookup|editing|exec-banner|exec-character-bits|"
         "flush-at-activation|full-help|hold-character|insecure|international|ip tcp|keymap-type|lockable|monitor|"
         "motd-banner|notify|padding|prompt|private|refuse-message|rotary|rxspeed|script|session-limit|"
         "special-character-bits|start-character|stop-character|telnet|terminal-queue|terminal-type|timeout|txspeed|"
         "vacant-message|x25} [LINE]"),
};

constexpr Row kRouteMap[] = {kept("continue [LINE]")};

}  // namespace

std::span<const Row> silent_rows(ModeKind mode) {
    switch (mode) {
        case ModeKind::Global: return kGlobal;
        case ModeKind::Interface: return kInterface;
        case ModeKind::Router: return kRouter;
        case ModeKind::CryptoMap: return kCryptoMap;
        case ModeKind::TransformSet: return kTransformSet;
        case ModeKind::ExtendedAcl: return kExtendedAcl;
        case ModeKind::Line: return kLine;
        case ModeKind::RouteMap: return kRouteMap;
        default: return {};
    }
}

}  // namespace switchover::ios
