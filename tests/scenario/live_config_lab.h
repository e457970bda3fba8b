#pragma once
/// What the cases of live_config_test are made of: the ha-vpn lab, what is looked at, what is typed.
#include <optional>
#include <string>
#include <vector>

#include "engine/ios/config/reader.h"
#include "engine/ios/show/running_config.h"
#include "tests/support/lab.h"

namespace switchover::test {

constexpr const char* kHub = "7204VXR-1";
constexpr const char* kOther = "7204VXR-2";
constexpr const char* kCore = "7206-1";
constexpr const char* kSite = "vpn7200";

// --- what is looked at

inline const Device& box(Lab& lab, const char* node) { return *lab.world().device(node); }
inline hsrp::GroupView group(Lab& lab, const char* node) { return box(lab, node).hsrp().view().at(0); }
inline ospf::View ospf_of(Lab& lab, const char* node) {
    return box(lab, node).ospf()->view(box(lab, node).interfaces());
}
inline ospf::InterfaceView ospf_port(Lab& lab, const char* node, const char* name) {
    for (const auto& i : ospf_of(lab, node).interfaces)
        if (i.name == name) return i;
    return {};
}
inline const Interface& port(Lab& lab, const char* node, const char* name) {
    return box(lab, node).interfaces()[box(lab, node).find_interface(name)];
}
inline std::optional<rib::Route> route(Lab& lab, const char* node, const char* prefix) {
    const auto table = box(lab, node).rib().table();
    const rib::Row* row = table->exact(*Prefix::parse(prefix));
    if (row == nullptr) return std::nullopt;
    return table->route(*row);
}
inline std::size_t full(Lab& lab, const char* node) {
    std::size_t count = 0;
    for (const auto& i : ospf_of(lab, node).interfaces)
        for (const auto& n : i.neighbors) count += n.state == ospf::NeighborState::Full;
    return count;
}
/// The newest pair of SAs of the site.
inline std::optional<crypto_map::PairView> pair(Lab& lab) {
    for (const auto& applied : box(lab, kSite).crypto_map_view(lab.world().now()).applied)
        for (const auto& flow : applied.flows)
            if (!flow.pairs.empty()) return flow.pairs.back();
    return std::nullopt;
}
inline std::optional<ike::SaView> sa(Lab& lab) {
    for (const auto& view : box(lab, kSite).ike_view(lab.world().now()).sas)
        if (!view.deleted && view.state == ike::State::QmIdle) return view;
    return std::nullopt;
}
inline bool live(Lab& lab, const char* node) {
    const auto view = box(lab, node).crypto_map_view(lab.world().now());
    return !view.applied.empty() && view.applied[0].live;
}
inline std::uint64_t answered(Lab& lab, const char* node, const char* destination) {
    const auto words = "ping " + std::string{node} + " " + destination;
    const std::uint32_t id = *lab.world().apply(*parse_input(words));
    lab.run_for(11s);
    return box(lab, node).probe().view().find(id)->answered;
}
inline void negotiate_again(Lab& lab) {
    lab.input("exec vpn7200 clear crypto sa").input("exec vpn7200 clear crypto isakmp").run_for(20s);
}

// --- the table

struct Typed {
    const char* node;
    const char* lines;
};
struct Case {
    const char* name;
    std::vector<Typed> set;
    std::vector<Typed> undo;
    Duration wait;
    bool (*effect)(Lab&);
    bool (*back)(Lab&);  ///< after the undo; null: the text is enough
};

inline std::string running(Lab& lab, const char* node) { return ios::config_text(*box(lab, node).config()); }

inline bool reads_back(Lab& lab, const char* node) {
    DeviceConfig read;
    for (const auto& problem : ios::read_config(running(lab, node), {}, read).problems())
        if (problem.is_error()) return false;
    return read == *box(lab, node).config();
}

inline void type(Lab& lab, const std::vector<Typed>& typed) {
    for (const Typed& one : typed) lab.input("config " + std::string{one.node} + " " + one.lines);
}

}  // namespace switchover::test
