#include "engine/track/process.h"

#include <algorithm>
#include <utility>

namespace switchover::track {

namespace {

StateChanged change_of(const ObjectView& view) {
    return {view.number, view.interface, view.up, view.implicit, view.changes};
}

std::uint16_t number_of(const auto& object) { return object.view.number; }

}  // namespace

std::vector<StateChanged> Process::configure(const Config& next, const std::vector<Client>& clients, Services& s) {
    for (Object& object : objects_) {
        object.wanted = false;
        object.view.clients.clear();
    }
    // Configured numbers first: an implicit object in the way is renumbered below.
    for (const ObjectConfig& config : next.objects) {
        const InterfaceIndex interface = s.find_interface(config.interface);
        if (interface == kNoInterface) continue;
        std::erase_if(objects_, [&](Object& object) {
            if (object.view.number != config.number) return false;
            if (!object.view.implicit && object.view.interface == interface) return false;
            s.release_timer(object.timer);
            return true;
        });
        Object& object = obtain(config.number, false, interface, s);
        object.wanted = true;
        object.view.delay_up = config.delay_up;
        object.view.delay_down = config.delay_down;
    }
    erase_unwanted(false, s);
    for (const Client& client : clients) {
        Object* object = nullptr;
        if (client.object == 0) {
            if (client.tracked_interface == kNoInterface) continue;
            object = implicit_object(client.tracked_interface);
            if (object == nullptr) object = &obtain(free_number(), true, client.tracked_interface, s);
        } else {
            const auto at = std::ranges::find(objects_, client.object, number_of<Object>);
            if (at == objects_.end()) continue;
            object = &*at;
        }
        object->wanted = true;
        const bool is_route = client.hsrp_interface == kNoInterface;
        object->view.clients.push_back(
            {is_route ? std::string{} : s.interface(client.hsrp_interface).name, client.group});
    }
    erase_unwanted(true, s);
    std::vector<StateChanged> states;
    for (Object& object : objects_) {
        const bool up = s.line_protocol_up(object.view.interface);
        if (std::exchange(object.fresh, false))
            update(object, up, s);
        else
            sense(object, up, s);
        states.push_back(change_of(object.view));
    }
    return states;
}

void Process::erase_unwanted(bool implicit_too, Services& s) {
    std::erase_if(objects_, [&](Object& object) {
        if (object.wanted || (object.view.implicit && !implicit_too)) return false;
        s.release_timer(object.timer);
        return true;
    });
}

Process::Object& Process::obtain(std::uint16_t number, bool implicit, InterfaceIndex interface, Services& s) {
    auto at = std::ranges::lower_bound(objects_, number, {}, number_of<Object>);
    if (at != objects_.end() && at->view.number == number) return *at;
    at = objects_.emplace(at);
    at->view.number = number;
    at->view.implicit = implicit;
    at->view.interface = interface;
    at->view.interface_name = s.interface(interface).name;
    at->view.admin_down = !s.interface(interface).admin_up;
    return *at;
}

std::uint16_t Process::free_number() const {
    std::uint16_t number = 1;
    for (const Object& object : objects_)
        if (object.view.number == number) ++number;
    return number;
}

Process::Object* Process::implicit_object(InterfaceIndex interface) {
    for (Object& object : objects_)
        if (object.view.implicit && object.view.interface == interface) return &object;
    return nullptr;
}

/// What the interface says; `delay` may hold it back. True: the object changed.
bool Process::sense(Object& object, bool up, Services& s) {
    ObjectView& view = object.view;
    const Duration delay = up ? view.delay_up : view.delay_down;
    if (up != view.up && delay > Duration{}) {
        if (view.change_due != kNever) return false;
        view.change_due = s.now + delay;
        s.start_timer(object.timer, {ProcessId::Track, 0, view.number}, view.change_due);
        return false;
    }
    if (view.change_due != kNever) {
        view.change_due = kNever;
        s.stop_timer(object.timer);
    }
    return update(object, up, s);
}

std::vector<StateChanged> Process::on_timer(TimerTag tag, Services& s) {
    for (Object& object : objects_) {
        if (object.view.number != tag.index || object.view.change_due == kNever) continue;
        object.view.change_due = kNever;
        if (update(object, !object.view.up, s)) return {change_of(object.view)};
    }
    return {};
}

bool Process::update(Object& object, bool up, Services& s) {
    object.view.admin_down = !s.interface(object.view.interface).admin_up;
    if (object.view.up == up) return false;
    object.view.up = up;
    ++object.view.changes;
    object.view.last_change = s.now;
    s.record(Record{change_of(object.view)});
    return true;
}

std::vector<StateChanged> Process::on_interface(InterfaceIndex interface, bool line_up, Services& s) {
    std::vector<StateChanged> changed;
    for (Object& object : objects_)
        if (object.view.interface == interface && sense(object, line_up, s)) changed.push_back(change_of(object.view));
    return changed;
}

std::vector<std::uint16_t> Process::up() const {
    std::vector<std::uint16_t> numbers;
    for (const Object& object : objects_)
        if (!object.view.implicit && object.view.up) numbers.push_back(object.view.number);
    return numbers;
}

std::vector<ObjectView> Process::view() const {
    std::vector<ObjectView> views;
    for (const Object& object : objects_) views.push_back(object.view);
    return views;
}

}  // namespace switchover::track
