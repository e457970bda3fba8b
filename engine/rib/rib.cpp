#include "engine/rib/rib.h"

#include <algorithm>

namespace switchover::rib {

void Rib::configure(const Config& next, Services& s) {
    if (!boot_) boot_ = s.now;
    adjust_time_ = std::max<Duration>(next.adjust_time, 1s);
    std::vector<Static> statics;
    for (const StaticRoute& route : next.static_routes) {
        Static entry{route, kNoInterface, false};
        if (route.interface.rfind("Null", 0) == 0) {
            entry.interface = kNullInterface;
        } else if (!route.interface.empty()) {
            entry.interface = s.find_interface(route.interface);
        }
        // A line that was there before keeps what it has: its removal waits for the periodic process.
        for (const Static& old : statics_)
            if (old.route == route) entry.installed = old.installed;
        statics.push_back(std::move(entry));
    }
    statics_ = std::move(statics);
    read_interfaces(s);
    update(s);
    start_scan_timer(s);
}

void Rib::on_interface(InterfaceIndex, bool, Services& s) { interfaces_changed(s); }

void Rib::interfaces_changed(Services& s) {
    read_interfaces(s);
    update(s);
}

void Rib::set_tracked(std::vector<std::uint16_t> up, Services& s) {
    if (up == tracked_up_) return;
    tracked_up_ = std::move(up);
    if (std::ranges::any_of(statics_, [](const Static& entry) { return entry.route.track != 0; })) update(s);
}

bool Rib::tracked_up(const Static& entry) const {
    return entry.route.track == 0 || std::ranges::binary_search(tracked_up_, entry.route.track);
}

void Rib::read_interfaces(const Services& s) {
    std::vector<Own> own;
    const auto interfaces = s.interfaces();
    for (std::size_t i = 0; i < interfaces.size(); ++i) {
        const Interface& interface = interfaces[i];
        if (!interface.line_protocol) continue;
        const auto index = static_cast<InterfaceIndex>(i);
        for (const InterfaceAddress& a : interface.addresses) own.push_back({a.address, a.length, index, false});
        for (const VirtualAddress& a : interface.virtual_addresses) own.push_back({a.address, 32, index, true});
    }
    if (own != own_) {
        own_ = std::move(own);
        fib_.reset();
    }
    for (Static& entry : statics_) {
        if (entry.recursive()) continue;
        const bool up = entry.interface == kNullInterface ||
                        (entry.interface < interfaces.size() && interfaces[entry.interface].line_protocol);
        entry.installed = up || (entry.installed && entry.route.permanent);
    }
}

/// What connected, static and reverse routes offer, ascending by prefix, then distance.
std::vector<Rib::Offer> Rib::local_offers() const {
    std::vector<Offer> offers;
    offers.reserve(own_.size() + statics_.size() + reverse_.size());
    for (const Own& own : own_)
        if (!own.is_virtual)
            offers.push_back({Prefix::of(own.address, own.length), Source::Connected, 0, 0, {{}, own.interface}});
    for (const Static& entry : statics_)
        if (entry.installed && tracked_up(entry) && entry.route.distance < 255)  // 255: never believed
            offers.push_back({entry.route.prefix,
                              Source::Static,
                              entry.route.distance,
                              entry.route.tag,
                              {entry.route.next_hop, entry.interface}});
    for (const auto& [prefix, next_hop] : reverse_)
        offers.push_back({prefix, Source::ReverseRoute, 1, 0, {next_hop, kNoInterface}});
    const auto before = [](const Offer& a, const Offer& b) {
        return std::pair{a.prefix, a.distance} < std::pair{b.prefix, b.distance};
    };
    if (!std::ranges::is_sorted(offers, before)) std::ranges::stable_sort(offers, before);
    return offers;
}

namespace {

/// OSPF rows of `table` in order of prefix, winners and shadowed, except those of `process` (0: of none).
std::vector<const Row*> ospf_rows(const Table& table, std::uint16_t process) {
    std::vector<const Row*> out;
    auto shadow = table.shadowed().begin();
    const auto take = [&](const Row& row) {
        if (row.source == Source::Ospf && (process == 0 || row.process != process)) out.push_back(&row);
    };
    for (const Row& row : table.rows()) {
        while (shadow != table.shadowed().end() && shadow->prefix < row.prefix) take(*shadow++);
        take(row);
    }
    while (shadow != table.shadowed().end()) take(*shadow++);
    return out;
}

Row row_of(const Route& route, std::uint16_t process, Table& into) {
    Row row;
    row.prefix = route.prefix;
    row.source = route.source;
    row.code = route.code;
    row.distance = route.distance;
    row.process = process;
    row.metric = route.metric;
    row.forward_metric = route.forward_metric;
    row.tag = route.tag;
    row.from = route.from;
    row.path_set = into.intern({route.paths.data(), route.paths.size()});
    return row;
}

bool same_route(const Table& a, const Row& x, const Table& b, const Row& y) {
    return x.source == y.source && x.code == y.code && x.distance == y.distance && x.metric == y.metric &&
           x.process == y.process && std::ranges::equal(a.paths(x), b.paths(y));
}

}  // namespace

/// One row of the offers of one prefix: the nearest of them, with the paths of all that are as near.
Row Rib::local_row(std::span<const Offer> offers, Table& into) {
    const Offer& best = offers.front();
    Row row;
    row.prefix = best.prefix;
    row.source = best.source;
    row.code = best.source == Source::Connected ? Code::Connected : Code::Static;
    row.distance = best.distance;
    row.tag = best.tag;
    Paths paths{best.hop};
    for (const Offer& offer : offers.subspan(1)) {
        if (offer.distance != best.distance || paths.size() == kMaximumPaths) break;
        const auto at = std::ranges::lower_bound(paths, offer.hop);
        if (at == paths.end() || *at != offer.hop) paths.insert(at, offer.hop);
    }
    row.path_set = into.intern({paths.data(), paths.size()});
    return row;
}

/// The table that the present offers make: local routes, the OSPF routes of `retained` and those of `fresh` in place of
/// its process's. Ages and versions go on from the published table where a route is the same.
Table Rib::merge(const Table& retained, const Fresh* fresh, Instant now) {
    const std::vector<Offer> locals = local_offers();
    const std::vector<const Row*> kept = ospf_rows(retained, fresh != nullptr ? fresh->process : std::uint16_t{0});
    const std::span<const Route> news =
        fresh != nullptr ? std::span<const Route>{fresh->routes} : std::span<const Route>{};
    Table out;
    out.reserve(locals.size() + kept.size() + news.size(), retained);
    auto local = locals.begin();
    auto keep = kept.begin();
    auto next = news.begin();
    auto old = table_->rows().begin();
    const auto old_end = table_->rows().end();
    boost::container::small_vector<Row, 4> offers;
    while (local != locals.end() || keep != kept.end() || next != news.end()) {
        Prefix prefix{Ipv4Address{~0u}, 33};  // past every prefix
        if (local != locals.end()) prefix = std::min(prefix, local->prefix);
        if (keep != kept.end()) prefix = std::min(prefix, (*keep)->prefix);
        if (next != news.end()) prefix = std::min(prefix, next->prefix);
        offers.clear();
        if (local != locals.end() && local->prefix == prefix) {
            const auto first = local;
            while (local != locals.end() && local->prefix == prefix) ++local;
            offers.push_back(local_row({first, local}, out));
        }
        for (; keep != kept.end() && (*keep)->prefix == prefix; ++keep) {
            offers.push_back(**keep);
            offers.back().path_set = out.intern(retained.paths(**keep));
        }
        for (; next != news.end() && next->prefix == prefix; ++next)
            offers.push_back(row_of(*next, fresh->process, out));
        // Sorting takes memory even of one, which is what nearly every prefix has.
        if (offers.size() > 1)
            std::ranges::stable_sort(offers, [](const Row& a, const Row& b) {
                return std::pair{a.distance, a.process} < std::pair{b.distance, b.process};
            });
        Row& best = offers.front();
        while (old != old_end && old->prefix < prefix) ++old;
        const bool same = old != old_end && old->prefix == prefix && same_route(*table_, *old, out, best);
        best.since = same ? old->since : now;
        best.version = same ? old->version : ++version_;
        out.append(best);
        for (std::size_t i = 1; i < offers.size(); ++i)
            if (offers[i].source == Source::Ospf) out.append_shadowed(offers[i]);
    }
    return out;
}

bool Rib::install_resolvable(const Table& table) {
    bool changed = false;
    for (Static& entry : statics_) {
        if (entry.installed || !entry.recursive()) continue;
        if (!table.resolves(entry.route.next_hop, entry.route.prefix)) continue;
        entry.installed = true;
        changed = true;
    }
    return changed;
}

void Rib::update(Services& s, const Fresh* fresh) {
    Table next = merge(*table_, fresh, s.now);
    while (install_resolvable(next)) next = merge(next, nullptr, s.now);
    publish(std::move(next), s);
}

void Rib::scan(Services& s) {
    // Start from no recursive static and let in what resolves: two that only support each other both leave.
    for (Static& entry : statics_)
        if (entry.recursive() && !entry.route.permanent) entry.installed = false;
    update(s);
}

void Rib::start_scan_timer(Services& s) {
    const bool wanted = std::ranges::any_of(statics_, &Static::recursive);
    if (!wanted) {
        s.stop_timer(scan_timer_);
        return;
    }
    const Duration passed = s.now - *boot_;
    const Instant next = *boot_ + (passed / adjust_time_ + 1) * adjust_time_;
    s.start_timer(scan_timer_, {ProcessId::Rib, 0, 0}, next);
}

void Rib::on_timer(TimerTag, Services& s) {
    scan(s);
    start_scan_timer(s);
}

void Rib::replace_ospf(std::uint16_t process, std::vector<Route> routes, Services& s) {
    SWITCHOVER_ENSURE(process != 0);
    Fresh fresh{process, std::move(routes)};
    for (Route& route : fresh.routes) {
        if (!std::ranges::is_sorted(route.paths)) std::ranges::sort(route.paths);
        if (route.paths.size() > kMaximumPaths) route.paths.resize(kMaximumPaths);
    }
    if (!std::ranges::is_sorted(fresh.routes, {}, &Route::prefix))
        std::ranges::stable_sort(fresh.routes, {}, &Route::prefix);
    update(s, &fresh);
}

void Rib::clear(std::optional<Prefix> only, Services& s) {
    const std::shared_ptr<const Table> before = table_;
    Table next;
    next.reserve(before->rows().size(), *before);
    std::vector<Row> renewed;
    for (Row row : before->rows()) {
        row.path_set = next.intern(before->paths(row));
        if (row.source == Source::Ospf && (!only || row.prefix == *only)) {
            tell(Change::Kind::Removed, *before, *before->exact(row.prefix), s);
            row.since = s.now;
            row.version = ++version_;
            renewed.push_back(row);
        }
        next.append(row);
    }
    for (Row row : before->shadowed()) {
        row.path_set = next.intern(before->paths(row));
        next.append_shadowed(row);
    }
    table_ = std::make_shared<const Table>(std::move(next));
    for (const Row& row : renewed) tell(Change::Kind::Added, *table_, row, s);
    if (!renewed.empty()) fib_.reset();
}

void Rib::add_reverse(Prefix prefix, Ipv4Address next_hop, Services& s) {
    const std::pair entry{prefix, next_hop};
    if (std::ranges::find(reverse_, entry) != reverse_.end()) return;
    reverse_.push_back(entry);
    update(s);
}

void Rib::remove_reverse(Prefix prefix, Ipv4Address next_hop, Services& s) {
    if (std::erase(reverse_, std::pair{prefix, next_hop}) > 0) update(s);
}

void Rib::tell(Change::Kind kind, const Table& table, const Row& row, Services& s) {
    if (row.source != Source::Ospf || s.wants_detail()) {
        const auto hops = table.paths(row);
        const NextHop first = hops.empty() ? NextHop{} : hops.front();
        s.record(
            Record{RouteChanged{static_cast<RouteChanged::Kind>(kind), row.prefix, static_cast<std::uint8_t>(row.code),
                                row.distance, row.metric, first.gateway, first.interface}});
    }
    if (followed_) changes_.push_back({kind, table.route(row)});
}

void Rib::publish(Table next, Services& s) {
    const std::shared_ptr<const Table> before = std::move(table_);
    table_ = std::make_shared<const Table>(std::move(next));
    auto old = before->rows().begin();
    const auto old_end = before->rows().end();
    bool changed = false;
    for (const Row& row : table_->rows()) {
        for (; old != old_end && old->prefix < row.prefix; ++old, changed = true)
            tell(Change::Kind::Removed, *before, *old, s);
        if (old == old_end || old->prefix != row.prefix) {
            tell(Change::Kind::Added, *table_, row, s);
            changed = true;
            continue;
        }
        if (row.version != old->version) {  // merge() keeps the version of a route that stays the same
            tell(Change::Kind::Replaced, *table_, row, s);
            changed = true;
        }
        ++old;
    }
    for (; old != old_end; ++old, changed = true) tell(Change::Kind::Removed, *before, *old, s);
    if (changed) fib_.reset();
}

void Rib::build_fib() const {
    std::vector<OwnAddress> own;
    own.reserve(own_.size());
    for (const Own& a : own_) own.push_back({a.address, a.length});
    fib_ = std::make_shared<const Fib>(make_fib(*table_, own));
}

std::vector<Route> Rib::routes_from(Source source) const {
    std::vector<Route> out;
    for (const Row& row : table_->rows())
        if (row.source == source) out.push_back(table_->route(row));
    return out;
}

std::optional<RouteAnswer> Rib::route(Ipv4Address destination) const {
    // The routing table's answer, which is not the forwarding table's for our own addresses (it says `receive`).
    const Row* row = table_->match(destination);
    Ipv4Address hop = destination;
    for (unsigned depth = 0; row != nullptr && depth < kMaximumRecursion; ++depth) {
        const auto paths = table_->paths(*row);
        const NextHop& first = paths.front();
        if (first.interface == kNullInterface) return std::nullopt;
        if (!first.gateway.is_unspecified()) hop = first.gateway;
        if (first.interface != kNoInterface) {
            const Row* answer = table_->match(destination);
            return RouteAnswer{answer->prefix, first.interface, hop};
        }
        const Prefix own = row->prefix;
        row = table_->match(hop, &own);
    }
    return std::nullopt;
}

}  // namespace switchover::rib
