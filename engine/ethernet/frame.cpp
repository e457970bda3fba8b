#include "engine/ethernet/frame.h"

namespace switchover::ethernet {

Bytes encode(const MacAddress& destination, const MacAddress& source, std::uint16_t ethertype, ByteView payload) {
    Bytes frame(frame_length(payload.size()));
    write_header(frame.data(), destination, source, ethertype);
    if (!payload.empty()) std::memcpy(frame.data() + kHeaderLength, payload.data(), payload.size());
    return frame;
}

}  // namespace switchover::ethernet
