#pragma once
/// session.json: a run as its causes. Lab, seed and journal give the same run again, to the last octet.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/world/input.h"

namespace switchover {
class World;
}

namespace switchover::session {

/// Everything a replay needs, and what it must come out with.
struct SessionFile {
    std::string lab_path;
    std::string lab_name;
    std::uint64_t seed = 0;
    std::vector<JournalEntry> journal;
    Instant end;
    std::uint64_t events = 0;
    std::uint64_t fingerprint = 0;
};
SessionFile session_of(const World& world, std::string lab_path);
std::string session_json(const SessionFile& session);
/// Errors: a sentence that says what is missing or wrong, with the number of the journal's entry.
Result<SessionFile, std::string> parse_session(std::string_view json);
/// Errors: as those of reading and parsing, with the path, and what can be done about it.
Result<SessionFile, std::string> read_session(const std::filesystem::path& path);

/// Where the lab of a session is: the path it was recorded with, as it stands or from the session's folder, or else a
/// lab of that name beside the session or among the known ones. Errors: a sentence that names the places.
Result<std::string, std::string> find_lab_of(const SessionFile& session, const std::filesystem::path& session_path);

}  // namespace switchover::session
