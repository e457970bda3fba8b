#pragma once
/// Does a packet match an access list? Pure functions on values.
#include <cstdint>
#include <optional>
#include <string>

#include "engine/acl/config.h"
#include "engine/base/bytes.h"

namespace switchover::acl {

/// What an entry can ask of an IPv4 packet.
struct PacketFields {
    Ipv4Address source;
    Ipv4Address destination;
    std::uint8_t protocol = 0;
    bool later_fragment = false;               ///< fragment offset not 0: no upper layer header in it
    std::optional<std::uint16_t> source_port;  ///< TCP and UDP, when the octets are there
    std::optional<std::uint16_t> destination_port;
    std::optional<std::uint8_t> icmp_type;
};

/// Nothing when the octets do not begin with a whole IPv4 header.
std::optional<PacketFields> fields_of(ByteView packet);
/// The same conversation seen from the other side: addresses and ports exchanged.
PacketFields mirrored(PacketFields fields);
/// The mirror image of an entry, as the peer's crypto access list must have it.
Entry mirrored(Entry entry);

/// Entries without ports match later fragments by addresses and protocol. Of entries with ports or an ICMP type a
/// permit does so too, a deny does not (IOS).
bool matches(const Entry& entry, const PacketFields& fields);

/// The first entry that matches.
struct Decision {
    bool permit = false;
    std::optional<std::size_t> entry;  ///< index; nothing: the implicit deny at the end
};
Decision evaluate(const AccessList& list, const PacketFields& fields);

/// `permit ip host 99.99.99.99 20.1.1.0 0.0.0.255`, or of a standard list `permit 10.0.0.0 0.0.0.255`, as configured.
std::string entry_text(const Entry& entry, bool extended);

}  // namespace switchover::acl
