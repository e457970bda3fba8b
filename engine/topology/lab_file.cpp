#include "engine/topology/lab_file.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <array>
#include <charconv>

#include "engine/ios/grammar/words.h"

namespace switchover::topology {
namespace {

using ios::printable;
using ios::ProblemKind;

/// Containerlab keys that say how a container is run; a simulation needs none of them.
constexpr std::array<std::string_view, 32> kContainerKeys = {"image",
                                                             "mgmt",
                                                             "mgmt-ipv4",
                                                             "mgmt-ipv6",
                                                             "mgmt_ipv4",
                                                             "mgmt_ipv6",
                                                             "ports",
                                                             "binds",
                                                             "env",
                                                             "env-files",
                                                             "group",
                                                             "type",
                                                             "license",
                                                             "cpu",
                                                             "cpu-set",
                                                             "memory",
                                                             "user",
                                                             "cmd",
                                                             "entrypoint",
                                                             "network-mode",
                                                             "runtime",
                                                             "dns",
                                                             "certificate",
                                                             "stages",
                                                             "position",
                                                             "wait-for",
                                                             "startup-delay",
                                                             "enforce-startup-config",
                                                             "restart-policy",
                                                             "sysctls",
                                                             "prefix",
                                                             "config"};

/// YAML::Node pairs cannot be taken apart in a for loop.
std::vector<std::pair<YAML::Node, YAML::Node>> entries(const YAML::Node& map) {
    std::vector<std::pair<YAML::Node, YAML::Node>> out;
    for (const auto& entry : map) out.emplace_back(entry.first, entry.second);
    return out;
}

class FileReader {
   public:
    explicit FileReader(std::string file) { out_.file = std::move(file); }

    Result<LabFile, std::vector<Problem>> read(std::string_view text) {
        // yaml-cpp reports by exceptions; none leaves this function.
        try {
            root(YAML::Load(std::string{text}));
        } catch (const YAML::Exception& e) {
            problem(e.mark, e.msg);
        } catch (const std::exception& e) {
            problem(YAML::Mark::null_mark(), e.what());
        }
        if (!errors_.empty()) return fail(std::move(errors_));
        return std::move(out_);
    }

   private:
    static std::size_t from_one(int position) { return position < 0 ? 0 : static_cast<std::size_t>(position) + 1; }

    Problem make(const YAML::Mark& at, ProblemKind kind, std::string message) const {
        return {out_.file, from_one(at.line), from_one(at.column), kind, {}, std::move(message)};
    }
    void problem(const YAML::Mark& at, std::string message) {
        errors_.push_back(make(at, ProblemKind::InvalidValue, std::move(message)));
    }

    void unknown_key(const YAML::Node& key, std::string_view where) {
        const std::string name = key.IsScalar() ? key.Scalar() : std::string{"?"};
        bool container = false;
        for (const std::string_view known : kContainerKeys) container = container || name == known;
        out_.warnings.push_back(make(key.Mark(), container ? ProblemKind::Accepted : ProblemKind::Partial,
                                     container ? fmt::format("{} has no effect here", name)
                                               : fmt::format("unknown key {} in {}", printable(name), where)));
    }

    Located located(const YAML::Node& node, std::string_view what) {
        const YAML::Mark at = node.Mark();
        if (!node.IsScalar()) {
            problem(at, fmt::format("{} must be a plain value", what));
            return {};
        }
        return {node.Scalar(), from_one(at.line), from_one(at.column)};
    }

    bool is_map(const YAML::Node& node, std::string_view what) {
        if (node.IsNull()) return false;
        if (!node.IsMap()) problem(node.Mark(), fmt::format("{} must be a map", what));
        return node.IsMap();
    }

    void root(const YAML::Node& node) {
        if (!node.IsMap()) return problem(node.Mark(), "a lab file is a map with name and topology");
        bool topology_seen = false;
        for (const auto& [key, value] : entries(node)) {
            const std::string name = key.IsScalar() ? key.Scalar() : std::string{};
            if (name == "name") {
                out_.name = located(value, "name");
            } else if (name == "topology") {
                topology_seen = true;
                topology(value);
            } else {
                unknown_key(key, "the lab");
            }
        }
        if (out_.name.text.empty() && errors_.empty()) problem(node.Mark(), "the lab has no name");
        if (!topology_seen) problem(node.Mark(), "the lab has no topology");
    }

