#include "engine/ios/log/hsrp.h"

#include <fmt/format.h>

#include "engine/hsrp/show.h"

namespace switchover::ios {

namespace {

using namespace switchover::hsrp;

const char* event_text(Event event) {
    switch (event) {
        case Event::a_Enabled: return "HSRP enabled";
        case Event::b_Disabled: return "HSRP disabled";
        case Event::c_ActiveTimer: return "Active timer expired";
        case Event::d_StandbyTimer: return "Standby timer expired";
        case Event::e_HelloTimer: return "Hello timer expired";
        case Event::f_HigherHelloFromSpeak: return "Hello rcvd from higher pri Speak router";
        case Event::g_HigherHelloFromActive: return "Hello rcvd from higher pri Active router";
        case Event::h_LowerHelloFromActive: return "Hello rcvd from lower pri Active router";
        case Event::i_ResignFromActive: return "Resign rcvd";
        case Event::j_HigherCoup: return "Coup rcvd from higher pri router";
        case Event::k_HigherHelloFromStandby: return "Hello rcvd from higher pri Standby router";
        case Event::l_LowerHelloFromStandby: return "Hello rcvd from lower pri Standby router";
        case Event::m_MacChanged: return "Standby mac address changed";
        case Event::n_AddressConfigured: break;
    }
    return "Standby IP address configured";
}

const char* role_name(Role role) {
    switch (role) {
        case Role::Init: return "Init";
        case Role::Backup: return "Backup";
        case Role::Speak: return "Speak";
        case Role::Standby: return "Standby";
        case Role::Active: break;
    }
    return "Active";
}

std::string address_or_unknown(Ipv4Address address) { return address.is_unspecified() ? "unknown" : address.text(); }

std::string router_name(const RouterId& router) {
    if (router.kind == RouterId::Kind::Remote) return router.address.text();
    return router.kind == RouterId::Kind::Local ? "local" : "unknown";
}

/// Turns one record into lines; `operator()` per record type.
struct Writer {
    const Names& names;
    std::vector<LogLine>& out;

    void debug(Debug kind, std::string text) const { out.push_back({7, kind, std::move(text), false}); }
    void events(GroupId id, const std::string& text) const {
        debug(Debug::StandbyEvents,
              fmt::format("HSRP: {} Grp {} {}", names.short_interface(id.interface), id.group, text));
    }
    void events(InterfaceIndex interface, const std::string& text) const {
        debug(Debug::StandbyEvents, fmt::format("HSRP: {} {}", names.short_interface(interface), text));
    }
    void detail(std::string text) const { out.push_back({7, Debug::StandbyDetail, std::move(text), true}); }
    /// 12.2 calls the facility STANDBY and grades these messages 3.
    void warning(const char* mnemonic, const std::string& text) const {
        out.push_back({static_cast<std::uint8_t>(names.is_12_2 ? 3 : 4), Debug::None,
                       fmt::format("%{}-{}: {}", names.is_12_2 ? "STANDBY-3" : "HSRP-4", mnemonic, text), false});
    }

    void error(const PacketRefused& r, const char* what) const {
        debug(Debug::StandbyErrors,
              fmt::format("HSRP: {} Grp {} Packet from {} ignored, {}", names.short_interface(r.id.interface),
                          r.id.group, r.source.text(), what));
    }

