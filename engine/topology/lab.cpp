#include "engine/topology/lab.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "engine/base/duration_text.h"
#include "engine/ios/grammar/interface_name.h"
#include "engine/topology/host_commands.h"

namespace switchover::topology {
namespace {

using ios::printable;
using ios::ProblemKind;

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// As `parse_duration`, and a bare number is seconds: containerlab's labels are often written so.
std::optional<Duration> seconds_or_duration(const std::string& text) {
    const bool bare =
        !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return parse_duration(bare ? text + "s" : text);
}

class Builder {
   public:
    Builder(const LabFile& file, const TextSource& text_of) : file_(file), text_of_(text_of) {}

    Result<Lab, std::vector<Problem>> build() {
        lab_.file = file_.file;
        lab_.topology.name = file_.name.text;
        lab_.warnings = file_.warnings;
        for (const FileNode& node : file_.nodes) add_node(node);
        for (const FileLink& link : file_.links) add_link(link);
        port_delays();
        if (!errors_.empty()) return fail(std::move(errors_));
        for (std::size_t i = 0; i < configs_.size(); ++i)
            lab_.topology.nodes[i].config = configs_[i] ? std::make_shared<const DeviceConfig>(*configs_[i]) : nullptr;
        for (const ios::ReadResult& config : lab_.configs) {
            const std::vector<Problem> problems = config.problems();
            lab_.warnings.insert(lab_.warnings.end(), problems.begin(), problems.end());
        }
        return std::move(lab_);
    }

   private:
    void error(const Located& at, std::string message) {
        errors_.push_back(
            {file_.file, at.line, at.column, ProblemKind::InvalidValue, printable(at.text), std::move(message)});
    }
    void warn(const Located& at, std::string message) {
        lab_.warnings.push_back(
            {file_.file, at.line, at.column, ProblemKind::Partial, printable(at.text), std::move(message)});
    }

    void add_node(const FileNode& in) {
        Node out;
        const auto index = static_cast<NodeIndex>(lab_.topology.nodes.size());
        out.name = in.name.text;
        out.image_kind = in.kind.text;
        out.startup_config = in.startup_config.text;
        out.base_mac = base_mac(index);
        if (out.name.empty() || out.name.find(':') != std::string::npos) error(in.name, "bad name of a node");
        if (lab_.topology.find(out.name) != kNoNode)
            error(in.name, fmt::format("node {} is there already", printable(out.name)));
        std::optional<DeviceConfig> config;
        if (out.image_kind.starts_with("cisco_")) {
            config = router(in);
        } else if (out.image_kind == "bridge" || out.image_kind == "ovs-bridge") {
            out.kind = NodeKind::Switch;
        } else if (out.image_kind == "linux") {
            out.kind = NodeKind::Host;
            config = host(in);
            for (const Located& line : in.exec) out.exec.push_back(line.text);
        } else {
            error(in.kind,
                  fmt::format("kind {} is not simulated: use cisco_*, bridge or linux", printable(out.image_kind)));
        }
        labels(in, out);
        lab_.topology.nodes.push_back(std::move(out));
        configs_.push_back(std::move(config));
    }

    DeviceConfig router(const FileNode& in) {
        DeviceConfig config;
        config.hostname = in.name.text;
        if (in.startup_config.text.empty()) {
            warn(in.name, fmt::format("router {} has no startup-config", printable(in.name.text)));
            return config;
        }
        const auto text = text_of_(in.startup_config.text);
        if (!text) {
            error(in.startup_config, text.error());
            return config;
        }
        lab_.configs.push_back(ios::read_config(*text, in.startup_config.text, config));
        return config;
    }

    DeviceConfig host(const FileNode& in) {
        DeviceConfig config = host_config(in.name.text);
        for (const Located& line : in.exec)
            if (const auto refused = apply_host_command(config, line.text)) warn(line, *refused);
        return config;
    }

    void labels(const FileNode& in, Node& out) {
        for (const auto& [key, value] : in.labels) {
            if (key.text == "graph-posX" || key.text == "graph-posY") {
                const auto number = parse_number(value.text);
                if (!number) error(value, fmt::format("{} must be a number", key.text));
                out.has_position = true;
                (key.text == "graph-posX" ? out.position.x : out.position.y) = number.value_or(0);
            } else if (out.kind == NodeKind::Switch && key.text == "ageing") {
                duration(value, "ageing", out.ageing);
            } else if (out.kind == NodeKind::Switch && key.text.starts_with("port-forward-delay")) {
                Duration delay{};
                duration(value, "port-forward-delay", delay);
                delays_.push_back({static_cast<NodeIndex>(lab_.topology.nodes.size()), key, delay});
            } else if (out.kind == NodeKind::Router && key.text == "reload-time") {
                duration(value, "reload-time", out.reload_time);
            } else {
                out.labels.emplace_back(key.text, value.text);
            }
        }
    }

    void duration(const Located& value, std::string_view what, Duration& out) {
        const auto d = seconds_or_duration(value.text);
        if (!d) return error(value, fmt::format("{} must be a duration such as 20s", what));
        out = *d;
    }

    /// `port-forward-delay` is for all ports of the switch, `port-forward-delay.PORT` for one.
    void port_delays() {
        std::stable_sort(delays_.begin(), delays_.end(),
                         [](const PortDelay& a, const PortDelay& b) { return a.key.text.size() < b.key.text.size(); });
        for (const PortDelay& d : delays_) {
            constexpr std::string_view kLabel = "port-forward-delay";
            const std::string_view rest = std::string_view{d.key.text}.substr(kLabel.size());
            bool used = rest.empty();
            for (SwitchPort& port : lab_.topology.nodes[d.node].ports) {
                if (!rest.empty() && rest != "." + port.name) continue;
                port.forwarding_delay = d.delay;
                used = true;
            }
            if (!used) error(d.key, fmt::format("{} names no port of the switch", printable(d.key.text)));
        }
    }

