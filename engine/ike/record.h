#pragma once
/// What IKE reports as having happened, fine enough to be told in the words of `debug crypto isakmp`. Values only; the
/// IOS wording is in ios/log.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::ike {

enum class Role : std::uint8_t { None, Initiator, Responder };

/// State of an IKE SA as `show crypto isakmp sa` names it. NewSa is printed of a message that belongs to none yet.
enum class State : std::uint8_t { NewSa, MmNoState, MmSaSetup, MmKeyExch, QmIdle };

/// Steps of Main Mode as 12.3T prints them (Old State, New State).
enum class Step : std::uint8_t {
    Ready,
    IMm1,
    IMm2,
    IMm3,
    IMm4,
    IMm5,
    IMm6,
    RMm1,
    RMm2,
    RMm3,
    RMm4,
    RMm5,
    Complete,
    DestSa
};

/// Steps of Quick Mode as 12.3T prints them.
enum class QuickStep : std::uint8_t { Ready, IQm1, SpiStarve, RQm2, Complete };

/// What moved a step.
enum class Input : std::uint8_t {
    SaRequestMainMode,
    MainModeExchange,
    ProcessMainMode,
    ProcessComplete,
    Phase1Complete,
    Phase1Delete,
    InfoNotify,
    InfoDelete,
    InitQuickMode,
    QuickModeExchange,
    SpiReply,
    GotSpi,
};

/// Why a message was refused. Each has a counter.
enum class Refusal : std::uint8_t {
    Malformed,            ///< header or payloads do not decode (DecodeError)
    UnknownCookie,        ///< no SA and no initialization offer
    SaGone,               ///< of an SA that was deleted and waits to be purged
    UnexpectedMessage,    ///< legal, but not what the exchange waits for
    UnsupportedExchange,  ///< Aggressive Mode and others
    NotEncrypted,
    BadCipherLength,       ///< not a whole number of blocks
    BadHash,               ///< HASH payload missing or wrong
    AuthenticationFailed,  ///< HASH_I or HASH_R wrong
    NoPreSharedKey,
    NoProposalChosen,
    BadPublicValue,  ///< KE payload out of range or of the wrong length
    WeakKey,
    InvalidIdentity,
    Replayed,          ///< seen before, or DPD sequence number old
    ReflectedMessage,  ///< our own message came back
    NotSpokenFor,      ///< the address is not ours to speak for now
    Disabled,          ///< `no crypto isakmp enable`
    Count
};

/// Why an SA was deleted.
enum class DeleteReason : std::uint8_t {
    DeathByRetransmission,
    PeersAlive,  ///< five keepalives unanswered
    LifetimeExceeded,
    DeleteNotify,    ///< the peer said so
    InitialContact,  ///< the peer restarted
    LocalGone,       ///< role or address lost
    Cleared,         ///< by a person, or the configuration went away
    Failed,          ///< could not go on (no key, no proposal, bad public value)
};

/// The SA that a record is about, as it was then.
struct SaRef {
    std::uint32_t connection = 0;  ///< 0: none yet
    std::uint32_t handle = 0;      ///< low half of the initiator cookie; printed where IOS prints an address in memory
    Role role = Role::None;
    State state = State::NewSa;
    Ipv4Address local;
    Ipv4Address peer;
};

struct RequestReceived {  ///< from the key engine, without an SA to use
    SaRef sa;
};
struct MainModeStarting {
    SaRef sa;
};
struct PreSharedKeyLookedUp {
    SaRef sa;
    bool found = false;
};
struct NatTVendorIdsConstructed {
    SaRef sa;
};
struct StepChanged {
    SaRef sa;
    Input input = Input::SaRequestMainMode;
    Step from = Step::Ready;
    Step to = Step::Ready;
};
struct QuickStepChanged {
    SaRef sa;
    std::uint32_t message_id = 0;
    Input input = Input::InitQuickMode;
    QuickStep from = QuickStep::Ready;
    QuickStep to = QuickStep::Ready;
};
struct ExchangeBegan {  ///< message_id 0: Main Mode
    SaRef sa;
    std::uint32_t message_id = 0;
};
struct PacketSent {
    SaRef sa;
    std::uint8_t exchange = 0;
    std::uint32_t message_id = 0;
};
struct PacketReceived {
    SaRef sa;
    std::uint8_t exchange = 0;
    std::uint32_t message_id = 0;
};
struct PayloadProcessed {
    SaRef sa;
    std::uint8_t payload = 0;
    std::uint32_t message_id = 0;
};
enum class Vendor : std::uint8_t { Unknown, Unity, Dpd, Ios, NatT7, NatT3, NatT2 };
struct VendorIdSeen {
    SaRef sa;
    Vendor vendor = Vendor::Unknown;
};
struct LocalKeyFound {
    SaRef sa;
};

/// Phase 1 attributes as offered; 0: not offered or not understood.
struct Phase1Offer {
    std::uint8_t transform = 1;
    std::uint32_t cipher = 0;
    std::uint32_t key_bits = 0;
    std::uint32_t hash = 0;
    std::uint32_t authentication = 0;
    std::uint32_t group = 0;
    std::uint64_t life_seconds = 0;
    bool last = true;  ///< no transform follows
};
enum class Phase1Mismatch : std::uint8_t { None, Cipher, KeyLength, Hash, Authentication, Group, Lifetime };
struct PolicyChecked {
    SaRef sa;
    std::uint16_t priority = 0;
    Phase1Offer offer;
    Phase1Mismatch mismatch = Phase1Mismatch::None;
};

