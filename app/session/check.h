#pragma once
/// What a script brings forth beside what it does to the world.
#include <string>

#include "engine/base/time.h"

namespace switchover::session {

/// What became of an expectation, or of a line that could not be performed.
struct Check {
    std::size_t line = 0;
    std::string text;  ///< the line as written
    bool passed = false;
    Instant since;  ///< when the line was reached
    Instant decided;
    std::string message;  ///< why it failed
};

/// Text to be kept in the session folder.
struct ShowOutput {
    std::string file;
    std::string text;
};

}  // namespace switchover::session
