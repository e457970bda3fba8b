#pragma once
/// Running a session again and finding the first thing that went otherwise.
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "app/session/session_folder.h"

namespace switchover::session {

struct Difference {
    std::size_t line = 0;  ///< of records.jsonl, from 1
    std::string expected;  ///< as recorded; empty: the recording ended here
    std::string actual;    ///< as replayed; empty: the replay ended here
};

struct ReplayReport {
    bool equal = false;
    std::uint64_t fingerprint = 0;         ///< of the replay
    std::string error;                     ///< an input that could not be applied
    std::optional<Difference> difference;  ///< when both have records
    /// A few sentences for a person.
    std::string text(const SessionFile& session) const;
};

/// Drives a fresh world of `topology` with the session's journal. `records` (records.jsonl) may be null.
ReplayReport replay(const SessionFile& session, std::shared_ptr<const topology::Topology> topology,
                    std::istream* records);

}  // namespace switchover::session
