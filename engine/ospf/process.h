#pragma once
/// One OSPF process on one device: applies packets, timers, interface and route changes; performs the actions of the
/// state machines. RFC 2328 by section in process.cpp (§8.2), interface.cpp (§9), adjacency.cpp (§10), exchange.cpp
/// (§10.6 to §10.9), flooding.cpp (§13), origination.cpp (§12.4, §14), redistribution.cpp, summary.cpp (§12.4.3),
/// routing.cpp (§16) and authentication.cpp (Appendix D).
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/ospf/neighbor.h"
#include "engine/ospf/record.h"
#include "engine/ospf/spf.h"
#include "engine/ospf/view.h"
#include "engine/rib/route.h"
#include "engine/sim/services.h"

namespace switchover::ospf {

class LsaPool;

class Process {
   public:
    /// Compares with what it has and applies the difference. `interfaces` is by InterfaceIndex; missing ones have
    /// defaults. A change of process id or router id starts the process anew.
    void configure(const Config& next, const std::vector<InterfaceConfig>& interfaces, Services& s);
    /// `no router ospf`: drops every adjacency, route and LSA.
    void stop(Services& s);
    /// `clear ip ospf process`: stops and starts again; the router id is chosen anew.
    void clear(Services& s);
    void on_interface(InterfaceIndex i, bool line_up, Services& s);
    /// An IP packet of protocol 89.
    void on_packet(const Ipv4Delivery& packet, Services& s);
    void on_timer(TimerTag tag, Services& s);
    /// A route that won came, went or changed: redistribution acts at once.
    void on_route_change(const rib::Change& change, Services& s);

    bool running() const { return configured_ && !router_id_.is_unspecified(); }
    Ipv4Address router_id() const { return router_id_; }
    std::uint16_t process_id() const { return config_.process_id; }
    View view(std::span<const Interface> interfaces) const;

    // For tests and benchmarks.
    const Database& database() const { return database_; }
    const std::vector<InterfaceData>& interfaces() const { return interfaces_; }

   private:
    enum class Timer : std::uint8_t {
        Hello,
        Wait,
        DelayedAck,
        Flood,
        Inactivity,
        DdRetransmit,
        RequestRetransmit,
        LsaRetransmit,
        RouterId,
        Build,
        Originate,
        Aging,
        Spf,
    };

    struct Area {
        std::uint32_t number = 0;
        bool router_lsa_due = false;
        AreaRoutes routes;
        std::uint32_t spf_runs = 0;
        Instant last_spf = kNever;
    };

    /// A configured range of an area with networks of the area inside, §12.4.3.
    struct ActiveRange {
        std::uint32_t area = 0;
        AreaRange range;
        std::uint32_t cost = 0;
    };

    /// An LSA that this router originates, or has just withdrawn.
    struct Own {
        std::optional<LsaBody> wanted;  ///< absent: to be flushed
        Instant originated = kNever;
        bool force = false;     ///< a new instance even when the contents are the same
        bool deferred = false;  ///< waits for MinLSInterval
    };

    enum class AckKind : std::uint8_t { None, Delayed, Direct };  // §13.5

    // process.cpp: configuration, entry
    void choose_router_id(Services& s);
    void refresh_interface_list(Services& s);
    bool wants_interface(InterfaceIndex i, Services& s, InterfaceData& out) const;
    std::uint16_t cost_of(const Interface& interface, const InterfaceConfig& config) const;
    InterfaceData* find_interface(InterfaceIndex i);
    Area& area(std::uint32_t number);
    void drop_unused_areas();
    void finish_event(Services& s);
    void settle_interfaces(Services& s);
    void serve_interfaces(Services& s);
    void purge_neighbors(Services& s);
    void refuse(Refused::Reason reason, const InterfaceData& i, const Ipv4Delivery& packet, Ipv4Address router_id,
                std::uint32_t theirs, std::uint32_t ours, Services& s) const;
    void dispatch(InterfaceData& i, const Packet& packet, const Ipv4Delivery& delivery, Services& s);
    void neighbor_timer(Timer kind, InterfaceData& i, Neighbor& n, Services& s);
    TimerTag tag(Timer kind, std::uint32_t index = 0) const;
    TimerTag tag(Timer kind, const InterfaceData& i, const Neighbor& n) const;
    /// Of a packet without authentication, which `send` adds.
    Header header(const InterfaceData& i) const { return {PacketType::Hello, router_id_, i.area}; }
    void send(const InterfaceData& i, Ipv4Address destination, ByteView payload, Services& s) const;
    Ipv4Address flooding_destination(const InterfaceData& i) const;
    std::size_t packet_room(const InterfaceData& i) const;

