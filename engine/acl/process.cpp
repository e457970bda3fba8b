#include "engine/acl/process.h"

#include <algorithm>

namespace switchover::acl {

void Process::configure(const Config& next) {
    if (next == config_) return;
    std::vector<std::vector<std::uint64_t>> kept(next.lists.size());
    for (std::size_t l = 0; l < next.lists.size(); ++l) {
        const AccessList& list = next.lists[l];
        kept[l].resize(list.entries.size());
        const auto same_name = [&list](const AccessList& old) { return old.name == list.name; };
        const auto found = std::find_if(config_.lists.begin(), config_.lists.end(), same_name);
        if (found == config_.lists.end()) continue;
        const std::vector<std::uint64_t>& old = matches_[static_cast<std::size_t>(found - config_.lists.begin())];
        // Both ascend by sequence number, which is part of an entry.
        auto had = found->entries.begin();
        for (std::size_t e = 0; e < list.entries.size(); ++e) {
            while (had != found->entries.end() && had->sequence < list.entries[e].sequence) ++had;
            if (had != found->entries.end() && *had == list.entries[e])
                kept[l][e] = old[static_cast<std::size_t>(had - found->entries.begin())];
        }
    }
    matches_ = std::move(kept);
    config_ = next;
}

bool Process::permits(const std::string& list, ByteView packet) {
    const AccessList* found = config_.find(list);
    if (found == nullptr || found->entries.empty()) return true;
    const std::optional<PacketFields> fields = fields_of(packet);
    if (!fields) return false;
    const Decision decision = evaluate(*found, *fields);
    if (decision.entry) ++matches_[static_cast<std::size_t>(found - config_.lists.data())][*decision.entry];
    return decision.permit;
}

void Process::count(const std::string& list, std::size_t entry, std::uint64_t matches) {
    const AccessList* found = config_.find(list);
    if (found == nullptr || entry >= found->entries.size()) return;
    matches_[static_cast<std::size_t>(found - config_.lists.data())][entry] += matches;
}

bool Process::clear_counters(const std::string& list) {
    bool found = list.empty();
    for (std::size_t l = 0; l < config_.lists.size(); ++l) {
        if (!list.empty() && config_.lists[l].name != list) continue;
        std::fill(matches_[l].begin(), matches_[l].end(), std::uint64_t{0});
        found = true;
    }
    return found;
}

View Process::view() const {
    View view;
    for (std::size_t l = 0; l < config_.lists.size(); ++l) view.push_back({config_.lists[l], matches_[l]});
    return view;
}

}  // namespace switchover::acl
