#pragma once
/// The files that can be made of a recording, each as a watcher of the run: `run_again` drives it. All of them appear
/// whole at the end or not at all; what was there before stays until then.
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/session/atomic_file.h"
#include "app/session/pcapng.h"
#include "app/session/run_again.h"
#include "app/session/session_folder.h"
#include "engine/ios/log/topic.h"

namespace switchover::session {

/// A stretch of virtual time, both ends included.
struct TimeSpan {
    Instant from = kPowerOn;
    Instant until = kNever;
    bool holds(Instant at) const { return from <= at && at <= until; }
};

/// The filter of the session log.
struct LineFilter {
    NodeIndex node = kNoNode;         ///< kNoNode: all
    std::optional<ios::Topic> topic;  ///< nothing: all
    std::uint8_t severity = 7;        ///< this and worse
    std::string text;                 ///< anywhere in the line, without regard to ASCII case
    bool routine = true;              ///< with what ios::RoutineTalk holds
    bool passes_all() const { return node == kNoNode && !topic && severity >= 7 && text.empty() && routine; }
    bool passes(NodeIndex of, ios::Topic about, std::uint8_t how_bad, std::string_view line) const;
};

enum class LogFormat : std::uint8_t {
    Text,       ///< `00:02:05.000 7204VXR-1    %HSRP-5-…`: the lines of the session log
    JsonLines,  ///< the records with all their fields, as records.jsonl; with a filter those that have a line that
                ///< passes
    Csv         ///< the lines, RFC 4180: time_s,time,device,severity,topic,message
};

std::unique_ptr<Watcher> export_log(const std::string& path, LogFormat format, TimeSpan span, LineFilter filter);

/// `pipes`: which ports' frames, by the index of what they send into; empty: all. The keys that Wireshark needs go into
/// the folder `<path without ending>.keys`, as its files `esp_sa` and `ikev1_decryption_table`.
std::unique_ptr<Watcher> export_capture(const std::string& path, TimeSpan span, std::set<std::uint32_t> pipes);
/// The folder of the keys beside a capture.
std::string keys_folder(const std::string& capture_path);

/// Everything, as switchover-run leaves it.
std::unique_ptr<Watcher> export_folder(const std::string& folder, const std::string& lab_path);

}  // namespace switchover::session
