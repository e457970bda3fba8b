/// `ping` and `traceroute`, in one line and as dialogues.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>

#include "engine/ios/console/dialogue.h"
#include "engine/ipv4/options.h"

namespace switchover::ios::exec {
namespace {

constexpr std::uint32_t kLeastSize = 36;
constexpr std::uint32_t kMostSize = 18024;
constexpr const char* kBadPattern = "% Invalid data pattern\n";

/// `0xABCD`, also without the prefix.
std::optional<std::uint16_t> pattern_of(std::string_view text) {
    if (text.starts_with("0x") || text.starts_with("0X")) text.remove_prefix(2);
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// What stands behind `source`; false when it was refused.
bool take_source(Console& c, const Match& m, Ipv4Address& source) {
    if (!m.has("from")) return true;
    const auto own = source_of(c, m.word("from"));
    if (own)
        source = *own;
    else
        c.print(kBadSource);
    return own.has_value();
}

void ping(Console& c, const Match& m, bool) {
    const auto destination = address_of(c, m.word("host"));
    if (!destination) {
        c.print(kUnknownHost);
        return;
    }
    probe::PingRequest request;
    request.destination = *destination;
    if (m.has("count")) request.count = static_cast<std::uint32_t>(m.number("count"));
    if (m.has("octets")) request.size = static_cast<std::uint32_t>(m.number("octets"));
    if (m.has("seconds")) request.timeout = std::chrono::seconds{m.number("seconds")};
    request.dont_fragment = m.has("df-bit");
    request.validate = m.has("validate");
    if (m.has("pattern")) {
        const auto pattern = pattern_of(m.word("pattern"));
        if (!pattern) {
            c.print(kBadPattern);
            return;
        }
        request.pattern = *pattern;
    }
    if (take_source(c, m, request.source)) c.start_ping(request, c.host());
}

void trace(Console& c, const Match& m, bool) {
    const auto destination = address_of(c, m.word("host"));
    if (!destination) {
        c.print(kUnknownHost);
        return;
    }
    probe::TraceRequest request;
    request.destination = *destination;
    if (m.has("attempts")) request.probes = static_cast<std::uint8_t>(m.number("attempts"));
    if (m.has("seconds")) request.timeout = std::chrono::seconds{m.number("seconds")};
    if (m.has("first")) request.first_ttl = static_cast<std::uint8_t>(m.number("first"));
    if (m.has("last")) request.last_ttl = static_cast<std::uint8_t>(m.number("last"));
    if (m.has("udp")) request.port = static_cast<std::uint16_t>(m.number("udp"));
    if (take_source(c, m, request.source)) c.start_trace(request, c.host());
}

Question yes_no_question(std::string text, std::function<void(bool)> set) {
    return {std::move(text), [set = std::move(set)](Console&, const std::string& answer) {
                const auto yes = yes_or_no(answer, false);
                if (!yes) return std::string{"% Please answer 'yes' or 'no'.\n"};
                set(*yes);
                return std::string{};
            }};
}

using Ping = std::shared_ptr<probe::PingRequest>;

Question pattern_question(const Ping& request) {
    return {"Data pattern [0xABCD]: ", [request](Console&, const std::string& answer) {
                const auto pattern = answer.empty() ? probe::PingRequest{}.pattern : pattern_of(answer);
                if (!pattern) return std::string{kBadPattern};
                request->pattern = *pattern;
                return std::string{};
            }};
}

constexpr const char* kOptions = "Loose, Strict, Record, Timestamp, Verbose[none]: ";

/// The least that a ping may have, with room for the options of its header.
std::uint32_t least_size(const probe::PingRequest& request) {
    return kLeastSize + (request.record_route == 0 ? 0u : request.record_route * 4u + 4u);
}

void ask_sweep_end(Console& c, const Ping& request) {
    std::vector<Question> questions;
    questions.push_back(number_question(fmt::format("Sweep max size [{}]: ", kMostSize), request->size, kMostSize,
                                        kMostSize, [request](std::uint32_t n) { request->largest = n; }));
    questions.push_back(number_question("Sweep interval [1]: ", 1, kMostSize, 1,
                                        [request](std::uint32_t n) { request->size_step = n; }));
    ask_all(c, std::move(questions), [request](Console& console, Host& host) {
        // Each size as often as the repeat count says.
        const std::uint64_t echos = std::uint64_t{request->count} * request->sizes();
        request->count =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(echos, std::numeric_limits<std::uint32_t>::max()));
        console.start_ping(*request, host);
    });
}

void ask_sweep(Console& c, const Ping& request) {
    const auto sweep = std::make_shared<bool>(false);
    std::vector<Question> questions;
    questions.push_back(yes_no_question("Sweep range of sizes [n]: ", [sweep](bool yes) { *sweep = yes; }));
    ask_all(c, std::move(questions), [request, sweep](Console& console, Host& host) {
        const std::uint32_t least = least_size(*request);
        request->size = std::max(request->size, least);
        if (!*sweep) {
            console.start_ping(*request, host);
            return;
        }
        std::vector<Question> first;
        first.push_back(number_question(fmt::format("Sweep min size [{}]: ", least), least, kMostSize, least,
                                        [request](std::uint32_t n) { request->size = n; }));
        ask_all(console, std::move(first), [request](Console& next, Host&) { ask_sweep_end(next, request); });
    });
}

/// Asks until nothing more is wanted. With an option each answer is shown at length.
void ask_options(Console& c, const Ping& request) {
    const std::string chosen = request->record_route != 0 ? "RV" : request->verbose ? "V" : "none";
    c.ask(fmt::format("Loose, Strict, Record, Timestamp, Verbose[{}]: ", chosen),
          [request](Console& console, Host&, const std::string& answer) {
              if (answer.empty()) {
                  ask_sweep(console, request);
              } else if (starts_with_word("none", answer)) {
                  request->record_route = 0;
                  request->verbose = false;
                  ask_options(console, request);
              } else if (starts_with_word("verbose", answer)) {
                  request->verbose = !request->verbose || request->record_route != 0;
                  ask_options(console, request);
              } else if (starts_with_word("record", answer)) {
                  std::vector<Question> hops;
                  hops.push_back(number_question("Number of hops [ 9 ]: ", 1, ipv4::kMostRecordedHops,
                                                 ipv4::kMostRecordedHops, [request](std::uint32_t n) {
                                                     request->record_route = static_cast<std::uint8_t>(n);
                                                     request->verbose = true;
                                                 }));
                  ask_all(console, std::move(hops), [request](Console& next, Host&) { ask_options(next, request); });
              } else {
                  console.print("% not supported by Switchover: IP options other than Record and Verbose\n");
              }
          });
}

void extended_ping(Console& c, const Ping& request) {
    std::vector<Question> questions;
    questions.push_back(
        source_question("Source address or interface: ", [request](Ipv4Address a) { request->source = a; }));
    questions.push_back(number_question("Type of service [0]: ", 0, 255, 0,
                                        [request](std::uint32_t n) { request->tos = static_cast<std::uint8_t>(n); }));
    questions.push_back(
        yes_no_question("Set DF bit in IP header? [no]: ", [request](bool yes) { request->dont_fragment = yes; }));
    questions.push_back(
        yes_no_question("Validate reply data? [no]: ", [request](bool yes) { request->validate = yes; }));
    questions.push_back(pattern_question(request));
    ask_all(c, std::move(questions), [request](Console& console, Host&) { ask_options(console, request); });
}

void ping_dialogue(Console& c, const Match&, bool) {
    const auto request = std::make_shared<probe::PingRequest>();
    const auto extended = std::make_shared<bool>(false);
    std::vector<Question> questions;
    questions.push_back(protocol_question("ping"));
    questions.push_back(target_question([request](Ipv4Address a) { request->destination = a; }));
    questions.push_back(
        number_question("Repeat count [5]: ", 1, 2147483647, 5, [request](std::uint32_t n) { request->count = n; }));
    questions.push_back(number_question("Datagram size [100]: ", kLeastSize, kMostSize, 100,
                                        [request](std::uint32_t n) { request->size = n; }));
    questions.push_back(number_question("Timeout in seconds [2]: ", 0, 3600, 2,
                                        [request](std::uint32_t n) { request->timeout = std::chrono::seconds{n}; }));
    questions.push_back(yes_no_question("Extended commands [n]: ", [extended](bool yes) { *extended = yes; }));
    ask_all(c, std::move(questions), [request, extended](Console& console, Host& host) {
        if (*extended)
            extended_ping(console, request);
        else
            console.start_ping(*request, host);
    });
}

void trace_dialogue(Console& c, const Match&, bool) {
    const auto request = std::make_shared<probe::TraceRequest>();
    std::vector<Question> questions;
    questions.push_back(protocol_question("traceroute"));
    questions.push_back(target_question([request](Ipv4Address a) { request->destination = a; }));
    questions.push_back(source_question("Source address: ", [request](Ipv4Address a) { request->source = a; }));
    // Names are not looked up, so addresses are numeric either way.
    questions.push_back(yes_no_question("Numeric display [n]: ", [](bool) {}));
    questions.push_back(number_question("Timeout in seconds [3]: ", 0, 3600, 3,
                                        [request](std::uint32_t n) { request->timeout = std::chrono::seconds{n}; }));
    questions.push_back(number_question("Probe count [3]: ", 1, 255, 3, [request](std::uint32_t n) {
        request->probes = static_cast<std::uint8_t>(n);
    }));
    questions.push_back(number_question("Minimum Time to Live [1]: ", 1, 255, 1, [request](std::uint32_t n) {
        request->first_ttl = static_cast<std::uint8_t>(n);
    }));
    questions.push_back(number_question("Maximum Time to Live [30]: ", 1, 255, 30, [request](std::uint32_t n) {
        request->last_ttl = static_cast<std::uint8_t>(n);
    }));
    questions.push_back(number_question("Port Number [33434]: ", 1, 65535, 33434,
                                        [request](std::uint32_t n) { request->port = static_cast<std::uint16_t>(n); }));
    questions.push_back(fixed_question(kOptions, "none", "options of the IP header"));
    ask_all(c, std::move(questions), [request](Console& console, Host& host) { console.start_trace(*request, host); });
}

constexpr Row kRows[] = {
    {"ping", Level::Privileged, nullptr, nullptr, ping_dialogue},
    {"ping [ip] WORD:host", Level::User, nullptr, nullptr, ping},
    {"ping [ip] WORD:host [source WORD:from|repeat <1-2147483647>:count|size <36-18024>:octets|timeout "
     "<0-3600>:seconds|df-bit|validate|data WORD:pattern]...",
     Level::Privileged, nullptr, nullptr, ping},
    {"traceroute", Level::Privileged, nullptr, nullptr, trace_dialogue},
    {"traceroute [ip] WORD:host", Level::User, nullptr, nullptr, trace},
    {"traceroute [ip] WORD:host [source WORD:from|numeric|timeout <0-3600>:seconds|probe <1-255>:attempts|ttl "
     "<1-255>:first <1-255>:last|port <1-65535>:udp]...",
     Level::Privileged, nullptr, nullptr, trace},
};

}  // namespace

std::span<const Row> probe_rows() { return kRows; }

}  // namespace switchover::ios::exec
