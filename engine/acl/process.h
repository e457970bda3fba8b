#pragma once
/// The access lists of one device with their match counters.
#include <string>
#include <vector>

#include "engine/acl/match.h"
#include "engine/acl/view.h"

namespace switchover::acl {

class Process {
   public:
    /// Counters of entries that stay the same survive.
    void configure(const Config& next);
    const Config& config() const { return config_; }

    /// Interface filter: a list that does not exist or has no entries permits everything. Counts the match.
    bool permits(const std::string& list, ByteView packet);
    /// Another user of a list (crypto maps) matched `entry` of it.
    void count(const std::string& list, std::size_t entry, std::uint64_t matches = 1);

    /// `clear access-list counters [NAME]`; empty: of all. False: no list is called so.
    bool clear_counters(const std::string& list);

    View view() const;

   private:
    Config config_;
    std::vector<std::vector<std::uint64_t>> matches_;  ///< by list, by entry
};

}  // namespace switchover::acl
