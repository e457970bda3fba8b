#pragma once
/// The routing table of one device: who offers which route, who wins, and the forwarding table made of it.
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/rib/config.h"
#include "engine/rib/fib.h"
#include "engine/rib/route.h"
#include "engine/rib/table.h"
#include "engine/rib/view.h"
#include "engine/sim/services.h"

namespace switchover::rib {

/// Connected routes follow their interface at once. A static route with an interface does too. A recursive one (next
/// hop only) enters as soon as its next hop resolves, but leaves only when the periodic process, every `adjust_time`
/// counted from the first `configure`, finds it unresolved. Reverse routes (RRI) are statics that come and go when
/// told.
class Rib {
   public:
    void configure(const Config& next, Services& s);
    /// An interface's line protocol changed. Reads the interfaces from `s`.
    void on_interface(InterfaceIndex, bool line_up, Services& s);
    /// Addresses changed, own or virtual (HSRP).
    void interfaces_changed(Services& s);
    /// The tracked objects that are up, ascending: static routes with `track` of any other stay out.
    void set_tracked(std::vector<std::uint16_t> up, Services& s);
    void on_timer(TimerTag tag, Services& s);

    /// Replaces every route of OSPF process `process`. Equal path sets keep their age.
    void replace_ospf(std::uint16_t process, std::vector<Route> routes, Services& s);
    /// `clear ip route`: OSPF's routes, or that of one prefix, are taken out and put back at once.
    void clear(std::optional<Prefix> only, Services& s);
    void add_reverse(Prefix prefix, Ipv4Address next_hop, Services& s);
    void remove_reverse(Prefix prefix, Ipv4Address next_hop, Services& s);

    /// What changed since the last call, in order; each was recorded when it happened. The device hands them on.
    std::vector<Change> take_changes() { return std::exchange(changes_, {}); }
    bool has_changes() const { return !changes_.empty(); }
    /// False: nobody follows what changes, so it is not kept for take_changes().
    void set_followed(bool followed) { followed_ = followed; }

    const std::shared_ptr<const Table>& table() const { return table_; }
    /// The forwarding table of now; made when first asked for after a change. The pointer changes with every table,
    /// so that caches beside it (adjacencies by Decision::path) know when to start over.
    const std::shared_ptr<const Fib>& fib() const {
        if (!fib_) build_fib();
        return fib_;
    }
    std::vector<Route> routes_from(Source source) const;
    /// Longest match, first resolved path.
    std::optional<RouteAnswer> route(Ipv4Address destination) const;
    View view() const { return {table_, fib(), adjust_time_, boot_}; }

   private:
    struct Static {
        StaticRoute route;
        InterfaceIndex interface = kNoInterface;  // kNoInterface: recursive, or an interface that does not exist
        bool installed = false;
        bool recursive() const { return route.interface.empty(); }
    };
    struct Own {
        Ipv4Address address;
        std::uint8_t length = 32;
        InterfaceIndex interface = kNoInterface;
        bool is_virtual = false;
        bool operator==(const Own&) const = default;
    };
    struct Offer {  // of a connected, static or reverse route
        Prefix prefix;
        Source source = Source::Connected;
        std::uint8_t distance = 0;
        std::uint32_t tag = 0;
        NextHop hop;
    };
    struct Fresh {  // new OSPF routes, ascending by prefix
        std::uint16_t process = 0;
        std::vector<Route> routes;
    };

    void build_fib() const;
    void read_interfaces(const Services& s);
    std::vector<Offer> local_offers() const;
    static Row local_row(std::span<const Offer> offers, Table& into);
    Table merge(const Table& retained, const Fresh* fresh, Instant now);
    bool install_resolvable(const Table& table);
    void update(Services& s, const Fresh* fresh = nullptr);
    void publish(Table next, Services& s);
    void scan(Services& s);
    void start_scan_timer(Services& s);
    bool tracked_up(const Static& entry) const;
    void tell(Change::Kind kind, const Table& table, const Row& row, Services& s);

    Duration adjust_time_ = 60s;
    std::optional<Instant> boot_;
    TimerId scan_timer_;
    std::vector<Static> statics_;
    std::vector<std::uint16_t> tracked_up_;  // ascending
    std::vector<std::pair<Prefix, Ipv4Address>> reverse_;
    std::vector<Own> own_;  // of interfaces whose line protocol is up
    std::shared_ptr<const Table> table_ = std::make_shared<const Table>();
    std::uint32_t version_ = 0;
    bool followed_ = true;
    std::vector<Change> changes_;
    mutable std::shared_ptr<const Fib> fib_;  // empty: to be made
};

/// Makes the forwarding table; a pure function of its arguments. `own` are the addresses that we answer for.
struct OwnAddress {
    Ipv4Address address;
    std::uint8_t length = 32;
};
Fib make_fib(const Table& table, std::span<const OwnAddress> own);

}  // namespace switchover::rib
