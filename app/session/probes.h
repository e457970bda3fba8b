#pragma once
/// The named pings of a run: which world probe is which, and what was lost when.
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/record/record.h"

namespace switchover::session {

/// A run of lost echos. Its length is from the first echo lost to the first one answered after it, both as sent: what a
/// person at the keyboard would call down.
struct Outage {
    Instant first_lost;               ///< sent
    std::optional<Instant> restored;  ///< the first answered echo after it was sent; nothing: not restored
    std::uint32_t lost = 0;
    std::optional<Duration> length() const {
        return restored ? std::optional<Duration>{*restored - first_lost} : std::nullopt;
    }
};

struct ProbeRun {
    std::string name;
    NodeIndex node = kNoNode;
    std::uint32_t id = 0;
    Instant started;
    std::uint64_t sent = 0, answered = 0, lost = 0;
    std::uint64_t lost_before_fault = 0;  ///< `lost` when the last fault or repair came
    std::vector<Outage> outages;
};

class ProbeBook {
   public:
    void add(std::string name, NodeIndex node, std::uint32_t id, Instant now);
    /// Pings that nobody named are added under the words `NODE #id` when their first echo leaves.
    void on_record(const Record& record, const std::string& node_name);
    void on_fault();

    const ProbeRun* find(const std::string& name) const;
    const std::vector<ProbeRun>& all() const { return probes_; }

   private:
    struct Fate {
        std::uint32_t sequence = 0;
        Instant sent;
        enum class What : std::uint8_t { Unknown, Answered, Lost } what = What::Unknown;
    };
    ProbeRun* find(NodeIndex node, std::uint32_t id, std::size_t& index);
    void settle(std::size_t index, std::uint32_t sequence, Fate::What what);

    std::vector<ProbeRun> probes_;
    std::vector<std::deque<Fate>> flights_;  ///< of each probe, in order of sequence
};

}  // namespace switchover::session
