#include "tests/support/hsrp_lan.h"

#include <algorithm>

#include "engine/ios/log/hsrp.h"
#include "engine/ios/log/track.h"

namespace switchover::test {

namespace {

constexpr Duration kWire = 10us;

}  // namespace

HsrpLan::Router& HsrpLan::add(std::string_view outside, hsrp::GroupConfig group, std::string inside_name) {
    hsrp::InterfaceConfig config;
    config.groups.push_back(std::move(group));
    return add(outside, std::move(config), std::move(inside_name));
}

HsrpLan::Router& HsrpLan::add(std::string_view outside, hsrp::InterfaceConfig config, std::string inside_name) {
    routers_.push_back(std::make_unique<Router>(static_cast<NodeIndex>(routers_.size() + 1)));
    Router& router = *routers_.back();
    router.config = std::move(config);
    router.box.now = now_;
    router.box.add_interface("FastEthernet0/0", outside);
    router.box.add_interface(std::move(inside_name), "10.1.1.1/24");
    for (Interface& port : router.box.ports) port.line_protocol = false;
    // A client like the crypto map of the lab asks when the role is lost and when it becomes Standby.
    router.box.on_redundancy = [&router](const RedundancyChange& change) {
        using Role = RedundancyChange::Role;
        if (change.to == Role::Standby || (change.from == Role::Active && change.to == Role::Init))
            router.hsrp.on_enquiry(change, router.box);
    };
    router.box.on_send = [this, &router](const SentPacket& packet) {
        const Interface& port = router.box.ports[kOutside];
        const MacAddress mac = packet.header.source_mac.value_or(port.mac);
        if (!port.line_protocol) return;
        for (const auto& other : routers_) {
            if (other.get() == &router) continue;
            Router& to = *other;
            at(now_ + kWire, [this, &router, &to, packet, mac] {
                if (router.forwarding && to.forwarding && to.box.ports[kOutside].line_protocol)
                    deliver(to, packet, mac, router.box.ports[kOutside].address());
            });
        }
    };
    return router;
}

void HsrpLan::deliver(Router& to, const SentPacket& packet, MacAddress from_mac, Ipv4Address from) {
    to.box.now = now_;
    Ipv4Delivery delivery;
    delivery.in = kOutside;
    delivery.ethernet_source = from_mac;
    delivery.source = from;
    delivery.destination = packet.header.destination;
    delivery.protocol = packet.header.protocol;
    delivery.ttl = packet.header.ttl;
    to.hsrp.on_packet(delivery, packet.payload, to.box);
}

void HsrpLan::configure(Router& router) {
    router.box.now = now_;
    router.hsrp.configure(kOutside, router.config, router.box);
    for (const track::StateChanged& state : router.track.configure({}, router.hsrp.track_clients(), router.box))
        router.hsrp.on_tracked(state, router.box);
}

void HsrpLan::line(Router& router, InterfaceIndex interface, bool up) {
    router.box.now = now_;
    for (const track::StateChanged& change : router.track.on_interface(interface, up, router.box))
        router.hsrp.on_tracked(change, router.box);
    router.hsrp.on_interface(interface, up, router.box);
}

void HsrpLan::boot(Router& router) {
    configure(router);
    for (InterfaceIndex i = 0; i < router.box.ports.size(); ++i) {
        router.box.set_carrier(i, true);
        line(router, i, true);
    }
}

void HsrpLan::boot_all() {
    for (const auto& router : routers_) boot(*router);
}

void HsrpLan::shutdown(Router& router, InterfaceIndex interface) {
    router.box.now = now_;
    router.box.set_admin(interface, false);
    router.hsrp.on_admin_change(interface, false, router.box);
    line(router, interface, false);
    at(now_ + 2s, [this, &router, interface] {
        router.box.now = now_;
        router.box.record(
            device::Record{device::LinkChanged{interface, device::LinkChanged::State::AdministrativelyDown}});
        router.hsrp.on_hardware_change(interface, false, router.box);
    });
    at(now_ + 3s, [this, &router, interface] {
        router.box.now = now_;
        router.box.record(device::Record{device::LineProtocolChanged{interface, false}});
    });
}

void HsrpLan::no_shutdown(Router& router, InterfaceIndex interface) {
    router.box.now = now_;
    router.hsrp.on_admin_change(interface, true, router.box);
    router.box.record(device::Record{device::LinkChanged{interface, device::LinkChanged::State::Up}});
    router.hsrp.on_hardware_change(interface, true, router.box);
    at(now_ + 1s, [this, &router, interface] {
        router.box.now = now_;
        router.box.set_admin(interface, true);
        router.box.record(device::Record{device::LineProtocolChanged{interface, true}});
        line(router, interface, true);
    });
}

void HsrpLan::set_carrier(Router& router, InterfaceIndex interface, bool carrier) {
    router.box.set_carrier(interface, carrier);
    line(router, interface, carrier);
}

void HsrpLan::at(Instant when, std::function<void()> what) {
    queue_.emplace(std::pair{when, queued_++}, std::move(what));
}

bool HsrpLan::step(Instant end) {
    Instant next = queue_.empty() ? kNever : queue_.begin()->first.first;
    Router* due = nullptr;
    for (const auto& router : routers_)
        if (const Instant deadline = router->box.next_deadline(); deadline < next) {
            next = deadline;
            due = router.get();
        }
    if (next > end) return false;
    now_ = next;
    if (due != nullptr) {
        due->box.advance_to(next, [due](TimerTag tag) { due->hsrp.on_timer(tag, due->box); });
    } else {
        const std::function<void()> what = std::move(queue_.begin()->second);
        queue_.erase(queue_.begin());
        what();
    }
    return true;
}

void HsrpLan::run_until(Instant end) {
    while (step(end)) {
    }
    now_ = end;
    for (const auto& router : routers_) router->box.now = end;
}

bool HsrpLan::run_until(const std::function<bool()>& condition, Duration limit) {
    const Instant end = now_ + limit;
    while (!condition())
        if (!step(end)) return false;
    return true;
}

std::vector<std::string> HsrpLan::log(const Router& router, const std::vector<ios::Debug>& kinds) const {
    ios::Names names;
    for (const Interface& port : router.box.ports) names.interfaces.push_back(port.name);
    std::vector<ios::LogLine> lines;
    for (const Record& record : router.box.records) {
        if (const auto* r = std::get_if<hsrp::Record>(&record.body)) log_lines(*r, names, lines);
        if (const auto* r = std::get_if<track::Record>(&record.body)) log_lines(*r, names, lines);
        const auto* device = std::get_if<device::Record>(&record.body);
        if (device == nullptr) continue;
        // Only where these messages stand is of interest here; their words are the device's.
        if (const auto* link = std::get_if<device::LinkChanged>(device))
            lines.push_back({5, ios::Debug::None, "<LINK " + names.interface(link->interface) + ">", false});
        if (const auto* protocol = std::get_if<device::LineProtocolChanged>(device))
            lines.push_back({5, ios::Debug::None, "<LINEPROTO " + names.interface(protocol->interface) + ">", false});
    }
    std::vector<std::string> texts;
    for (const ios::LogLine& entry : lines)
        if (entry.debug == ios::Debug::None || std::ranges::find(kinds, entry.debug) != kinds.end())
            texts.push_back(entry.text);
    return texts;
}

void HsrpLan::forget_logs() {
    for (const auto& router : routers_) router->box.records.clear();
}

}  // namespace switchover::test
