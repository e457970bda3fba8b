#include "engine/ios/config/row.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/base/ensure.h"

namespace switchover::ios {
namespace {

struct ModeName {
    std::string_view prompt;
    std::string_view title;
};
constexpr std::array<ModeName, kModeCount> kModeNames = {{{"config", "Global"},
                                                          {"config-if", "Interface"},
                                                          {"config-router", "router ospf"},
                                                          {"config-isakmp", "crypto isakmp policy"},
                                                          {"cfg-crypto-trans", "crypto ipsec transform-set"},
                                                          {"config-crypto-map", "crypto map"},
                                                          {"config-ext-nacl", "ip access-list extended"},
                                                          {"config-std-nacl", "ip access-list standard"},
                                                          {"config-track", "track"},
                                                          {"config-line", "line"},
                                                          {"config-route-map", "route-map"},
                                                          {"config", ""},
                                                          {"config", ""}}};

bool has_key(std::string_view text, std::string_view key) {
    if (text.starts_with("no ")) text.remove_prefix(3);
    return text.starts_with(key) && (text.size() == key.size() || text[key.size()] == ' ');
}

/// Lines of a sub-mode are kept where their block is printed.
Section section_of(const Mode& mode, const Row& row) {
    switch (mode.kind) {
        case ModeKind::Router:
        case ModeKind::Track: return Section::Router;
        case ModeKind::IsakmpPolicy: return Section::CryptoIsakmp;
        case ModeKind::TransformSet:
        case ModeKind::CryptoMap: return Section::CryptoMap;
        case ModeKind::ExtendedAcl:
        case ModeKind::StandardAcl: return Section::AccessList;
        case ModeKind::Line: return Section::Line;
        case ModeKind::RouteMap: return Section::RouteMap;
        default: return row.section;
    }
}

Grammar compile(ModeKind mode) {
    Grammar out;
    for (const std::span<const Row> table : rows_of(mode))
        for (const Row& row : table) {
            out.rows.push_back(&row);
            out.candidates.push_back(
                {compile_pattern(row.pattern), row.forms != Forms::NoOnly, row.forms != Forms::SetOnly});
        }
    return out;
}

}  // namespace

std::string_view mode_prompt(ModeKind kind) { return kModeNames[static_cast<std::size_t>(kind)].prompt; }
std::string_view mode_title(ModeKind kind) { return kModeNames[static_cast<std::size_t>(kind)].title; }

std::string_view support_name(Support support) {
    switch (support) {
        case Support::Full: return "applied";
        case Support::Partial: return "in part";
        case Support::Accepted: return "no effect";
        case Support::Unknown: return "unknown";
    }
    return "";
}

std::vector<std::span<const Row>> rows_of(ModeKind mode) {
    switch (mode) {
        case ModeKind::Global: return {global_rows(), management_rows(), ip_rows(), crypto_rows()};
        case ModeKind::Interface: return {interface_rows(), standby_rows()};
        case ModeKind::Router: return {router_rows()};
        case ModeKind::IsakmpPolicy: return {isakmp_policy_rows()};
        case ModeKind::TransformSet: return {transform_set_rows()};
        case ModeKind::CryptoMap: return {crypto_map_rows()};
        case ModeKind::ExtendedAcl: return {extended_acl_rows()};
        case ModeKind::StandardAcl: return {standard_acl_rows()};
        case ModeKind::Track: return {track_rows()};
        case ModeKind::Line: return {line_rows()};
        case ModeKind::RouteMap: return {route_map_rows()};
        case ModeKind::Banner:
        case ModeKind::Unknown: return {};
    }
    return {};
}

const Grammar& grammar_of(ModeKind mode) {
    static const std::array<Grammar, kModeCount> kGrammars = [] {
        std::array<Grammar, kModeCount> all;
        for (std::size_t i = 0; i < kModeCount; ++i) all[i] = compile(static_cast<ModeKind>(i));
        return all;
    }();
    return kGrammars[static_cast<std::size_t>(mode)];
}

void keep_line(DeviceConfig& config, const Mode& mode, Section section, std::string_view key, std::string text) {
    if (mode.kind == ModeKind::Interface) {
        InterfaceConfig* interface = config.find_interface(mode.name);
        if (interface == nullptr) return;
        std::vector<std::string>& lines = interface->kept_lines;
        const auto same =
            std::find_if(lines.begin(), lines.end(), [&](const std::string& l) { return has_key(l, key); });
        if (text.empty()) {
            std::erase_if(lines, [&](const std::string& l) { return has_key(l, key); });
        } else if (same != lines.end()) {
            *same = std::move(text);
        } else {
            lines.push_back(std::move(text));
        }
        return;
    }
    std::vector<KeptLine>& lines = config.kept_lines;
    const auto matches = [&](const KeptLine& l) { return l.block == mode.header && has_key(l.text, key); };
    if (text.empty()) {
        std::erase_if(lines, matches);
        return;
    }
    const auto same = std::find_if(lines.begin(), lines.end(), matches);
    if (same != lines.end()) {
        same->text = std::move(text);
        return;
    }
    // Ordered by block too, so that the order does not depend on which of two blocks was typed first.
    const auto after =
        std::upper_bound(lines.begin(), lines.end(), std::tie(section, mode.header),
                         [](const auto& wanted, const KeptLine& l) { return wanted < std::tie(l.section, l.block); });
    lines.insert(after, {section, mode.header, std::move(text)});
}

Applied keep(Call& call) {
    std::string text = call.match.text;
    const Shown shown = call.row.shown;
    const bool removes = call.verb == Verb::Default || (call.verb == Verb::No && shown == Shown::Set) ||
                         (call.verb == Verb::Set && shown == Shown::Negated);
    if (call.verb == Verb::No) text = "no " + (shown == Shown::Set ? text : call.match.key);
    keep_line(call.config, call.mode, section_of(call.mode, call.row), call.match.key,
              removes ? std::string{} : std::move(text));
    return done();
}

InterfaceConfig& current_interface(Call& call) {
    InterfaceConfig* found = call.config.find_interface(call.mode.name);
    SWITCHOVER_ENSURE(found != nullptr);
    return *found;
}

}  // namespace switchover::ios
