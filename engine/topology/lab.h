#pragma once
/// A lab on disk: `<lab>.clab.yml`, the configurations it names and its guided run `<lab>.scn`.
#include <functional>
#include <string>
#include <vector>

#include "engine/ios/config/reader.h"
#include "engine/topology/lab_file.h"

namespace switchover::topology {

struct Lab {
    Topology topology;
    std::string file;      ///< path of the lab file
    std::string scenario;  ///< path of `<lab>.scn` beside it; empty when there is none
    std::vector<ios::ReadResult>
        configs;                    ///< one per router, in the order of the nodes: every line and what became of it
    std::vector<Problem> warnings;  ///< of the lab file, then of the configurations

    std::shared_ptr<const Topology> shared_topology() const { return std::make_shared<const Topology>(topology); }
};

/// The text of a file that the lab file names, or why it cannot be read.
using TextSource = std::function<Result<std::string, std::string>(const std::string& path)>;

/// Makes nodes, configurations and links of the file and checks them. `text_of` is asked for each startup-config.
/// Errors: unknown kinds and nodes, bad or repeated endpoints, links that end where they begin, bad values of labels
/// and variables, unreadable configurations. All are reported, not just the first.
Result<Lab, std::vector<Problem>> build_lab(const LabFile& file, const TextSource& text_of);

/// `path`: the lab file, or its folder. Lines of configurations that are not understood are warnings, not errors.
Result<Lab, std::vector<Problem>> load_lab(const std::string& path);

/// First address of node `index`: 001b.0c00.0000 plus 256 for each node before it. 00:1b:0c is one of Cisco's; 256
/// leaves room for the interfaces, and an address tells its node and interface to whoever reads a capture.
MacAddress base_mac(NodeIndex index);

/// The lab file's text; reading it back gives the same topology.
std::string lab_text(const Topology& topology);
/// Writes `lab_text` so that a reader sees the old file or the new one, never a part. Errors: a text naming the file.
Result<void, std::string> write_topology(const Topology& topology, const std::string& path);

}  // namespace switchover::topology
