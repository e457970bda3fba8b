#include "engine/acl/show.h"

#include "engine/acl/match.h"

namespace switchover::acl {

namespace {

/// A listing words a standard entry differently from the configuration: `permit 10.0.0.0, wildcard bits 0.0.0.255`.
std::string listed(const Entry& entry, bool extended) {
    if (extended || entry.source.is_any() || entry.source.is_host()) return entry_text(entry, extended);
    return fmt::format("{} {}, wildcard bits {}{}", entry.permit ? "permit" : "deny", entry.source.address.text(),
                       entry.source.wildcard.text(), entry.log ? " log" : "");
}

}  // namespace

void show_access_lists(const View& view, std::string_view name, bool is_12_2, TextOut& out) {
    for (const ListView& shown : view) {
        if (!name.empty() && shown.list.name != name) continue;
        out.line("{} IP access list {}", shown.list.extended ? "Extended" : "Standard", shown.list.name);
        for (std::size_t i = 0; i < shown.list.entries.size(); ++i) {
            const Entry& entry = shown.list.entries[i];
            const std::string sequence = is_12_2 ? "" : fmt::format("{} ", entry.sequence);
            const std::uint64_t n = shown.matches[i];
            const std::string matched = n == 0 ? "" : fmt::format(" ({} match{})", n, n == 1 ? "" : "es");
            out.line("    {}{}{}", sequence, listed(entry, shown.list.extended), matched);
        }
    }
}

}  // namespace switchover::acl
