#include "engine/topology/lab_positions.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "engine/topology/lab_file.h"

namespace switchover::topology {
namespace {

namespace fs = std::filesystem;

struct Edit {
    std::size_t at = 0;
    std::size_t length = 0;  ///< octets that go
    std::string text;        ///< octets that come
};

class Editor {
   public:
    explicit Editor(std::string_view text) : text_(text) {}

    void move(const YAML::Node& key, const YAML::Node& body, Position to) {
        if (body.IsNull()) return insert_after_colon(key, fmt::format(" {{labels: {{{}}}}}", pair(to, ", ", 3)));
        for (const auto& entry : body) {
            if (!entry.first.IsScalar() || entry.first.Scalar() != "labels") continue;
            if (entry.second.IsNull())
                return insert_after_colon(entry.first, fmt::format(" {{{}}}", pair(to, ", ", 3)));
            return labels(entry.second, to);
        }
        insert_first(body, fmt::format("labels: {{{}}}", pair(to, ", ", 3)));
    }

    /// The text with every edit made.
    std::string done() {
        std::sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.at > b.at; });
        std::string out{text_};
        for (const Edit& edit : edits_) out.replace(edit.at, edit.length, edit.text);
        return out;
    }

   private:
    static std::string number(double value) { return fmt::format("{}", value); }
    /// `which`: 1 for x, 2 for y, 3 for both.
    static std::string pair(Position to, const std::string& between, int which) {
        std::string out;
        if ((which & 1) != 0) out += fmt::format("graph-posX: \"{}\"", number(to.x));
        if (which == 3) out += between;
        if ((which & 2) != 0) out += fmt::format("graph-posY: \"{}\"", number(to.y));
        return out;
    }
    static std::size_t place(const YAML::Node& node) {
        return node.Mark().pos < 0 ? std::string::npos : static_cast<std::size_t>(node.Mark().pos);
    }

    void labels(const YAML::Node& node, Position to) {
        int missing = 3;
        for (const auto& entry : node) {
            const std::string name = entry.first.IsScalar() ? entry.first.Scalar() : std::string{};
            if (name == "graph-posX") missing &= ~1;
            if (name == "graph-posY") missing &= ~2;
            if (name == "graph-posX") replace(entry.second, number(to.x));
            if (name == "graph-posY") replace(entry.second, number(to.y));
        }
        if (missing == 0) return;
        const bool flow = node.Style() == YAML::EmitterStyle::Flow;
        const auto column = static_cast<std::size_t>(std::max(0, node.Mark().column));
        insert_first(node, pair(to, flow ? ", " : "\n" + std::string(column, ' '), missing));
    }

    /// A number as it is written, in its quotes.
    void replace(const YAML::Node& value, const std::string& text) {
        const std::size_t at = place(value);
        if (at >= text_.size()) return;
        const char first = text_[at];
        const bool quoted = first == '"' || first == '\'';
        const std::size_t end = quoted ? text_.find(first, at + 1) : text_.find_first_not_of("0123456789+-.eE_", at);
        const std::size_t stop =
            std::min(end == std::string::npos ? text_.size() : end + (quoted ? 1 : 0), text_.size());
        edits_.push_back({at, stop - at, quoted ? first + text + first : text});
    }

    /// Before everything that stands in a map.
    void insert_first(const YAML::Node& map, const std::string& text) {
        const std::size_t at = place(map);
        if (at >= text_.size()) return;
        if (map.Style() == YAML::EmitterStyle::Flow)
            return edits_.push_back({at + 1, 0, map.size() == 0 ? text : text + ", "});
        const auto column = static_cast<std::size_t>(std::max(0, map.Mark().column));
        edits_.push_back({at, 0, text + "\n" + std::string(column, ' ')});
    }

    void insert_after_colon(const YAML::Node& key, const std::string& text) {
        std::size_t at = place(key);
        if (at >= text_.size()) return;
        if (text_[at] == '"' || text_[at] == '\'') at = text_.find(text_[at], at + 1);
        at = text_.find(':', at);
        if (at != std::string::npos) edits_.push_back({at + 1, 0, text});
    }

    std::string_view text_;
    std::vector<Edit> edits_;
};

