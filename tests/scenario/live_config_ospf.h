#pragma once
/// The OSPF statements of live_config_test.
#include "tests/scenario/live_config_lab.h"

namespace switchover::test {

inline const std::vector<Case>& ospf_cases() {
    static const std::vector<Case> kCases = {
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
        {"ip ospf authentication-key of type 7",
         {{kCore, "interface FastEthernet0/1 ; ip ospf authentication ; ip ospf authentication-key 7 0822455D0A16"},
          {kHub, "interface FastEthernet0/1 ; ip ospf authentication ; ip ospf authentication-key cisco"}},
         {{kCore, "interface FastEthernet0/1 ; no ip ospf authentication ; no ip ospf authentication-key"},
          {kHub, "interface FastEthernet0/1 ; no ip ospf authentication ; no ip ospf authentication-key"}},
         70s,
         [](Lab& lab) {
             // The hub that knows the password stays, the other one is out.
             return full(lab, kCore) == 1 && ospf_port(lab, kHub, "FastEthernet0/1").neighbors.size() == 1 &&
                    running(lab, kCore).find("\n ip ospf authentication-key 7 0822455D0A16\n") != std::string::npos;
         },
         [](Lab& lab) { return full(lab, kCore) == 2; }},
        {"ip ospf message-digest-key",
         {{kCore,
           "interface FastEthernet0/1 ; ip ospf authentication message-digest ; ip ospf message-digest-key 1 md5 "
           "cisco"},
          {kHub,
           "interface FastEthernet0/1 ; ip ospf authentication message-digest ; "
           "ip ospf message-digest-key 1 md5 7 0822455D0A16"}},
         {{kCore, "interface FastEthernet0/1 ; no ip ospf authentication ; no ip ospf message-digest-key 1"},
          {kHub, "interface FastEthernet0/1 ; no ip ospf authentication ; no ip ospf message-digest-key 1"}},
         70s,
         [](Lab& lab) { return full(lab, kCore) == 1 && full(lab, kHub) == 1; },
         [](Lab& lab) { return full(lab, kCore) == 2; }},
        {"area authentication",
         {{kCore, "router ospf 1 ; area 0 authentication message-digest"}},
         {{kCore, "router ospf 1 ; no area 0 authentication"}},
         70s,
         [](Lab& lab) { return full(lab, kCore) == 0; },
         [](Lab& lab) { return full(lab, kCore) == 2; }},
        {"ip ospf authentication null",
         {{kCore, "router ospf 1 ; area 0 authentication ; interface FastEthernet0/1 ; ip ospf authentication null"}},
         {{kCore, "interface FastEthernet0/1 ; no ip ospf authentication ; router ospf 1 ; no area 0 authentication"}},
         70s,
         [](Lab& lab) {
             return full(lab, kCore) == 2 &&
                    lab.show(kCore, "show ip ospf").find("simple password") != std::string::npos;
         },
         nullptr},
        {"network in another area, area range",
         {{kCore,
           "interface Loopback9 ; ip address 9.9.9.9 255.255.255.255 ; router ospf 1 ; network 9.9.9.9 0.0.0.0 area 1 "
           "; area 1 range 9.9.0.0 255.255.0.0"}},
         {{kCore,
           "router ospf 1 ; no area 1 range 9.9.0.0 255.255.0.0 ; no network 9.9.9.9 0.0.0.0 area 1 ; exit ; "
           "no interface Loopback9"}},
         30s,
         [](Lab& lab) {
             const auto found = route(lab, kHub, "9.9.0.0/16");
             return found && found->code == rib::Code::OspfInter && !route(lab, kHub, "9.9.9.9/32") &&
                    lab.show(kCore, "show ip route 9.9.0.0").find("Null0") != std::string::npos;
         },
         nullptr},
        {"area range not-advertise",
         {{kCore,
           "router ospf 1 ; network 99.99.99.99 0.0.0.0 area 1 ; area 1 range 99.0.0.0 255.0.0.0 not-advertise"}},
         {{kCore, "router ospf 1 ; no area 1 range 99.0.0.0 255.0.0.0 ; network 99.99.99.99 0.0.0.0 area 0"}},
         30s,
         [](Lab& lab) { return !route(lab, kHub, "99.99.99.99/32") && !route(lab, kHub, "99.0.0.0/8"); },
         nullptr},
        {"area stub and default-cost",
         {{kCore,
           "router ospf 1 ; network 99.99.99.99 0.0.0.0 area 1 ; area 1 stub no-summary ; area 1 default-cost 9"}},
         {{kCore, "router ospf 1 ; no area 1 default-cost ; no area 1 stub ; network 99.99.99.99 0.0.0.0 area 0"}},
         30s,
         [](Lab& lab) {
             std::vector<ospf::LsaView> told;
             for (const ospf::LsaView& l : ospf_of(lab, kCore).database)
                 if (l.scope == 1 && l.lsa->header.type == ospf::kSummaryNetworkLsa && !l.max_age) told.push_back(l);
             return told.size() == 1 && told[0].lsa->header.id.is_unspecified() && told[0].lsa->summary().metric == 9;
         },
         nullptr},
        {"default-information originate always",
         {{kHub, "router ospf 1 ; default-information originate always metric 5 metric-type 1"}},
         {{kHub, "router ospf 1 ; no default-information originate"}},
         20s,
         [](Lab& lab) {
             const auto found = route(lab, kCore, "0.0.0.0/0");
             return found && found->metric == 6 && found->code == rib::Code::OspfExternal1;
         },
         nullptr},
        {"default-information originate",
         {{kHub, "router ospf 1 ; default-information originate ; exit ; ip route 0.0.0.0 0.0.0.0 Null0"}},
         {{kHub, "no ip route 0.0.0.0 0.0.0.0 Null0 ; router ospf 1 ; no default-information originate"}},
         20s,
         [](Lab& lab) {
             const auto found = route(lab, kCore, "0.0.0.0/0");
             return found && found->metric == 1 && found->code == rib::Code::OspfExternal2;
         },
         nullptr},
        {"no router ospf",
         {{kOther, "no router ospf 1"}},
         {{kOther, "router ospf 1 ; redistribute static subnets ; network 10.1.1.0 0.0.0.255 area 0"}},
         70s,
         [](Lab& lab) { return full(lab, kCore) == 1; },
         nullptr},
    };
    return kCases;
}

}  // namespace switchover::test
