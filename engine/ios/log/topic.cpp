#include "engine/ios/log/topic.h"

#include <fmt/format.h>

namespace switchover::ios {

namespace {

template <typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace

Topic topic_of(const RecordBody& body) {
    return std::visit(
        Overloaded{[](const device::Record&) { return Topic::System; },
                   [](const link::Record&) { return Topic::Fault; }, [](const rib::Record&) { return Topic::Routing; },
                   [](const track::Record&) { return Topic::Hsrp; }, [](const hsrp::Record&) { return Topic::Hsrp; },
                   [](const ospf::Record&) { return Topic::Ospf; },
                   [](const crypto_map::Record&) { return Topic::Ipsec; },
                   [](const ipsec::Record&) { return Topic::Ipsec; }, [](const ike::Record&) { return Topic::Isakmp; },
                   [](const cdp::Record&) { return Topic::System; }, [](const probe::Record&) { return Topic::Ping; }},
        body);
}

const char* word_of(Topic topic) {
    switch (topic) {
        case Topic::System: return "system";
        case Topic::Hsrp: return "hsrp";
        case Topic::Ospf: return "ospf";
        case Topic::Isakmp: return "isakmp";
        case Topic::Ipsec: return "ipsec";
        case Topic::Routing: return "routing";
        case Topic::Ping: return "ping";
        case Topic::Fault: return "fault";
        case Topic::Count: break;
    }
    return "";
}

bool is_listed(const LogLine& line) {
    switch (line.debug) {
        case Debug::StandbyPackets:
        case Debug::StandbyDetail:
        case Debug::StandbyErrors:
        case Debug::OspfFlood:
        case Debug::OspfHello:
        case Debug::OspfLsaGeneration:
        case Debug::OspfPacket:
        case Debug::OspfSpf:
        case Debug::IpPacket:
        case Debug::CdpAdjacency:
        case Debug::CdpEvents:
        case Debug::CdpPackets:
        case Debug::IpIcmp:
        case Debug::Arp:
        case Debug::Count: return false;
        default: return true;
    }
}

std::optional<std::string> ping_line(const probe::Record& record) {
    if (const auto* ended = std::get_if<probe::OutageEnded>(&record))
        return fmt::format("ping {}: answered again, {} lost, {} ms after the last answered echo", ended->id,
                           ended->lost, whole_milliseconds(ended->until - ended->from));
    if (const auto* finished = std::get_if<probe::Finished>(&record))
        return fmt::format("ping {}: {} sent, {} answered", finished->id, finished->sent, finished->answered);
    return std::nullopt;
}

}  // namespace switchover::ios
