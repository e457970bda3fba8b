#include "engine/ios/log/cdp.h"

#include <fmt/format.h>

namespace switchover::ios {

namespace {

struct CdpWriter {
    const Names& names;
    std::vector<LogLine>& out;

    void operator()(const cdp::NeighborChanged& r) {
        out.push_back({7, Debug::CdpAdjacency,
                       r.up ? fmt::format("CDP-AD: Interface {} - new neighbor {} on {}", names.interface(r.interface),
                                          r.device, r.port)
                            : fmt::format("CDP-AD: Aging entry for {}, on interface {}", r.device,
                                          names.interface(r.interface))});
    }
    void operator()(const cdp::PacketSeen& r) {
        if (r.out)
            out.push_back({7, Debug::CdpPackets,
                           fmt::format("CDP-PA: version 2 packet sent out on {}", names.interface(r.interface))});
        else
            out.push_back({7, Debug::CdpPackets,
                           fmt::format("CDP-PA: Packet received from {} on interface {}", r.device,
                                       names.interface(r.interface))});
    }
    void operator()(const cdp::PacketRefused& r) {
        out.push_back({7, Debug::CdpEvents,
                       fmt::format("CDP-EV: Bad packet received on interface {}", names.interface(r.interface))});
    }
};

}  // namespace

void log_lines(const cdp::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(CdpWriter{names, out}, record);
}

}  // namespace switchover::ios
