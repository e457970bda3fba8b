#pragma once
/// The statements of live_config_test: what is typed, what shows that it took effect, what takes it back.
#include <optional>
#include <string>
#include <vector>

#include "engine/ios/config/reader.h"
#include "engine/ios/show/running_config.h"
#include "tests/support/lab.h"

namespace switchover::test {

constexpr const char* kHub = "7204VXR-1";
constexpr const char* kOther = "7204VXR-2";
constexpr const char* kCore = "7206-1";
constexpr const char* kSite = "vpn7200";

// --- what is looked at

inline const Device& box(Lab& lab, const char* node) { return *lab.world().device(node); }
inline hsrp::GroupView group(Lab& lab, const char* node) { return box(lab, node).hsrp().view().at(0); }
inline ospf::View ospf_of(Lab& lab, const char* node) {
    return box(lab, node).ospf()->view(box(lab, node).interfaces());
}
inline ospf::InterfaceView ospf_port(Lab& lab, const char* node, const char* name) {
    for (const auto& i : ospf_of(lab, node).interfaces)
        if (i.name == name) return i;
    return {};
}
inline const Interface& port(Lab& lab, const char* node, const char* name) {
    return box(lab, node).interfaces()[box(lab, node).find_interface(name)];
}
inline std::optional<rib::Route> route(Lab& lab, const char* node, const char* prefix) {
    const auto table = box(lab, node).rib().table();
    const rib::Row* row = table->exact(*Prefix::parse(prefix));
    if (row == nullptr) return std::nullopt;
    return table->route(*row);
}
inline std::size_t full(Lab& lab, const char* node) {
    std::size_t count = 0;
    for (const auto& i : ospf_of(lab, node).interfaces)
        for (const auto& n : i.neighbors) count += n.state == ospf::NeighborState::Full;
    return count;
}
/// The newest pair of SAs of the site.
inline std::optional<crypto_map::PairView> pair(Lab& lab) {
    for (const auto& applied : box(lab, kSite).crypto_map_view(lab.world().now()).applied)
        for (const auto& flow : applied.flows)
            if (!flow.pairs.empty()) return flow.pairs.back();
    return std::nullopt;
}
inline std::optional<ike::SaView> sa(Lab& lab) {
    for (const auto& view : box(lab, kSite).ike_view(lab.world().now()).sas)
        if (!view.deleted && view.state == ike::State::QmIdle) return view;
    return std::nullopt;
}
inline bool live(Lab& lab, const char* node) {
    const auto view = box(lab, node).crypto_map_view(lab.world().now());
    return !view.applied.empty() && view.applied[0].live;
}
inline std::uint64_t answered(Lab& lab, const char* node, const char* destination) {
    const auto words = "ping " + std::string{node} + " " + destination;
    const std::uint32_t id = *lab.world().apply(*parse_input(words));
    lab.run_for(11s);
    return box(lab, node).probe().view().find(id)->answered;
}
inline void negotiate_again(Lab& lab) {
    lab.input("exec vpn7200 clear crypto sa").input("exec vpn7200 clear crypto isakmp").run_for(20s);
}

// --- the table

struct Typed {
    const char* node;
    const char* lines;
};
struct Case {
    const char* name;
    std::vector<Typed> set;
    std::vector<Typed> undo;
    Duration wait;
    bool (*effect)(Lab&);
    bool (*back)(Lab&);  ///< after the undo; null: the text is enough
};

inline std::string running(Lab& lab, const char* node) { return ios::config_text(*box(lab, node).config()); }

inline bool reads_back(Lab& lab, const char* node) {
    DeviceConfig read;
    for (const auto& problem : ios::read_config(running(lab, node), {}, read).problems())
        if (problem.is_error()) return false;
    return read == *box(lab, node).config();
}

inline void type(Lab& lab, const std::vector<Typed>& typed) {
    for (const Typed& one : typed) lab.input("config " + std::string{one.node} + " " + one.lines);
}

inline const std::vector<Case>& cases() {
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
        // --- OSPF
        {"no network",
         {{kCore, "router ospf 1 ; no network 99.99.99.99 0.0.0.0 area 0"}},
         {{kCore, "router ospf 1 ; network 99.99.99.99 0.0.0.0 area 0"}},
         20s,
         [](Lab& lab) { return !route(lab, kHub, "99.99.99.99/32"); },
         nullptr},
        {"ip ospf cost",
         {{kHub, "interface FastEthernet0/1 ; ip ospf cost 50"}},
         {{kHub, "interface FastEthernet0/1 ; no ip ospf cost"}},
         20s,
         [](Lab& lab) { return route(lab, kHub, "99.99.99.99/32")->metric == 51; },
         nullptr},
        {"bandwidth",
         {{kHub, "interface FastEthernet0/1 ; bandwidth 10000"}},
         {{kHub, "interface FastEthernet0/1 ; no bandwidth"}},
         20s,
         [](Lab& lab) { return route(lab, kHub, "99.99.99.99/32")->metric == 11; },
         nullptr},
        {"auto-cost",
         {{kHub, "router ospf 1 ; auto-cost reference-bandwidth 1000"}},
         {{kHub, "router ospf 1 ; no auto-cost"}},
         20s,
         [](Lab& lab) { return route(lab, kHub, "99.99.99.99/32")->metric == 11; },
         nullptr},
        {"ip ospf hello-interval",
         {{kCore, "interface FastEthernet0/1 ; ip ospf hello-interval 5"}},
         {{kCore, "interface FastEthernet0/1 ; no ip ospf hello-interval"}},
         70s,
         [](Lab& lab) { return full(lab, kCore) == 0; },
         nullptr},
        {"ip ospf dead-interval",
         {{kCore, "interface FastEthernet0/1 ; ip ospf dead-interval 20"}},
         {{kCore, "interface FastEthernet0/1 ; no ip ospf dead-interval"}},
         70s,
         [](Lab& lab) { return full(lab, kCore) == 0; },
         nullptr},
        {"ip ospf priority",
         {{kHub, "interface FastEthernet0/1 ; ip ospf priority 0"}},
         {{kHub, "interface FastEthernet0/1 ; no ip ospf priority"}},
         15s,
         [](Lab& lab) { return ospf_port(lab, kHub, "FastEthernet0/1").state == ospf::InterfaceState::DROther; },
         [](Lab& lab) { return ospf_port(lab, kHub, "FastEthernet0/1").config.priority == 1; }},
        {"ip ospf network",
         {{kHub, "interface FastEthernet0/1 ; ip ospf network point-to-point"}},
         {{kHub, "interface FastEthernet0/1 ; no ip ospf network"}},
         70s,
         [](Lab& lab) { return ospf_port(lab, kHub, "FastEthernet0/1").state == ospf::InterfaceState::PointToPoint; },
         nullptr},
        {"passive-interface",
         {{kHub, "router ospf 1 ; passive-interface FastEthernet0/1"}},
         {{kHub, "router ospf 1 ; no passive-interface FastEthernet0/1"}},
         70s,
         [](Lab& lab) { return full(lab, kHub) == 0; },
         nullptr},
        {"passive-interface default",
         {{kHub, "router ospf 1 ; passive-interface default"}},
         {{kHub, "router ospf 1 ; no passive-interface default"}},
         70s,
         [](Lab& lab) { return full(lab, kHub) == 0; },
         nullptr},
        {"no redistribute",
         {{kHub, "router ospf 1 ; no redistribute static"}},
         {{kHub, "router ospf 1 ; redistribute static subnets"}},
         20s,
         [](Lab& lab) { return route(lab, kCore, "172.16.172.64/28")->paths.size() == 1; },
         nullptr},
        {"redistribute metric",
         {{kHub, "router ospf 1 ; redistribute static metric 5"}},
         {{kHub, "router ospf 1 ; no redistribute static metric 5"}},
         20s,
         [](Lab& lab) { return route(lab, kCore, "172.16.172.64/28")->metric == 5; },
         nullptr},
        {"redistribute metric-type",
         {{kHub, "router ospf 1 ; redistribute static metric-type 1"}},
         {{kHub, "router ospf 1 ; no redistribute static metric-type 1"}},
         20s,
         [](Lab& lab) { return route(lab, kCore, "172.16.172.64/28")->code == rib::Code::OspfExternal1; },
         nullptr},
        {"redistribute tag",
         {{kHub, "router ospf 1 ; redistribute static tag 77"}},
         {{kHub, "router ospf 1 ; no redistribute static tag 77"}},
         20s,
         [](Lab& lab) { return route(lab, kCore, "20.1.1.0/24")->tag == 77; },
         nullptr},
        {"redistribute connected",
         {{kHub, "router ospf 1 ; redistribute connected subnets"}},
         {{kHub, "router ospf 1 ; no redistribute connected"}},
         20s,
         [](Lab& lab) { return route(lab, kCore, "172.16.172.48/28").has_value(); },
         nullptr},
        {"router-id",
         {{kCore, "router ospf 1 ; router-id 7.7.7.7"}},
         {{kCore, "router ospf 1 ; no router-id"}},
         70s,
         [](Lab& lab) {
             if (box(lab, kCore).config()->ospf->router_id) lab.input("exec 7206-1 clear ip ospf process").run_for(60s);
             return box(lab, kCore).ospf()->router_id() == Ipv4Address{7, 7, 7, 7} && full(lab, kCore) == 2;
         },
         [](Lab& lab) {
             lab.input("exec 7206-1 clear ip ospf process").run_for(60s);
             return box(lab, kCore).ospf()->router_id() == Ipv4Address{99, 99, 99, 99} && full(lab, kCore) == 2;
         }},
        {"distance",
         {{kCore, "router ospf 1 ; distance 90"}},
         {{kCore, "router ospf 1 ; no distance"}},
         20s,
         [](Lab& lab) { return route(lab, kCore, "20.1.1.0/24")->distance == 90; },
         nullptr},
        {"maximum-paths",
         {{kCore, "router ospf 1 ; maximum-paths 1"}},
         {{kCore, "router ospf 1 ; no maximum-paths"}},
         20s,
         [](Lab& lab) { return route(lab, kCore, "172.16.172.64/28")->paths.size() == 1; },
         nullptr},
        {"timers throttle spf",
         {{kHub, "router ospf 1 ; timers throttle spf 100 200 400"},
          {kCore,
           "interface Loopback9 ; ip address 9.9.9.9 255.255.255.255 ; router ospf 1 ; network 9.9.9.9 0.0.0.0 area "
           "0"}},
         {{kHub, "router ospf 1 ; no timers throttle spf"},
          {kCore, "router ospf 1 ; no network 9.9.9.9 0.0.0.0 area 0 ; exit ; no interface Loopback9"}},
         1s,
         [](Lab& lab) { return route(lab, kHub, "9.9.9.9/32").has_value(); },
         [](Lab& lab) {
             lab.run_for(20s);
             return !route(lab, kHub, "9.9.9.9/32");
         }},
        {"no router ospf",
         {{kOther, "no router ospf 1"}},
         {{kOther, "router ospf 1 ; redistribute static subnets ; network 10.1.1.0 0.0.0.255 area 0"}},
         70s,
         [](Lab& lab) { return full(lab, kCore) == 1; },
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

}  // namespace switchover::test
