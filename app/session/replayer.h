#pragma once
/// Drives a fresh world along a session, a step at a time, so that whoever does it may watch, show progress and stop.
#include <memory>
#include <string>

#include "app/session/session_file.h"
#include "engine/world/world.h"

namespace switchover::session {

class Replayer {
   public:
    explicit Replayer(std::shared_ptr<const SessionFile> session) : session_(std::move(session)) {}

    /// Applies the next input, or lets the next instant happen before it. False: the session is at its end, to the
    /// event, and its clock too. Errors: an input that cannot be applied where the journal has it.
    Result<bool, std::string> advance(World& world);
    /// The input that the next `advance` applies; null when time passes first.
    const JournalEntry* due(World& world) const;
    /// Lets everything happen that came before the input that is due; without one, nothing.
    void approach(World& world) const;
    const SessionFile& session() const { return *session_; }
    /// 0 to 1, by virtual time.
    double progress(const World& world) const;

   private:
    std::shared_ptr<const SessionFile> session_;
    std::size_t next_ = 0;  ///< entry of the journal
};

}  // namespace switchover::session
