#pragma once
/// A lab as a plain value: what is drawn, before anything runs.
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/device/config.h"

namespace switchover::topology {

enum class NodeKind : std::uint8_t { Router, Switch, Host };

struct Position {
    double x = 0;
    double y = 0;
    bool operator==(const Position&) const = default;
};

/// A port of a switch, in the order in which the links name them.
struct SwitchPort {
    std::string name;
    Duration forwarding_delay{};  ///< after link-up
};

struct Node {
    std::string name;
    NodeKind kind = NodeKind::Router;
    std::string image_kind;                      ///< the containerlab kind as written (`cisco_iol`, `bridge`, `linux`)
    std::string startup_config;                  ///< path as written in the lab file; empty for switches and hosts
    std::shared_ptr<const DeviceConfig> config;  ///< routers and hosts
    MacAddress base_mac;                         ///< interface i of a router or host has base_mac + i
    Duration reload_time = 60s;                  ///< from `reload` to the first event of the new life
    Duration ageing = 300s;                      ///< switches
    std::vector<SwitchPort> ports;               ///< switches
    Position position;
    bool has_position = false;
    std::vector<std::string> exec;                            ///< hosts: `ip address add …`, as written
    std::vector<std::pair<std::string, std::string>> labels;  ///< those that mean nothing here, kept for other tools
};

struct LinkEnd {
    NodeIndex node = kNoNode;
    InterfaceIndex port = kNoInterface;  ///< interface of the configuration, or index into Node::ports
    bool operator==(const LinkEnd&) const = default;
};

struct Link {
    LinkEnd a, b;
    Duration delay = 500us;  ///< one way, > 0
    std::uint64_t rate_bps = 100'000'000;
    std::uint32_t mtu = 1500;
    Duration jitter{};        ///< extra delay, drawn per frame from 0 to this
    double loss_percent = 0;  ///< 0 to 100, both directions
};

/// Validated: names are unique, every end exists and is used once, no link ends where it begins, every delay is > 0.
struct Topology {
    std::string name;
    std::vector<Node> nodes;
    std::vector<Link> links;

    NodeIndex find(const std::string& node) const {
        for (NodeIndex i = 0; i < nodes.size(); ++i)
            if (nodes[i].name == node) return i;
        return kNoNode;
    }
};

}  // namespace switchover::topology
