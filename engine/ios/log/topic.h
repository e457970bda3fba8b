#pragma once
/// What a line of the session log is about, and which lines belong there: one answer for the window and for exports.
#include <cstdint>
#include <optional>
#include <string>

#include "engine/ios/log/line.h"
#include "engine/record/record.h"

namespace switchover::ios {

enum class Topic : std::uint8_t { System, Hsrp, Ospf, Isakmp, Ipsec, Routing, Ping, Fault, Count };

Topic topic_of(const RecordBody& body);

/// `hsrp`: a word for files; the same in every language.
const char* word_of(Topic topic);

/// False for lines of single packets and of what a router does every second: they have panes of their own.
bool is_listed(const LogLine& line);

/// What a ping told, once something changed for the person who waits for it; IOS has no words for that.
std::optional<std::string> ping_line(const probe::Record& record);
inline constexpr std::uint8_t kPingSeverity = 5;

}  // namespace switchover::ios
