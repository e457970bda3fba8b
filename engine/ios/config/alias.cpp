#include "engine/ios/config/alias.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace switchover::ios {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kOfTheBox = {{{"h", "help"},
                                                                                     {"lo", "logout"},
                                                                                     {"p", "ping"},
                                                                                     {"r", "resume"},
                                                                                     {"s", "show"},
                                                                                     {"u", "undebug"},
                                                                                     {"un", "undebug"},
                                                                                     {"w", "where"}}};

std::string_view command_of_the_box(std::string_view mode, std::string_view name) {
    if (mode == kExecAliases)
        for (const auto& [own, command] : kOfTheBox)
            if (own == name) return command;
    return {};
}

/// A kept line `alias MODE NAME COMMAND`, or without the command below `no`.
bool read_alias(std::string_view text, Alias& out) {
    constexpr std::string_view kKeyword = "alias ";
    if (!text.starts_with(kKeyword)) return false;
    const auto words = split_tokens(text);
    if (words.size() < 3) return false;
    out = {std::string{words[1].text}, std::string{words[2].text},
           words.size() > 3 ? std::string{text.substr(words[3].column)} : std::string{}};
    return true;
}

}  // namespace

std::vector<Alias> aliases(const DeviceConfig& config) {
    std::vector<Alias> all;
    for (const auto& [name, command] : kOfTheBox)
        all.push_back({std::string{kExecAliases}, std::string{name}, std::string{command}});
    for (const KeptLine& line : config.kept_lines) {
        if (line.section != Section::Last || !line.block.empty()) continue;
        const bool taken_away = line.text.starts_with("no ");
        Alias alias;
        if (!read_alias(std::string_view{line.text}.substr(taken_away ? 3 : 0), alias)) continue;
        std::erase_if(all, [&](const Alias& a) { return a.mode == alias.mode && a.name == alias.name; });
        if (!taken_away) all.push_back(std::move(alias));
    }
    const auto order = [](const Alias& a) { return std::tuple{a.mode != kExecAliases, a.mode, a.name}; };
    std::sort(all.begin(), all.end(), [&](const Alias& a, const Alias& b) { return order(a) < order(b); });
    return all;
}

std::string_view alias_mode(ModeKind mode) {
    switch (mode) {
        case ModeKind::Global: return "configure";
        case ModeKind::Interface: return "interface";
        case ModeKind::Router: return "router";
        case ModeKind::TransformSet: return "crypto-transform";
        case ModeKind::CryptoMap: return "crypto-map";
        case ModeKind::ExtendedAcl: return "ipenacl";
        case ModeKind::StandardAcl: return "ipsnacl";
        case ModeKind::Line: return "line";
        case ModeKind::RouteMap: return "route-map";
        case ModeKind::IsakmpPolicy:
        case ModeKind::Track:
        case ModeKind::Banner:
        case ModeKind::Unknown: return {};
    }
    return {};
}

std::size_t Expanded::typed_column(std::size_t column) const {
    if (!found) return column;
    return column >= written ? column - written + typed : 0;
}

Expanded expand_alias(const DeviceConfig& config, std::string_view mode, std::string_view line) {
    const auto words = split_tokens(line);
    if (mode.empty() || words.empty()) return {std::string{line}};
    for (const Alias& alias : aliases(config)) {
        if (alias.mode != mode || alias.name != words.front().text) continue;
        const std::size_t end = words.front().column + words.front().text.size();
        return {alias.command + std::string{line.substr(end)}, end, alias.command.size(), true};
    }
    return {std::string{line}};
}

Applied alias_line(Call& call) {
    const std::string_view own = command_of_the_box(call.match.word("mode"), call.match.word("name"));
    std::string text;
    if (call.verb == Verb::No && !own.empty()) text = "no " + call.match.key;
    if (call.set() && call.match.word("command") != own) text = call.match.text;
    keep_line(call.config, call.mode, Section::Last, call.match.key, std::move(text));
    return done();
}

}  // namespace switchover::ios
