#include "app/session/names.h"

namespace switchover::session {

const ios::Names& NameBook::of(const World& world, NodeIndex node) {
    const Device* device = node < world.nodes().size() ? world.device(node) : nullptr;
    if (device == nullptr) return none_;
    Entry& entry = entries_[node];
    // Configuration may add interfaces; a powered-off device keeps the names it had.
    const std::size_t count = device->interfaces().size();
    if (count != 0 && (entry.config != device->config() || entry.names.interfaces.size() != count)) {
        entry.config = device->config();
        entry.names = {};
        if (device->config()) entry.names.is_12_2 = device->config()->is_12_2();
        for (const Interface& interface : device->interfaces()) entry.names.interfaces.push_back(interface.name);
    }
    return entry.names;
}

}  // namespace switchover::session
