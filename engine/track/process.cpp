#include "engine/track/process.h"

#include <algorithm>

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
        std::erase_if(objects_, [&](const Object& object) {
            return object.view.number == config.number && (object.view.implicit || object.view.interface != interface);
        });
        obtain(config.number, false, interface, s).wanted = true;
    }
    std::erase_if(objects_, [](const Object& object) { return !object.view.implicit && !object.wanted; });
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
        object->view.clients.push_back({s.interface(client.hsrp_interface).name, client.group});
    }
    std::erase_if(objects_, [](const Object& object) { return !object.wanted; });
    std::vector<StateChanged> states;
    for (Object& object : objects_) {
        update(object, s.line_protocol_up(object.view.interface), s);
        states.push_back(change_of(object.view));
    }
    return states;
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
        if (object.view.interface == interface && update(object, line_up, s)) changed.push_back(change_of(object.view));
    return changed;
}

std::vector<ObjectView> Process::view() const {
    std::vector<ObjectView> views;
    for (const Object& object : objects_) views.push_back(object.view);
    return views;
}

}  // namespace switchover::track
