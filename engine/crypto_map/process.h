#pragma once
/// The crypto maps of one device: which packets must be protected, with which security association, and what happens to
/// them when roles, interfaces and lifetimes change. The "key engine" of IOS.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/acl/match.h"
#include "engine/crypto_map/config.h"
#include "engine/crypto_map/view.h"
#include "engine/ike/config.h"
#include "engine/ike/key_engine.h"
#include "engine/ipsec/esp.h"
#include "engine/ipsec/record.h"
#include "engine/ipsec/sadb.h"
#include "engine/sim/services.h"

namespace switchover::crypto_map {

enum class DropReason : std::uint8_t {
    None,
    NoSa,       ///< IKE was asked; the packet is lost, as in IOS
    NotActive,  ///< the HSRP group of the map is not Active here
    Exhausted,  ///< the SA may carry no more; a new one was asked for
    Malformed,  ///< shorter than any ESP packet, or nothing that could be decrypted
    UnknownSpi,
    Replayed,
    BadIntegrity,
    BadContents,    ///< padding, next header or inner packet
    WrongIdentity,  ///< inner packet outside the proxies of its SA
};

/// What is to be done with a packet about to leave.
struct Outbound {
    enum class Kind : std::uint8_t {
        Clear,  ///< send as it is
        Drop,
        Protected,  ///< the buffer holds a whole outer IPv4 packet; route it again, it bypasses the map
        TooBig,     ///< DF is set: ICMP 3/4 with `mtu` to the source
    };
    Kind kind = Kind::Clear;
    DropReason reason = DropReason::None;
    std::uint32_t mtu = 0;
    ike::Endpoints endpoints;  ///< of Protected
};

/// What came out of an ESP packet.
struct Inbound {
    DropReason reason = DropReason::None;     ///< None: `packet` is to be routed
    ByteView packet;                          ///< inner IPv4 packet, a view into the buffer
    InterfaceIndex interface = kNoInterface;  ///< where the map of the SA is applied
};

/// What a device gives to configure().
struct Setup {
    const Config& maps;
    const ipsec::Config& ipsec;
    const acl::Config& access_lists;
    std::span<const std::optional<Binding>> bindings;  ///< by InterfaceIndex; may be shorter
    ike::Train train = ike::Train::Ios12_3T;
};

class Process final : public ike::KeyEngine {
   public:
    /// Compares with what it has: flows whose line and entry stay keep SAs and counters, the others lose their SAs.
    void configure(const Setup& setup, ike::Negotiator& negotiator, Services& services);
    /// True when at least one map is applied.
    bool enabled() const { return !maps_.empty(); }
    /// Is a map applied to this interface? Asked for every packet.
    bool bound(InterfaceIndex i) const { return i < bound_.size() && bound_[i]; }

    /// A packet about to leave by `out`. `buffer` is the caller's, reused from packet to packet.
    Outbound outbound(InterfaceIndex out, ByteView packet, Bytes& buffer, ike::Negotiator& negotiator,
                      Services& services);
    /// An ESP packet for one of our addresses, reassembled.
    Inbound inbound_esp(const Ipv4Delivery& esp, Bytes& buffer, ike::Negotiator& negotiator, Services& services);
    /// May a packet that came in clear on `in` be taken? False (and recorded) when the mirrored access list says that
    /// it should have been protected. IKE and ESP for the crypto endpoint always may.
    bool clear_allowed(InterfaceIndex in, ByteView packet, Services& services);
    /// ICMP 3/4 about one of our ESP packets (RFC 2401 §6.1.1): `mtu` is that of the path of the outer packet.
    void on_path_mtu(Ipv4Address peer, std::uint32_t outbound_spi, std::uint32_t mtu);

    /// First half of a change of role: SAs and additions of routes. True: IOS now enquires about the group
    /// (hsrp::Process::on_enquiry); after_enquiry() must follow in any case.
    bool on_redundancy(const RedundancyChange& change, ike::Negotiator& negotiator, Services& services);
    /// Second half: routes of the lost role go.
    void after_enquiry(const RedundancyChange& change, Services& services);
    void on_interface(InterfaceIndex interface, bool line_up, ike::Negotiator& negotiator, Services& services);
    void on_timer(TimerTag tag, ike::Negotiator& negotiator, Services& services);
    /// `clear crypto sa [peer A]`: peers are told.
    void clear_sa(std::optional<Ipv4Address> peer, ike::Negotiator& negotiator, Services& services);
    /// `clear crypto sa map NAME`
    void clear_sa(const std::string& map, ike::Negotiator& negotiator, Services& services);
    /// `clear crypto sa counters`
    void clear_counters();

    View view(const Services& services) const;
    /// Matches of access lists since the last call, for `show access-lists`.
    struct ListMatch {
        std::string list;
        std::size_t entry = 0;
        std::uint64_t matches = 0;
    };
    std::vector<ListMatch> take_list_matches();

