#include "engine/udp/packet.h"

#include "engine/base/checksum.h"
#include "engine/ipv4/protocol.h"

namespace switchover::udp {

Result<Datagram, DecodeError> decode(Ipv4Address source, Ipv4Address destination, ByteView octets) {
    if (octets.size() < kHeaderLength) return fail(DecodeError::Truncated);
    const std::size_t length = load_u16(octets.data() + 4);
    if (length < kHeaderLength || length > octets.size()) return fail(DecodeError::BadLength);
    octets = octets.first(length);
    if (load_u16(octets.data() + 6) != 0) {
        const std::uint64_t pseudo = pseudo_header_sum(source, destination, ipv4::kUdp, length);
        if (checksum_finish(checksum_add(octets, pseudo)) != 0) return fail(DecodeError::BadChecksum);
    }
    return Datagram{load_u16(octets.data()), load_u16(octets.data() + 2), octets.subspan(kHeaderLength)};
}

void write(MutableByteView out, Ipv4Address source, Ipv4Address destination, std::uint16_t source_port,
           std::uint16_t destination_port, ByteView payload) {
    SWITCHOVER_ENSURE(payload.size() <= kMaximumPayload && out.size() == kHeaderLength + payload.size());
    const std::size_t length = out.size();
    store_u16(out.data(), source_port);
    store_u16(out.data() + 2, destination_port);
    store_u16(out.data() + 4, static_cast<std::uint16_t>(length));
    store_u16(out.data() + 6, 0);
    if (!payload.empty()) std::memcpy(out.data() + kHeaderLength, payload.data(), payload.size());
    const std::uint64_t pseudo = pseudo_header_sum(source, destination, ipv4::kUdp, length);
    const std::uint16_t sum = checksum_finish(checksum_add(out, pseudo));
    store_u16(out.data() + 6, sum == 0 ? std::uint16_t{0xFFFF} : sum);
}

Bytes encode(Ipv4Address source, Ipv4Address destination, std::uint16_t source_port, std::uint16_t destination_port,
             ByteView payload) {
    Bytes out(kHeaderLength + payload.size());
    write(out, source, destination, source_port, destination_port, payload);
    return out;
}

}  // namespace switchover::udp
