#pragma once
#include <cstdint>
#include <vector>

#include "engine/acl/config.h"

namespace switchover::acl {

struct ListView {
    AccessList list;
    std::vector<std::uint64_t> matches;  ///< by entry
    bool operator==(const ListView&) const = default;
};
using View = std::vector<ListView>;

}  // namespace switchover::acl
