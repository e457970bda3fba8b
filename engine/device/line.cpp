/// Carrier, line protocol, and when the box says so (ios-behaviour: clients of the interface act at once, the LINK
/// message follows about two seconds after a command, LINEPROTO one second after that).
#include "engine/device/device.h"
#include "engine/device/services.h"

namespace switchover {

namespace {

constexpr Duration kCommandToLink = 2s;
constexpr Duration kLinkToLineProtocol = 1s;

}  // namespace

void Device::schedule_step(InterfaceIndex i, Step step, Duration after, Services& s) {
    ports_[i].step = step;
    s.start_timer(ports_[i].timer, {ProcessId::Device, static_cast<std::uint8_t>(Timer::InterfaceStep), i}, after);
}

void Device::set_admin(InterfaceIndex i, bool up, Services& s) {
    using device::LinkChanged;
    Interface& interface = interfaces_[i];
    if (interface.admin_up == up) return;
    interface.admin_up = up;
    if (interface.kind != InterfaceKind::Ethernet) {
        const bool virtual_line = interface.kind == InterfaceKind::Loopback || interface.kind == InterfaceKind::Null;
        interface.carrier = virtual_line;
        if (virtual_line && up) line_up(i, s);
        if (virtual_line && !up) line_down(i, s);
        // Nothing can happen to its line but what is typed, so that is all there is to tell; Null0 has none.
        if (interface.kind == InterfaceKind::Loopback && s.now > booted_at_) {
            if (!up) s.record(device::Record{LinkChanged{i, LinkChanged::State::AdministrativelyDown}});
            s.record(device::Record{device::LineProtocolChanged{i, up}});
        }
        return;
    }
    if (!up) {
        hsrp_.on_admin_change(i, false, s);
        if (!interface.line_protocol) {  // no client to wait for, and the line was down before
            ports_[i].step = Step::None;
            s.record(device::Record{LinkChanged{i, LinkChanged::State::AdministrativelyDown}});
            hsrp_.on_hardware_change(i, false, s);
            return;
        }
        line_down(i, s);
        schedule_step(i, Step::AdminDown, kCommandToLink, s);
    } else if (s.now > booted_at_) {
        hsrp_.on_admin_change(i, true, s);
        schedule_step(i, Step::LinkUp, kCommandToLink, s);
    }
}

void Device::set_carrier(InterfaceIndex i, bool up, Fabric& fabric) {
    Interface& interface = interfaces_[i];
    if (!powered_ || interface.carrier == up) return;
    ++version_;
    DeviceServices s{*this, fabric};
    interface.carrier = up;
    ++interface.counters.carrier_transitions;
    if (!interface.admin_up) return;
    if (up) {
        // After `no shutdown` the LinkUp step is already on its way and finds the carrier there.
        if (ports_[i].step != Step::LinkUp) schedule_step(i, Step::LinkUp, Duration{}, s);
    } else {
        const bool was_up = interface.line_protocol;
        line_down(i, s);
        if (was_up) schedule_step(i, Step::LinkDown, Duration{}, s);
    }
    settle(s);
}

void Device::run_step(InterfaceIndex i, Services& s) {
    using device::LinkChanged;
    Interface& interface = interfaces_[i];
    const Step step = std::exchange(ports_[i].step, Step::None);
    switch (step) {
        case Step::None: break;
        case Step::LinkUp:
            if (!interface.admin_up) break;
            if (!interface.carrier) {  // `no shutdown` of a port without a cable
                s.record(device::Record{LinkChanged{i, LinkChanged::State::Down}});
                break;
            }
            s.record(device::Record{LinkChanged{i, LinkChanged::State::Up}});
            hsrp_.on_hardware_change(i, true, s);
            schedule_step(i, Step::LineUp, kLinkToLineProtocol, s);
            break;
        case Step::LineUp:
            if (!interface.carrier || !interface.admin_up) break;
            s.record(device::Record{device::LineProtocolChanged{i, true}});
            line_up(i, s);
            break;
        case Step::LinkDown:
        case Step::AdminDown:
            s.record(device::Record{LinkChanged{
                i, step == Step::AdminDown ? LinkChanged::State::AdministrativelyDown : LinkChanged::State::Down}});
            hsrp_.on_hardware_change(i, false, s);
            schedule_step(i, Step::LineDown, kLinkToLineProtocol, s);
            break;
        case Step::LineDown: s.record(device::Record{device::LineProtocolChanged{i, false}}); break;
    }
}

void Device::tell_tracked(const std::vector<track::StateChanged>& changes, Services& s) {
    for (const track::StateChanged& change : changes) hsrp_.on_tracked(change, s);
    rib_.set_tracked(track_.up(), s);
}

void Device::line_up(InterfaceIndex i, Services& s) {
    Interface& interface = interfaces_[i];
    if (interface.line_protocol) return;
    interface.line_protocol = true;
    rib_.on_interface(i, true, s);
    settle(s);
    arp_.on_interface(i, true, s);
    tell_tracked(track_.on_interface(i, true, s), s);
    hsrp_.on_interface(i, true, s);
    ospf_on_interface(i, true, s);
    crypto_map_.on_interface(i, true, ike_, s);
    cdp_.on_interface(i, true, s);
}

void Device::line_down(InterfaceIndex i, Services& s) {
    Interface& interface = interfaces_[i];
    if (!interface.line_protocol) return;
    interface.line_protocol = false;
    ++interface.counters.resets;
    tell_tracked(track_.on_interface(i, false, s), s);
    hsrp_.on_interface(i, false, s);  // crypto and RRI follow its role (the order of the captured log)
    crypto_map_.on_interface(i, false, ike_, s);
    arp_.on_interface(i, false, s);
    rib_.on_interface(i, false, s);
    settle(s);
    ospf_on_interface(i, false, s);
    cdp_.on_interface(i, false, s);
}

}  // namespace switchover
