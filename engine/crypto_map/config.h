#pragma once
/// Typed crypto maps: `crypto map NAME SEQ ipsec-isakmp` and their binding to interfaces.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/time.h"
#include "engine/crypto/algorithm.h"

namespace switchover::crypto_map {

struct Entry {
    std::uint16_t sequence = 10;
    std::vector<Ipv4Address> peers;  ///< tried in order
    std::vector<std::string> transform_sets;
    std::string access_list;  ///< empty: incomplete entry
    std::optional<crypto::DhGroup> pfs;
    std::optional<Duration> lifetime;
    std::optional<std::uint32_t> lifetime_kilobytes;
    bool reverse_route = false;
    std::string description;
    bool operator==(const Entry&) const = default;
};

struct Map {
    std::string name;
    std::vector<Entry> entries;           ///< ascending by sequence
    std::string local_address_interface;  ///< `crypto map NAME local-address IF`; empty: none
    bool operator==(const Map&) const = default;
};

/// `crypto map NAME [redundancy STANDBY-NAME]` on an interface.
struct Binding {
    std::string map;
    std::string redundancy;  ///< empty: no redundancy
    bool operator==(const Binding&) const = default;
};

struct Config {
    std::vector<Map> maps;
    bool operator==(const Config&) const = default;
    const Map* find(const std::string& name) const {
        for (const Map& map : maps)
            if (map.name == name) return &map;
        return nullptr;
    }
};

}  // namespace switchover::crypto_map