/// Phase 2 attributes as offered.
struct Phase2Offer {
    std::uint8_t proposal = 1;
    std::uint8_t transform = 1;
    std::uint8_t id = 0;
    std::uint32_t key_bits = 0;
    std::uint32_t encapsulation = 0;
    std::uint32_t authentication = 0;
    std::uint32_t group = 0;
    std::uint64_t life_seconds = 0;
    std::uint64_t life_kilobytes = 0;
};
struct ProposalChecked {
    SaRef sa;
    Phase2Offer offer;
    bool acceptable = false;
};
struct SkeyidGenerated {
    SaRef sa;
};
/// For Wireshark's `ikev1_decryption_table`.
struct KeysDerived {
    SaRef sa;
    std::uint64_t initiator_cookie = 0;
    Bytes key;
};
struct InitialContactSent {
    SaRef sa;
};
struct IdentitySent {
    SaRef sa;
    Ipv4Address address;
};
struct Authenticated {
    SaRef sa;
};
struct SasCreated {
    SaRef sa;
    std::uint32_t message_id = 0;
    Prefix local_proxy;
    Prefix remote_proxy;
    std::uint32_t inbound_spi = 0;
    std::uint32_t outbound_spi = 0;
    Duration lifetime{};
    std::uint32_t lifetime_kilobytes = 0;
    std::uint32_t inbound_connection = 0;  ///< numbers of the SAs at the key engine
    std::uint32_t outbound_connection = 0;
    bool pfs = false;
};
enum class NodeReason : std::uint8_t {
    None,
    QuickModeDone,
    Informational,
    QuickModeRejected,
    Retransmission,
    SaDeleted
};
struct NodeDeleted {
    SaRef sa;
    std::uint32_t message_id = 0;
    bool error = false;
    NodeReason reason = NodeReason::None;
};
struct NodePurged {
    SaRef sa;
    std::uint32_t message_id = 0;
};
struct Retransmitting {  ///< message_id 0: phase 1
    SaRef sa;
    std::uint32_t message_id = 0;
    std::uint8_t attempt = 0;
};
struct DuplicateReceived {
    SaRef sa;
    std::uint32_t message_id = 0;
};
/// `PEERS_ALIVE_TIMER` and other errors that IOS counts on the SA.
struct KeepaliveUnanswered {
    SaRef sa;
    std::uint8_t count = 0;
};
struct NotifyReceived {
    SaRef sa;
    std::uint16_t type = 0;
    std::uint8_t protocol = 0;
    std::uint32_t spi = 0;
    std::uint32_t message_id = 0;
};
struct NotifySent {
    SaRef sa;
    std::uint16_t type = 0;
    std::uint8_t protocol = 0;
    std::uint32_t message_id = 0;
};
struct DeleteReceived {
    SaRef sa;
    std::uint8_t protocol = 0;
    std::vector<std::uint32_t> spis;  ///< of IPsec; empty for ISAKMP
    std::uint32_t message_id = 0;
};
struct PeerNotResponding {
    SaRef sa;
    bool paranoid = false;  ///< the old keepalive, not DPD
    bool last = true;       ///< no other SA with the peer: phase 2 goes as well
};
struct ParanoidKeepalives {
    SaRef sa;
    bool paranoid = false;
};
struct SaDeleted {
    SaRef sa;  ///< with the state it had
    DeleteReason reason = DeleteReason::Cleared;
};
struct SaPurged {
    SaRef sa;
};
/// %CRYPTO-5-SESSION_STATUS: the tunnel to `peer` went up or down. IKE records UP and the DOWN of a peer that went
/// away; crypto_map records the DOWN when the HSRP role is lost (Negotiator::delete_local records none).
struct SessionStatus {
    bool up = false;
    Ipv4Address peer;
    std::uint16_t port = 500;
    Ipv4Address id;  ///< identity of the peer
};
struct Refused {
    SaRef sa;
    Refusal reason = Refusal::Malformed;
    std::uint8_t exchange = 0;
    std::uint32_t message_id = 0;
    std::uint8_t decode_error = 0;  ///< DecodeError when Malformed
};
/// Phase 1 or 2 was given up.
struct ModeFailed {
    SaRef sa;
    bool main_mode = true;
};

using Record =
    std::variant<RequestReceived, MainModeStarting, PreSharedKeyLookedUp, NatTVendorIdsConstructed, StepChanged,
                 QuickStepChanged, ExchangeBegan, PacketSent, PacketReceived, PayloadProcessed, VendorIdSeen,
                 LocalKeyFound, PolicyChecked, ProposalChecked, SkeyidGenerated, KeysDerived, InitialContactSent,
                 IdentitySent, Authenticated, SasCreated, NodeDeleted, NodePurged, Retransmitting, DuplicateReceived,
                 KeepaliveUnanswered, NotifyReceived, NotifySent, DeleteReceived, PeerNotResponding, ParanoidKeepalives,
                 SaDeleted, SaPurged, SessionStatus, Refused, ModeFailed>;

}  // namespace switchover::ike
