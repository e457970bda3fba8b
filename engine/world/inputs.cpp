#include <algorithm>

#include "engine/ios/config/reader.h"
#include "engine/world/command.h"
#include "engine/world/drawn.h"
#include "engine/world/replace.h"
#include "engine/world/world.h"

namespace switchover {

Device* World::find_device(const std::string& name) {
    const NodeIndex node = find_node(name);
    return node == kNoNode ? nullptr : std::get_if<Device>(&nodes_[node]);
}

Result<std::uint32_t, std::string> World::apply(const Input& input) {
    start();
    fabric_.now = now_;
    auto done = std::visit([this](const auto& what) { return perform(what); }, input);
    if (!done) return done;
    const std::string words = to_text(input);
    lab_fingerprint_.add(static_cast<std::uint64_t>(to_ns(now_)));
    lab_fingerprint_.add(words);
    journal_.push_back({now_, fabric_.events, input});
    return done;
}

Result<std::monostate, std::string> World::replay(const std::vector<JournalEntry>& journal, Instant until) {
    start();
    for (const JournalEntry& entry : journal) {
        while (fabric_.events < entry.after_event && step_event(entry.at)) {
        }
        if (fabric_.events == entry.after_event && now_ < entry.at) {
            // Nothing else happens up to the input's instant; only the clock (and reloads that end) move.
            if (fabric_.queue.next_time() > to_ns(entry.at)) run_until(entry.at);
            now_ = entry.at;
        }
        if (fabric_.events != entry.after_event) {
            return fail("the journal says that \"" + to_text(entry.input) + "\" came after event " +
                        std::to_string(entry.after_event) + ", but the replay stands at event " +
                        std::to_string(fabric_.events));
        }
        if (auto done = apply(entry.input); !done) return fail(done.error());
    }
    if (until > now_) run_until(until);
    return std::monostate{};
}

Result<std::uint32_t, std::string> World::perform(const CableInput& input) {
    const auto end = find_cable(input.node, input.port);
    if (!end) return fail("no cable at " + input.node + " " + input.port);
    cables_[end->cable].cut = input.cut;
    record(link::Record{link::FaultChanged{to_text(input), !input.cut}});
    refresh_carrier(end->cable);
    return 0u;
}

Result<std::uint32_t, std::string> World::perform(const FlapInput& input) {
    const auto end = find_cable(input.node, input.port);
    if (!end) return fail("no cable at " + input.node + " " + input.port);
    if (input.down < Duration{} || input.up < Duration{}) return fail(std::string{"a time cannot be negative"});
    const bool ends = input.down == Duration{};
    if (!ends && input.up == Duration{} && input.count != 1)
        return fail(std::string{"a flapping cable must be in place for a while"});
    std::erase_if(scheduled_, [&](const Scheduled& s) { return s.cable == end->cable; });
    Cable& cable = cables_[end->cable];
    cable.flap.reset();
    if (!ends) {
        cable.flap = Flap{input.down,       input.up, input.count > 0 ? input.count - 1 : 0,
                          input.count == 0, true,     now_ + input.down};
        schedule({cable.flap->next, kNoNode, end->cable});
    }
    record(link::Record{link::FaultChanged{to_text(input), ends}});
    refresh_carrier(end->cable);
    return 0u;
}

Result<std::uint32_t, std::string> World::perform(const ImpairInput& input) {
    const auto end = find_cable(input.node, input.port);
    if (!end) return fail("no cable at " + input.node + " " + input.port);
    if (input.impairment.extra_delay < Duration{} || input.impairment.jitter < Duration{} ||
        input.impairment.reorder_by < Duration{}) {
        return fail(std::string{"a delay cannot be negative"});
    }
    Pipe& pipe = pipes_[2 * end->cable + (end->is_a ? 0 : 1)];
    const bool restored = !input.impairment.any();
    pipe.impairment = input.impairment;
    if (restored) pipe.impairment = drawn_impairment(topology_->links[end->cable]);
    pipe.impaired = pipe.impairment.any();
    record(link::Record{link::FaultChanged{to_text(input), restored}});
    return 0u;
}

Result<std::uint32_t, std::string> World::perform(const PowerInput& input) {
    const NodeIndex node = find_node(input.node);
    if (node == kNoNode) return fail("no node called " + input.node);
    const auto* device = std::get_if<Device>(&nodes_[node]);
    if (device == nullptr && input.action == PowerInput::Action::Reload)
        return fail(input.node + " is a switch: it has no reload");
    if (input.action == PowerInput::Action::Reload) {
        reload(node);
        return 0u;
    }
    std::erase_if(scheduled_, [&](const Scheduled& s) { return s.node == node; });
    record(link::Record{link::FaultChanged{to_text(input), input.action == PowerInput::Action::On}});
    power(node, input.action == PowerInput::Action::On, false);
    return 0u;
}

Result<std::uint32_t, std::string> World::perform(const ConfigInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router called " + input.node);
    if (!device->powered()) return fail(input.node + " is powered off");
    auto next = std::make_shared<DeviceConfig>(*device->config());
    ios::Mode mode;
    for (const std::string& line : input.lines) {
        const ios::LineOutcome outcome = ios::apply_line(*next, mode, line);
        if (!outcome.applied) {
            return fail(input.node + ": \"" + line +
                        "\": " + (outcome.problem ? outcome.problem->message : std::string{"refused"}));
        }
    }
    device->configure(std::move(next), fabric_);
    if (input.leaves) device->configured("console by " + input.by, fabric_);
    refresh_carriers_of(device->node());
    return 0u;
}

Result<std::uint32_t, std::string> World::perform(const PingInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router or host called " + input.node);
    if (!device->powered()) return fail(input.node + " is powered off");
    return device->start_ping(input.request, fabric_);
}

Result<std::uint32_t, std::string> World::perform(const TraceInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router or host called " + input.node);
    if (!device->powered()) return fail(input.node + " is powered off");
    return device->start_trace(input.request, fabric_);
}

Result<std::uint32_t, std::string> World::perform(const FlowInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router or host called " + input.node);
    if (!device->powered()) return fail(input.node + " is powered off");
    return device->start_flow(input.request, fabric_);
}

Result<std::uint32_t, std::string> World::perform(const StopFlowInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router or host called " + input.node);
    device->stop_flow(input.flow, fabric_);
    return 0u;
}

Result<std::uint32_t, std::string> World::perform(const StopProbeInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router or host called " + input.node);
    device->stop_probe(input.probe, fabric_);
    return 0u;
}

Result<std::uint32_t, std::string> World::perform(const ExecInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router called " + input.node);
    if (!device->powered()) return fail(input.node + " is powered off");
    auto done = change_device(input.command, *device, fabric_);
    const NodeIndex node = device->node();
    std::erase_if(scheduled_, [&](const Scheduled& s) { return s.node == node && s.begins; });
    if (const auto& plan = device->planned_reload()) schedule({plan->at, node, kNoLink, true});
    return done;
}

Result<std::uint32_t, std::string> World::perform(const ReplaceConfigInput& input) {
    Device* device = find_device(input.node);
    if (device == nullptr) return fail("no router called " + input.node);
    if (!device->powered()) return fail(input.node + " is powered off");
    auto next = replacement_config(*device, input.text);
    if (!next) return fail(input.node + ": " + next.error());
    device->configure(std::make_shared<const DeviceConfig>(std::move(*next)), fabric_);
    device->configured("console by " + input.by, fabric_);
    refresh_carriers_of(device->node());
    return 0u;
}

}  // namespace switchover
