#pragma once
/// The statements of live_config_test: what is typed, what shows that it took effect, what takes it back.
#include "tests/scenario/live_config_lab.h"
#include "tests/scenario/live_config_ospf.h"

namespace switchover::test {

inline const std::vector<Case>& other_cases() {
    static const std::vector<Case> kCases = {
        // --- HSRP
        {"standby priority",
         {{kHub, "interface FastEthernet0/0 ; standby 1 priority 220"}},
         {{kHub, "interface FastEthernet0/0 ; standby 1 priority 200"}},
         4s,
         [](Lab& lab) { return group(lab, kHub).priority == 220 && group(lab, kOther).active.priority == 220; },
         nullptr},
        {"no standby priority",
         {{kHub, "interface FastEthernet0/0 ; no standby 1 priority"}},
         {{kHub, "interface FastEthernet0/0 ; standby 1 priority 200"}},
         4s,
         [](Lab& lab) { return group(lab, kHub).priority == 100; },
         nullptr},
        {"standby timers",
         {{kHub, "interface FastEthernet0/0 ; standby 1 timers 1 4"}},
         {{kHub, "interface FastEthernet0/0 ; no standby 1 timers"}},
         5s,
         [](Lab& lab) { return group(lab, kHub).hello == Duration{1s} && group(lab, kOther).hello == Duration{1s}; },
         nullptr},
        {"no standby preempt",
         {{kHub, "interface FastEthernet0/0 ; no standby 1 preempt"}},
         {{kHub, "interface FastEthernet0/0 ; standby 1 preempt"}},
         1s,
         [](Lab& lab) { return !group(lab, kHub).preempt; },
         nullptr},
        {"standby track",
         {{kHub, "interface FastEthernet0/0 ; standby 1 track FastEthernet3/0 70"}},
         {{kHub, "interface FastEthernet0/0 ; no standby 1 track FastEthernet3/0"}},
         1s,
         [](Lab& lab) { return group(lab, kHub).priority == 130; },
         nullptr},
        {"track object",
         {{kHub, "track 7 interface FastEthernet3/0 line-protocol ; interface FastEthernet0/0 ; standby 1 track 7"}},
         {{kHub, "interface FastEthernet0/0 ; no standby 1 track 7 ; exit ; no track 7"}},
         1s,
         [](Lab& lab) { return group(lab, kHub).priority == 190; },
         nullptr},
        {"standby name",
         {{kHub, "interface FastEthernet0/0 ; standby 1 name OTHER"}},
         {{kHub, "interface FastEthernet0/0 ; standby 1 name VPNHA"}},
         1s,
         [](Lab& lab) { return group(lab, kHub).name == "OTHER" && !live(lab, kHub); },
         nullptr},
        {"standby authentication",
         {{kHub, "interface FastEthernet0/0 ; standby 1 authentication other"}},
         {{kHub, "interface FastEthernet0/0 ; no standby 1 authentication"}},
         15s,
         [](Lab& lab) { return group(lab, kOther).state == hsrp::State::Active; },
         nullptr},
        {"standby mac-address",
         {{kHub, "interface FastEthernet0/0 ; standby 1 mac-address 0000.1111.2222"}},
         {{kHub, "interface FastEthernet0/0 ; no standby 1 mac-address"}},
         1s,
         [](Lab& lab) {
             return port(lab, kHub, "FastEthernet0/0").virtual_addresses.at(0).mac == MacAddress::from(0x000011112222);
         },
         nullptr},
        {"standby ip of a second group",
         {{kHub, "interface FastEthernet0/1 ; standby 2 ip 10.1.1.100"}},
         {{kHub, "interface FastEthernet0/1 ; no standby 2 ip"}},
         40s,
         [](Lab& lab) { return port(lab, kHub, "FastEthernet0/1").virtual_addresses.size() == 1; },
         nullptr},
        {"no standby",
         {{kOther, "interface FastEthernet0/0 ; standby 9 ip 172.16.172.60"}},
         {{kOther, "interface FastEthernet0/0 ; no standby 9"}},
         40s,
         [](Lab& lab) { return box(lab, kOther).hsrp().view().size() == 2; },
         nullptr},
        // --- routes, access lists
        {"ip route",
         {{kSite, "ip route 50.0.0.0 255.0.0.0 172.16.172.65"}},
         {{kSite, "no ip route 50.0.0.0 255.0.0.0 172.16.172.65"}},
         61s,
         [](Lab& lab) { return route(lab, kSite, "50.0.0.0/8").has_value(); },
         nullptr},
        {"ip route with a distance",
         {{kHub, "ip route 99.99.99.99 255.255.255.255 10.1.1.2 5"}},
         {{kHub, "no ip route 99.99.99.99 255.255.255.255 10.1.1.2"}},
         61s,
         [](Lab& lab) { return route(lab, kHub, "99.99.99.99/32")->distance == 5; },
         nullptr},
        {"access list on an interface",
         {{kSite,
           "access-list 150 deny icmp host 172.16.172.65 any ; access-list 150 permit ip any any ; "
           "interface FastEthernet0/1 ; ip access-group 150 in"}},
         {{kSite, "interface FastEthernet0/1 ; no ip access-group 150 in ; exit ; no access-list 150"}},
         1s,
         [](Lab& lab) { return answered(lab, kSite, "172.16.172.65") == 0; },
         nullptr},
        {"named access list",
         {{kSite,
           "ip access-list extended FILTER ; deny icmp any any ; permit ip any any ; interface FastEthernet0/1 ; "
           "ip access-group FILTER in"}},
         {{kSite,
           "interface FastEthernet0/1 ; no ip access-group FILTER in ; exit ; no ip access-list extended FILTER"}},
         1s,
         [](Lab& lab) { return answered(lab, kSite, "172.16.172.65") == 0; },
         nullptr},
        {"no ip routing",
         {{"WAN", "no ip routing"}},
         {{"WAN", "ip routing"}},
         1s,
         [](Lab& lab) { return answered(lab, kSite, "172.16.172.52") == 0; },
         nullptr},
        // --- IKE and IPsec
        {"isakmp policy",
         {{kSite, "crypto isakmp policy 1 ; encryption 3des ; group 2"},
          {kHub, "crypto isakmp policy 1 ; encryption 3des ; group 2"}},
         {{kSite, "crypto isakmp policy 1 ; no encryption ; no group"},
          {kHub, "crypto isakmp policy 1 ; no encryption ; no group"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return sa(lab) && sa(lab)->policy.cipher == crypto::Cipher::TripleDes &&
                    sa(lab)->policy.group == crypto::DhGroup::Group2;
         },
         nullptr},
        {"isakmp lifetime",
         {{kSite, "crypto isakmp policy 1 ; lifetime 600"}, {kHub, "crypto isakmp policy 1 ; lifetime 600"}},
         {{kSite, "crypto isakmp policy 1 ; no lifetime"}, {kHub, "crypto isakmp policy 1 ; no lifetime"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return sa(lab) && sa(lab)->policy.lifetime == Duration{600s};
         },
         nullptr},
        {"isakmp key",
         {{kSite, "crypto isakmp key wrong address 172.16.172.53"}},
         {{kSite, "crypto isakmp key cisco123 address 172.16.172.53"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return !sa(lab);
         },
         [](Lab& lab) {
             lab.run_for(90s);
             return sa(lab).has_value();
         }},
        {"no isakmp key",
         {{kSite, "no crypto isakmp key cisco123 address 172.16.172.53"}},
         {{kSite, "crypto isakmp key cisco123 address 172.16.172.53"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return !sa(lab);
         },
         [](Lab& lab) {
             lab.run_for(90s);
             return sa(lab).has_value();
         }},
        {"isakmp keepalive",
         {{kSite, "no crypto isakmp keepalive"}},
         {{kSite, "crypto isakmp keepalive 10"}},
         1s,
         [](Lab& lab) { return sa(lab)->next_keepalive == kNever; },
         nullptr},
        {"no isakmp enable",
         {{kSite, "no crypto isakmp enable"}},
         {{kSite, "crypto isakmp enable"}},
         1s,
         [](Lab& lab) { return !sa(lab); },
         [](Lab& lab) {
             negotiate_again(lab);
             return sa(lab).has_value();
         }},
        {"transform set",
         {{kSite, "crypto ipsec transform-set myset esp-3des esp-sha-hmac"},
          {kHub, "crypto ipsec transform-set myset esp-3des esp-sha-hmac"}},
         {{kSite, "crypto ipsec transform-set myset esp-des esp-md5-hmac"},
          {kHub, "crypto ipsec transform-set myset esp-des esp-md5-hmac"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return pair(lab) && pair(lab)->transform.cipher == crypto::Cipher::TripleDes;
         },
         nullptr},
        {"set pfs",
         {{kSite, "crypto map vpn 10 ; set pfs group2"}, {kHub, "crypto map vpn 10 ; set pfs group2"}},
         {{kSite, "crypto map vpn 10 ; no set pfs"}, {kHub, "crypto map vpn 10 ; no set pfs"}},
         1s,
         [](Lab& lab) {
             lab.world().take_records();
             negotiate_again(lab);
             for (const std::string& line : lab.records())
                 if (line.find("ike.SasCreated") != line.npos && line.find("\"pfs\":true") != line.npos) return true;
             return false;
         },
         [](Lab& lab) {
             negotiate_again(lab);
             return pair(lab).has_value();
         }},
        {"set security-association lifetime",
         {{kSite, "crypto map vpn 10 ; set security-association lifetime seconds 600"}},
         {{kSite, "crypto map vpn 10 ; no set security-association lifetime seconds"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return pair(lab) && pair(lab)->expires - pair(lab)->created == Duration{600s};
         },
         nullptr},
        {"security-association lifetime of all maps",
         {{kSite, "crypto ipsec security-association lifetime seconds 700"}},
         {{kSite, "no crypto ipsec security-association lifetime seconds"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return pair(lab) && pair(lab)->expires - pair(lab)->created == Duration{700s};
         },
         nullptr},
        {"set peer",
         {{kSite, "crypto map vpn 10 ; no set peer 172.16.172.53 ; set peer 172.16.172.99"}},
         {{kSite, "crypto map vpn 10 ; no set peer 172.16.172.99 ; set peer 172.16.172.53"}},
         1s,
         [](Lab& lab) {
             negotiate_again(lab);
             return !pair(lab);
         },
         [](Lab& lab) {
             lab.run_for(90s);
             return pair(lab).has_value();
         }},
        {"no match address",
         {{kSite, "crypto map vpn 10 ; no match address"}},
         {{kSite, "crypto map vpn 10 ; match address 101"}},
         1s,
         [](Lab& lab) { return !pair(lab); },
         [](Lab& lab) {
             lab.run_for(30s);
             return pair(lab).has_value();
         }},
        {"no reverse-route",
         {{kHub, "crypto map vpn 10 ; no reverse-route"}},
         {{kHub, "crypto map vpn 10 ; reverse-route"}},
         20s,
         [](Lab& lab) {
             return !route(lab, kHub, "20.1.1.0/24") ||
                    route(lab, kHub, "20.1.1.0/24")->source != rib::Source::ReverseRoute;
         },
         nullptr},
        {"no crypto map on the interface",
         {{kSite, "interface FastEthernet0/1 ; no crypto map vpn"}},
         {{kSite, "interface FastEthernet0/1 ; crypto map vpn"}},
         1s,
         [](Lab& lab) { return !live(lab, kSite); },
         [](Lab& lab) {
             lab.run_for(60s);
             return pair(lab).has_value();
         }},
        {"crypto map local-address",
         {{kSite, "crypto map vpn local-address Loopback0"}},
         {{kSite, "no crypto map vpn local-address"}},
         1s,
         [](Lab& lab) {
             return box(lab, kSite).crypto_map_view(lab.world().now()).applied.at(0).local == Ipv4Address{20, 1, 1, 1};
         },
         nullptr},
        // --- interfaces
        {"shutdown",
         {{kCore, "interface FastEthernet0/1 ; shutdown"}},
         {{kCore, "interface FastEthernet0/1 ; no shutdown"}},
         5s,
         [](Lab& lab) { return !port(lab, kCore, "FastEthernet0/1").line_protocol; },
         nullptr},
        {"ip address",
         {{kCore, "interface FastEthernet0/1 ; ip address 10.1.1.77 255.255.255.0"}},
         {{kCore, "interface FastEthernet0/1 ; ip address 10.1.1.3 255.255.255.0"}},
         1s,
         [](Lab& lab) { return answered(lab, kHub, "10.1.1.77") > 0; },
         nullptr},
        {"secondary address",
         {{kCore, "interface FastEthernet0/1 ; ip address 10.7.7.7 255.255.255.0 secondary"}},
         {{kCore, "interface FastEthernet0/1 ; no ip address 10.7.7.7 255.255.255.0 secondary"}},
         1s,
         [](Lab& lab) { return route(lab, kCore, "10.7.7.0/24").has_value(); },
         nullptr},
        {"mtu",
         {{kCore, "interface FastEthernet0/1 ; mtu 900"}},
         {{kCore, "interface FastEthernet0/1 ; no mtu"}},
         1s,
         [](Lab& lab) { return port(lab, kCore, "FastEthernet0/1").mtu == 900; },
         nullptr},
        {"delay",
         {{kCore, "interface FastEthernet0/1 ; delay 7"}},
         {{kCore, "interface FastEthernet0/1 ; no delay"}},
         1s,
         [](Lab& lab) { return port(lab, kCore, "FastEthernet0/1").delay_usec == 70; },
         nullptr},
        {"description",
         {{kCore, "interface FastEthernet0/1 ; description to the hubs"}},
         {{kCore, "interface FastEthernet0/1 ; no description"}},
         1s,
         [](Lab& lab) { return port(lab, kCore, "FastEthernet0/1").description == "to the hubs"; },
         nullptr},
        {"no ip proxy-arp",
         {{kCore, "interface FastEthernet0/1 ; no ip proxy-arp"}},
         {{kCore, "interface FastEthernet0/1 ; ip proxy-arp"}},
         1s,
         [](Lab& lab) { return !port(lab, kCore, "FastEthernet0/1").proxy_arp; },
         nullptr},
        {"no ip unreachables",
         {{"WAN", "interface FastEthernet0/1 ; no ip unreachables"}},
         {{"WAN", "interface FastEthernet0/1 ; ip unreachables"}},
         1s,
         [](Lab& lab) { return !port(lab, "WAN", "FastEthernet0/1").unreachables; },
         nullptr},
        {"arp timeout",
         {{kCore, "interface FastEthernet0/1 ; arp timeout 30"}},
         {{kCore, "interface FastEthernet0/1 ; no arp timeout"}},
         1s,
         [](Lab& lab) {
             // Within 30 s somebody is asked again.
             lab.world().take_records();
             lab.run_for(40s);
             for (const Record& record : lab.world().take_records()) {
                 const auto* of_device = std::get_if<device::Record>(&record.body);
                 const auto* arp = of_device == nullptr ? nullptr : std::get_if<device::ArpSeen>(of_device);
                 if (arp != nullptr && arp->out && !arp->reply && record.node == box(lab, kCore).node()) return true;
             }
             return false;
         },
         nullptr},
        {"interface Loopback",
         {{kCore, "interface Loopback3 ; ip address 3.3.3.3 255.255.255.255"}},
         {{kCore, "no interface Loopback3"}},
         1s,
         [](Lab& lab) { return route(lab, kCore, "3.3.3.3/32").has_value(); },
         nullptr},
        {"hostname",
         {{kCore, "hostname core"}},
         {{kCore, "hostname 7206-1"}},
         1s,
         [](Lab& lab) { return box(lab, kCore).config()->hostname == "core"; },
         nullptr},
        {"no cdp run",
         {{"WAN", "no cdp run"}},
         {{"WAN", "cdp run"}},
         2s,
         [](Lab& lab) { return box(lab, kSite).cdp_view().neighbors.empty(); },
         nullptr},
        {"no cdp enable",
         {{"WAN", "interface FastEthernet0/1 ; no cdp enable"}},
         {{"WAN", "interface FastEthernet0/1 ; cdp enable"}},
         2s,
         [](Lab& lab) { return box(lab, kSite).cdp_view().neighbors.empty(); },
         nullptr},
    };
    return kCases;
}

inline const std::vector<Case>& cases() {
    static const std::vector<Case> kCases = [] {
        std::vector<Case> all = other_cases();
        for (const Case& one : ospf_cases()) all.push_back(one);
        return all;
    }();
    return kCases;
}

}  // namespace switchover::test