    void operator()(const EventOccurred& r) const {
        std::string argument;
        if (r.event == Event::c_ActiveTimer || r.event == Event::d_StandbyTimer)
            argument = fmt::format(" ({})", address_or_unknown(r.peer));
        else if (r.peer_priority)
            argument = fmt::format(" ({}/{})", *r.peer_priority, r.peer.text());
        events(r.id, fmt::format("{}: {}/{}{}", ios_name(r.state), letter(r.event), event_text(r.event), argument));
    }
    void operator()(const StateChanged& r) const {
        events(r.id, fmt::format("{} -> {}", ios_name(r.from), ios_name(r.to)));
        if (r.from != State::Active && r.to != State::Active) return;  // 12.3T logs only these
        const std::string text = fmt::format("state {} -> {}", ios_name(r.from), ios_name(r.to));
        const std::string interface = names.interface(r.id.interface);
        out.push_back({6, Debug::None,
                       names.is_12_2
                           ? fmt::format("%STANDBY-6-STATECHANGE: {} Group {} {}", interface, r.id.group, text)
                           : fmt::format("%HSRP-6-STATECHANGE: {} Grp {} {}", interface, r.id.group, text),
                       false});
    }
    void router(GroupId id, const char* which, const RouterId& from, const RouterId& to) const {
        const std::string was = from.kind == RouterId::Kind::Unknown ? "" : ", was " + router_name(from);
        events(id, fmt::format("{} router is {}{}", which, router_name(to), was));
    }
    void operator()(const ActiveRouterChanged& r) const { router(r.id, "Active", r.from, r.to); }
    void operator()(const StandbyRouterChanged& r) const { router(r.id, "Standby", r.from, r.to); }
    void operator()(const RedundancyStateChanged& r) const {
        events(r.id, fmt::format("Redundancy \"{}\" state {} -> {}", r.name, role_name(r.from), role_name(r.to)));
    }
    void operator()(const RedundancyRepeated& r) const {
        events(r.id, fmt::format("Redundancy group {} state Active -> Active", r.name));
    }
    void operator()(const RedundancyEnquiry& r) const {
        events(r.id, fmt::format("Redundancy enquiry for {} {}", r.name, r.succeeded ? "succeeded" : "failed"));
        if (r.succeeded)
            detail(fmt::format("      addr {} name {} state {} active {} standby {}", r.virtual_address.text(), r.name,
                               role_name(r.role), address_or_unknown(r.active), address_or_unknown(r.standby)));
    }
    void operator()(const InterfaceApiCalled& r) const {
        using Call = InterfaceApiCalled::Call;
        switch (r.call) {
            case Call::SoftwareGoingDown: return events(r.interface, "API Software interface going down");
            case Call::SoftwareComingUp: return events(r.interface, "API Software interface coming up");
            case Call::MacAddressUpdate: return events(r.interface, "API MAC address update");
            case Call::NotAnHsrpAddress:
                return events(r.interface, fmt::format("API {} is not an HSRP address", r.address.text()));
            case Call::AddActiveAddresses: return events(r.interface, "API Add active HSRP addresses to ARP table");
            case Call::HardwareStateChange: return debug(Debug::StandbyEvents, "HSRP: API Hardware state change");
        }
    }
    void operator()(const InterfaceChanged& r) const { events(r.interface, r.up ? "Interface up" : "Interface down"); }
    void operator()(const InterfaceDelay& r) const {
        if (!r.started) return events(r.interface, "Interface min delay expired");
        events(r.interface, fmt::format("Starting {} interface delay ({} secs)", r.reload ? "reload" : "minimum",
                                        whole_seconds(r.length)));
    }
    void operator()(const PriorityChanged& r) const { events(r.id, fmt::format("Priority {} -> {}", r.from, r.to)); }
    void operator()(const PreemptDelayStarted& r) const {
        events(r.id, fmt::format("Starting preempt delay ({} secs)", whole_seconds(r.length)));
    }
    void operator()(const ParametersLearned&) const {}  // silent in IOS
    void operator()(const PacketSeen& r) const {
        const char* type = r.op_code == OpCode::Hello ? "Hello" : r.op_code == OpCode::Coup ? "Coup" : "Resign";
        debug(Debug::StandbyPackets,
              fmt::format("HSRP: {} Grp {} {:<6} {:<3} {} {:<7} pri {} vIP {}", names.short_interface(r.id.interface),
                          r.id.group, type, r.out ? "out" : "in", r.source.text(), ios_name(r.state), r.priority,
                          r.virtual_address.text()));
        detail(fmt::format("      hel {} hol {} id {}", r.hellotime * 1000, r.holdtime * 1000, r.source_mac.text()));
    }
    void operator()(const PacketRefused& r) const {
        const std::string interface = names.interface(r.id.interface);
        switch (r.reason) {
            case PacketRefused::Reason::BadAuthentication:
                return warning("BADAUTH", fmt::format("Bad authentication from {}, group {}, remote state {}",
                                                      r.source.text(), r.id.group, ios_name(r.state)));
            case PacketRefused::Reason::OwnAddress:
                return warning("DUPADDR", fmt::format("Duplicate address {} on {}, sourced by {}", r.source.text(),
                                                      interface, r.source_mac.text()));
            case PacketRefused::Reason::DifferentAddress:
                return warning("DIFFVIP1", fmt::format("{} Grp {} active routers virtual IP address {} is different to "
                                                       "the locally configured address {}",
                                                       interface, r.id.group, r.theirs.text(), r.ours.text()));
            case PacketRefused::Reason::Malformed: return error(r, "bad packet");
            case PacketRefused::Reason::WrongDestination: return error(r, "bad destination address");
            case PacketRefused::Reason::UnknownGroup: return error(r, "unknown group");
            case PacketRefused::Reason::GroupDisabled: return error(r, "group is not enabled");
        }
    }
};

}  // namespace

void log_lines(const hsrp::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(Writer{names, out}, record);
}

}  // namespace switchover::ios
