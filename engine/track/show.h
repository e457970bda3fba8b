#pragma once
/// `show track`, as text from a view.
#include <optional>
#include <vector>

#include "engine/base/text.h"
#include "engine/track/view.h"

namespace switchover::track {

/// `show track [N]`. Nothing is printed for a number that does not exist.
void show_track(const std::vector<ObjectView>& objects, std::optional<std::uint16_t> number, Instant now, TextOut& out);
/// `show track brief`
void show_track_brief(const std::vector<ObjectView>& objects, Instant now, TextOut& out);

}  // namespace switchover::track
