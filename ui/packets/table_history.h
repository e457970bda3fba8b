#pragma once
/// The tables of late: snapshots kept so that a packet can be explained by what stood in them when it passed.
#include <deque>
#include <memory>

#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

class TableHistory {
   public:
    /// How many parts of devices are kept; a device that did nothing shares its part with the snapshot before.
    static constexpr std::size_t kParts = 3000;

    void remember(const std::shared_ptr<const snapshot::World>& world);
    void clear();

    /// The latest snapshot not after `at`, and the first one after it; nullptr where there is none.
    struct Around {
        std::shared_ptr<const snapshot::World> before, after;
    };
    Around around(Instant at) const;

   private:
    struct Kept {
        std::shared_ptr<const snapshot::World> world;
        std::size_t parts = 0;  ///< devices that differ from the snapshot before
    };
    std::deque<Kept> kept_;
    std::size_t parts_ = 0;
};

}  // namespace switchover::ui
