#pragma once
/// IKE's part of a snapshot: instants, never remaining times.
#include <array>
#include <cstdint>
#include <vector>

#include "engine/ike/config.h"
#include "engine/ike/record.h"

namespace switchover::ike {

struct Counters {
    std::uint64_t messages_in = 0;
    std::uint64_t messages_out = 0;
    std::uint64_t retransmissions = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t keepalives_sent = 0;
    std::uint64_t keepalives_answered = 0;
    std::uint64_t main_modes_completed = 0;
    std::uint64_t quick_modes_completed = 0;
    std::array<std::uint64_t, static_cast<std::size_t>(Refusal::Count)> refused{};  ///< by Refusal

    std::uint64_t refused_for(Refusal reason) const { return refused[static_cast<std::size_t>(reason)]; }
    std::uint64_t refused_in_all() const {
        std::uint64_t all = 0;
        for (const std::uint64_t n : refused) all += n;
        return all;
    }
    bool operator==(const Counters&) const = default;
};

/// One IKE SA.
struct SaView {
    std::uint32_t connection = 0;  ///< IOS conn-id, from 1
    Role role = Role::None;
    State state = State::MmNoState;
    Step step = Step::Ready;
    bool deleted = false;  ///< waits to be purged
    Ipv4Address local;
    Ipv4Address remote;
    std::uint64_t initiator_cookie = 0;
    std::uint64_t responder_cookie = 0;
    bool negotiated = false;  ///< `policy` is what both agreed on
    Policy policy;            ///< algorithms and lifetime
    Instant created = kNever;
    Instant established = kNever;
    Instant expires = kNever;                ///< end of the lifetime
    bool dead_peer_detection = false;        ///< Cap. D
    bool keepalives = false;                 ///< Cap. K
    std::uint32_t errors = 0;                ///< what IOS calls the error counter on sa
    std::uint8_t keepalives_unanswered = 0;  ///< 0 to 5
    Instant next_keepalive = kNever;         ///< when the keepalive timer fires next
    Instant last_heard = kNever;             ///< last proof of life
    Bytes encryption_key;                    ///< for Wireshark, with the initiator cookie
    std::uint32_t nodes = 0;                 ///< exchanges not yet purged
};

struct View {
    bool enabled = true;
    Train train = Train::Ios12_3T;
    std::vector<Policy> policies;
    std::vector<SaView> sas;  ///< ascending by connection
    Counters counters;
};

}  // namespace switchover::ike
