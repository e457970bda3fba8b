#pragma once
/// When an ICMP error may be sent: RFC 1122 §3.2.2, RFC 1812 §4.3.2.7 and §4.3.2.8.
#include "engine/base/bytes.h"
#include "engine/base/time.h"

namespace switchover::icmp {

/// What the packet's octets do not tell.
struct Arrival {
    bool link_broadcast = false;            ///< came in a broadcast or multicast frame
    bool destination_is_broadcast = false;  ///< directed broadcast of one of our subnets
};

/// False for packets about which no ICMP error may be sent: an ICMP error message; destined to an IP broadcast or
/// multicast address; sent as link-layer broadcast; a fragment other than the first; a source that does not name a
/// single host (0.0.0.0, loopback, broadcast, multicast, class E). `packet` has passed ipv4::check_header.
bool may_send_error(ByteView packet, Arrival arrival);

/// One message per interval (IOS: unreachables, one per 500 ms). The first is always allowed.
class RateLimiter {
   public:
    explicit RateLimiter(Duration interval = 500ms) : interval_(interval) {}
    bool allow(Instant now) {
        if (next_ != kNever && now < next_) return false;
        next_ = now + interval_;
        return true;
    }

   private:
    Duration interval_;
    Instant next_ = kNever;  ///< kNever: nothing sent yet
};

}  // namespace switchover::icmp
