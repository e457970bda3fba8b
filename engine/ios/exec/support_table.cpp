#include "engine/ios/exec/support_table.h"

#include <fmt/format.h>

#include "engine/ios/config/row.h"
#include "engine/ios/exec/row.h"

namespace switchover::ios {
namespace {

/// `|` ends a cell even inside code, so it is written as an entity.
std::string cell(const std::string& pattern) {
    std::string out;
    for (const char c : pattern) {
        switch (c) {
            case '|': out += "&#124;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            default: out.push_back(c);
        }
    }
    return "<code>" + out + "</code>";
}

}  // namespace

std::string generate_support_table() {
    std::string out = "| mode | line | support | remark |\n|---|---|---|---|\n";
    for (const auto& table : exec::all_rows())
        for (const exec::Row& row : table)
            out +=
                fmt::format("| {} | {} | {} | {} |\n", exec::level_title(row.level), cell(display_pattern(row.pattern)),
                            exec::is_refused(row) ? "refused" : support_name(Support::Full), exec::remark(row));
    for (std::size_t m = 0; m < kModeCount; ++m) {
        const auto mode = static_cast<ModeKind>(m);
        for (const auto& table : rows_of(mode))
            for (const Row& row : table) {
                const char* const no = row.forms == Forms::NoOnly ? "no " : "";
                out += fmt::format("| {} | {} | {} | {} |\n", mode_title(mode), cell(no + display_pattern(row.pattern)),
                                   row.support == Support::Unknown ? "refused" : support_name(row.support), row.note);
            }
    }
    return out;
}

}  // namespace switchover::ios
