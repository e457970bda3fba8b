/// Any octets as an advertisement, with a checksum that is right: what is accepted reads the same after encoding.
#include <cstdlib>

#include "engine/cdp/packet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    Bytes octets(data, data + size);
    if (octets.size() >= 4) {
        octets[0] = octets[0] % 2 == 0 ? 2 : 1;
        store_u16(octets.data() + 2, 0);
        store_u16(octets.data() + 2, cdp::checksum(octets));
    }
    const auto packet = cdp::decode(octets);
    if (!packet) return 0;
    const auto again = cdp::decode(cdp::encode(*packet));
    if (!again || *again != *packet) std::abort();
    return 0;
}
