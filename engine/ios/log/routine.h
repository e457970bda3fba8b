#pragma once
/// The talk of peers that are well: IKE keepalives and their answers, a dozen lines every few seconds that say nothing
/// new. Errors, unanswered keepalives and whatever else is said in between are no part of it.
#include <set>
#include <span>
#include <utility>

#include "engine/record/record.h"

namespace switchover::ios {

class RoutineTalk {
   public:
    /// Reads ahead: what comes before a keepalive is known as such belongs to it, too. Records in the world's order,
    /// with those of an instant in one call.
    void look(std::span<const Record> records);
    /// Of a record that `look` has seen, in the same order.
    bool holds(const Record& record);

   private:
    std::set<std::pair<NodeIndex, Instant>> at_;           ///< keepalives of the last `look`
    std::set<std::pair<NodeIndex, std::uint32_t>> heard_;  ///< message IDs, until their node is purged
};

}  // namespace switchover::ios
