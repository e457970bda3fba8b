#pragma once
/// Everything that a person or script can do to a running world. Each is journalled; a session is lab + seed + journal.
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/link/pipe.h"
#include "engine/probe/config.h"

namespace switchover {

/// Configuration lines typed in global configuration mode of a device.
struct ConfigInput {
    std::string node;
    std::vector<std::string> lines;
    std::string by = "console";  ///< who typed them, for %SYS-5-CONFIG_I: `vty0 (127.0.0.1)`
    bool leaves = true;          ///< configuration mode is left afterwards, which the log tells
};
/// `configure replace`: the whole configuration, as a file has it, in place of the running one.
struct ReplaceConfigInput {
    std::string node;
    std::string text;
    std::string by = "console";  ///< as in ConfigInput
};
/// A cable is named by one of its ends, `7204VXR-1 FastEthernet0/0`.
struct CableInput {
    std::string node;
    std::string port;
    bool cut = true;
};
/// A cable that goes out at once, comes back after `down`, goes out again after `up`, and so on.
struct FlapInput {
    std::string node;
    std::string port;
    Duration down{};  ///< nothing: the cable stays in place from now on
    Duration up{};
    std::uint32_t count = 0;  ///< how often it goes out; 0: until another FlapInput ends it
};
/// Replaces the faults of the direction that leaves `node` `port`. An empty impairment restores.
struct ImpairInput {
    std::string node;
    std::string port;
    Impairment impairment;
};
struct PowerInput {
    std::string node;
    enum class Action : std::uint8_t { Off, On, Reload };
    Action action = Action::Off;
};
struct PingInput {
    std::string node;
    probe::PingRequest request;
};
/// `traceroute`; the number given back stops it, like a ping.
struct TraceInput {
    std::string node;
    probe::TraceRequest request;
};
/// A stream of UDP datagrams; the number given back stops it.
struct FlowInput {
    std::string node;
    probe::FlowRequest request;
};
struct StopFlowInput {
    std::string node;
    std::uint32_t flow = 0;
};
struct StopProbeInput {
    std::string node;
    std::uint32_t probe = 0;
};
/// `clear …`, `debug …`, `write memory` …: an exec command that changes state, a row of
/// ios/exec/rows_change.cpp.
struct ExecInput {
    std::string node;
    std::string command;
};

using Input = std::variant<ConfigInput, CableInput, ImpairInput, PowerInput, PingInput, StopProbeInput, ExecInput,
                           FlowInput, StopFlowInput, FlapInput, ReplaceConfigInput, TraceInput>;

struct JournalEntry {
    Instant at;
    std::uint64_t after_event = 0;  ///< number of events handled before it
    Input input;
};

/// One line of text that `parse_input` reads back; the words of scripts and session.json.
std::string to_text(const Input& input);
/// Errors: a message that names the word that is wrong.
Result<Input, std::string> parse_input(const std::string& line);

}  // namespace switchover
