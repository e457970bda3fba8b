#pragma once
/// `alias MODE NAME COMMAND`: short words for commands, and those that every router has.
#include <string>
#include <string_view>
#include <vector>

#include "engine/ios/config/row.h"

namespace switchover::ios {

struct Alias {
    std::string mode;  ///< `exec`, `configure`, `interface`, …
    std::string name;
    std::string command;
    bool operator==(const Alias&) const = default;
};
/// The aliases of the configuration and those of the box that it has not taken away: by mode, EXEC first, then by name.
std::vector<Alias> aliases(const DeviceConfig& config);

inline constexpr std::string_view kExecAliases = "exec";
/// The mode's word in `alias MODE …`, empty where there can be none.
std::string_view alias_mode(ModeKind mode);

/// A command line whose first word was an alias.
struct Expanded {
    std::string line;
    std::size_t typed = 0;    ///< octets up to the end of the alias as it was typed
    std::size_t written = 0;  ///< octets up to the end of the command that it stands for
    bool found = false;

    /// Where what stands at `column` of the new line was typed; of the command itself: where the alias stands.
    std::size_t typed_column(std::size_t column) const;
};
/// `line` itself where its first word is no alias of `mode`. Names are compared as written, in full.
Expanded expand_alias(const DeviceConfig& config, std::string_view mode, std::string_view line);

/// Handler of the row.
Applied alias_line(Call& call);

}  // namespace switchover::ios