    // authentication.cpp, Appendix D
    bool authentic(InterfaceData& i, const Packet& packet, const Ipv4Delivery& delivery, Services& s) const;
    bool digest_holds(InterfaceData& i, const Header& header, const Ipv4Delivery& delivery, Services& s) const;
    void send_with_digests(const InterfaceData& i, Ipv4Address destination, ByteView packet, Services& s) const;
    void transmit(const InterfaceData& i, Ipv4Address destination, ByteView payload, Services& s) const;
    Neighbor* sender_of(InterfaceData& i, const Header& header, const Ipv4Delivery& delivery) const;

    // interface.cpp, §9
    void fire(InterfaceData& i, InterfaceEvent event, Services& s);
    void run_election(InterfaceData& i, Services& s);
    void set_state(InterfaceData& i, InterfaceState next, Services& s);
    void reset(InterfaceData& i, Services& s);
    void send_hello(InterfaceData& i, Services& s);

    // adjacency.cpp, §10
    void receive_hello(InterfaceData& i, const Header& header, const Hello& hello, const Ipv4Delivery& packet,
                       Services& s);
    bool hello_agrees(const InterfaceData& i, const Header& header, const Hello& hello, const Ipv4Delivery& packet,
                      Services& s) const;
    Neighbor& neighbor_of_hello(InterfaceData& i, const Header& header, const Ipv4Delivery& packet, Services& s);
    void fire(InterfaceData& i, Neighbor& n, NeighborEvent event, Services& s);
    void record_change(const InterfaceData& i, const Neighbor& n, NeighborState from, NeighborEvent event,
                       Services& s) const;
    bool adjacency_wanted(const InterfaceData& i, const Neighbor& n) const;
    void clear_lists(Neighbor& n, Services& s);

    // exchange.cpp, §10.6 to §10.9
    void begin_negotiation(InterfaceData& i, Neighbor& n, Services& s);
    void build_summary(const InterfaceData& i, Neighbor& n, Services& s);
    void send_description(InterfaceData& i, Neighbor& n, Services& s);
    void resend_description(InterfaceData& i, Neighbor& n, Services& s);
    void receive_description(InterfaceData& i, Neighbor& n, const DatabaseDescription& dd, const Ipv4Delivery& packet,
                             Services& s);
    void negotiate(InterfaceData& i, Neighbor& n, const DatabaseDescription& dd, Services& s);
    void exchange(InterfaceData& i, Neighbor& n, const DatabaseDescription& dd, Services& s);
    bool take_description(InterfaceData& i, Neighbor& n, const DatabaseDescription& dd, Services& s);
    void keep_description(Neighbor& n, const DatabaseDescription& dd) const;
    void send_requests(InterfaceData& i, Neighbor& n, Services& s);
    void receive_request(InterfaceData& i, Neighbor& n, const LinkStateRequest& request, Services& s);
    void continue_loading(InterfaceData& i, Neighbor& n, Services& s);

    // flooding.cpp, §13
    void receive_update(InterfaceData& i, Neighbor& n, const LinkStateUpdate& update, Services& s);
    AckKind receive_lsa(InterfaceData& i, Neighbor& n, ByteView octets, bool& bad_request, Services& s);
    AckKind take_newer(InterfaceData& i, Neighbor& n, LsaPtr lsa, std::uint16_t age, LsaSlot held, Services& s);
    /// True when routes may differ once `lsa` stands in place of what `held` names.
    bool differs(LsaSlot held, const Lsa& lsa, std::uint16_t age) const;
    LsaSlot install(std::uint32_t scope, const LsaPtr& lsa, std::uint16_t age, LsaSlot held, bool changed, Services& s);
    bool flood(LsaSlot slot, const InterfaceData* from, const Neighbor* sender, Services& s);
    bool offer(InterfaceData& i, Neighbor& n, LsaSlot slot, const Neighbor* sender, Services& s);
    void flush_queue(InterfaceData& i, Services& s);
    void pace_queue(InterfaceData& i, Services& s);
    void send_lsas(InterfaceData& i, Ipv4Address destination, const std::vector<LsaSlot>& slots, Services& s);
    void receive_acknowledgment(InterfaceData& i, Neighbor& n, const LinkStateAcknowledgment& ack, Services& s);
    void acknowledged(Neighbor& n, LsaSlot slot, Services& s);
    void unlist_everywhere(LsaSlot slot, Services& s);
    void delay_ack(InterfaceData& i, const LsaHeader& header, Services& s);
    void send_acks(InterfaceData& i, Ipv4Address destination, std::vector<LsaHeader>& headers, Services& s);
    void retransmit(InterfaceData& i, Neighbor& n, Services& s);
    void arm_retransmission(InterfaceData& i, Neighbor& n, Instant at, Services& s);
    void note_change(const Lsa& lsa);
    void reap(Services& s);
    bool exchanging() const;
    LsaPool* pool(Services& s) const;
    static LsaName name_of(const Lsa& lsa);

