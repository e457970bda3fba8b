#pragma once
/// Reads configurations: whole files at boot, single lines while running.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ios/config/problem.h"
#include "engine/ios/config/row.h"

namespace switchover::ios {

/// What became of one line of a file.
struct LineReport {
    std::size_t line = 0;    ///< from 1
    std::size_t column = 1;  ///< of the wrong token, else of the first one
    bool comment = false;    ///< empty, `!`, or a heading of `show running-config`
    Support support = Support::Full;
    ProblemKind kind = ProblemKind::Accepted;  ///< when not fully supported
    std::string text;                          ///< made printable
    std::string message;                       ///< empty when applied in full
    const Row* row = nullptr;                  ///< the line form; none when not understood
};

struct ReadResult {
    std::string file;
    std::vector<LineReport> lines;

    /// Lines that are not applied in full; harmless ones only when asked for.
    std::vector<Problem> problems(bool with_harmless = false) const;
    std::size_t count(Support support) const;  ///< comments do not count
};

/// Applies every line of `text` to `out` as a boot does: ports are made as they are named and are up unless `shutdown`
/// is given. Errors do not stop the reading. Any octets are safe; lines longer than 4096 are refused.
ReadResult read_config(std::string_view text, std::string file, DeviceConfig& out);

struct LineOutcome {
    bool applied = false;
    Support support = Support::Full;
    std::optional<Problem> problem;  ///< why it was not applied in full; `file` and `line` are left empty
    std::string output;              ///< what IOS prints although it accepts the line
    const Row* row = nullptr;
};

/// One line typed in configuration mode of a running router. A line of global mode typed in a sub-mode moves there; a
/// refused line leaves configuration and mode as they are. `!` and empty lines do nothing.
LineOutcome apply_line(DeviceConfig& config, Mode& mode, std::string_view line, Phase phase = Phase::Live);

/// What may stand next after the complete tokens of `line` in `mode`, and its help text: for `?` and Tab.
struct Expected {
    std::string text;  ///< keyword, `A.B.C.D`, `<1-255>`, … or `<cr>`
    std::string help;
};
std::vector<Expected> expected_next(const Mode& mode, std::string_view line);

}  // namespace switchover::ios
