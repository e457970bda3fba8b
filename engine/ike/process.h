#pragma once
/// IKEv1 of one device: Main Mode, Quick Mode and informational exchanges over UDP port 500.
#include <map>
#include <set>
#include <vector>

#include "engine/ike/key_engine.h"
#include "engine/ike/payload.h"
#include "engine/ike/sa.h"
#include "engine/ike/view.h"

namespace switchover::ike {

inline constexpr Duration kRetransmitInterval = 10s;
inline constexpr std::uint8_t kRetransmissions = 5;
inline constexpr std::uint8_t kKeepaliveTries = 5;
inline constexpr Duration kClockTick =
    4ms;  ///< IOS runs purges from a 4 ms clock: never before the event at 50 s sharp
inline constexpr Duration kNodePurgeDelay = 50s + kClockTick;
inline constexpr Duration kSaPurgeDelay = 60s + kClockTick;

enum class TimerKind : std::uint8_t {
    Phase1Retransmit,  ///< index: connection, as for the next three
    Lifetime,
    Keepalive,
    SaPurge,
    ExchangeRetransmit,  ///< index: Exchange::number
    ExchangePurge,
};

class Process final : public Negotiator {
   public:
    /// New policies and keys act on new SAs only; the keepalive and `no crypto isakmp enable` act at once.
    void configure(const Config& next, Services& s);
    /// A UDP datagram to port 500. Octets of any kind are safe: what is refused is counted and recorded with its
    /// reason, and changes no state. Nothing is done for an address that the key engine does not speak for.
    void on_packet(const Ipv4Delivery& ip, ByteView isakmp, KeyEngine& key_engine, Services& s);
    /// `tag` is of ProcessId::Ike.
    void on_timer(TimerTag tag, KeyEngine& key_engine, Services& s);
    View view(const Services& s) const;

    // Negotiator
    void request(const Phase2Request& request, KeyEngine& key_engine, Services& s) override;
    void send_delete(const Endpoints& endpoints, std::uint32_t inbound_spi, Services& s) override;
    void invalid_spi(const Endpoints& endpoints, std::uint32_t spi, KeyEngine& key_engine, Services& s) override;
    void heard_from(const Endpoints& endpoints, Services& s) override;
    void traffic_to(const Endpoints& endpoints, KeyEngine& key_engine, Services& s) override;
    void delete_local(Ipv4Address local, bool notify_peers, KeyEngine& key_engine, Services& s) override;

    /// `clear crypto isakmp [CONN-ID]`: DELETE to the peer, then the SA goes. Connection 0: all.
    void clear(std::uint32_t connection, KeyEngine& key_engine, Services& s);

   private:
    /// A message whose header decoded, as on_packet hands it round.
    struct Message {
        Header header;
        ByteView octets;  ///< whole
        ByteView body() const { return octets.subspan(kHeaderLength); }
    };
    /// A decrypted message whose HASH payload comes first.
    struct Opened {
        Bytes plain;
        Chain chain;
        Bytes next_iv;
        ByteView received_hash() const { return chain.payloads.front().body; }
        /// Every payload behind the hash, with generic headers, without padding.
        ByteView behind_hash() const {
            const std::size_t from = kGenericHeaderLength + chain.payloads.front().body.size();
            return ByteView{plain}.subspan(from, chain.length - from);
        }
    };

    // process.cpp: SAs and their life
    IkeSa& create_sa(const Endpoints& endpoints, Role role, Services& s);
    IkeSa* find(std::uint32_t connection);
    IkeSa* find_by_cookies(const Header& header, const Endpoints& endpoints);
    IkeSa* current(const Endpoints& endpoints);  ///< the newest established one
    void established(IkeSa& sa, Services& s);
    void delete_sa(std::uint32_t connection, DeleteReason reason, KeyEngine& key_engine, Services& s);
    void purge_sa(std::uint32_t connection, Services& s);
    void forget_exchanges(IkeSa& sa, Services& s, std::vector<Phase2Request>& failed);
    void session_up(const IkeSa& sa, Services& s);
    void session_down(const IkeSa& sa, Services& s);
    void step(IkeSa& sa, Input input, Step to, Services& s);
    void refuse(const SaRef& sa, Refusal reason, const Header& header, Services& s, DecodeError error = {});
    void refuse(IkeSa& sa, Refusal reason, const Header& header, Services& s, DecodeError error = {});
    const PreSharedKey* key_for(Ipv4Address peer) const;
    std::uint32_t fresh_message_id(const IkeSa& sa, Services& s) const;
    std::uint64_t fresh_cookie(Services& s) const;

    // transport.cpp: octets out, encryption, retransmission
    void transmit(IkeSa& sa, const Bytes& message, Services& s);
    void send_phase1(IkeSa& sa, Bytes message, bool expects_answer, Services& s);
    Bytes seal(const IkeSa& sa, Header header, Bytes& iv, const std::vector<Payload>& payloads) const;
    /// Decrypts and takes apart; refuses and returns nothing when it cannot.
    std::optional<Opened> open(IkeSa& sa, const Message& message, const Bytes& iv, std::uint8_t first, Services& s);
    bool hash_ok(IkeSa& sa, const Opened& opened, const Bytes& expected, const Message& message, Services& s);
    void on_phase1_retransmit(IkeSa& sa, KeyEngine& key_engine, Services& s);
    void on_exchange_retransmit(IkeSa& sa, Exchange& exchange, KeyEngine& key_engine, Services& s);
    bool duplicate_of_phase1(IkeSa& sa, const Message& message, Services& s);

