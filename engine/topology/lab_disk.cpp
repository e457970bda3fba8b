/// The lab on disk: loading, and saving so that no reader ever sees half a file.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "engine/base/duration_text.h"
#include "engine/topology/lab.h"

namespace switchover::topology {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kSuffix = ".clab.yml";
constexpr std::uintmax_t kLargestFile = 16u << 20;

Result<std::string, std::string> text_of_file(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return fail(fmt::format("cannot read {}: no such file", path.string()));
    if (fs::file_size(path, error) > kLargestFile) return fail(fmt::format("{} is larger than 16 MB", path.string()));
    std::ifstream in{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (in.bad() || !in.is_open()) return fail(fmt::format("cannot read {}", path.string()));
    return text;
}

std::vector<Problem> file_problem(const std::string& path, std::string message) {
    return {{path, 0, 0, ios::ProblemKind::InvalidValue, {}, std::move(message)}};
}

/// The lab file of a folder: `<folder>.clab.yml`, else the only one there.
Result<fs::path, std::string> lab_file_in(const fs::path& folder) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(folder, error);
    const fs::path named = folder / (whole.filename().string() + std::string{kSuffix});
    if (fs::is_regular_file(named, error)) return named;
    std::vector<fs::path> found;
    for (fs::directory_iterator it{folder, error}, end; !error && it != end; it.increment(error))
        if (it->path().filename().string().ends_with(kSuffix)) found.push_back(it->path());
    if (found.size() == 1) return found.front();
    return fail(found.empty() ? std::string{"no *.clab.yml in the folder"}
                              : std::string{"several *.clab.yml in the folder"});
}

/// Quoted unless every YAML reader takes it for the same text.
std::string scalar(const std::string& text) {
    bool plain = !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z'));
    for (const char c : text)
        plain = plain && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '_' || c == '.' || c == '/');
    for (const char* word : {"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
        plain = plain && !ios::same_word(text, word);
    if (plain) return text;
    std::string out = "\"";
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out += fmt::format("\\{}", c);
        else if (octet < 0x20 || octet == 0x7F)
            out += fmt::format("\\x{:02x}", unsigned{octet});
        else
            out.push_back(c);
    }
    return out + "\"";
}

std::string number_text(double value) { return fmt::format("{}", value); }

void node_text(const Node& node, std::string& out) {
    const auto label = [&](std::string_view key, const std::string& value) {
        out += fmt::format("        {}: {}\n", scalar(std::string{key}), scalar(value));
    };
    out += fmt::format("    {}:\n      kind: {}\n", scalar(node.name), scalar(node.image_kind));
    if (!node.startup_config.empty()) out += fmt::format("      startup-config: {}\n", scalar(node.startup_config));
    if (!node.exec.empty()) out += "      exec:\n";
    for (const std::string& line : node.exec) out += fmt::format("        - {}\n", scalar(line));
    const std::size_t before = out.size();
    out += "      labels:\n";
    const std::size_t heading = out.size();
    if (node.has_position) {
        label("graph-posX", number_text(node.position.x));
        label("graph-posY", number_text(node.position.y));
    }
    if (node.kind == NodeKind::Switch && node.ageing != Node{}.ageing) label("ageing", duration_text(node.ageing));
    if (node.kind == NodeKind::Router && node.reload_time != Node{}.reload_time)
        label("reload-time", duration_text(node.reload_time));
    for (const SwitchPort& port : node.ports)
        if (port.forwarding_delay != 0ns)
            label("port-forward-delay." + port.name, duration_text(port.forwarding_delay));
    for (const auto& [key, value] : node.labels) label(key, value);
    if (out.size() == heading) out.resize(before);
}

std::string end_text(const Topology& topology, const LinkEnd& end) {
    const Node& node = topology.nodes[end.node];
    const std::string& port =
        node.kind == NodeKind::Switch ? node.ports[end.port].name : node.config->interfaces[end.port].name;
    return fmt::format("\"{}:{}\"", node.name, port);
}

void link_text(const Topology& topology, const Link& link, std::string& out) {
    out += fmt::format("    - endpoints: [{}, {}]\n", end_text(topology, link.a), end_text(topology, link.b));
    const Link defaults;
    std::string variables;
    const auto variable = [&](std::string_view key, const std::string& value) {
        variables += fmt::format("{}{}: {}", variables.empty() ? "" : ", ", key, value);
    };
    if (link.delay != defaults.delay) variable("delay", duration_text(link.delay));
    if (link.rate_bps != defaults.rate_bps) variable("rate", rate_text(link.rate_bps));
    if (link.mtu != defaults.mtu) variable("mtu", std::to_string(link.mtu));
    if (link.jitter != defaults.jitter) variable("jitter", duration_text(link.jitter));
    if (link.loss_percent != defaults.loss_percent) variable("loss", number_text(link.loss_percent));
    if (!variables.empty()) out += fmt::format("      vars: {{{}}}\n", variables);
}

}  // namespace

Result<Lab, std::vector<Problem>> load_lab(const std::string& path) {
    std::error_code error;
    fs::path file = path;
    if (fs::is_directory(file, error)) {
        const auto found = lab_file_in(file);
        if (!found) return fail(file_problem(path, found.error()));
        file = *found;
    }
    const auto text = text_of_file(file);
    if (!text) return fail(file_problem(path, text.error()));
    const auto parsed = parse_lab_file(*text, file.string());
    if (!parsed) return fail(parsed.error());
    const fs::path folder = file.parent_path();
    auto lab = build_lab(*parsed, [&](const std::string& name) { return text_of_file(folder / name); });
    if (!lab) return lab;
    std::string name = file.filename().string();
    if (name.ends_with(kSuffix)) name.resize(name.size() - kSuffix.size());
    const fs::path scenario = folder / (name + ".scn");
    if (fs::is_regular_file(scenario, error)) lab->scenario = scenario.string();
    return lab;
}

std::string lab_text(const Topology& topology) {
    std::string out = fmt::format("name: {}\ntopology:\n  nodes:\n", scalar(topology.name));
    for (const Node& node : topology.nodes) node_text(node, out);
    if (!topology.links.empty()) out += "  links:\n";
    for (const Link& link : topology.links) link_text(topology, link, out);
    return out;
}

Result<void, std::string> write_topology(const Topology& topology, const std::string& path) {
    const fs::path part = path + ".part";
    {
        std::ofstream out{part, std::ios::binary | std::ios::trunc};
        out << lab_text(topology);
        out.close();
        if (!out) return fail(fmt::format("cannot write {}", part.string()));
    }
    std::error_code error;
    fs::rename(part, path, error);
    if (!error) return {};
    std::error_code ignored;
    fs::remove(part, ignored);
    return fail(fmt::format("cannot write {}: {}", path, error.message()));
}

}  // namespace switchover::topology
