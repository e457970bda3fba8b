#include "engine/ios/log/track.h"

#include <fmt/format.h>

namespace switchover::ios {

void log_lines(const track::Record& record, const Names& names, std::vector<LogLine>& out) {
    const auto& change = std::get<track::StateChanged>(record);
    out.push_back({7, Debug::Track,
                   fmt::format("Track: {} Change #{} interface {}, line-protocol {}", change.object, change.changes,
                               names.short_interface(change.interface), change.up ? "Down->Up" : "Up->Down"),
                   false});
}

}  // namespace switchover::ios
