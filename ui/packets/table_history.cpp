#include "ui/packets/table_history.h"

#include <algorithm>

namespace switchover::ui {

void TableHistory::remember(const std::shared_ptr<const snapshot::World>& world) {
    if (!kept_.empty() && (world == kept_.back().world || world->now == kept_.back().world->now)) return;
    if (!kept_.empty() && world->now < kept_.back().world->now) clear();
    std::size_t parts = world->nodes.size();
    if (!kept_.empty() && kept_.back().world->nodes.size() == world->nodes.size()) {
        parts = 0;
        for (std::size_t i = 0; i < world->nodes.size(); ++i)
            parts += world->nodes[i] == kept_.back().world->nodes[i] ? 0 : 1;
    }
    kept_.push_back({world, parts});
    parts_ += parts;
    while (parts_ > kParts && kept_.size() > 2) {
        parts_ -= kept_.front().parts;
        kept_.pop_front();
    }
}

void TableHistory::clear() {
    kept_.clear();
    parts_ = 0;
}

TableHistory::Around TableHistory::around(Instant at) const {
    const auto after =
        std::partition_point(kept_.begin(), kept_.end(), [at](const Kept& kept) { return kept.world->now <= at; });
    Around out;
    if (after != kept_.begin()) out.before = std::prev(after)->world;
    if (after != kept_.end()) out.after = after->world;
    return out;
}

}  // namespace switchover::ui
