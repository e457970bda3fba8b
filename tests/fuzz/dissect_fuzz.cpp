/// Any octets as a frame, without keys and with keys that fit any ESP and ISAKMP in it; and as a display filter.
#include <cstdlib>
#include <string_view>

#include "engine/dissect/dissect.h"
#include "engine/dissect/filter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    const ByteView octets{data, size};
    const dissect::Packet packet = dissect::dissect(octets);
    for (const dissect::Field& f : packet.fields)
        if (f.offset + f.size > packet.buffers[f.buffer].octets.size()) std::abort();
    // Null cipher and integrity open whatever claims to be this SA's.
    dissect::Keys keys;
    if (size >= 42) {
        const Ipv4Address destination{load_u32(data + 30)};
        keys.on_record({.body = ipsec::Record{
                            ipsec::SaKeys{.source = {}, .destination = destination, .spi = load_u32(data + 34)}}});
    }
    const dissect::Packet open = dissect::dissect(octets, &keys);
    for (const dissect::Field& f : open.fields)
        if (f.offset + f.size > open.buffers[f.buffer].octets.size()) std::abort();
    const auto filter = dissect::Filter::parse(std::string_view{reinterpret_cast<const char*>(data), size});
    if (filter) (void)filter->accepts(packet);
    return 0;
}