    void add_link(const FileLink& in) {
        Link out;
        const auto a = link_end(in.a);
        const auto b = link_end(in.b);
        for (const auto& [key, value] : in.variables) variable(key, value, out);
        if (!a || !b) return;
        if (a->node == b->node)
            return error(in.b, fmt::format("link from {} to itself", lab_.topology.nodes[a->node].name));
        for (const auto& [end, at] : {std::pair{*a, &in.a}, std::pair{*b, &in.b}})
            if (!used_.emplace(end.node, end.port).second)
                error(*at, fmt::format("endpoint {} is used twice", printable(at->text)));
        out.a = *a;
        out.b = *b;
        lab_.topology.links.push_back(out);
    }

    std::optional<LinkEnd> link_end(const Located& at) {
        const std::size_t colon = at.text.find(':');
        if (colon == std::string::npos || colon == 0 || colon + 1 == at.text.size()) {
            error(at, fmt::format("endpoint {} is not of the form node:interface", printable(at.text)));
            return std::nullopt;
        }
        const NodeIndex node = lab_.topology.find(at.text.substr(0, colon));
        if (node == kNoNode) {
            error(at, fmt::format("endpoint {} names no node", printable(at.text)));
            return std::nullopt;
        }
        const std::string port = at.text.substr(colon + 1);
        if (lab_.topology.nodes[node].kind == NodeKind::Switch) return switch_port(node, port);
        return interface(node, port, at);
    }

    LinkEnd switch_port(NodeIndex node, const std::string& name) {
        std::vector<SwitchPort>& ports = lab_.topology.nodes[node].ports;
        for (std::size_t i = 0; i < ports.size(); ++i)
            if (ports[i].name == name) return {node, static_cast<InterfaceIndex>(i)};
        ports.push_back({name, {}});
        return {node, static_cast<InterfaceIndex>(ports.size() - 1)};
    }

    std::optional<LinkEnd> interface(NodeIndex node, const std::string& typed, const Located& at) {
        const Node& owner = lab_.topology.nodes[node];
        if (!configs_[node]) return std::nullopt;  // the kind was refused
        std::vector<InterfaceConfig>& all = configs_[node]->interfaces;
        std::string name = typed;
        if (owner.kind == NodeKind::Router) {
            const auto parsed = ios::interface_name(typed);
            if (!parsed || parsed->kind != InterfaceKind::Ethernet) {
                error(at, fmt::format("{} is not an Ethernet port of a router", printable(typed)));
                return std::nullopt;
            }
            name = parsed->full;
        }
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const InterfaceConfig& i) { return i.name == name; });
        if (found != all.end()) return LinkEnd{node, static_cast<InterfaceIndex>(found - all.begin())};
        if (all.size() >= 256) {
            error(at, "a device has at most 256 interfaces");
            return std::nullopt;
        }
        InterfaceConfig made;
        made.name = name;
        made.shutdown = owner.kind == NodeKind::Router;
        all.push_back(made);
        if (owner.kind == NodeKind::Router)
            warn(at, fmt::format("{} is not in the configuration of {}: made, and shut down", name, owner.name));
        else
            warn(at, fmt::format("{} of host {} has no address", printable(name), owner.name));
        return LinkEnd{node, static_cast<InterfaceIndex>(all.size() - 1)};
    }

    void variable(const Located& key, const Located& value, Link& out) {
        if (key.text == "delay") {
            duration(value, "delay", out.delay);
            // Events of two devices are ordered within windows as long as the shortest delay.
            if (out.delay <= 0ns) error(value, "the delay of a link must be more than zero");
        } else if (key.text == "jitter") {
            duration(value, "jitter", out.jitter);
        } else if (key.text == "rate") {
            const auto rate = parse_rate(value.text);
            if (!rate) error(value, "rate must be bits per second such as 100M");
            out.rate_bps = rate.value_or(out.rate_bps);
        } else if (key.text == "mtu") {
            const auto mtu = parse_number(value.text);
            if (!mtu || *mtu < 64 || *mtu > 18000 || *mtu != std::floor(*mtu))
                error(value, "mtu must be 64 to 18000");
            else
                out.mtu = static_cast<std::uint32_t>(*mtu);
        } else if (key.text == "loss") {
            const std::string& t = value.text;
            const auto loss = parse_number(t.ends_with('%') ? std::string_view{t}.substr(0, t.size() - 1) : t);
            if (!loss || *loss < 0 || *loss > 100)
                error(value, "loss must be 0 to 100 per cent");
            else
                out.loss_percent = *loss;
        } else {
            warn(key, fmt::format("unknown variable {} of a link", printable(key.text)));
        }
    }

    struct PortDelay {
        NodeIndex node = kNoNode;
        Located key;
        Duration delay{};
    };

    const LabFile& file_;
    const TextSource& text_of_;
    Lab lab_;
    std::vector<std::optional<DeviceConfig>> configs_;
    std::vector<PortDelay> delays_;
    std::set<std::pair<NodeIndex, InterfaceIndex>> used_;
    std::vector<Problem> errors_;
};

}  // namespace

MacAddress base_mac(NodeIndex index) { return MacAddress::from(0x001B0C000000ull + std::uint64_t{index} * 256); }

Result<Lab, std::vector<Problem>> build_lab(const LabFile& file, const TextSource& text_of) {
    return Builder{file, text_of}.build();
}

}  // namespace switchover::topology
