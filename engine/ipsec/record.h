#pragma once
/// What this protocol reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::ipsec {

/// The owner of this file replaces and extends these.
struct Event {
    std::string text;
};
using Record = std::variant<Event>;

}  // namespace switchover::ipsec
