#pragma once
/// What this protocol reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::ike {

/// The owner of this file replaces and extends these.
struct Event {
    std::string text;
};
/// %CRYPTO-5-SESSION_STATUS: the tunnel to `peer` went up or down. IKE records UP and the DOWN of a peer that went away;
/// crypto_map records the DOWN when the HSRP role is lost (Negotiator::delete_local records none).
struct SessionStatus {
    bool up = false;
    Ipv4Address peer;
    std::uint16_t port = 500;
    Ipv4Address id;  ///< identity of the peer
};
using Record = std::variant<Event, SessionStatus>;

}  // namespace switchover::ike
