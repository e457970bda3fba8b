/// `ping`, in one line and as a dialogue.
#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "engine/ios/console/console.h"
#include "engine/ios/grammar/interface_name.h"

namespace switchover::ios::exec {
namespace {

/// An address as typed, or of a host that the configuration names.
std::optional<Ipv4Address> address_of(Console& c, const std::string& typed) {
    if (const auto address = Ipv4Address::parse(typed)) return *address;
    const auto world = c.host().world();
    for (const KeptLine& line : world->device(c.node())->config->kept_lines) {
        const auto tokens = split_tokens(line.text);
        if (tokens.size() > 3 && tokens[0].text == "ip" && tokens[1].text == "host" && same_word(tokens[2].text, typed))
            if (const auto address = Ipv4Address::parse(tokens[3].text)) return *address;
    }
    return std::nullopt;
}

/// An address, or the primary one of an interface.
std::optional<Ipv4Address> source_of(Console& c, const std::string& typed) {
    if (const auto address = Ipv4Address::parse(typed)) return *address;
    const auto name = interface_name(typed);
    const auto world = c.host().world();
    if (!name) return std::nullopt;
    for (const Interface& interface : world->device(c.node())->interfaces)
        if (interface.name == name->full && !interface.addresses.empty()) return interface.addresses.front().address;
    return std::nullopt;
}

bool owns(Console& c, Ipv4Address address) {
    const auto world = c.host().world();
    for (const Interface& interface : world->device(c.node())->interfaces)
        for (const InterfaceAddress& own : interface.addresses)
            if (own.address == address) return true;
    return false;
}

void unknown_host(Console& c, const std::string& name) {
    c.print(fmt::format("% Unrecognized host or address, or protocol not running.\n"));
    (void)name;
}

void ping(Console& c, const Match& m, bool) {
    const auto destination = address_of(c, m.word("host"));
    if (!destination) {
        unknown_host(c, m.word("host"));
        return;
    }
    probe::PingRequest request;
    request.destination = *destination;
    if (m.has("count")) request.count = static_cast<std::uint32_t>(m.number("count"));
    if (m.has("octets")) request.size = static_cast<std::uint32_t>(m.number("octets"));
    if (m.has("seconds")) request.timeout = std::chrono::seconds{m.number("seconds")};
    request.dont_fragment = m.has("df-bit");
    if (m.has("from")) {
        const auto source = source_of(c, m.word("from"));
        if (!source || !owns(c, *source)) {
            c.print("% Invalid source address- IP address not on any of our up interfaces\n");
            return;
        }
        request.source = *source;
    }
    c.start_ping(request, c.host());
}

/// What the extended dialogue has asked so far.
struct Dialogue {
    probe::PingRequest request;
};

std::optional<std::uint32_t> number_in(const std::string& text, std::uint32_t low, std::uint32_t high,
                                       std::uint32_t preset) {
    if (text.empty()) return preset;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
    return value;
}

bool says_yes(const std::string& answer) { return answer.starts_with('y') || answer.starts_with('Y'); }

using Step = std::function<bool(Console&, Host&, Dialogue&, const std::string&)>;  ///< false: the answer is refused

struct Question {
    std::string text;
    Step step;
    std::string refusal;
};

void ask_next(Console& c, Host& host, std::shared_ptr<Dialogue> so_far, std::shared_ptr<std::vector<Question>> left,
              std::size_t at);

void begin_ping(Console& c, Host& host, const Dialogue& dialogue) { c.start_ping(dialogue.request, host); }

std::vector<Question> extended_questions() {
    const auto ignored = [](Console&, Host&, Dialogue&, const std::string&) { return true; };
    const std::string bad_number = "% Bad number\n";
    return {
        {"Source address or interface: ",
         [](Console& c, Host&, Dialogue& d, const std::string& answer) {
             if (answer.empty()) return true;
             const auto source = source_of(c, answer);
             if (!source || !owns(c, *source)) return false;
             d.request.source = *source;
             return true;
         },
         "% Invalid source address- IP address not on any of our up interfaces\n"},
        {"Type of service [0]: ",
         [](Console&, Host&, Dialogue& d, const std::string& answer) {
             const auto tos = number_in(answer, 0, 255, 0);
             if (tos) d.request.tos = static_cast<std::uint8_t>(*tos);
             return tos.has_value();
         },
         bad_number},
        {"Set DF bit in IP header? [no]: ",
         [](Console&, Host&, Dialogue& d, const std::string& answer) {
             d.request.dont_fragment = says_yes(answer);
             return true;
         },
         ""},
        {"Validate reply data? [no]: ", ignored, ""},
        {"Data pattern [0xABCD]: ", ignored, ""},
        {"Loose, Strict, Record, Timestamp, Verbose[none]: ", ignored, ""},
        {"Sweep range of sizes [n]: ", ignored, ""},
    };
}

std::vector<Question> ping_questions() {
    const std::string bad_number = "% Bad number\n";
    return {
        {"Protocol [ip]: ",
         [](Console&, Host&, Dialogue&, const std::string& answer) {
             return answer.empty() || starts_with_word("ip", answer);
         },
         "% Unknown protocol - type \"ping ?\" for help\n"},
        {"Target IP address: ",
         [](Console& c, Host&, Dialogue& d, const std::string& answer) {
             const auto address = address_of(c, answer);
             if (address) d.request.destination = *address;
             return address.has_value();
         },
         "% Bad IP address\n"},
        {"Repeat count [5]: ",
         [](Console&, Host&, Dialogue& d, const std::string& answer) {
             const auto count = number_in(answer, 1, 2147483647, 5);
             if (count) d.request.count = *count;
             return count.has_value();
         },
         bad_number},
        {"Datagram size [100]: ",
         [](Console&, Host&, Dialogue& d, const std::string& answer) {
             const auto size = number_in(answer, 36, 18024, 100);
             if (size) d.request.size = *size;
             return size.has_value();
         },
         bad_number},
        {"Timeout in seconds [2]: ",
         [](Console&, Host&, Dialogue& d, const std::string& answer) {
             const auto seconds = number_in(answer, 0, 3600, 2);
             if (seconds) d.request.timeout = std::chrono::seconds{*seconds};
             return seconds.has_value();
         },
         bad_number},
    };
}

void ask_next(Console& c, Host& host, std::shared_ptr<Dialogue> so_far, std::shared_ptr<std::vector<Question>> left,
              std::size_t at) {
    if (at == left->size()) {
        if (left->front().text.starts_with("Source")) {
            begin_ping(c, host, *so_far);
            return;
        }
        c.ask("Extended commands [n]: ", [so_far](Console& console, Host& there, const std::string& answer) {
            if (!says_yes(answer)) {
                begin_ping(console, there, *so_far);
                return;
            }
            ask_next(console, there, so_far, std::make_shared<std::vector<Question>>(extended_questions()), 0);
        });
        return;
    }
    c.ask((*left)[at].text, [so_far, left, at](Console& console, Host& there, const std::string& answer) {
        const Question& question = (*left)[at];
        if (!question.step(console, there, *so_far, answer)) {
            console.print(question.refusal);
            console.go_on(there);
            return;
        }
        ask_next(console, there, so_far, left, at + 1);
    });
}

void ping_dialogue(Console& c, const Match&, bool) {
    ask_next(c, c.host(), std::make_shared<Dialogue>(), std::make_shared<std::vector<Question>>(ping_questions()), 0);
}

constexpr Row kRows[] = {
    {"ping", Level::Privileged, nullptr, nullptr, ping_dialogue},
    {"ping [ip] WORD:host", Level::User, nullptr, nullptr, ping},
    {"ping [ip] WORD:host [source WORD:from|repeat <1-2147483647>:count|size <36-18024>:octets|timeout "
     "<0-3600>:seconds|df-bit]...",
     Level::Privileged, nullptr, nullptr, ping},
};

}  // namespace

std::span<const Row> ping_rows() { return kRows; }

}  // namespace switchover::ios::exec
