#pragma once
/// A session run again from its beginning for somebody who wants all of it: exports and reports. The window keeps no
/// more than it shows; lab, seed and journal keep everything.
#include <functional>
#include <memory>
#include <span>

#include "app/session/replayer.h"

namespace switchover::session {

/// A run as its causes: immutable, so that any thread may run it again.
struct Recording {
    std::shared_ptr<const topology::Topology> topology;
    std::shared_ptr<const SessionFile> session;
};

/// Sees a run from outside.
class Watcher {
   public:
    Watcher() = default;
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;
    virtual ~Watcher() = default;
    /// Before anything happens. Errors: why nothing can come of it.
    virtual Result<std::monostate, std::string> begin(const World& world) = 0;
    /// Everything before this input has been seen.
    virtual void on_input(World& /*world*/, const JournalEntry& /*entry*/) {}
    /// A stretch of the run, in order. False: it is of no use to go on (the disk is full); `finish` will say why.
    virtual bool on_stretch(const World& world, std::span<const Record> records, std::span<const SentFrame> frames) = 0;
    /// The end. Errors: what did not work out.
    virtual Result<std::monostate, std::string> finish(World& world) = 0;
};

/// Asked often, with how far the run has come (0 to 1); false stops it.
using GoOn = std::function<bool(double done)>;

/// True when the run came to its end and `watcher` was finished; false when it was stopped. Errors: the watcher's, or
/// that the run went otherwise than recorded.
Result<bool, std::string> run_again(const Recording& recording, Watcher& watcher, const GoOn& go_on);

}  // namespace switchover::session
