#pragma once
/// What `debug` commands turn on. They decide what is recorded and printed, never what a protocol does.
#include <cstddef>
#include <cstdint>

namespace switchover {

enum class DebugFlag : std::uint8_t {
    Standby,  ///< `debug standby`: errors, events and packets
    StandbyErrors,
    StandbyEvents,
    StandbyPackets,
    StandbyPacketsDetail,
    StandbyTerse,  ///< all but Hellos
    Track,
    CryptoIsakmp,
    CryptoIpsec,
    CryptoEngine,
    OspfAdj,
    OspfEvents,
    OspfFlood,
    OspfHello,
    OspfLsaGeneration,
    OspfPacket,
    OspfSpf,
    IpRouting,
    IpPacket,
    IpPacketDetail,
    IpIcmp,
    Arp,
    CdpAdjacency,
    CdpEvents,
    CdpPackets,
    Count
};

/// The flags of a device; none after a reload.
class DebugFlags {
   public:
    bool has(DebugFlag flag) const { return (bits_ >> static_cast<unsigned>(flag) & 1u) != 0; }
    void set(DebugFlag flag, bool on) {
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(flag);
        bits_ = on ? bits_ | bit : bits_ & ~bit;
    }
    bool any() const { return bits_ != 0; }
    bool operator==(const DebugFlags&) const = default;

   private:
    std::uint64_t bits_ = 0;
};

}  // namespace switchover
