#include "engine/ios/console/dialogue.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "engine/ios/grammar/interface_name.h"

namespace switchover::ios {
namespace {

struct Asked {
    std::vector<Question> questions;
    Act act;
};

void ask_from(Console& console, Host& host, const std::shared_ptr<const Asked>& asked, std::size_t at) {
    if (at == asked->questions.size()) {
        asked->act(console, host);
        return;
    }
    console.ask(asked->questions[at].text, [asked, at](Console& c, Host& h, const std::string& answer) {
        const std::string refusal = asked->questions[at].take(c, answer);
        if (refusal.empty())
            ask_from(c, h, asked, at + 1);
        else
            c.print(refusal);
    });
}

std::optional<std::uint32_t> number_in(const std::string& text, std::uint32_t low, std::uint32_t high) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < low || value > high) return std::nullopt;
    return value;
}

}  // namespace

void ask_all(Console& console, std::vector<Question> questions, Act act) {
    ask_from(console, console.host(), std::make_shared<const Asked>(Asked{std::move(questions), std::move(act)}), 0);
}

std::optional<bool> yes_or_no(std::string_view answer, std::optional<bool> preset) {
    if (answer.empty()) return preset;
    if (starts_with_word("yes", answer)) return true;
    if (starts_with_word("no", answer)) return false;
    return std::nullopt;
}

void ask_yes_no(Console& console, const std::string& question, std::optional<bool> preset,
                std::function<void(Console&, Host&, bool yes)> then) {
    console.ask(question, [question, preset, then = std::move(then)](Console& c, Host& h, const std::string& answer) {
        if (const auto yes = yes_or_no(answer, preset)) {
            then(c, h, *yes);
            return;
        }
        c.print("% Please answer 'yes' or 'no'.\n");
        ask_yes_no(c, question, preset, then);
    });
}

void ask_file(Console& console, const std::string& question, Act act) {
    console.ask(question, [question, act = std::move(act)](Console& c, Host& h, const std::string& answer) {
        const std::size_t from = question.find('[') + 1;
        const std::string name = question.substr(from, question.find(']') - from);
        if (answer.empty() || answer == name)
            act(c, h);
        else
            c.print(fmt::format("% not supported by Switchover: any other file than {}\n", name));
    });
}

Question number_question(std::string text, std::uint32_t low, std::uint32_t high, std::uint32_t preset,
                         std::function<void(std::uint32_t)> set) {
    return {std::move(text), [low, high, preset, set = std::move(set)](Console&, const std::string& answer) {
                const auto number = answer.empty() ? preset : number_in(answer, low, high);
                if (!number) return fmt::format("% A decimal number between {} and {}.\n", low, high);
                set(*number);
                return std::string{};
            }};
}

Question fixed_question(std::string text, std::string preset, std::string what) {
    return {std::move(text), [preset = std::move(preset), what = std::move(what)](Console&, const std::string& answer) {
                if (answer.empty() || starts_with_word(preset, answer)) return std::string{};
                return fmt::format("% not supported by Switchover: {}\n", what);
            }};
}

Question protocol_question(const char* command) {
    return {"Protocol [ip]: ", [command](Console&, const std::string& answer) {
                if (answer.empty() || starts_with_word("ip", answer)) return std::string{};
                return fmt::format("% Unknown protocol - \"{}\", type \"{} ?\" for help\n", printable(answer), command);
            }};
}

Question target_question(std::function<void(Ipv4Address)> set) {
    return {"Target IP address: ", [set = std::move(set)](Console& c, const std::string& answer) {
                const auto address = address_of(c, answer);
                if (!address) return std::string{"% Bad IP address\n"};
                set(*address);
                return std::string{};
            }};
}

Question source_question(std::string text, std::function<void(Ipv4Address)> set) {
    return {std::move(text), [set = std::move(set)](Console& c, const std::string& answer) {
                if (answer.empty()) return std::string{};
                const auto source = source_of(c, answer);
                if (!source) return std::string{kBadSource};
                set(*source);
                return std::string{};
            }};
}

std::optional<Ipv4Address> address_of(Console& console, const std::string& typed) {
    if (const auto address = Ipv4Address::parse(typed)) return *address;
    const auto world = console.host().world();
    for (const KeptLine& line : world->device(console.node())->config->kept_lines) {
        const auto tokens = split_tokens(line.text);
        if (tokens.size() > 3 && tokens[0].text == "ip" && tokens[1].text == "host" && same_word(tokens[2].text, typed))
            if (const auto address = Ipv4Address::parse(tokens[3].text)) return *address;
    }
    return std::nullopt;
}

std::optional<Ipv4Address> source_of(Console& console, const std::string& typed) {
    const auto world = console.host().world();
    const auto address = Ipv4Address::parse(typed);
    const auto name = interface_name(typed);
    for (const Interface& interface : world->device(console.node())->interfaces) {
        if (interface.deleted) continue;
        for (const InterfaceAddress& own : interface.addresses)
            if (address ? own.address == *address : name && name->full == interface.name) return own.address;
    }
    return std::nullopt;
}

}  // namespace switchover::ios
