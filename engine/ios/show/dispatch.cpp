#include "engine/ios/show/dispatch.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/acl/show.h"
#include "engine/arp/show.h"
#include "engine/crypto_map/show.h"
#include "engine/hsrp/show.h"
#include "engine/ike/show.h"
#include "engine/ios/config/interface_name.h"
#include "engine/ios/show/interfaces.h"
#include "engine/ios/show/running_config.h"
#include "engine/ospf/show.h"
#include "engine/rib/show.h"
#include "engine/track/show.h"

namespace switchover::ios {

namespace {

/// What a handler works from. `values` are the words that stood where the form has an upper-case word, in order.
struct Call {
    const snapshot::World& world;
    const snapshot::Device& device;
    std::vector<std::string> values;
    TextOut& out;

    Ipv4Address address(std::size_t i) const { return Ipv4Address::parse(values[i]).value_or(Ipv4Address{}); }
    Prefix prefix() const { return Prefix::of(address(0), mask_length(address(1).value).value_or(32)); }
    std::vector<std::string> names() const {
        std::vector<std::string> out_names;
        for (const Interface& interface : device.interfaces) out_names.push_back(interface.name);
        return out_names;
    }
};

/// A form of the command: keywords in lower case, values in upper case (A.B.C.D, M.M.M.M, N, IF, WORD).
struct Form {
    const char* words;
    void (*run)(Call&);
};

InterfaceIndex interface_of(const Call& call, std::size_t i) {
    for (InterfaceIndex n = 0; n < call.device.interfaces.size(); ++n)
        if (call.device.interfaces[n].name == call.values[i]) return n;
    return kNoInterface;
}

template <typename Run>
void with_routes(Call& call, Run run) {
    const std::vector<std::string> names = call.names();
    rib::ShowContext context;
    context.now = call.world.now;
    context.interfaces = names;
    context.is_12_2 = call.device.config->is_12_2();
    const std::optional<ospf::Config>& ospf = call.device.config->ospf;
    if (ospf && ospf->redistribute_static)
        context.redistribute_static.push_back({ospf->process_id, ospf->redistribute_static->subnets});
    context.adjacencies = call.device.resolved;
    run(call.device.rib, context);
}

hsrp::ShowFilter standby_filter(const Call& call) {
    hsrp::ShowFilter filter;
    if (!call.values.empty()) filter.interface = interface_of(call, 0);
    if (call.values.size() > 1) filter.group = static_cast<std::uint8_t>(std::stoul(call.values[1]));
    return filter;
}

void standby(Call& c) { hsrp::show_standby(c.device.hsrp, c.world.now, c.out, standby_filter(c)); }
void standby_brief(Call& c) { hsrp::show_standby_brief(c.device.hsrp, c.out, standby_filter(c)); }
void track(Call& c) { track::show_track(c.device.track, std::nullopt, c.world.now, c.out); }
void track_one(Call& c) {
    track::show_track(c.device.track, static_cast<std::uint16_t>(std::stoul(c.values[0])), c.world.now, c.out);
}
void track_brief(Call& c) { track::show_track_brief(c.device.track, c.world.now, c.out); }
void route(Call& c) {
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_route(view, context, c.out); });
}
void route_to(Call& c) {
    with_routes(c,
                [&](const auto& view, const auto& context) { rib::show_ip_route(view, context, c.address(0), c.out); });
}
void route_prefix(Call& c) {
    with_routes(c,
                [&](const auto& view, const auto& context) { rib::show_ip_route(view, context, c.prefix(), c.out); });
}
void cef(Call& c) {
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_cef(view, context, c.out); });
}
void cef_detail(Call& c) {
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_cef_detail(view, context, c.out); });
}
void cef_to(Call& c) {
    with_routes(c,
                [&](const auto& view, const auto& context) { rib::show_ip_cef(view, context, c.address(0), c.out); });
}
void cef_prefix(Call& c) {
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_cef(view, context, c.prefix(), c.out); });
}
void arp_table(Call& c) {
    const std::vector<std::string> names = c.names();
    std::optional<Ipv4Address> only;
    if (!c.values.empty()) only = c.address(0);
    arp::show_arp(c.device.arp, c.world.now, names, c.out, only);
}
void interfaces(Call& c) {
    const InterfaceIndex only = c.values.empty() ? kNoInterface : interface_of(c, 0);
    show_interfaces(c.device.interfaces, *c.device.config, only, c.world.now, c.out);
}
void interface_brief(Call& c) { show_ip_interface_brief(c.device.interfaces, c.out); }
void running_config(Call& c) { c.out.raw(show_running_config(*c.device.config)); }

template <typename Run>
void with_ospf(Call& call, Run run) {
    if (call.device.ospf) run(*call.device.ospf);
}

