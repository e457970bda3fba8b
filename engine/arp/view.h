#pragma once
/// ARP's part of a snapshot.
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::arp {

struct EntryView {
    Ipv4Address address;
    InterfaceIndex interface = kNoInterface;
    MacAddress mac;
    bool own = false;         ///< one of our addresses, real or virtual: no age
    bool incomplete = false;  ///< no answer yet
    Instant updated;          ///< when the address was last confirmed
    std::uint32_t held = 0;   ///< packets waiting for the answer
};
struct View {
    std::vector<EntryView> entries;  ///< ascending by address, then interface
};

}  // namespace switchover::arp
