/// Any octets as an ISAKMP message: header, chain, and every payload that has a decoder.
#include <cstdlib>

#include "engine/ike/isakmp.h"
#include "engine/ike/payload.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    const ByteView octets{data, size};
    (void)ike::decode_header(octets);
    if (size == 0) return 0;
    const auto chain = ike::decode_chain(data[0], octets.subspan(1), 16);
    if (chain) {
        for (const auto& payload : chain->payloads) {
            if (const auto sa = ike::decode_sa(payload.body); !sa) (void)sa.error();
            (void)ike::decode_identification(payload.body);
            (void)ike::decode_notification(payload.body);
            (void)ike::decode_deletion(payload.body);
        }
    }
    (void)ike::decode_sa(octets);
    (void)ike::decode_attributes(octets);
    return 0;
}
