#pragma once
/// What commands ask before they act: one question after the other, as extended ping does, yes or no, a file name.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/address.h"
#include "engine/ios/console/console.h"
#include "engine/ios/log/clock.h"

namespace switchover::ios {

struct Question {
    std::string text;
    /// Takes an answer over. Gives back what to print when it is refused, which ends the dialogue; empty: taken.
    std::function<std::string(Console&, const std::string& answer)> take;
};

using Act = std::function<void(Console&, Host&)>;

/// Asks in order and acts after the last answer.
void ask_all(Console& console, std::vector<Question> questions, Act act);

/// `y`, `ye`, `yes`, `n`, `no` in any case; `preset` for an empty answer; nothing for any other.
std::optional<bool> yes_or_no(std::string_view answer, std::optional<bool> preset);
/// Asks until the answer is yes or no.
void ask_yes_no(Console& console, const std::string& question, std::optional<bool> preset,
                std::function<void(Console&, Host&, bool yes)> then);
/// `Destination filename [startup-config]? `: acts when nothing or the name in brackets is typed.
void ask_file(Console& console, const std::string& question, Act act);

/// A question for a number; `set` gets `preset` for an empty answer.
Question number_question(std::string text, std::uint32_t low, std::uint32_t high, std::uint32_t preset,
                         std::function<void(std::uint32_t)> set);
/// A question whose answers other than `preset` and nothing are refused because `what` is not there.
Question fixed_question(std::string text, std::string preset, std::string what);
Question protocol_question(const char* command);
Question target_question(std::function<void(Ipv4Address)> set);
/// `text` asks for an address of the device or one of its interfaces.
Question source_question(std::string text, std::function<void(Ipv4Address)> set);

/// `configure memory`: the startup configuration, line by line, on top of the running one.
void configure_memory(Console& console, const Match& match, bool negated);

/// %SYS-5-RELOAD as a terminal shows it that is the last to hear of it. An empty `reason`: the command gave none.
std::string reload_message(const DeviceConfig& config, const Clock& clock, Instant now, const std::string& by,
                           const std::string& reason);

inline constexpr const char* kUnknownHost = "% Unrecognized host or address, or protocol not running.\n";
inline constexpr const char* kBadSource = "% Invalid source address- IP address not on any of our up interfaces\n";

/// An address as typed, or of a host that the configuration names.
std::optional<Ipv4Address> address_of(Console& console, const std::string& typed);
/// An address of the device, or the primary one of an interface.
std::optional<Ipv4Address> source_of(Console& console, const std::string& typed);

}  // namespace switchover::ios
