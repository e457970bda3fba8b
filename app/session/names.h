#pragma once
/// The names that records need to be put in words, kept between records.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/ios/log/log.h"
#include "engine/world/world.h"

namespace switchover::session {

/// `kLabName` stands where a record is about the lab itself (faults).
inline constexpr const char* kLabName = "lab";

class NameBook {
   public:
    const ios::Names& of(const World& world, NodeIndex node);
    static std::string node(const World& world, NodeIndex node) {
        return node < world.nodes().size() ? world.node_name(node) : std::string{kLabName};
    }

   private:
    struct Entry {
        /// That the names were made for; held, so that no other configuration takes its address.
        std::shared_ptr<const DeviceConfig> config;
        ios::Names names;
    };
    std::map<NodeIndex, Entry> entries_;
    ios::Names none_;
};

}  // namespace switchover::session
