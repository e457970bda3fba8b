#include "tests/bench/labs.h"

#include <fmt/format.h>

namespace switchover::bench {

namespace {

constexpr std::uint64_t kGigabit = 1'000'000'000;

InterfaceConfig ethernet(std::size_t number, Ipv4Address address) {
    InterfaceConfig config;
    config.name = fmt::format("GigabitEthernet0/{}", number);
    config.addresses = {{address, 30}};
    config.bandwidth_kbit = 1'000'000;
    return config;
}

topology::Node router(std::size_t index, std::string name, DeviceConfig config) {
    topology::Node node;
    node.name = std::move(name);
    config.hostname = node.name;
    config.cdp.run = false;  // what is measured is the protocol under load
    node.config = std::make_shared<const DeviceConfig>(std::move(config));
    node.base_mac = MacAddress::from(0x001A00000000ull + (index << 8));
    return node;
}

topology::Link link(topology::LinkEnd a, topology::LinkEnd b) {
    topology::Link out{a, b, 1ms, kGigabit, 1500};
    return out;
}

}  // namespace

std::shared_ptr<const topology::Topology> chain_lab() {
    constexpr unsigned kNodes = 10;
    auto lab = std::make_shared<topology::Topology>();
    lab->name = "chain";
    const auto left = [](unsigned l) { return Ipv4Address{10, 0, 0, 4 * l + 1}; };
    const auto right = [](unsigned l) { return Ipv4Address{10, 0, 0, 4 * l + 2}; };
    const Prefix first = Prefix::of(left(0), 30);
    const Prefix last = Prefix::of(left(kNodes - 2), 30);
    for (unsigned i = 0; i < kNodes; ++i) {
        DeviceConfig config;
        if (i > 0) config.interfaces.push_back(ethernet(0, right(i - 1)));
        if (i < kNodes - 1) config.interfaces.push_back(ethernet(1, left(i)));
        if (i > 1)
            config.routes.static_routes.push_back(
                {.prefix = first, .next_hop = left(i - 1), .interface = {}, .name = {}});
        if (i < kNodes - 2)
            config.routes.static_routes.push_back({.prefix = last, .next_hop = right(i), .interface = {}, .name = {}});
        const std::string name = i == 0 ? "a" : i == kNodes - 1 ? "b" : fmt::format("r{}", i);
        lab->nodes.push_back(router(i, name, std::move(config)));
    }
    for (NodeIndex i = 0; i + 1 < kNodes; ++i)
        lab->links.push_back(link({i, static_cast<InterfaceIndex>(i == 0 ? 0 : 1)}, {i + 1, 0}));
    return lab;
}

std::shared_ptr<const topology::Topology> grid_lab(unsigned side, GridKind kind) {
    const unsigned count = side * side;
    std::vector<DeviceConfig> configs(count);
    auto lab = std::make_shared<topology::Topology>();
    lab->name = "grid";
    for (unsigned i = 0; i < count && kind == GridKind::Ospf; ++i) {
        InterfaceConfig loopback;
        loopback.name = "Loopback0";
        loopback.kind = InterfaceKind::Loopback;
        loopback.addresses = {{Ipv4Address{10, 255, i >> 8, i & 255}, 32}};
        loopback.ospf.cost = std::uint16_t{1};
        configs[i].interfaces.push_back(std::move(loopback));
        ospf::Config process;
        process.networks.push_back({Ipv4Address{10, 0, 0, 0}, Ipv4Address{0, 255, 255, 255}, 0});
        process.log_adjacency_changes = false;
        configs[i].ospf = process;
    }
    unsigned k = 0;
    const auto join = [&](unsigned a, unsigned b) {
        const std::uint32_t base = (10u << 24) + 4 * k++;
        const auto add = [&](unsigned node, std::uint32_t host) {
            InterfaceConfig config = ethernet(configs[node].interfaces.size(), Ipv4Address{base + host});
            config.ospf.network_type = ospf::NetworkType::PointToPoint;
            config.ospf.cost = std::uint16_t{10};
            if (kind == GridKind::Hsrp) {
                hsrp::GroupConfig group;
                group.number = 1;
                group.enabled = true;
                group.address = Ipv4Address{base + 3};
                config.standby.groups.push_back(group);
                config.addresses[0].length = 29;  // room for the virtual address
            }
            configs[node].interfaces.push_back(std::move(config));
            return topology::LinkEnd{node, static_cast<InterfaceIndex>(configs[node].interfaces.size() - 1)};
        };
        const topology::LinkEnd from = add(a, 1);
        lab->links.push_back(link(from, add(b, 2)));
        if (kind == GridKind::Hsrp) ++k;  // a /29 each
    };
    for (unsigned y = 0; y < side; ++y) {
        for (unsigned x = 0; x < side; ++x) {
            if (x + 1 < side) join(y * side + x, y * side + x + 1);
            if (y + 1 < side) join(y * side + x, (y + 1) * side + x);
        }
    }
    for (unsigned i = 0; i < count; ++i) lab->nodes.push_back(router(i, fmt::format("r{}", i), std::move(configs[i])));
    return lab;
}

}  // namespace switchover::bench
