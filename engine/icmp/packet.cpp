#include "engine/icmp/packet.h"

#include <algorithm>

#include "engine/base/checksum.h"

namespace switchover::icmp {

namespace {

bool code_exists(std::uint8_t type, std::uint8_t code) {
    switch (type) {
        case kEcho:
        case kEchoReply:
        case kSourceQuench: return code == 0;
        case kUnreachable: return code <= 15;
        case kRedirect: return code <= 3;
        case kTimeExceeded: return code <= 1;
        case kParameterProblem: return code <= 2;  // 0 RFC 792, 1 RFC 1108, 2 bad length
        default: return true;
    }
}

}  // namespace

Result<Message, DecodeError> decode(ByteView octets) {
    if (octets.size() < kHeaderLength) return fail(DecodeError::Truncated);
    if (internet_checksum(octets) != 0) return fail(DecodeError::BadChecksum);
    if (!code_exists(octets[0], octets[1])) return fail(DecodeError::BadValue);
    return Message{octets[0], octets[1], load_u32(octets.data() + 4), octets.subspan(kHeaderLength)};
}

Result<Quoted, DecodeError> quoted(const Message& message) {
    if (!is_error(message.type)) return fail(DecodeError::BadType);
    if (message.body.size() < ipv4::kHeaderLength) return fail(DecodeError::Truncated);
    const ipv4::HeaderView header{message.body.data()};
    if (header.version() != 4) return fail(DecodeError::BadVersion);
    if (header.header_length() < ipv4::kHeaderLength) return fail(DecodeError::BadLength);
    if (header.header_length() > message.body.size()) return fail(DecodeError::Truncated);
    return Quoted{header, message.body.subspan(header.header_length())};
}

Bytes encode(std::uint8_t type, std::uint8_t code, std::uint32_t rest, ByteView body) {
    Bytes out(kHeaderLength + body.size());
    out[0] = type;
    out[1] = code;
    store_u32(out.data() + 4, rest);
    if (!body.empty()) std::memcpy(out.data() + kHeaderLength, body.data(), body.size());
    store_u16(out.data() + 2, internet_checksum(out));
    return out;
}

Bytes encode_echo(std::uint16_t identifier, std::uint16_t sequence, ByteView data) {
    return encode(kEcho, 0, std::uint32_t{identifier} << 16 | sequence, data);
}

Bytes encode_echo_reply(const Message& request) { return encode(kEchoReply, 0, request.rest, request.body); }

Bytes encode_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest, ByteView offending) {
    SWITCHOVER_ENSURE(offending.size() >= ipv4::kHeaderLength);
    const std::size_t wanted = ipv4::HeaderView{offending.data()}.header_length() + 8;
    return encode(type, code, rest, offending.first(std::min(wanted, offending.size())));
}

Bytes encode_fragmentation_needed(std::uint16_t next_hop_mtu, ByteView offending) {
    return encode_error(kUnreachable, static_cast<std::uint8_t>(UnreachableCode::FragmentationNeeded), next_hop_mtu,
                        offending);
}

}  // namespace switchover::icmp
