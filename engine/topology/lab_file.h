#pragma once
/// The text of a lab: containerlab's schema, read from `<lab>.clab.yml`. Nothing here touches files.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/ios/config/problem.h"
#include "engine/topology/topology.h"

namespace switchover::topology {

using Problem = ios::Problem;

/// A value of the file with its place, both from 1.
struct Located {
    std::string text;
    std::size_t line = 0;
    std::size_t column = 0;
};

struct FileNode {
    Located name;
    Located kind;
    Located startup_config;
    std::vector<Located> exec;
    std::vector<std::pair<Located, Located>> labels;
};

struct FileLink {
    Located a, b;  ///< `node:interface`
    std::vector<std::pair<Located, Located>> variables;
};

struct LabFile {
    std::string file;
    Located name;
    std::vector<FileNode> nodes;
    std::vector<FileLink> links;
    std::vector<Problem> warnings;  ///< keys without meaning here
};

/// Errors: not YAML, or not of the schema; each with line and column. Any octets are safe.
Result<LabFile, std::vector<Problem>> parse_lab_file(std::string_view text, std::string file);

/// `100M`, `1G`, `64k`, `9600`: bits per second, not 0.
std::optional<std::uint64_t> parse_rate(std::string_view text);
std::string rate_text(std::uint64_t bits_per_second);

}  // namespace switchover::topology
