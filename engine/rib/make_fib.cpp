/// RIB to FIB: next hops resolved to neighbours on interfaces, and the entries that every router has.
#include <algorithm>

#include "engine/rib/rib.h"

namespace switchover::rib {

namespace {

struct Resolved {
    std::vector<FibPath> via;
    std::vector<FibPath> attached;
    bool null = false;

    void clear() {
        via.clear();
        attached.clear();
        null = false;
    }
};

/// Where packets for `gateway` go; `row` is the route that names it.
void resolve(const Table& table, Ipv4Address gateway, const Prefix& of, unsigned depth, Resolved& out) {
    if (depth == kMaximumRecursion) return;
    const Row* row = table.match(gateway, &of);
    if (row == nullptr) return;
    for (const NextHop& hop : table.paths(*row)) {
        if (hop.interface == kNullInterface) {
            out.null = true;
        } else if (hop.interface != kNoInterface) {
            out.via.push_back({hop.interface, hop.gateway.is_unspecified() ? gateway : hop.gateway});
        } else {
            resolve(table, hop.gateway, of, depth + 1, out);
        }
    }
}

void resolve(const Table& table, const Row& row, Resolved& out) {
    out.clear();
    for (const NextHop& hop : table.paths(row)) {
        if (hop.interface == kNullInterface) {
            out.null = true;
        } else if (hop.interface == kNoInterface) {
            resolve(table, hop.gateway, row.prefix, 0, out);
        } else if (hop.gateway.is_unspecified()) {
            out.attached.push_back({hop.interface, {}});
        } else {
            out.via.push_back({hop.interface, hop.gateway});
        }
    }
    std::ranges::sort(out.via);
    out.via.erase(std::unique(out.via.begin(), out.via.end()), out.via.end());
    if (out.via.size() > 16) out.via.resize(16);  // CEF's load-sharing table has 16 buckets
}

/// True when the paths of `row` name their interfaces: then all rows with this set of paths resolve alike.
bool is_direct(const Table& table, const Row& row) {
    return std::ranges::none_of(table.paths(row), [](const NextHop& hop) { return hop.interface == kNoInterface; });
}

}  // namespace

Fib make_fib(const Table& table, std::span<const OwnAddress> own) {
    Fib::Builder builder;
    Resolved to;
    const Row* resolved = nullptr;  // the row that `to` was made for, if others may share it
    for (const Row& row : table.rows()) {
        if (resolved == nullptr || resolved->path_set != row.path_set) {
            resolve(table, row, to);
            resolved = is_direct(table, row) ? &row : nullptr;
        }
        if (!to.via.empty()) {
            builder.add(row.prefix, Action::Via, to.via);
        } else if (!to.attached.empty()) {
            builder.add(row.prefix, Action::Attached, to.attached);
        } else {
            builder.add(row.prefix, to.null ? Action::Null : Action::NoRoute);
        }
    }
    // Entries that CEF makes by itself; on equal prefixes they win over routes (a /32 loopback is `receive`).
    builder.add(Prefix::host(Ipv4Address{0u}), Action::Receive);
    builder.add(Prefix::of(Ipv4Address{224, 0, 0, 0}, 4), Action::Drop);
    builder.add(Prefix::of(Ipv4Address{224, 0, 0, 0}, 24), Action::Receive);
    builder.add(Prefix::host(Ipv4Address{~0u}), Action::Receive);
    for (const OwnAddress& a : own) {
        builder.add(Prefix::host(a.address), Action::Receive);
        if (a.length >= 31) continue;  // RFC 3021: a /31 has no broadcast
        const Prefix subnet = Prefix::of(a.address, a.length);
        builder.add(Prefix::host(subnet.address), Action::Receive);
        builder.add(Prefix::host(subnet.broadcast()), Action::Receive);
    }
    return builder.build();
}

}  // namespace switchover::rib
