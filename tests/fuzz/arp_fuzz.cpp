/// Any octets as an ARP packet: what is accepted is encoded to what it was read from.
#include <cstdlib>
#include <cstring>

#include "engine/arp/packet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    const auto packet = arp::decode(ByteView{data, size});
    if (!packet) return 0;
    const auto octets = arp::encode(*packet);
    if (std::memcmp(octets.data(), data, octets.size()) != 0) std::abort();
    return 0;
}
