/// Any octets as an IPv4 packet, header checksum put right: options, fragments, reassembly, ICMP, UDP and access lists.
#include <cstdlib>

#include "engine/acl/match.h"
#include "engine/base/checksum.h"
#include "engine/icmp/packet.h"
#include "engine/ipv4/fragment.h"
#include "engine/ipv4/header.h"
#include "engine/udp/packet.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    (void)ipv4::check_header(ByteView{data, size});
    if (size < 20 || size > 65535) return 0;
    Bytes octets(data, data + size);
    const std::size_t header = (octets[0] & 15u) * 4u;
    if (header >= 20 && header <= size) {
        store_u16(octets.data() + 10, 0);
        store_u16(octets.data() + 10, internet_checksum(ByteView{octets}.first(header)));
    }
    const auto checked = ipv4::check_header(octets);
    if (!checked) return 0;
    const ipv4::HeaderView view = checked->header();
    (void)ipv4::scan_options(view.options());
    (void)acl::fields_of(checked->packet);
    if (const auto message = icmp::decode(checked->payload())) (void)icmp::quoted(*message);
    (void)udp::decode(view.source(), view.destination(), checked->payload());
    ipv4::Reassembly reassembly;
    if (view.is_fragment()) {
        (void)reassembly.add(*checked, kPowerOn);
        return 0;
    }
    // A packet cut up and put together again is the packet.
    Bytes whole;
    const std::vector<Bytes> pieces = ipv4::fragment(*checked, 68);
    for (const Bytes& piece : pieces) {
        const auto part = ipv4::check_header(piece);
        if (!part || (pieces.size() > 1 && piece.size() > 68)) std::abort();
        if (pieces.size() > 1) whole = reassembly.add(*part, kPowerOn).packet;
    }
    if (pieces.size() > 1 && pieces.size() <= ipv4::Reassembly::kMaximumFragments) {
        if (whole.size() != checked->packet.size()) std::abort();
    }
    return 0;
}