void ospf(Call& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf(v, c.world.now, c.device.config->is_12_2(), c.out); });
}
void ospf_neighbor(Call& c) {
    std::optional<InterfaceIndex> only;
    if (!c.values.empty()) only = interface_of(c, 0);
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_neighbor(v, c.world.now, c.out, only); });
}
void ospf_interface(Call& c) {
    std::optional<InterfaceIndex> only;
    if (!c.values.empty()) only = interface_of(c, 0);
    with_ospf(c, [&](const ospf::View& v) {
        ospf::show_ip_ospf_interface(v, c.world.now, c.device.config->is_12_2(), c.out, only);
    });
}
void ospf_interface_brief(Call& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_interface_brief(v, c.out); });
}
void ospf_database(Call& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_database(v, c.world.now, c.out); });
}
/// The LSAs of one type, of one link state id when it is given.
template <std::uint8_t Type>
void ospf_database_type(Call& c) {
    ospf::DatabaseFilter filter;
    if (!c.values.empty()) filter.id = c.address(0);
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_database(v, c.world.now, Type, c.out, filter); });
}
void access_lists(Call& c) {
    const std::string name = c.values.empty() ? std::string{} : c.values[0];
    acl::show_access_lists(c.device.access_lists, name, c.device.config->is_12_2(), c.out);
}

void ipsec_sa(Call& c) {
    crypto_map::show_crypto_ipsec_sa(c.device.crypto_map, c.world.now, c.device.config->is_12_2(), "", c.out);
}
void ipsec_transform_set(Call& c) { crypto_map::show_crypto_ipsec_transform_set(c.device.crypto_map, c.out); }
void crypto_maps(Call& c) { crypto_map::show_crypto_map(c.device.crypto_map, "", "", c.out); }
void isakmp_sa(Call& c) { ike::show_isakmp_sa(c.device.ike, c.out); }
void isakmp_sa_detail(Call& c) { ike::show_isakmp_sa_detail(c.device.ike, c.world.now, c.out); }
void isakmp_policy(Call& c) { ike::show_isakmp_policy(c.device.ike, c.out); }

constexpr Form kForms[] = {
    {"show access-lists", access_lists},
    {"show access-lists WORD", access_lists},
    {"show crypto ipsec sa", ipsec_sa},
    {"show crypto ipsec transform-set", ipsec_transform_set},
    {"show crypto isakmp policy", isakmp_policy},
    {"show crypto isakmp sa", isakmp_sa},
    {"show crypto isakmp sa detail", isakmp_sa_detail},
    {"show crypto map", crypto_maps},
    {"show arp", arp_table},
    {"show interfaces", interfaces},
    {"show interfaces IF", interfaces},
    {"show ip arp", arp_table},
    {"show ip arp A.B.C.D", arp_table},
    {"show ip cef", cef},
    {"show ip cef detail", cef_detail},
    {"show ip cef A.B.C.D", cef_to},
    {"show ip cef A.B.C.D detail", cef_to},
    {"show ip cef A.B.C.D M.M.M.M", cef_prefix},
    {"show ip cef A.B.C.D M.M.M.M detail", cef_prefix},
    {"show ip interface brief", interface_brief},
    {"show ip ospf", ospf},
    {"show ip ospf database", ospf_database},
    {"show ip ospf database external", ospf_database_type<5>},
    {"show ip ospf database external A.B.C.D", ospf_database_type<5>},
    {"show ip ospf database network", ospf_database_type<2>},
    {"show ip ospf database network A.B.C.D", ospf_database_type<2>},
    {"show ip ospf database router", ospf_database_type<1>},
    {"show ip ospf database router A.B.C.D", ospf_database_type<1>},
    {"show ip ospf interface", ospf_interface},
    {"show ip ospf interface IF", ospf_interface},
    {"show ip ospf interface brief", ospf_interface_brief},
    {"show ip ospf neighbor", ospf_neighbor},
    {"show ip ospf neighbor IF", ospf_neighbor},
    {"show ip route", route},
    {"show ip route A.B.C.D", route_to},
    {"show ip route A.B.C.D M.M.M.M", route_prefix},
    {"show running-config", running_config},
    {"show standby", standby},
    {"show standby brief", standby_brief},
    {"show standby IF", standby},
    {"show standby IF N", standby},
    {"show standby IF brief", standby_brief},
    {"show track", track},
    {"show track N", track_one},
    {"show track brief", track_brief},
};

struct Word {
    std::string text;
    std::size_t column = 0;
};

std::vector<Word> split(std::string_view line) {
    std::vector<Word> out;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == ' ' || line[at] == '\t') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
        out.push_back({std::string{line.substr(at, end - at)}, at});
        at = end;
    }
    return out;
}

bool is_value(const std::string& pattern) { return pattern[0] >= 'A' && pattern[0] <= 'Z'; }

