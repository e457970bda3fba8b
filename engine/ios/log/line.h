#pragma once
/// One line of an IOS log as a record renders to: either a syslog message or the output of a `debug` command.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"
#include "engine/sim/interface.h"

namespace switchover::ios {

/// The `debug` command that must be on for the line to appear. None: a syslog message, always printed.
enum class Debug : std::uint8_t {
    None,
    StandbyEvents,
    StandbyPackets,  ///< each Hello, Coup, Resign in and out
    StandbyDetail,   ///< the continuation lines of `debug standby … detail`
    StandbyErrors,   ///< packets that were not taken, and why
    Track,
    CryptoIsakmp,
    CryptoIpsec,
    OspfAdj,
    OspfFlood,
    OspfHello,
    OspfLsaGeneration,
    OspfPacket,
    OspfSpf,
    IpRouting,
    IpPacket,
    IpIcmp,
    Arp,
    CdpAdjacency,
    CdpEvents,
    CdpPackets,
    Count
};

struct LogLine {
    std::uint8_t severity = 7;  ///< syslog severity; 7 for debug
    Debug debug = Debug::None;
    std::string text;           ///< without time stamp; continuation lines follow after '\n'
    bool continuation = false;  ///< goes on with the line before: no time stamp of its own
};

/// What a record needs to be put in words: names of its device's interfaces and the words of its train.
struct Names {
    std::vector<std::string> interfaces;  ///< full names by InterfaceIndex
    bool is_12_2 = false;

    std::string interface(InterfaceIndex i) const { return i < interfaces.size() ? interfaces[i] : std::string{"?"}; }
    std::string short_interface(InterfaceIndex i) const { return short_interface_name(interface(i)); }
};

// Each protocol has `ios/log/<protocol>.{h,cpp}` with
//     void log_lines(const <protocol>::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