    // origination.cpp, §12.4 and §14
    void build_later(std::uint32_t area_number, Services& s);
    void build_lsas(Services& s);
    RouterLsa router_lsa(std::uint32_t area_number) const;
    void add_links(const InterfaceData& i, std::vector<RouterLink>& links) const;
    void build_network_lsa(const InterfaceData& i, Services& s);
    void want(const ScopedKey& key, std::optional<LsaBody> body, Services& s);
    void settle(const ScopedKey& key, Services& s);
    void originate(const ScopedKey& key, Own& own, std::int32_t sequence, Services& s);
    void flush(LsaSlot slot, LsaFlushed::Reason reason, Services& s);
    void settle_deferred(Services& s);
    void received_own(const ScopedKey& key, Services& s);
    bool is_own(const LsaHeader& header) const;
    void age_database(Services& s);
    void arm_aging(Instant at, Services& s);

    // redistribution.cpp
    bool redistributes(const rib::Route& route) const;
    const Redistribution* rule_for(rib::Source source) const;
    void redistribute_all(Services& s);
    void originate_externals(Services& s);
    Ipv4Address forwarding_address(const rib::Route& route, Services& s) const;
    bool is_asbr() const {
        return config_.redistribute_static || config_.redistribute_connected || config_.default_information;
    }

    // summary.cpp, §12.4.3 and RFC 3509
    bool attached(std::uint32_t area_number) const;
    bool is_abr() const;
    bool backbone_connected() const;
    void find_active_ranges();
    std::vector<AreaRangeView> range_views(std::uint32_t area_number) const;
    bool leads_into(const Hops& hops, std::uint32_t area_number) const;
    template <typename Route>
    bool advertises(const Route& route, std::uint32_t into) const;
    void originate_summaries(Services& s);
    void want_summaries(std::uint32_t into, std::map<ScopedKey, LsaBody>& wanted) const;
    void forget_externals();
    static std::uint8_t options_of(bool stub) { return stub ? std::uint8_t{0} : kOptionE; }
    bool is_stub(std::uint32_t area_number) const;

    // routing.cpp, §16
    void schedule_spf(Services& s);
    void run_spf(Services& s);
    void merge_areas();
    std::span<const PrefixRoute> prefixes() const;
    std::span<const RouterRoute> routers() const;
    void install_routes(bool external_only, Services& s);

    Config config_;
    std::vector<InterfaceConfig> interface_configs_;
    bool configured_ = false;
    Ipv4Address router_id_;
    std::vector<InterfaceData> interfaces_;  ///< ascending by index
    std::vector<Area> areas_;                ///< ascending by number
    Database database_;
    std::map<ScopedKey, Own> own_;
    std::map<Prefix, rib::Route> redistributed_;
    bool default_in_table_ = false;           ///< a default route that is not OSPF's, for default-information
    InternalRoutes internal_;                 ///< of all areas; empty when `only_area_` says it all
    bool only_area_ = true;                   ///< one area without summary-LSAs: its own tables are the result
    std::vector<ActiveRange> active_ranges_;  ///< ascending by area, then prefix
    std::vector<LsaSlot> max_age_;            ///< to be removed as §14 allows
    Instant aging_at_ = kNever;
    Instant build_at_ = kNever;
    bool spf_due_ = false;       ///< a type 1 or 2 changed while the event was handled
    bool external_due_ = false;  ///< a type 5 changed
    bool spf_scheduled_ = false;
    bool redistribution_due_ = false;
    bool neighbors_gone_ = false;
    bool attention_ = false;  ///< an interface has an election, a queue or a neighbor that is loading for finish_event
    AdjacencyChanged::Reason kill_reason_ = AdjacencyChanged::Reason::InterfaceDown;
    Instant last_spf_ = kNever;
    Duration spf_hold_{};
    std::uint32_t spf_runs_ = 0;
    std::vector<Ipv4Address> route_sources_;
    Instant routes_changed_ = kNever;
    TimerId router_id_timer_;
    TimerId build_timer_;
    TimerId originate_timer_;
    TimerId aging_timer_;
    TimerId spf_timer_;
};

}  // namespace switchover::ospf
