#pragma once
/// State of one IKE SA and of the exchanges under it. Plain values.
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/ike/config.h"
#include "engine/ike/key_engine.h"
#include "engine/ike/keys.h"
#include "engine/ike/record.h"
#include "engine/sim/timer.h"

namespace switchover::ike {

/// A Quick Mode, or an informational exchange that came in (IOS: a node).
struct Exchange {
    std::uint32_t number = 0;  ///< timer index; unique in the process
    std::uint32_t message_id = 0;
    std::uint8_t type = 0;
    bool initiator = false;
    bool deleted = false;  ///< finished; kept to answer duplicates until purged
    QuickStep step = QuickStep::Ready;
    Bytes iv;  ///< for the next message either way
    Bytes last_sent;
    Bytes last_received;
    std::uint8_t retransmissions = 0;
    TimerId retransmit;
    TimerId purge;

    Phase2Request request;  ///< initiator
    ProxyIdentity local_proxy;
    ProxyIdentity remote_proxy;
    Phase2Proposal agreed;
    Bytes ni;
    Bytes nr;
    Bytes dh_private;
    Bytes dh_public;
    Bytes g_qm_xy;
    std::uint32_t inbound_spi = 0;
    std::uint32_t outbound_spi = 0;
};

/// What the peer's vendor ids told.
struct PeerVendor {
    bool dpd = false;
    bool ios = false;
    bool unity = false;
    bool nat_t = false;
};

struct IkeSa {
    std::uint32_t connection = 0;
    Endpoints endpoints;
    InterfaceIndex interface = kNoInterface;
    Role role = Role::None;
    State state = State::MmNoState;
    Step step = Step::Ready;
    bool deleted = false;
    bool established = false;

    std::uint64_t initiator_cookie = 0;
    std::uint64_t responder_cookie = 0;
    std::vector<Policy> offered;  ///< initiator: in the order of the transforms
    bool negotiated = false;
    Policy policy;
    Bytes pre_shared_key;
    Bytes sai_b;  ///< body of the initiator's SA payload
    Bytes dh_private;
    Bytes g_xi;
    Bytes g_xr;
    Bytes ni;
    Bytes nr;
    Phase1Keys keys;
    Bytes iv;  ///< last block of phase 1, then the base of every phase 2 IV
    PeerVendor peer_vendor;
    bool speaks_dpd = false;  ///< we sent the DPD vendor id

    Bytes last_sent;
    Bytes last_received;
    std::vector<Bytes> received;  ///< phase 1 messages already acted upon, to know replays by
    std::uint8_t retransmissions = 0;
    std::uint32_t errors = 0;

    TimerId retransmit;
    TimerId lifetime;
    TimerId keepalive;
    TimerId purge;
    Instant created = kNever;
    Instant established_at = kNever;
    Instant expires = kNever;
    Instant last_heard = kNever;
    Instant round_began = kNever;  ///< first keepalive of the round that waits for its answer
    std::uint8_t unanswered = 0;
    bool awaiting_answer = false;
    std::uint32_t dpd_sequence = 0;
    std::optional<std::uint32_t> peer_dpd_sequence;
    bool initial_contact_honoured = false;
    std::optional<std::uint32_t> last_invalid_spi;
    Instant last_invalid_spi_at = kNever;

    std::map<std::uint32_t, Exchange> exchanges;  ///< by message id
    std::vector<std::uint32_t> quick_modes_seen;  ///< message ids the peer used, ascending
    std::vector<Phase2Request> waiting;           ///< for phase 1 to complete
    std::vector<std::uint32_t> invalid_spis;      ///< to be notified when phase 1 completes

    /// Both sides sent the vendor id, RFC 3706 §5.1.
    bool dead_peer_detection() const { return speaks_dpd && peer_vendor.dpd; }
    SaRef ref() const {
        return {connection,      static_cast<std::uint32_t>(initiator_cookie), role, state, endpoints.local,
                endpoints.remote};
    }
};

}  // namespace switchover::ike