    // --- ike::KeyEngine
    bool speaks_for(Ipv4Address local, Services& services) const override;
    std::uint32_t allocate_spi(const ike::Endpoints& endpoints, Services& services) override;
    std::optional<ike::Phase2Proposal> select(const ike::Endpoints& endpoints, const ike::ProxyIdentity& local_proxy,
                                              const ike::ProxyIdentity& remote_proxy,
                                              const std::vector<ike::Phase2Proposal>& offered, bool& identities_known,
                                              Services& services) override;
    void install(const ike::SaPair& pair, Services& services) override;
    std::uint32_t next_connection() const override { return sadb_.next_connection(); }
    void failed(const ike::Phase2Request& request, Services& services) override;
    void delete_by_outbound_spi(const ike::Endpoints& endpoints, std::uint32_t spi, Services& services) override;
    void delete_all(const ike::Endpoints& endpoints, Services& services) override;
    void peer_dead(const ike::Endpoints& endpoints, Services& services) override;
    std::vector<std::uint32_t> inbound_spis(const ike::Endpoints& endpoints) const override;

   private:
    enum TimerKind : std::uint8_t { kSoftLifetime, kHardLifetime };

    struct Line {
        acl::Entry entry;
        std::size_t index = 0;      ///< in the access list
        ipsec::FlowId flow = 0;     ///< 0 for deny lines
        std::uint64_t matches = 0;  ///< not yet taken by take_list_matches()
    };
    struct AppliedEntry {
        Entry config;
        std::vector<ike::Phase2Proposal> proposals;  ///< our own, one for each transform set, in order
        std::size_t peer = 0;                        ///< index of the current one
        std::vector<Line> lines;
        bool complete() const { return !config.peers.empty() && !proposals.empty() && !lines.empty(); }
        Ipv4Address current_peer() const { return config.peers.empty() ? Ipv4Address{} : config.peers[peer]; }
    };
    struct AppliedMap {
        InterfaceIndex interface = kNoInterface;
        Binding binding;
        std::string local_address_interface;
        Ipv4Address local;
        bool live = false;
        bool routes_wanted = false;
        std::vector<AppliedEntry> entries;
    };
    struct Flow {
        ipsec::FlowId id = 0;
        InterfaceIndex interface = kNoInterface;
        std::string map;
        std::uint16_t sequence = 0;
        ike::ProxyIdentity local_proxy;
        ike::ProxyIdentity remote_proxy;
        Counters counters;
        bool negotiating = false;
        std::uint32_t reserved_spi = 0;
    };
    struct Selected {
        std::size_t entry = 0;
        std::size_t line = 0;
    };
    struct InstalledRoute {
        Prefix prefix;
        Ipv4Address next_hop;
        bool operator==(const InstalledRoute&) const = default;
    };

    // process.cpp
    AppliedMap apply(InterfaceIndex interface, const Binding& binding, const Setup& setup, const Services& services);
    AppliedEntry apply_entry(InterfaceIndex interface, const std::string& map, const Entry& entry, const Setup& setup);
    ipsec::FlowId flow_for(InterfaceIndex interface, const std::string& map, std::uint16_t sequence,
                           const acl::Entry& line);
    void drop_unused_flows(ike::Negotiator& negotiator, Services& services);
    void refresh_role(AppliedMap& map, const Services& services);
    void lose_role(AppliedMap& map, bool yielded, ike::Negotiator& negotiator, Services& services);
    void sync_routes(Services& services);
    AppliedMap* applied(InterfaceIndex interface);
    const AppliedMap* applied(InterfaceIndex interface) const;
    AppliedEntry* entry_of(const Flow& flow);
    const AppliedEntry* entry_of(const Flow& flow) const;
    Flow& flow(ipsec::FlowId id);
    const Flow& flow(ipsec::FlowId id) const;

    EntryView entry_view(const Map& map, const Entry& entry, const Services& services) const;  // view.cpp

    // data_path.cpp
    static std::optional<Selected> select_line(const AppliedMap& map, const acl::PacketFields& fields);
    Outbound protect(ipsec::PairId id, std::uint32_t media_mtu, ByteView packet, Bytes& buffer,
                     ike::Negotiator& negotiator, Services& services);
    void refuse(const ipsec::Pair& pair, ipsec::EspError error, std::uint32_t sequence, Services& services);
    void check_usage(ipsec::PairId id, ike::Negotiator& negotiator, Services& services);

    // key_engine.cpp
    void ask(ipsec::FlowId id, bool rekey, ike::Negotiator& negotiator, Services& services);
    void try_next_peer(InterfaceIndex interface, AppliedEntry& entry, Services& services);
    void delete_pair(ipsec::PairId id, ipsec::DeleteReason reason, Services& services);
    void expire(ipsec::PairId id, ipsec::DeleteReason reason, ike::Negotiator& negotiator, Services& services);
    AppliedEntry* match_proxies(const ike::Endpoints& endpoints, const ike::ProxyIdentity& local_proxy,
                                const ike::ProxyIdentity& remote_proxy, ipsec::FlowId& flow);

    Config config_;
    ipsec::Config ipsec_;
    acl::Config access_lists_;
    ike::Train train_ = ike::Train::Ios12_3T;
    std::vector<AppliedMap> maps_;     ///< ascending by interface
    std::vector<std::uint8_t> bound_;  ///< by InterfaceIndex
    std::vector<Flow> flows_;          ///< ascending by id
    ipsec::FlowId next_flow_ = 1;
    ipsec::Sadb sadb_;
    std::vector<InstalledRoute> routes_;        ///< in the order in which they were added
    std::vector<std::uint32_t> promised_spis_;  ///< given to IKE and not installed yet, newest last
    std::uint16_t identification_ = 0;
};

}  // namespace switchover::crypto_map
