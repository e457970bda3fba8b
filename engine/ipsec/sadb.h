#pragma once
/// The security associations of one device, in the pairs in which Quick Mode makes them.
#include <map>
#include <vector>

#include "engine/crypto/esp_context.h"
#include "engine/ike/key_engine.h"
#include "engine/ipsec/replay_window.h"
#include "engine/sim/timer.h"

namespace switchover::ipsec {

using PairId = std::uint32_t;
using FlowId = std::uint32_t;  ///< one permit line of one applied crypto map; 0 is none

/// How far a pair has used up its kilobytes or sequence numbers.
enum class Usage : std::uint8_t {
    Fine,
    Soft,  ///< within kSoftKilobytes of the limit: a successor should be negotiated
    Hard,  ///< nothing more may pass
};
inline constexpr std::uint32_t kSoftKilobytes = 256;
inline constexpr Duration kSoftTime = 30s;

/// One direction.
struct SecurityAssociation {
    std::uint32_t spi = 0;
    std::uint32_t connection_id = 0;
    std::uint32_t flow_id = 0;  ///< as IOS numbers them for its crypto engine
    crypto::EspContext context;
    std::uint64_t octets = 0;  ///< of inner packets
    std::uint64_t packets = 0;
};

/// Both directions. Counters that outlive it are kept per flow, elsewhere.
struct Pair {
    PairId id = 0;
    FlowId flow = 0;
    ike::Endpoints endpoints;
    ike::ProxyIdentity local_proxy;
    ike::ProxyIdentity remote_proxy;
    Transform transform;
    SecurityAssociation inbound;
    SecurityAssociation outbound;
    ReplayWindow window;
    std::uint32_t sequence = 0;         ///< last one sent
    std::uint32_t start_kilobytes = 0;  ///< of each direction
    Instant created;
    Instant expires;
    std::uint64_t initiator_cookie = 0;
    std::uint64_t responder_cookie = 0;
    bool initiator = false;
    bool successor_asked = false;
    std::size_t path_mtu = 0;  ///< learned from ICMP; 0: the interface's
    TimerId soft_timer;
    TimerId hard_timer;

    Usage usage() const;
    /// Kilobytes left of one direction, for show.
    std::uint32_t kilobytes_left(const SecurityAssociation& direction) const;
};

class Sadb {
   public:
    /// Adds the pair and makes it the one its flow sends with. `kilobytes` is the start value of its volume limit.
    Pair& add(FlowId flow, const ike::SaPair& agreed, std::uint32_t kilobytes, Instant now);
    void erase(PairId id);

    Pair* find(PairId id);
    const Pair* find(PairId id) const;
    /// RFC 2401 §5.2.1 look-up: destination, SPI (and ESP).
    Pair* inbound(Ipv4Address destination, std::uint32_t spi);
    /// The newest pair of the flow.
    Pair* outbound(FlowId flow);
    const Pair* outbound(FlowId flow) const;

    bool knows_inbound_spi(std::uint32_t spi) const { return by_spi_.contains(spi); }
    /// All pairs, oldest first.
    const std::map<PairId, Pair>& pairs() const { return pairs_; }
    std::vector<PairId> of_flow(FlowId flow) const;
    std::vector<PairId> shared_with(const ike::Endpoints& endpoints) const;
    /// The connection number of the inbound SA of the pair that add() makes next.
    std::uint32_t next_connection() const;

   private:
    std::uint32_t free_slot() const;

    std::map<PairId, Pair> pairs_;
    std::map<std::uint32_t, PairId> by_spi_;
    std::map<FlowId, std::vector<PairId>> by_flow_;  ///< oldest first
    PairId next_ = 1;
};

}  // namespace switchover::ipsec
