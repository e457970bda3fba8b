#include <algorithm>

#include "engine/rib/show.h"

namespace switchover::rib {

namespace {

std::string interface_name(const ShowContext& context, InterfaceIndex i) {
    return i < context.interfaces.size() ? context.interfaces[i] : std::string{"?"};
}

std::string next_hop_text(Action action, const FibPath& path) {
    return action == Action::Attached ? "attached" : path.next_hop.text();
}

bool resolved(const ShowContext& context, const FibPath& path) {
    return std::ranges::binary_search(context.adjacencies, std::pair{path.out, path.next_hop});
}

/// The line that says what stands behind a path.
void adjacency_line(const ShowContext& context, const FibPath& path, TextOut& out) {
    if (resolved(context, path)) {
        out.line("    valid cached adjacency");
    } else {
        out.line("    invalid adjacency");
    }
}

std::string first_line(const View& view, const ShowContext& context, const Fib::Entry& entry) {
    const Row* row = view.table->exact(entry.prefix);
    const auto paths = view.fib->paths_of(entry);
    // Entries that no route made (receive, drop) stand since the table was first made.
    std::string text = fmt::format("{}, version {}", entry.prefix.text(), row != nullptr ? row->version : 0);
    if (!context.is_12_2) text += ", epoch 0";
    switch (entry.action) {
        case Action::Receive: return text + ", receive";
        case Action::Drop: return text + ", drop";
        case Action::Null: return text + ", attached";
        case Action::NoRoute: return text + ", unresolved";
        case Action::Attached:
            return text + ", attached" + (row != nullptr && row->source == Source::Connected ? ", connected" : "");
        case Action::Via: break;
    }
    if (paths.size() > 1) return text + ", per-destination sharing";
    if (resolved(context, paths.front())) text += ", cached adjacency " + paths.front().next_hop.text();
    return text;
}

void recursive_path(const View& view, const ShowContext& context, const Row& row, const NextHop& hop, TextOut& out) {
    out.line("  via {}, 0 dependencies, recursive", hop.gateway.text());
    const Row* through = view.table->match(hop.gateway, &row.prefix);
    const Decision to = view.fib->decide({}, hop.gateway);
    if (through == nullptr || (to.action != Action::Via && to.action != Action::Attached)) {
        out.line("    unresolved");
        return;
    }
    out.line("    next hop {}, {} via {}", to.next_hop.text(), interface_name(context, to.out), through->prefix.text());
    adjacency_line(context, {to.out, to.next_hop}, out);
}

void entry_text(const View& view, const ShowContext& context, const Fib::Entry& entry, TextOut& out) {
    out.line("{}", first_line(view, context, entry));
    const Row* row = view.table->exact(entry.prefix);
    if (entry.action == Action::Receive || entry.action == Action::Drop || row == nullptr) return;
    out.line("0 packets, 0 bytes");
    for (const NextHop& hop : view.table->paths(*row)) {
        if (hop.interface == kNullInterface) {
            out.line("  via Null0, 0 dependencies");
            out.line("    valid null adjacency");
        } else if (hop.interface == kNoInterface) {
            recursive_path(view, context, *row, hop, out);
        } else if (hop.gateway.is_unspecified()) {
            out.line("  via {}, 0 dependencies", interface_name(context, hop.interface));
            out.line("    valid glean adjacency");
        } else {
            const std::string name = interface_name(context, hop.interface);
            out.line("  via {}, {}, 0 dependencies", hop.gateway.text(), name);
            out.line("    next hop {}, {}", hop.gateway.text(), name);
            adjacency_line(context, {hop.interface, hop.gateway}, out);
        }
    }
}

}  // namespace

void show_ip_cef(const View& view, const ShowContext& context, TextOut& out) {
    out.line("Prefix              Next Hop             Interface");
    if (view.table->exact(Prefix{}) == nullptr)
        out.line("{:<20}{:<21}{}", "0.0.0.0/0", "drop", "Null0 (default route handler entry)");
    for (const Fib::Entry& entry : view.fib->entries()) {
        std::string prefix = entry.prefix.text();
        switch (entry.action) {
            case Action::Receive: out.line("{:<20}receive", prefix); break;
            case Action::Drop: out.line("{:<20}drop", prefix); break;
            case Action::NoRoute: out.line("{:<20}unresolved", prefix); break;
            case Action::Null: out.line("{:<20}{:<21}{}", prefix, "attached", "Null0"); break;
            case Action::Attached:
            case Action::Via:
                for (const FibPath& path : view.fib->paths_of(entry)) {
                    out.line("{:<20}{:<21}{}", prefix, next_hop_text(entry.action, path),
                             interface_name(context, path.out));
                    prefix.clear();
                }
                break;
        }
    }
}

void show_ip_cef_detail(const View& view, const ShowContext& context, TextOut& out) {
    for (const Fib::Entry& entry : view.fib->entries()) entry_text(view, context, entry, out);
}

void show_ip_cef(const View& view, const ShowContext& context, Ipv4Address destination, TextOut& out) {
    if (const Fib::Entry* entry = view.fib->find(destination)) {
        entry_text(view, context, *entry, out);
    } else {
        out.line("%Prefix not found");
    }
}

void show_ip_cef(const View& view, const ShowContext& context, const Prefix& prefix, TextOut& out) {
    if (const Fib::Entry* entry = view.fib->exact(prefix)) {
        entry_text(view, context, *entry, out);
    } else {
        out.line("%Prefix not found");
    }
}

}  // namespace switchover::rib
