#pragma once
/// Why a recovery takes as long as it does: the steps after a fault (or repair), each ended by a record.
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/record/record.h"

namespace switchover::record {

/// In the order in which they mostly end.
enum class RecoveryStep : std::uint8_t { Detect, Hsrp, DeadPeer, Phase1, Phase2, Routes, Count };
inline constexpr auto kRecoverySteps = static_cast<std::size_t>(RecoveryStep::Count);

/// `detect`, `HSRP`, `dead peer`, `IKE phase 1`, `IKE phase 2`, `routes`
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
    /// route until a ping that lost echos is answered again; the others end once.
    std::vector<Ended> on_record(const Record& record);
    Instant fault() const { return fault_; }

   private:
    std::optional<Ended> end(RecoveryStep step, Instant began, const Record& by);
    void on_hsrp(const Record& record, const hsrp::Record& body, std::vector<Ended>& out);
    std::optional<Ended> on_ike(const Record& record, const ike::Record& body);

    Instant fault_;
    std::array<std::optional<Instant>, kRecoverySteps> ended_;
    std::map<NodeIndex, Record> last_hsrp_event_;
    std::optional<Instant> phase_1_began_, phase_2_began_;
    bool losing_ = false;
    bool recovered_ = false;  ///< a ping was answered again: later routes are no longer part of it
};

}  // namespace switchover::record
