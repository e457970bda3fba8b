#include "engine/ios/log/rib.h"

#include <fmt/format.h>

#include "engine/rib/route.h"

namespace switchover::ios {

namespace {

std::string path_text(const rib::RouteChanged& change, const Names& names) {
    if (!change.gateway.is_unspecified()) return "via " + change.gateway.text();
    if (change.interface == rib::kNullInterface) return "via 0.0.0.0, Null0";
    return "via 0.0.0.0, " + names.interface(change.interface);
}

std::string_view owner(std::uint8_t code) {
    switch (static_cast<rib::Code>(code)) {
        case rib::Code::Connected: return "connected";
        case rib::Code::Static: return "static";
        default: return "ospf";
    }
}

}  // namespace

void log_lines(const rib::Record& record, const Names& names, std::vector<LogLine>& out) {
    const auto& change = std::get<rib::RouteChanged>(record);
    const std::string path = path_text(change, names);
    const std::string cost = fmt::format("[{}/{}]", change.distance, change.metric);
    const auto line = [&out](std::string text) { out.push_back({7, Debug::IpRouting, std::move(text)}); };
    switch (change.kind) {
        case rib::RouteChanged::Kind::Added:
            line(fmt::format("RT: add {} {}, {} metric {}", change.prefix.text(), path, owner(change.code), cost));
            break;
        case rib::RouteChanged::Kind::Removed:
            line(fmt::format("RT: del {} {}, {} metric {}", change.prefix.text(), path, owner(change.code), cost));
            line(fmt::format("RT: delete route to {}", change.prefix.text()));
            break;
        case rib::RouteChanged::Kind::Replaced:
            // IOS says `del` and `add` of the single paths; the record holds the route as it is now.
            line(fmt::format("RT: del {}, paths replaced", change.prefix.text()));
            line(fmt::format("RT: add {} {}, {} metric {}", change.prefix.text(), path, owner(change.code), cost));
            break;
    }
}

}  // namespace switchover::ios
