#include "engine/hsrp/process.h"

#include <algorithm>
#include <utility>

namespace switchover::hsrp {

namespace {

std::uint32_t timer_index(GroupId id) { return std::uint32_t{id.interface} << 8 | id.group; }
GroupId group_of(std::uint32_t index) {
    return {static_cast<InterfaceIndex>(index >> 8), static_cast<std::uint8_t>(index)};
}

}  // namespace

// --- configuration

void Process::configure(InterfaceIndex interface, const InterfaceConfig& next, Services& s) {
    const auto known = ports_.find(interface);
    if (known == ports_.end() && next.groups.empty()) return;
    Port& port = ports_[interface];
    const Interface& state = s.interface(interface);
    port.name = state.name;
    port.burned_in = state.mac;
    const bool had_address = std::exchange(port.has_address, state.has_address());
    if (had_address && !port.has_address)
        for (Group& group : port.groups) fire(port, group, Event::b_Disabled, s);
    const bool bia_changed = port.config.use_bia != next.use_bia;
    port.config = next;

    for (Group& group : port.groups) {
        const bool stays = std::ranges::any_of(
            next.groups, [&group](const GroupConfig& config) { return config.number == group.id.group; });
        if (!stays) remove(port, group, s);
    }
    std::erase_if(port.groups, [&next](const Group& group) {
        return std::ranges::none_of(next.groups,
                                    [&group](const GroupConfig& config) { return config.number == group.id.group; });
    });
    for (const GroupConfig& config : next.groups) {
        auto at = std::ranges::lower_bound(port.groups, config.number, {}, [](const Group& g) { return g.id.group; });
        if (at == port.groups.end() || at->id.group != config.number) {
            at = port.groups.emplace(at);
            at->id = {interface, config.number};
            forget_learned(*at);
        }
        apply(port, *at, config, s);
        if (bia_changed && at->state == State::Active) apply_address(port, *at, s);
    }
    const bool waiting = std::ranges::any_of(port.groups, [](const Group& g) { return g.state == State::Initial; });
    if (waiting && port.up && port.has_address && port.delay.due == kNever) start_delay(interface, port, false, s);
}

void Process::apply(Port& port, Group& group, const GroupConfig& next, Services& s) {
    const std::string old_name = name_of(port, group);
    const GroupConfig old = std::exchange(group.config, next);
    const bool live = group.state != State::Disabled && group.state != State::Initial;
    if (!live) {
        forget_learned(group);
    } else if (old.hello != next.hello || old.hold != next.hold) {
        group.hello = next.hello.value_or(3s);
        group.hold = next.hold.value_or(10s);
        if (group.hello_timer.due != kNever) start(group.hello_timer, TimerKind::Hello, group.id, group.hello, s);
    }
    if (live &&
        (old.address != next.address || old.secondary_addresses != next.secondary_addresses || old.mac != next.mac))
        apply_address(port, group, s);
    if (old.tracks != next.tracks) apply_tracks(group, s);
    update_priority(group, s);
    if (live && old.name != next.name) {
        // Clients bound to the old name lose the group; those of the new name find it in its present role.
        const auto role = static_cast<RedundancyChange::Role>(role_of(group.state));
        const auto none = RedundancyChange::Role::Init;
        if (role != none) {
            s.redundancy_changed({group.id.interface, group.id.group, old_name, group.address, role, none});
            s.redundancy_changed({group.id.interface, group.id.group, name_of(port, group), group.address, none, role});
        }
    }
    if (next.enabled && group.state == State::Disabled) {
        group.state = State::Initial;
        s.record(Record{StateChanged{group.id, State::Disabled, State::Initial}});
    } else if (!next.enabled && group.state != State::Disabled) {
        disable(port, group, s);
    }
}

void Process::apply_address(Port& port, Group& group, Services& s) {
    const Ipv4Address before = group.address;
    group.address = group.config.address.value_or(Ipv4Address{});
    group.contradicted_by = {};
    if (group.state == State::Active) {
        release_addresses(group, s);
        take_addresses(port, group, s);
        for (const VirtualAddress& own : group.owned) s.send_gratuitous_arp(group.id.interface, own.address, own.mac);
    }
    fire(port, group, before == group.address ? Event::m_MacChanged : Event::n_AddressConfigured, s);
}

void Process::apply_tracks(Group& group, Services& s) {
    group.tracked.clear();
    for (const TrackConfig& config : group.config.tracks) {
        Tracked tracked{config, kNoInterface, true};
        if (config.object == 0) tracked.interface = s.find_interface(config.interface);
        tracked.up = tracked_state(tracked, s);
        group.tracked.push_back(tracked);
    }
}

bool Process::tracked_state(const Tracked& tracked, Services& s) const {
    if (tracked.config.object == 0) return tracked.interface == kNoInterface || s.line_protocol_up(tracked.interface);
    // An object that does not exist costs nothing.
    const auto known = objects_.find(tracked.config.object);
    return known == objects_.end() || known->second;
}

void Process::disable(Port& port, Group& group, Services& s) {
    fire(port, group, Event::b_Disabled, s);
    if (group.state == State::Disabled) return;
    s.record(Record{StateChanged{group.id, group.state, State::Disabled}});
    group.state = State::Disabled;
}

void Process::remove(Port& port, Group& group, Services& s) {
    disable(port, group, s);
    for (Timer* timer :
         {&group.hello_timer, &group.active_timer, &group.standby_timer, &group.gratuitous_timer, &group.preempt_timer})
        s.release_timer(timer->id);
}

// --- interfaces

void Process::on_interface(InterfaceIndex interface, bool line_up, Services& s) {
    Port& port = ports_[interface];
    if (port.up == line_up) return;
    port.up = line_up;
    const Interface& state = s.interface(interface);
    port.name = state.name;
    port.burned_in = state.mac;
    port.has_address = state.has_address();
    const bool first = line_up && !std::exchange(port.was_up, true);
    port.first_up = first;
    if (port.groups.empty()) return;
    s.record(Record{InterfaceChanged{interface, line_up}});
    if (line_up) {
        start_delay(interface, port, first, s);
        return;
    }
    stop(port.delay, s);
    for (Group& group : port.groups) fire(port, group, Event::b_Disabled, s);
    s.record(Record{InterfaceApiCalled{interface, InterfaceApiCalled::Call::AddActiveAddresses, {}}});
}

void Process::start_delay(InterfaceIndex interface, Port& port, bool reload, Services& s) {
    const Duration length = reload ? port.config.delay_reload : port.config.delay_minimum;
    if (length <= Duration{}) {
        enable_groups(port, s);
        return;
    }
    s.record(Record{InterfaceDelay{interface, true, reload, length}});
    start(port.delay, TimerKind::InterfaceDelay, {interface, 0}, length, s);
}

void Process::enable_groups(Port& port, Services& s) {
    if (!port.up || !port.has_address) return;
    for (Group& group : port.groups)
        if (group.state == State::Initial) fire(port, group, Event::a_Enabled, s);
}

void Process::on_admin_change(InterfaceIndex interface, bool up, Services& s) {
    if (!has_groups(interface)) return;
    using Call = InterfaceApiCalled::Call;
    const auto called = [&](Call call, Ipv4Address address = {}) {
        s.record(Record{InterfaceApiCalled{interface, call, address}});
    };
    if (!up) {
        // Two clients of the interface code tell HSRP; the seed shows the line twice.
        called(Call::SoftwareGoingDown);
        called(Call::SoftwareGoingDown);
        return;
    }
    called(Call::NotAnHsrpAddress, s.interface(interface).address());
    called(Call::MacAddressUpdate);
    called(Call::SoftwareComingUp);
}

void Process::on_hardware_change(InterfaceIndex interface, bool up, Services& s) {
    if (!has_groups(interface)) return;
    using Call = InterfaceApiCalled::Call;
    s.record(Record{InterfaceApiCalled{kNoInterface, Call::HardwareStateChange, {}}});
    if (up) s.record(Record{InterfaceApiCalled{interface, Call::SoftwareComingUp, {}}});
}

// --- tracking and redundancy clients

void Process::on_tracked(const track::StateChanged& change, Services& s) {
    if (!change.implicit) objects_[change.object] = change.up;
    for (auto& [interface, port] : ports_) {
        for (Group& group : port.groups) {
            for (Tracked& tracked : group.tracked) {
                const bool same = tracked.config.object == 0
                                      ? change.implicit && tracked.interface == change.interface
                                      : !change.implicit && tracked.config.object == change.object;
                if (same) tracked.up = change.up;
            }
            update_priority(group, s);
        }
    }
}

void Process::update_priority(Group& group, Services& s) {
    int priority = group.config.priority;
    for (const Tracked& tracked : group.tracked)
        if (!tracked.up) priority -= tracked.config.decrement;
    const std::uint8_t before = group.priority;
    group.priority = static_cast<std::uint8_t>(std::max(priority, 0));
    if (before != group.priority && group.state != State::Disabled)
        s.record(Record{PriorityChanged{group.id, before, group.priority}});
}

void Process::on_enquiry(const RedundancyChange& change, Services& s) {
    RedundancyEnquiry enquiry{{change.interface, change.group}, change.name, false, {}, Role::Init, {}, {}};
    const Group* group = find(enquiry.id);
    if (group != nullptr && name_of(ports_[change.interface], *group) == change.name) {
        const Ipv4Address own = s.interface(change.interface).address();
        const auto shown = [own](const Router& router) {
            return router.id.kind == RouterId::Kind::Local ? own : router.id.address;
        };
        enquiry.succeeded = true;
        enquiry.virtual_address = group->address;
        enquiry.role = static_cast<Role>(change.from);
        enquiry.active = shown(group->active);
        enquiry.standby = shown(group->standby);
    }
    s.record(Record{enquiry});
}

// --- timers

void Process::on_timer(TimerTag tag, Services& s) {
    const GroupId id = group_of(tag.index);
    const auto kind = static_cast<TimerKind>(tag.kind);
    const auto found = ports_.find(id.interface);
    if (found == ports_.end()) return;
    Port& port = found->second;
    if (kind == TimerKind::InterfaceDelay) {
        port.delay.due = kNever;
        s.record(Record{InterfaceDelay{id.interface, false, false, {}}});
        enable_groups(port, s);
        return;
    }
    Group* group = find(id);
    if (group == nullptr) return;
    switch (kind) {
        case TimerKind::Hello: group->hello_timer.due = kNever; return fire(port, *group, Event::e_HelloTimer, s);
        case TimerKind::Active: group->active_timer.due = kNever; return fire(port, *group, Event::c_ActiveTimer, s);
        case TimerKind::Standby: group->standby_timer.due = kNever; return fire(port, *group, Event::d_StandbyTimer, s);
        case TimerKind::GratuitousArp:
            group->gratuitous_timer.due = kNever;
            return repeat_gratuitous_arp(port, *group, s);
        case TimerKind::PreemptDelay:
            group->preempt_timer.due = kNever;
            group->preempt_delay = PreemptDelay::Over;  // the next Hello of the active router is answered
            return;
        case TimerKind::InterfaceDelay: return;
    }
}

void Process::repeat_gratuitous_arp(Port& port, Group& group, Services& s) {
    if (group.state != State::Active || group.gratuitous_left == 0) return;
    s.record(Record{RedundancyRepeated{group.id, name_of(port, group)}});
    for (const VirtualAddress& own : group.owned) s.send_gratuitous_arp(group.id.interface, own.address, own.mac);
    if (--group.gratuitous_left > 0) start(group.gratuitous_timer, TimerKind::GratuitousArp, group.id, 3s, s);
}

void Process::start(Timer& timer, TimerKind kind, GroupId id, Duration after, Services& s) {
    timer.due = s.now + after;
    s.start_timer(timer.id, {ProcessId::Hsrp, static_cast<std::uint8_t>(kind), timer_index(id)}, timer.due);
}

void Process::stop(Timer& timer, Services& s) {
    timer.due = kNever;
    s.stop_timer(timer.id);
}

// --- look-ups

Process::Group* Process::find(GroupId id) {
    const auto port = ports_.find(id.interface);
    if (port == ports_.end()) return nullptr;
    for (Group& group : port->second.groups)
        if (group.id.group == id.group) return &group;
    return nullptr;
}

bool Process::has_groups(InterfaceIndex interface) const {
    const auto port = ports_.find(interface);
    return port != ports_.end() && !port->second.groups.empty();
}

std::string Process::name_of(const Port& port, const Group& group) {
    if (!group.config.name.empty()) return group.config.name;
    return "hsrp-" + short_interface_name(port.name) + "-" + std::to_string(group.id.group);
}

MacAddress Process::local_mac(const Port& port, const Group& group) {
    if (group.config.mac) return *group.config.mac;
    return port.config.use_bia ? port.burned_in : virtual_mac(group.id.group);
}

std::optional<RedundancyChange> Process::state_of(InterfaceIndex interface, std::string_view name) const {
    const auto found = ports_.find(interface);
    if (found == ports_.end()) return std::nullopt;
    for (const Group& group : found->second.groups) {
        if (group.state == State::Disabled || name_of(found->second, group) != name) continue;
        const auto role = static_cast<RedundancyChange::Role>(role_of(group.state));
        return RedundancyChange{interface, group.id.group, std::string{name}, group.address, role, role};
    }
    return std::nullopt;
}

bool Process::owns_virtual_address(InterfaceIndex interface, Ipv4Address address) const {
    const auto found = ports_.find(interface);
    if (found == ports_.end()) return false;
    for (const Group& group : found->second.groups)
        for (const VirtualAddress& own : group.owned)
            if (own.address == address) return true;
    return false;
}

std::vector<track::Client> Process::track_clients() const {
    std::vector<track::Client> clients;
    for (const auto& [interface, port] : ports_)
        for (const Group& group : port.groups)
            for (const Tracked& tracked : group.tracked)
                clients.push_back({interface, group.id.group, tracked.config.object, tracked.interface});
    return clients;
}

std::vector<GroupView> Process::view() const {
    std::vector<GroupView> views;
    for (const auto& [interface, port] : ports_)
        for (const Group& group : port.groups) views.push_back(view_of(port, group));
    return views;
}

GroupView Process::view_of(const Port& port, const Group& group) const {
    GroupView view;
    view.interface = group.id.interface;
    view.interface_name = port.name;
    view.group = group.id.group;
    view.state = group.state;
    if (group.state == State::Initial)
        view.init_reason = !port.up            ? GroupView::InitReason::InterfaceDown
                           : !port.has_address ? GroupView::InitReason::NoAddress
                                               : GroupView::InitReason::Delay;
    view.state_changes = group.state_changes;
    view.last_state_change = group.last_state_change;
    view.virtual_address = group.address;
    view.address_learned = !group.config.address && !group.address.is_unspecified();
    view.secondary_addresses = group.config.secondary_addresses;
    view.local_mac = local_mac(port, group);
    if (group.active.id.kind == RouterId::Kind::Local) view.active_mac = view.local_mac;
    if (group.active.id.kind == RouterId::Kind::Remote && !group.active.mac.is_zero())
        view.active_mac = group.active.mac;
    if (group.config.mac)
        view.mac_source = GroupView::MacSource::Configured;
    else if (port.config.use_bia)
        view.mac_source = GroupView::MacSource::Bia;
    view.hello = group.hello;
    view.hold = group.hold;
    view.next_hello = group.hello_timer.due;
    if (group.config.authentication_configured) view.authentication = group.config.authentication;
    view.preempt = group.config.preempt;
    view.preempt_delay_minimum = group.config.preempt_delay_minimum;
    view.preempt_delay_reload = group.config.preempt_delay_reload;
    view.active = {group.active.id, group.active.priority, group.active_timer.due};
    view.standby = {group.standby.id, group.standby.priority, group.standby_timer.due};
    view.priority = group.priority;
    view.configured_priority = group.config.priority;
    for (const Tracked& tracked : group.tracked)
        view.tracks.push_back({tracked.config.interface, tracked.config.object, tracked.config.decrement, tracked.up});
    view.name = name_of(port, group);
    view.name_configured = !group.config.name.empty();
    return view;
}

}  // namespace switchover::hsrp
