/// Any octets as an HSRP message: what is accepted is encoded to the same 20 octets.
#include <array>
#include <cstdlib>
#include <cstring>

#include "engine/hsrp/packet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    const auto packet = hsrp::decode(ByteView{data, size});
    if (!packet) return 0;
    std::array<std::uint8_t, hsrp::kPacketLen> octets{};
    hsrp::encode(*packet, octets);
    const auto again = hsrp::decode(octets);
    if (!again || again->priority != packet->priority || again->virtual_ip_address != packet->virtual_ip_address)
        std::abort();
    return 0;
}