    // main_mode.cpp
    std::uint32_t start_main_mode(const Endpoints& endpoints, InterfaceIndex interface, KeyEngine& key_engine,
                                  Services& s);
    void on_main_mode(const Message& message, IkeSa* sa, const Ipv4Delivery& ip, KeyEngine& key_engine, Services& s);
    void receive_message1(const Message& message, const Ipv4Delivery& ip, KeyEngine& key_engine, Services& s);
    void receive_message2(IkeSa& sa, const Message& message, Services& s);
    void receive_message3(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s);
    void receive_message4(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s);
    void receive_message5(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s);
    void receive_message6(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s);
    bool agree_on_keys(IkeSa& sa, const Message& message, const Chain& chain, KeyEngine& key_engine, Services& s);
    bool identity_ok(IkeSa& sa, const Message& message, const Opened& opened, Services& s);
    std::vector<Payload> identity_and_hash(IkeSa& sa, Services& s);
    void add_vendor_ids(std::vector<Payload>& payloads, bool with_nat_t, bool with_peer_ids) const;
    void read_vendor_ids(IkeSa& sa, const Chain& chain, Services& s);
    void processed(IkeSa& sa, std::uint8_t payload, std::uint32_t message_id, Services& s);
    void honour_initial_contact(IkeSa& sa, KeyEngine& key_engine, Services& s);
    void accept_message(IkeSa& sa, const Message& message);
    void phase1_complete(std::uint32_t connection, KeyEngine& key_engine, Services& s);

    // quick_mode.cpp
    bool negotiating(const Phase2Request& request) const;
    void start_quick_mode(std::uint32_t connection, const Phase2Request& request, KeyEngine& key_engine, Services& s);
    void on_quick_mode(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s);
    void receive_quick1(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s);
    void receive_quick2(IkeSa& sa, Exchange& exchange, const Message& message, KeyEngine& key_engine, Services& s);
    void receive_quick3(IkeSa& sa, Exchange& exchange, const Message& message, KeyEngine& key_engine, Services& s);
    void negotiate_quick1(IkeSa& sa, Exchange& exchange, const Message& message, const Chain& chain,
                          const SaPayload& offer, KeyEngine& key_engine, Services& s);
    void reject_quick1(IkeSa& sa, Exchange& exchange, const Message& message, Refusal reason, std::uint16_t type,
                       const Bytes& spi, Services& s);
    bool read_proxies(const IkeSa& sa, const Chain& chain, ProxyIdentity& first, ProxyIdentity& second) const;
    void answer_quick1(IkeSa& sa, Exchange& exchange, const SaPayload& chosen, bool shortened, Services& s);
    void record_created(const IkeSa& sa, const Exchange& exchange, const KeyEngine& key_engine, Services& s) const;
    void install(IkeSa& sa, const Exchange& exchange, KeyEngine& key_engine, Services& s);
    void quick_step(IkeSa& sa, Exchange& exchange, Input input, QuickStep to, Services& s);
    void fail_exchange(IkeSa& sa, Exchange& exchange, NodeReason reason, KeyEngine& key_engine, Services& s);

    // informational.cpp
    Exchange& create_exchange(IkeSa& sa, std::uint32_t message_id, std::uint8_t type, bool initiator, Services& s);
    void finish_exchange(IkeSa& sa, Exchange& exchange, bool error, NodeReason reason, Services& s);
    void send_informational(IkeSa& sa, Payload payload, Services& s);
    void send_notify(IkeSa& sa, Notification notification, Services& s);
    void send_clear_notify(const IkeSa& sa, std::uint16_t type, Services& s);
    void send_isakmp_delete(IkeSa& sa, Services& s);
    void send_ipsec_delete(IkeSa& sa, const std::vector<std::uint32_t>& spis, Services& s);
    void on_informational(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s);
    void on_notification(std::uint32_t connection, const Message& message, const Notification& n, KeyEngine& key_engine,
                         Services& s);
    void on_deletion(std::uint32_t connection, const Message& message, const Deletion& d, KeyEngine& key_engine,
                     Services& s);

    // keepalive.cpp
    bool keeps_alive(const IkeSa& sa) const;
    bool on_demand(const IkeSa& sa) const;
    void start_keepalives(IkeSa& sa, Services& s);
    void send_keepalive(IkeSa& sa, Services& s);
    void on_keepalive_timer(IkeSa& sa, KeyEngine& key_engine, Services& s);
    void heard(IkeSa& sa, Services& s);
    bool on_keepalive_notify(IkeSa& sa, const Message& message, const Notification& n, Services& s);
    void peer_is_dead(std::uint32_t connection, KeyEngine& key_engine, Services& s);

    Config config_;
    std::map<std::uint32_t, IkeSa> sas_;                     ///< by connection
    std::map<Endpoints, std::uint32_t> current_;             ///< newest established SA
    std::multimap<std::uint64_t, std::uint32_t> by_cookie_;  ///< initiator cookie to connection
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>>
        exchange_of_;               ///< number to connection, message id
    std::set<Endpoints> sessions_;  ///< peers with which IPsec SAs were made
    std::uint32_t next_exchange_ = 1;
    Counters counters_;
};

}  // namespace switchover::ike
