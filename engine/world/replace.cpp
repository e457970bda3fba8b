#include "engine/world/replace.h"

#include "engine/ios/config/reader.h"
#include "engine/ios/grammar/interface_name.h"

namespace switchover {

Result<DeviceConfig, std::string> replacement_config(const Device& device, const std::string& text) {
    DeviceConfig next;
    const ios::ReadResult read = ios::read_config(text, {}, next);
    for (const ios::Problem& problem : read.problems())
        if (problem.is_error())
            return fail("line " + std::to_string(problem.line) + ": \"" + problem.text + "\": " + problem.message);
    const auto physical = [](const std::string& name) {
        const auto known = ios::interface_name(name);
        return known && known->physical;
    };
    for (const InterfaceConfig& wanted : next.interfaces)
        if (physical(wanted.name) && device.find_interface(wanted.name) == kNoInterface)
            return fail("there is no port " + wanted.name);
    for (const InterfaceConfig& port : device.config()->interfaces) {
        if (!physical(port.name) || next.find_interface(port.name) != nullptr) continue;
        InterfaceConfig& left_out = next.interfaces.emplace_back();
        left_out.name = port.name;
        left_out.kind = port.kind;
        left_out.shutdown = true;
    }
    return next;
}

}  // namespace switchover