    void topology(const YAML::Node& node) {
        if (!is_map(node, "topology")) return;
        // Defaults come before nodes whatever the order in the file.
        for (const auto& [key, value] : entries(node))
            if (key.IsScalar() && key.Scalar() == "defaults") defaults(value);
        for (const auto& [key, value] : entries(node)) {
            const std::string name = key.IsScalar() ? key.Scalar() : std::string{};
            if (name == "nodes") {
                if (!is_map(value, "nodes")) continue;
                for (const auto& [node_name, body] : entries(value)) file_node(node_name, body);
            } else if (name == "links") {
                links(value);
            } else if (name != "defaults") {
                unknown_key(key, "topology");
            }
        }
    }

    void defaults(const YAML::Node& node) {
        if (!is_map(node, "defaults")) return;
        for (const auto& [key, value] : entries(node)) {
            if (key.IsScalar() && key.Scalar() == "kind")
                default_kind_ = located(value, "kind");
            else
                unknown_key(key, "defaults");
        }
    }

    void file_node(const YAML::Node& name, const YAML::Node& body) {
        FileNode out;
        out.name = located(name, "the name of a node");
        out.kind = default_kind_;
        if (is_map(body, "a node")) {
            for (const auto& [key, value] : entries(body)) {
                const std::string word = key.IsScalar() ? key.Scalar() : std::string{};
                if (word == "kind")
                    out.kind = located(value, "kind");
                else if (word == "startup-config")
                    out.startup_config = located(value, "startup-config");
                else if (word == "exec")
                    exec(value, out);
                else if (word == "labels")
                    pairs(value, "labels", out.labels);
                else
                    unknown_key(key, "a node");
            }
        }
        if (out.kind.text.empty() && errors_.empty())
            problem(name.Mark(), fmt::format("node {} has no kind", printable(out.name.text)));
        out_.nodes.push_back(std::move(out));
    }

    void exec(const YAML::Node& node, FileNode& out) {
        if (!node.IsSequence()) return problem(node.Mark(), "exec must be a list of commands");
        for (const auto& line : node) out.exec.push_back(located(line, "a command"));
    }

    void pairs(const YAML::Node& node, std::string_view what, std::vector<std::pair<Located, Located>>& out) {
        if (!is_map(node, what)) return;
        for (const auto& [key, value] : entries(node))
            out.emplace_back(located(key, "the name of a label"), located(value, "the value of a label"));
    }

    void links(const YAML::Node& node) {
        if (node.IsNull()) return;
        if (!node.IsSequence()) return problem(node.Mark(), "links must be a list");
        for (const auto& link : node) {
            if (!link.IsMap()) {
                problem(link.Mark(), "a link is a map with endpoints");
                continue;
            }
            file_link(link);
        }
    }

    void file_link(const YAML::Node& node) {
        FileLink out;
        bool ends = false;
        for (const auto& [key, value] : entries(node)) {
            const std::string word = key.IsScalar() ? key.Scalar() : std::string{};
            if (word == "endpoints") {
                if (!value.IsSequence() || value.size() != 2) {
                    problem(value.Mark(), "endpoints must be two of the form node:interface");
                    return;
                }
                ends = true;
                out.a = located(value[0], "an endpoint");
                out.b = located(value[1], "an endpoint");
            } else if (word == "vars" || word == "labels") {
                pairs(value, word, out.variables);
            } else if (word == "mtu") {
                out.variables.emplace_back(located(key, "mtu"), located(value, "mtu"));
            } else {
                unknown_key(key, "a link");
            }
        }
        if (!ends) return problem(node.Mark(), "the link has no endpoints");
        out_.links.push_back(std::move(out));
    }

    LabFile out_;
    Located default_kind_;
    std::vector<Problem> errors_;
};

}  // namespace

Result<LabFile, std::vector<Problem>> parse_lab_file(std::string_view text, std::string file) {
    return FileReader{std::move(file)}.read(text);
}

std::optional<std::uint64_t> parse_rate(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value == 0 || value > 1'000'000'000) return std::nullopt;
    const std::string_view unit{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    if (unit.empty()) return value;
    if (unit == "k") return value * 1'000;
    if (unit == "M") return value * 1'000'000;
    if (unit == "G" && value <= 1'000'000) return value * 1'000'000'000;
    return std::nullopt;
}

std::string rate_text(std::uint64_t rate) {
    if (rate % 1'000'000'000 == 0) return fmt::format("{}G", rate / 1'000'000'000);
    if (rate % 1'000'000 == 0) return fmt::format("{}M", rate / 1'000'000);
    if (rate % 1'000 == 0) return fmt::format("{}k", rate / 1'000);
    return fmt::format("{}", rate);
}

}  // namespace switchover::topology
