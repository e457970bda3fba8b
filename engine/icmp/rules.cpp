#include "engine/icmp/rules.h"

#include "engine/icmp/packet.h"
#include "engine/ipv4/protocol.h"

namespace switchover::icmp {

namespace {

bool names_a_single_host(Ipv4Address a) {
    const unsigned top = a.value >> 24;
    return top != 0 && top != 127 && top < 224;  // class D and E and 255.255.255.255 are past 224
}

}  // namespace

bool may_send_error(ByteView packet, Arrival arrival) {
    SWITCHOVER_ENSURE(packet.size() >= ipv4::kHeaderLength);
    const ipv4::HeaderView header{packet.data()};
    if (arrival.link_broadcast || arrival.destination_is_broadcast) return false;
    if (header.destination().is_broadcast() || header.destination().is_multicast()) return false;
    if (header.fragment_offset() != 0) return false;
    if (!names_a_single_host(header.source())) return false;
    if (header.protocol() != ipv4::kIcmp) return true;
    const ByteView payload = packet.subspan(header.header_length());
    // Too short to tell its type: stay silent rather than answer what may be an error.
    return !payload.empty() && !is_error(payload[0]);
}

}  // namespace switchover::icmp