/// The value as the handler wants it (interface names in full); nothing when the word is not one.
std::optional<std::string> take_value(const std::string& pattern, const std::string& word,
                                      const snapshot::Device& device) {
    if (pattern == "N") {
        unsigned n = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), n);
        if (error != std::errc{} || end != word.data() + word.size() || n > 65535) return std::nullopt;
        return word;
    }
    if (pattern == "IF") {
        const auto name = interface_name(word);
        if (!name) return std::nullopt;
        for (const Interface& interface : device.interfaces)
            if (interface.name == name->full && !interface.deleted) return name->full;
        return std::nullopt;
    }
    if (pattern == "WORD") return word;
    const auto address = Ipv4Address::parse(word);
    if (!address || (pattern == "M.M.M.M" && !mask_length(address->value))) return std::nullopt;
    return word;
}

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
}

struct Candidate {
    std::vector<Word> pattern;
    const Form* form = nullptr;
    std::vector<std::string> values;
};

std::string invalid_input(std::size_t column) {
    return std::string(column, ' ') + "^\n% Invalid input detected at '^' marker.\n";
}

/// Keeps the candidates whose word `n` fits. Keywords match by prefix; an exact keyword beats a longer one.
/// Errors: two different keywords fit (ambiguous), or none does (invalid).
Result<std::vector<Candidate>, std::string> narrow(const std::vector<Candidate>& candidates, std::size_t n,
                                                   const Word& word, std::string_view line,
                                                   const snapshot::Device& device) {
    const std::string typed = lower(word.text);
    std::vector<Candidate> keywords;
    std::vector<Candidate> values;
    std::set<std::string> distinct;
    for (const Candidate& candidate : candidates) {
        if (candidate.pattern.size() <= n) continue;
        const std::string& pattern = candidate.pattern[n].text;
        if (is_value(pattern)) {
            if (const auto value = take_value(pattern, word.text, device)) {
                values.push_back(candidate);
                values.back().values.push_back(*value);
            }
        } else if (pattern.rfind(typed, 0) == 0) {
            keywords.push_back(candidate);
            distinct.insert(pattern);
        }
    }
    if (distinct.count(typed) != 0) {
        std::erase_if(keywords, [&](const Candidate& c) { return c.pattern[n].text != typed; });
        return keywords;
    }
    if (distinct.size() > 1) return fail("% Ambiguous command:  \"" + std::string{line} + "\"\n");
    if (!keywords.empty()) return keywords;
    if (!values.empty()) return values;
    return fail(invalid_input(word.column));
}

/// The device that has a console to type at. Errors: a switch, or powered off.
Result<const snapshot::Device*, std::string> console_of(const snapshot::World& world, NodeIndex node) {
    const snapshot::Device* device = world.device(node);
    if (device == nullptr) return fail(std::string{"a switch has no console\n"});
    if (!device->powered) return fail(device->name + " is powered off\n");
    return device;
}

std::vector<Candidate> all_candidates() {
    std::vector<Candidate> candidates;
    for (const Form& form : kForms) candidates.push_back({split(form.words), &form, {}});
    return candidates;
}

}  // namespace

Result<std::vector<std::string>, std::string> show_help(const snapshot::World& world, NodeIndex node,
                                                        std::string_view line) {
    const auto device = console_of(world, node);
    if (!device) return fail(device.error());
    std::vector<Candidate> candidates = all_candidates();
    std::vector<Word> words = split(line);
    std::string last;
    if (!words.empty() && line.back() != ' ' && line.back() != '\t') {
        last = lower(words.back().text);
        words.pop_back();
    }
    for (std::size_t n = 0; n < words.size(); ++n) {
        auto left = narrow(candidates, n, words[n], line, **device);
        if (!left) return fail(left.error());
        candidates = std::move(*left);
    }
    std::set<std::string> out;
    for (const Candidate& candidate : candidates) {
        const bool whole = candidate.pattern.size() == words.size();
        const std::string next = whole ? std::string{"<cr>"} : candidate.pattern[words.size()].text;
        if (last.empty() || (!whole && !is_value(next) && next.rfind(last, 0) == 0)) out.insert(next);
    }
    return std::vector<std::string>(out.begin(), out.end());
}

Result<std::string, std::string> show(const snapshot::World& world, NodeIndex node, std::string_view command) {
    const auto console = console_of(world, node);
    if (!console) return fail(console.error());
    const snapshot::Device* device = *console;
    std::vector<Candidate> candidates = all_candidates();
    const std::vector<Word> words = split(command);
    for (std::size_t n = 0; n < words.size(); ++n) {
        auto left = narrow(candidates, n, words[n], command, *device);
        if (!left) return fail(left.error());
        candidates = std::move(*left);
    }
    for (const Candidate& candidate : candidates) {
        if (candidate.pattern.size() != words.size()) continue;
        TextOut out;
        Call call{world, *device, candidate.values, out};
        candidate.form->run(call);
        return out.take();
    }
    return fail(std::string{"% Incomplete command.\n"});
}

std::vector<std::string> show_commands() {
    std::vector<std::string> out;
    for (const Form& form : kForms) out.emplace_back(form.words);
    return out;
}

}  // namespace switchover::ios
