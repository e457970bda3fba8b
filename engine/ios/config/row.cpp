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
    std::string_view heading;
};
constexpr std::array<ModeName, kModeCount> kModeNames = {
    {{"config", "Global", "Configure commands:"},
     {"config-if", "Interface", "Interface configuration commands:"},
     {"config-router", "router ospf", "Router configuration commands:"},
     {"config-isakmp", "crypto isakmp policy", "ISAKMP commands:"},
     {"cfg-crypto-trans", "crypto ipsec transform-set", "Crypto transform configuration commands:"},
     {"config-crypto-map", "crypto map", "Crypto Map configuration commands:"},
     {"config-ext-nacl", "ip access-list extended", "Ext Access List configuration commands:"},
     {"config-std-nacl", "ip access-list standard", "Standard Access List configuration commands:"},
     {"config-track", "track", "Tracking instance configuration commands:"},
     {"config-line", "line", "Line configuration commands:"},
     {"config-route-map", "route-map", "Route Map configuration commands:"},
     {"config", "", ""},
     {"config", "", ""}}};

bool has_key(std::string_view text, std::string_view key) {
    if (text.starts_with("no ")) text.remove_prefix(3);
    // Thousands of pasted lines begin alike: their ends tell them apart.
    if (text.size() < key.size() || (!key.empty() && text[key.size() - 1] != key.back())) return false;
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

/// Settings of a terminal line are printed in an order of their own, however they were typed.
std::size_t line_rank(std::string_view text) {
    constexpr std::array<std::string_view, 13> kOrder = {
        "session-timeout", "access-class", "exec-timeout", "privilege", "password", "logging", "login",
        "length",          "width",        "history",      "transport", "stopbits", "parity"};
    if (text.starts_with("no ")) text.remove_prefix(3);
    const auto at = std::find_if(kOrder.begin(), kOrder.end(), [&](std::string_view w) { return text.starts_with(w); });
    return static_cast<std::size_t>(at - kOrder.begin());
}

std::vector<std::span<const Row>> listed_rows(ModeKind mode) {
    switch (mode) {
        case ModeKind::Global: return {global_rows(), management_rows(), ip_rows(), crypto_rows(), refused_rows()};
        case ModeKind::Interface:
            return {interface_rows(), ospf_interface_rows(), standby_rows(), refused_interface_rows()};
        case ModeKind::Router: return {router_rows(), ospf_router_rows(), refused_router_rows()};
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

Grammar compile(ModeKind mode) {
    Grammar out;
    for (const std::span<const Row> table : rows_of(mode))
        for (const Row& row : table) {
            out.rows.push_back(&row);
            Program program = compile_pattern(row.pattern);
            if (table.data() == silent_rows(mode).data()) hide(program, true);
            out.candidates.push_back({std::move(program), row.forms != Forms::NoOnly, row.forms != Forms::SetOnly});
        }
    return out;
}

}  // namespace

std::string_view mode_prompt(ModeKind kind) { return kModeNames[static_cast<std::size_t>(kind)].prompt; }
std::string_view mode_heading(ModeKind kind) { return kModeNames[static_cast<std::size_t>(kind)].heading; }
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
    std::vector<std::span<const Row>> tables = listed_rows(mode);
    if (const auto silent = silent_rows(mode); !silent.empty()) tables.push_back(silent);
    return tables;
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
    const auto [first, last] = std::ranges::equal_range(lines, section, {}, &KeptLine::section);
    const auto same = std::find_if(first, last, matches);
    if (same != last) {
        same->text = std::move(text);
        return;
    }
    // Ordered by block too, so that the order does not depend on which of two blocks was typed first.
    const auto place = [](const KeptLine& l) {
        const bool ranked = l.section == Section::Line && !l.block.empty();
        return std::tuple{l.section, std::string_view{l.block}, ranked ? line_rank(l.text) : 0};
    };
    KeptLine made{section, mode.header, std::move(text)};
    const auto after = std::upper_bound(lines.begin(), lines.end(), made,
                                        [&](const KeptLine& a, const KeptLine& b) { return place(a) < place(b); });
    lines.insert(after, std::move(made));
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
