#pragma once
/// Sub-modes of the real box that are not simulated. A console enters them all the same, so that the lines of a pasted
/// block, and the `exit` behind it, are taken for what they are.
#include <string_view>

namespace switchover::ios {

/// The prompt's part in brackets, `config-keychain`, of the sub-mode that `line` opens on the box; empty when it opens
/// none. `line` has its keywords in full. `within`: the prompt of the sub-mode that it was typed in, empty for one that
/// is simulated.
std::string_view mode_beyond(std::string_view line, std::string_view within);

}  // namespace switchover::ios
