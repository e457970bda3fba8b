#include "engine/acl/show.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/acl/match.h"

namespace switchover::acl {

namespace {

/// Standard lists come first, of these the numbered ones, ascending.
bool listed_before(const AccessList& a, const AccessList& b) {
    if (a.extended != b.extended) return !a.extended;
    if (a.named != b.named) return !a.named;
    return std::pair{a.name.size(), a.name} < std::pair{b.name.size(), b.name};
}

/// A listing words a standard entry differently from the configuration: `permit 10.0.0.0, wildcard bits 0.0.0.255`.
std::string listed(const Entry& entry, bool extended) {
    if (extended || entry.source.is_any() || entry.source.is_host()) return entry_text(entry, extended);
    return fmt::format("{} {}, wildcard bits {}{}", entry.permit ? "permit" : "deny", entry.source.address.text(),
                       entry.source.wildcard.text(), entry.log ? " log" : "");
}

}  // namespace

void show_access_lists(const View& view, std::string_view name, bool is_12_2, TextOut& out) {
    std::vector<const ListView*> lists;
    for (const ListView& shown : view)
        if (name.empty() || shown.list.name == name) lists.push_back(&shown);
    std::stable_sort(lists.begin(), lists.end(),
                     [](const ListView* a, const ListView* b) { return listed_before(a->list, b->list); });
    for (const ListView* list : lists) {
        const ListView& shown = *list;
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
