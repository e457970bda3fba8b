#pragma once
/// Why a recovery takes as long as it does: the steps after a fault (or repair), each ended by a record.
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/record/record.h"

namespace switchover::record {

/// In the order in which they mostly end.
enum class RecoveryStep : std::uint8_t { Detect, Hsrp, DeadPeer, Phase1, Phase2, Neighbour, Routes, Count };
inline constexpr auto kRecoverySteps = static_cast<std::size_t>(RecoveryStep::Count);

/// `detect`, `HSRP`, `dead peer`, `IKE phase 1`, `IKE phase 2`, `neighbour`, `routes`
const char* recovery_step_name(RecoveryStep step);

class Recovery {
   public:
    explicit Recovery(Instant fault) : fault_(fault) {}

    struct Ended {
        RecoveryStep step = RecoveryStep::Detect;
        Instant began;
        Record by;  ///< its `at` is the end
    };

    /// Records after the fault in the world's order; gives the steps that this one ended. `Routes` ends anew with every
    /// route to an end of a ping (with every route where none runs) until a ping that lost echos is answered again, and
    /// `Neighbour` with it, where such a route waited for OSPF to miss its neighbour; the others end once.
    /// A dead peer counts from when the router behind it ceased to be active: until then it answered.
    std::vector<Ended> on_record(const Record& record);
    Instant fault() const { return fault_; }

   private:
    std::optional<Ended> end(RecoveryStep step, Instant began, const Record& by);
    void on_hsrp(const Record& record, const hsrp::Record& body, std::vector<Ended>& out);
    std::optional<Ended> on_ike(const Record& record, const ike::Record& body);
    void on_route(const Record& record, const rib::Record& body, std::vector<Ended>& out);
    void on_probe(const probe::Record& body);
    bool leads_to_a_ping(const Prefix& prefix) const;

    Instant fault_;
    std::array<std::optional<Instant>, kRecoverySteps> ended_;
    std::map<NodeIndex, Record> last_hsrp_event_;
    std::map<NodeIndex, Record> lost_neighbour_;  ///< to its dead timer, the last one of each router
    std::set<Ipv4Address> ping_ends_;             ///< of pings since the fault
    std::optional<Instant> phase_1_began_, phase_2_began_;
    std::optional<Instant> active_left_;  ///< when the router that was active ceased to be
    bool losing_ = false;
    bool recovered_ = false;  ///< a ping was answered again: later routes are no longer part of it
};

}  // namespace switchover::record
