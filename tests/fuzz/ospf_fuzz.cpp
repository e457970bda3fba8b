/// Any octets as an OSPF packet and as an LSA, with the checksums put right so that the fuzzer gets behind them.
#include <cstdlib>

#include "engine/base/checksum.h"
#include "engine/ospf/authentication.h"
#include "engine/ospf/lsa.h"
#include "engine/ospf/packet.h"

namespace {

using namespace switchover;

void try_lsa(Bytes octets) {
    if (octets.size() < 20) return;
    store_u16(octets.data() + 18, static_cast<std::uint16_t>(octets.size()));
    store_u16(octets.data() + 16, fletcher_checksum(ByteView{octets}.subspan(2), 14));
    const auto lsa = ospf::decode_lsa(octets);
    if (lsa && !ospf::decode_lsa(octets)) std::abort();
}

void try_packet(Bytes octets) {
    if (octets.size() < 24) return;
    store_u16(octets.data() + 2, static_cast<std::uint16_t>(octets.size()));
    store_u16(octets.data() + 12, 0);
    // RFC 2328 §A.3.1: without the 64 bits of authentication.
    const std::uint64_t sum = checksum_add(ByteView{octets}.subspan(24), checksum_add(ByteView{octets}.first(16)));
    store_u16(octets.data() + 12, checksum_finish(sum));
    const auto packet = ospf::decode(octets);
    if (!packet) return;
    if (const auto* update = std::get_if<ospf::LinkStateUpdate>(&packet->body))
        for (const ByteView lsa : update->lsas) try_lsa(Bytes(lsa.begin(), lsa.end()));
}

/// AuType 2: what a digest that holds would let through.
void try_signed(Bytes octets) {
    if (octets.size() < 24) return;
    octets[14] = 0;
    octets[15] = 2;
    auto packet = ospf::decode(octets);
    if (!packet) return;
    if (ospf::digest_holds(octets, "key") && packet->header.digest_length != ospf::kDigestLen) std::abort();
    if (!ospf::decode_body(octets, *packet))
        if (const auto* update = std::get_if<ospf::LinkStateUpdate>(&packet->body))
            for (const ByteView lsa : update->lsas) try_lsa(Bytes(lsa.begin(), lsa.end()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 65535) return 0;
    if (const auto raw = ospf::decode(ByteView{data, size}); raw && size < 24) std::abort();
    try_packet(Bytes(data, data + size));
    try_signed(Bytes(data, data + size));
    try_lsa(Bytes(data, data + size));
    return 0;
}
