#pragma once
/// What the key engine and the ESP data path report as having happened. The IOS wording is in ios/log/ipsec.
#include <cstdint>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/ipsec/config.h"

namespace switchover::ipsec {

enum class Direction : std::uint8_t { Inbound, Outbound };

/// What every `(key eng. msg.)` of IOS prints.
struct KeyEngineMessage {
    Direction direction = Direction::Outbound;
    Ipv4Address local;
    Ipv4Address remote;
    Prefix local_proxy;
    std::uint8_t local_protocol = 0;
    std::uint16_t local_port = 0;
    Prefix remote_proxy;
    std::uint8_t remote_protocol = 0;
    std::uint16_t remote_port = 0;
    Transform transform;
    Duration lifetime = Duration{0};
    std::uint32_t kilobytes = 0;
    std::uint32_t spi = 0;
    std::uint32_t connection_id = 0;
    std::uint32_t flags = 0;
};

/// A packet matched a permit line that has no SA: IKE is asked.
struct SaRequested {
    KeyEngineMessage message;
};
/// Responder: the peer's proposal is compared with the crypto maps.
struct ProposalChecked {
    KeyEngineMessage message;
};
/// IKE handed over keys, or asks for a deletion.
struct QueueEvent {};
struct SaInitialized {
    KeyEngineMessage message;
};
struct SaCreated {
    Direction direction = Direction::Inbound;
    Ipv4Address destination;
    std::uint32_t spi = 0;
    Transform transform;
    std::uint32_t connection_id = 0;
};
enum class DeleteReason : std::uint8_t {
    Expired,        ///< seconds
    VolumeExpired,  ///< kilobytes, or the last sequence number
    PeerDeleted,    ///< DELETE notify
    KeyEngine,      ///< IKE lost the peer
    RoleLost,       ///< Active to Init
    RoleYielded,    ///< Active to Speak; IOS prints nothing
    Unconfigured,
    Cleared,  ///< `clear crypto sa`
};
struct SaDeleted {
    Direction direction = Direction::Inbound;
    Ipv4Address destination;
    std::uint32_t spi = 0;
    Transform transform;
    std::uint32_t connection_id = 0;
    DeleteReason reason = DeleteReason::Expired;
};
/// "delete all SAs shared with A", or the one the peer named when `spi` is not 0.
struct DeleteRequested {
    Ipv4Address peer;
    std::uint32_t spi = 0;
};
/// The soft lifetime is over and a new SA is asked for.
struct LifetimeThreshold {
    std::uint32_t inbound_spi = 0;
    Duration left = Duration{0};  ///< until the seconds limit
    bool by_volume = false;
};

/// An ESP packet whose SPI belongs to no SA of this box.
struct InvalidSpi {
    Ipv4Address destination;
    Ipv4Address source;
    std::uint32_t spi = 0;
};
struct ReplayDropped {
    std::uint32_t connection_id = 0;
    std::uint32_t spi = 0;
    std::uint32_t sequence = 0;
};
struct IntegrityFailed {
    std::uint32_t connection_id = 0;
    std::uint32_t spi = 0;
};
/// Authentic, but what came out is not what the SA was negotiated for.
struct InvalidIdentity {
    Ipv4Address source;
    Ipv4Address destination;
    std::uint8_t protocol = 0;
    Ipv4Address local;
    Ipv4Address remote;
    Prefix local_proxy;
    Prefix remote_proxy;
};
/// Padding, next header or inner header wrong after decryption.
struct DecapsulationFailed {
    std::uint32_t connection_id = 0;
    std::uint32_t spi = 0;
};

/// Everything a capture needs to be read: one line of Wireshark's `esp_sa`. Not part of any log.
struct SaKeys {
    Ipv4Address source;
    Ipv4Address destination;
    std::uint32_t spi = 0;
    Transform transform;
    Bytes cipher_key;
    Bytes integrity_key;
};

using Record = std::variant<SaRequested, ProposalChecked, QueueEvent, SaInitialized, SaCreated, SaDeleted,
                            DeleteRequested, LifetimeThreshold, InvalidSpi, ReplayDropped, IntegrityFailed,
                            InvalidIdentity, DecapsulationFailed, SaKeys>;

}  // namespace switchover::ipsec
