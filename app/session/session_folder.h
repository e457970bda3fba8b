#pragma once
/// The folder that a run leaves: README.md lists its files. Log, records and capture are written as the run goes and
/// appear, whole, at the end.
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/session/atomic_file.h"
#include "app/session/names.h"
#include "app/session/pcapng.h"
#include "app/session/script_run.h"
#include "app/session/session_file.h"
#include "app/session/summary.h"
#include "app/session/wireshark.h"

namespace switchover::session {

/// Lines of `debug` commands that go to session.log beside the syslog messages.
inline const std::set<ios::Debug> kUsualDebugs = {ios::Debug::StandbyEvents, ios::Debug::CryptoIsakmp,
                                                  ios::Debug::CryptoIpsec, ios::Debug::OspfAdj};

/// `12:00:01.250 7204VXR-1    *Mar  1 …: %HSRP-6-…`, the form of session.log; continuation lines are indented below.
std::string log_text(const World& world, const Record& record, const ios::LogLine& line);

class SessionFolder {
   public:
    /// Makes the folder and opens its files; frames are written when the world captures. Errors: a sentence.
    static Result<std::unique_ptr<SessionFolder>, std::string> create(const std::filesystem::path& folder,
                                                                      const World& world, std::string lab_path);

    /// Appends a stretch of the run.
    void add(const World& world, std::span<const Record> records, std::span<const SentFrame> frames);
    void add(const std::vector<ShowOutput>& shows);
    /// Writes what is only known at the end and lets every file appear. `run` may be null: no script.
    Result<std::monostate, std::string> finish(const World& world, const ProbeBook& probes, const ScriptRun* run);

    /// False once a write did not reach the disk; `finish` says why.
    bool good() const { return log_.good() && records_.good() && capture_.good(); }
    const Summary& summary() const { return summary_; }
    void set_debugs(std::set<ios::Debug> debugs) { debugs_ = std::move(debugs); }

   private:
    SessionFolder() = default;

    std::filesystem::path folder_;
    std::string lab_path_;
    AtomicFile log_, records_, capture_;
    std::optional<PcapngWriter> pcapng_;
    std::vector<std::uint32_t> interface_of_pipe_;
    std::vector<ShowOutput> shows_;
    std::set<ios::Debug> debugs_ = kUsualDebugs;
    NameBook names_;
    WiresharkKeys keys_;
    Summary summary_;
};

}  // namespace switchover::session
