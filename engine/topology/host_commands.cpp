#include "engine/topology/host_commands.h"

#include <algorithm>

#include "engine/ios/grammar/words.h"

namespace switchover::topology {
namespace {

using ios::starts_with_word;

InterfaceConfig& interface_named(DeviceConfig& host, const std::string& name) {
    if (InterfaceConfig* found = host.find_interface(name)) return *found;
    InterfaceConfig& made = host.interfaces.emplace_back();
    made.name = name;
    made.kind = name == "lo" ? InterfaceKind::Loopback : InterfaceKind::Ethernet;
    made.proxy_arp = false;
    return made;
}

std::string_view after(const std::vector<ios::Token>& tokens, std::string_view word) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        if (tokens[i].text == word) return tokens[i + 1].text;
    return {};
}

std::optional<std::string> add_address(DeviceConfig& host, const std::vector<ios::Token>& tokens) {
    const std::string_view text = tokens[3].text;
    const auto prefix = Prefix::parse(text);
    const auto address = Ipv4Address::parse(text.substr(0, text.find('/')));
    const std::string_view device = after(tokens, "dev");
    if (!prefix || !address || prefix->length == 0) return "the address must be of the form 10.0.0.1/24";
    if (device.empty()) return "the command names no dev";
    std::vector<InterfaceAddress>& addresses = interface_named(host, std::string{device}).addresses;
    const InterfaceAddress wanted{*address, prefix->length};
    if (std::find(addresses.begin(), addresses.end(), wanted) == addresses.end()) addresses.push_back(wanted);
    return std::nullopt;
}

std::optional<std::string> add_route(DeviceConfig& host, const std::vector<ios::Token>& tokens) {
    rib::StaticRoute route;
    if (tokens[3].text != "default") {
        const auto prefix = Prefix::parse(tokens[3].text);
        if (!prefix) return "the route must be default or of the form 10.0.0.0/8";
        route.prefix = *prefix;
    }
    const auto gateway = Ipv4Address::parse(after(tokens, "via"));
    if (!gateway) return "the route names no gateway";
    route.next_hop = *gateway;
    route.interface = std::string{after(tokens, "dev")};
    if (!route.interface.empty()) interface_named(host, route.interface);
    host.routes.static_routes.push_back(route);
    return std::nullopt;
}

}  // namespace

DeviceConfig host_config(const std::string& name) {
    DeviceConfig host;
    host.hostname = name;
    host.ip_routing = false;
    return host;
}

std::optional<std::string> apply_host_command(DeviceConfig& host, std::string_view line) {
    const auto tokens = ios::split_tokens(line);
    if (tokens.size() < 2 || tokens[0].text != "ip") return "only ip commands are understood";
    if (starts_with_word("link", tokens[1].text)) return std::nullopt;
    if (tokens.size() < 4 || (tokens[2].text != "add" && tokens[2].text != "replace"))
        return "only ip address add and ip route add are understood";
    if (starts_with_word("address", tokens[1].text)) return add_address(host, tokens);
    if (starts_with_word("route", tokens[1].text)) return add_route(host, tokens);
    return "only ip address add and ip route add are understood";
}

}  // namespace switchover::topology
