#pragma once
/// A lab for scenario tests, driven the way an engineer would tell it.
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/replay.h"
#include "app/session/run.h"
#include "engine/topology/lab.h"
#include "engine/world/world.h"

namespace switchover::test {

/// `topologies/NAME` of the sources. Aborts the test program when it cannot be read.
std::shared_ptr<const topology::Topology> topology_of(const std::string& name);

class Lab {
   public:
    explicit Lab(const std::string& name, std::uint64_t seed = 1);

    Lab& run_until(Duration since_power_on);
    Lab& run_for(Duration d);
    Lab& shutdown(const std::string& node, const std::string& port);
    Lab& no_shutdown(const std::string& node, const std::string& port);
    /// The words of an input: `cut 7204VXR-1 FastEthernet0/0`. Aborts when they are refused.
    Lab& input(const std::string& words);
    std::string show(const std::string& node, std::string_view command);

    World& world() { return world_; }
    const World& world() const { return world_; }
    std::uint64_t fingerprint() const { return world_.fingerprint(); }
    /// A fresh world of the same lab and seed, driven by this one's journal to its present.
    Lab replayed() const;
    /// Records since power-on, as lines of records.jsonl.
    std::vector<std::string> records();

   private:
    World world_;
    std::vector<Record> records_;
};

/// A whole run under a script.
struct Played {
    World world;
    std::vector<std::string> log;  ///< console lines of all devices, all debugs, with time and device
    std::vector<session::Check> checks;
    session::Summary summary;
    session::ProbeBook probes;
    bool passed = false;
    /// The failed expectations and the last lines of the log, for a test's message.
    std::string report() const;
    /// How often a line of the log contains `text`.
    std::size_t count(std::string_view text) const;
};

/// Follows `script` from power-on to its end. Aborts when it does not parse.
Played play(const std::string& lab, std::string_view script, std::uint64_t seed = 1);

}  // namespace switchover::test
