#include "engine/ipv4/header.h"

namespace switchover::ipv4 {

Result<PacketView, DecodeError> check_any_header(ByteView octets) {
    if (octets.size() < kHeaderLength) return fail(DecodeError::Truncated);  // RFC 1812 §5.2.2 (1)
    const HeaderView header{octets.data()};
    if (header.version() != 4) return fail(DecodeError::BadVersion);  // (3), first: IHL means nothing otherwise
    const std::size_t length = header.header_length();
    if (length < kHeaderLength) return fail(DecodeError::BadLength);  // (4)
    if (octets.size() < length) return fail(DecodeError::Truncated);
    if (internet_checksum(octets.first(length)) != 0) return fail(DecodeError::BadChecksum);  // (2)
    if (header.total_length() < length) return fail(DecodeError::BadLength);                  // (5)
    if (header.total_length() > octets.size()) return fail(DecodeError::Truncated);
    return PacketView{octets.first(header.total_length())};
}

Header header_of(const PacketView& packet) {
    const HeaderView view = packet.header();
    Header header;
    header.tos = view.tos();
    header.identification = view.identification();
    header.dont_fragment = view.dont_fragment();
    header.more_fragments = view.more_fragments();
    header.fragment_offset = static_cast<std::uint16_t>(view.fragment_offset());
    header.ttl = view.ttl();
    header.protocol = view.protocol();
    header.source = view.source();
    header.destination = view.destination();
    if (view.has_options()) header.options.assign(view.options().begin(), view.options().end());
    return header;
}

std::size_t encoded_length(const Header& header) { return kHeaderLength + (header.options.size() + 3) / 4 * 4; }

void write_header(std::uint8_t* to, const Header& header, std::size_t payload_length) {
    const std::size_t length = encoded_length(header);
    SWITCHOVER_ENSURE(length <= kMaximumHeaderLength);
    SWITCHOVER_ENSURE(length + payload_length <= kMaximumLength);
    SWITCHOVER_ENSURE(header.fragment_offset % 8 == 0);
    to[0] = static_cast<std::uint8_t>(0x40 | length / 4);
    to[1] = header.tos;
    store_u16(to + 2, static_cast<std::uint16_t>(length + payload_length));
    store_u16(to + 4, header.identification);
    store_u16(to + 6, static_cast<std::uint16_t>((header.dont_fragment ? 0x4000 : 0) |
                                                 (header.more_fragments ? 0x2000 : 0) | header.fragment_offset / 8));
    to[8] = header.ttl;
    to[9] = header.protocol;
    store_u16(to + 10, 0);
    store_u32(to + 12, header.source.value);
    store_u32(to + 16, header.destination.value);
    if (length > kHeaderLength) {
        std::memset(to + kHeaderLength, 0, length - kHeaderLength);  // 0 is End of Option List
        std::memcpy(to + kHeaderLength, header.options.data(), header.options.size());
    }
    store_u16(to + 10, internet_checksum({to, length}));
}

Bytes encode(const Header& header, ByteView payload) {
    const std::size_t length = encoded_length(header);
    Bytes packet(length + payload.size());
    write_header(packet.data(), header, payload.size());
    if (!payload.empty()) std::memcpy(packet.data() + length, payload.data(), payload.size());
    return packet;
}

Options scan_options(ByteView options) {
    Options found;
    std::size_t at = 0;
    while (at < options.size()) {
        const std::uint8_t type = options[at];
        if (type == 0) break;  // End of Option List
        if (type == 1) {       // No Operation
            ++at;
            continue;
        }
        const std::size_t length = at + 1 < options.size() ? options[at + 1] : 0;
        if (length < 2 || length > options.size() - at) {
            found.well_formed = false;
            found.bad_octet = static_cast<std::uint8_t>(kHeaderLength + at);
            break;
        }
        if (type == 148) found.router_alert = true;  // RFC 2113
        if (type == 131 || type == 137) found.source_route = true;
        if (type == 7) found.record_route = true;
        at += length;
    }
    return found;
}

}  // namespace switchover::ipv4
