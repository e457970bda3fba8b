#pragma once
/// The two faces that IKE and the IPsec data path show each other, so that neither includes the other's process. The
/// device hands each the other one on every call. IOS calls the IPsec side the "key engine", and so do its debug lines.
///
/// Calls may nest (request() may call allocate_spi() back at once): implementations hold no reference into their own
/// containers across a call to the other side.
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/bytes.h"
#include "engine/ipsec/config.h"
#include "engine/sim/services.h"

namespace switchover::ike {

/// One side of a flow (RFC 2407 §4.6.2): host is /32. Protocol and port 0 mean any.
struct ProxyIdentity {
    Prefix prefix;
    std::uint8_t protocol = 0;
    std::uint16_t port = 0;
    auto operator<=>(const ProxyIdentity&) const = default;
};

/// A pair of gateways. `local` is the crypto endpoint on this box (the HSRP virtual address under `redundancy`).
struct Endpoints {
    Ipv4Address local;
    Ipv4Address remote;
    auto operator<=>(const Endpoints&) const = default;
};

/// One offer or choice of Quick Mode.
struct Phase2Proposal {
    ipsec::Transform transform;
    Duration lifetime = 3600s;
    std::uint32_t lifetime_kilobytes = 4'608'000;
    crypto::DhGroup pfs = crypto::DhGroup::None;
};

/// "Build me a pair of SAs", from the crypto map.
struct Phase2Request {
    Endpoints endpoints;
    ProxyIdentity local_proxy;
    ProxyIdentity remote_proxy;
    std::vector<Phase2Proposal> proposals;  ///< in order of preference
    InterfaceIndex interface = kNoInterface;
    bool rekey = false;
    std::uint32_t inbound_spi =
        0;  ///< already allocated and shown by `IPSEC(sa_request)`: to be offered; 0: allocate one
};

/// Keys of one direction, cut from KEYMAT (RFC 2409 §5.5): cipher key first, then integrity key.
struct DirectionKeys {
    std::uint32_t spi = 0;
    Bytes cipher_key;
    Bytes integrity_key;
};

/// A finished Quick Mode.
struct SaPair {
    Endpoints endpoints;
    ProxyIdentity local_proxy;
    ProxyIdentity remote_proxy;
    Phase2Proposal agreed;
    DirectionKeys inbound;   ///< SPI chosen by this box
    DirectionKeys outbound;  ///< SPI chosen by the peer
    std::uint64_t initiator_cookie = 0;
    std::uint64_t responder_cookie = 0;
    bool initiator = false;  ///< this box started the Quick Mode
    InterfaceIndex interface = kNoInterface;
};

/// The IPsec side as IKE sees it (implemented by crypto_map::Process).
class KeyEngine {
   public:
    /// May IKE be spoken on this local address now? False on an HSRP address whose group is not Active here, and on the
    /// real address of an interface whose map is bound with `redundancy`.
    virtual bool speaks_for(Ipv4Address local, Services& services) const = 0;
    /// A fresh inbound SPI (>= 256, unique on this box).
    virtual std::uint32_t allocate_spi(const Endpoints& endpoints, Services& services) = 0;
    /// Responder: the first of `offered` that a crypto map entry with this peer and a mirror-image permit line accepts,
    /// with the smaller lifetimes. Nothing: NO-PROPOSAL-CHOSEN, or INVALID-ID-INFORMATION when `identities_known` is
    /// left false.
    virtual std::optional<Phase2Proposal> select(const Endpoints& endpoints, const ProxyIdentity& local_proxy,
                                                 const ProxyIdentity& remote_proxy,
                                                 const std::vector<Phase2Proposal>& offered, bool& identities_known,
                                                 Services& services) = 0;
    virtual void install(const SaPair& pair, Services& services) = 0;
    /// The connection number that the next install() gives the inbound SA; the outbound one has the number after it.
    virtual std::uint32_t next_connection() const = 0;
    /// Negotiation of the flow ended without SAs (the next packet may ask again).
    virtual void failed(const Phase2Request& request, Services& services) = 0;
    /// Peer sent DELETE for its inbound SPI: our outbound SA with it, and the inbound of the same pair, go.
    virtual void delete_by_outbound_spi(const Endpoints& endpoints, std::uint32_t spi, Services& services) = 0;
    /// "delete all SAs shared with A".
    virtual void delete_all(const Endpoints& endpoints, Services& services) = 0;
    /// Keepalives went unanswered, after delete_all: of several peers the next one is to be tried.
    virtual void peer_dead(const Endpoints& endpoints, Services& services) = 0;
    /// Inbound SPIs of live SAs with the peer (for DELETE notifies before delete_all).
    virtual std::vector<std::uint32_t> inbound_spis(const Endpoints& endpoints) const = 0;

   protected:
    ~KeyEngine() = default;
    KeyEngine() = default;
    KeyEngine(const KeyEngine&) = default;
    KeyEngine& operator=(const KeyEngine&) = default;
};

/// IKE as the IPsec side sees it (implemented by ike::Process).
class Negotiator {
   public:
    /// Starts Quick Mode, and Main Mode before it when there is no IKE SA. A second request for a flow that is being
    /// negotiated does nothing.
    virtual void request(const Phase2Request& request, KeyEngine& key_engine, Services& services) = 0;
    /// Sends DELETE for our inbound SPI if an IKE SA with the peer exists (expiry, `clear crypto sa`).
    virtual void send_delete(const Endpoints& endpoints, std::uint32_t inbound_spi, Services& services) = 0;
    /// ESP with an SPI nobody knows arrived: NOTIFY INVALID-SPI over an existing IKE SA, else nothing.
    virtual void invalid_spi(const Endpoints& endpoints, std::uint32_t spi, KeyEngine& key_engine,
                             Services& services) = 0;
    /// An authenticated ESP packet of the peer was received (proof of life for DPD).
    virtual void heard_from(const Endpoints& endpoints, Services& services) = 0;
    /// A packet was or should be sent to the peer (on-demand DPD asks only when there is traffic).
    virtual void traffic_to(const Endpoints& endpoints, KeyEngine& key_engine, Services& services) = 0;
    /// Forgets every IKE SA and negotiation on `local` (role lost, address gone), silently or with DELETEs. Records no
    /// SessionStatus: the caller does.
    virtual void delete_local(Ipv4Address local, bool notify_peers, KeyEngine& key_engine, Services& services) = 0;

   protected:
    ~Negotiator() = default;
    Negotiator() = default;
    Negotiator(const Negotiator&) = default;
    Negotiator& operator=(const Negotiator&) = default;
};

}  // namespace switchover::ike
