#pragma once
/// The help texts of keywords and values, as `?` prints them.
#include <string_view>

namespace switchover::ios {

/// Of `word` behind `path` (keywords in full, values as `*`): `help_text("show ip", "route")`. The entry that shares
/// the most words before it wins. Empty when there is none.
std::string_view help_text(std::string_view path, std::string_view word);

}  // namespace switchover::ios