bool is_place(const Located& key) { return key.text == "graph-posX" || key.text == "graph-posY"; }

std::vector<std::string> other_labels(const FileNode& node) {
    std::vector<std::string> out;
    for (const auto& [key, value] : node.labels)
        if (!is_place(key)) out.push_back(key.text + "=" + value.text);
    return out;
}

/// Label `key` of a node as it stands, or nothing.
std::string label(const FileNode& node, const char* key) {
    for (const auto& [name, value] : node.labels)
        if (name.text == key) return value.text;
    return {};
}

/// Whether `after` is `before` with nothing but these nodes moved.
bool only_moved(const LabFile& before, const LabFile& after, const Places& places) {
    if (before.nodes.size() != after.nodes.size() || before.links.size() != after.links.size()) return false;
    for (std::size_t i = 0; i < before.nodes.size(); ++i) {
        const FileNode& was = before.nodes[i];
        const FileNode& is = after.nodes[i];
        if (was.name.text != is.name.text || was.kind.text != is.kind.text || other_labels(was) != other_labels(is) ||
            was.startup_config.text != is.startup_config.text || was.exec.size() != is.exec.size())
            return false;
        const auto moved =
            std::find_if(places.begin(), places.end(), [&](const auto& place) { return place.first == was.name.text; });
        const bool here = moved != places.end();
        const std::string x = here ? fmt::format("{}", moved->second.x) : label(was, "graph-posX");
        const std::string y = here ? fmt::format("{}", moved->second.y) : label(was, "graph-posY");
        if (label(is, "graph-posX") != x || label(is, "graph-posY") != y) return false;
    }
    return true;
}

std::optional<std::pair<YAML::Node, YAML::Node>> find(const YAML::Node& nodes, const std::string& name) {
    for (const auto& entry : nodes)
        if (entry.first.IsScalar() && entry.first.Scalar() == name) return std::pair{entry.first, entry.second};
    return std::nullopt;
}

}  // namespace

Result<std::string, std::string> with_positions(std::string_view text, const Places& places) {
    const auto before = parse_lab_file(text, "lab");
    if (!before) return fail(before.error().front().describe());
    std::string moved;
    try {
        const YAML::Node root = YAML::Load(std::string{text});
        const YAML::Node nodes = root["topology"]["nodes"];
        Editor editor{text};
        for (const auto& [name, to] : places) {
            const auto entry = find(nodes, name);
            if (!entry) return fail(fmt::format("the lab file has no node {}", name));
            editor.move(entry->first, entry->second, to);
        }
        moved = editor.done();
    } catch (const YAML::Exception& e) {
        return fail(std::string{e.what()});
    }
    const auto after = parse_lab_file(moved, "lab");
    if (!after || !only_moved(*before, *after, places))
        return fail(
            std::string{"the lab file is written in a way in which a node cannot be moved alone; "
                        "change graph-posX and graph-posY by hand"});
    return moved;
}

Result<void, std::string> write_positions(const std::string& path, const Places& places) {
    std::error_code error;
    const fs::path file = fs::canonical(path, error);  // a link stays a link
    if (error) return fail(fmt::format("cannot read {}: {}", path, error.message()));
    const fs::perms permissions = fs::status(file, error).permissions();
    if ((permissions & fs::perms::owner_write) == fs::perms::none)
        return fail(fmt::format("{} is read-only: make it writable, or copy the lab to a folder of yours", path));
    std::ifstream in{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (in.bad() || !in.is_open()) return fail(fmt::format("cannot read {}", path));
    const auto moved = with_positions(text, places);
    if (!moved) return fail(fmt::format("{}: {}", path, moved.error()));
    const fs::path part = file.string() + ".part";
    {
        std::ofstream out{part, std::ios::binary | std::ios::trunc};
        out << *moved;
        out.close();
        if (!out) {
            fs::remove(part, error);
            return fail(fmt::format("cannot write to the folder of {}: is it read-only, or the disk full?", path));
        }
    }
    fs::permissions(part, permissions, error);
    fs::rename(part, file, error);
    if (!error) return {};
    const std::string why = error.message();
    fs::remove(part, error);
    return fail(fmt::format("cannot write {}: {}", path, why));
}

}  // namespace switchover::topology
