#include "engine/ipv4/fragment.h"

#include <algorithm>

namespace switchover::ipv4 {

namespace {

/// The options of fragments after the first: those with the copied flag (bit 7 of the type), RFC 791 §3.1.
Bytes copied_options(ByteView options) {
    Bytes out;
    std::size_t at = 0;
    while (at < options.size() && options[at] != 0) {
        if (options[at] == 1) {
            ++at;
            continue;
        }
        const std::size_t length = at + 1 < options.size() ? options[at + 1] : 0;
        if (length < 2 || length > options.size() - at) break;
        if ((options[at] & 0x80) != 0) {
            const ByteView option = options.subspan(at, length);
            out.insert(out.end(), option.begin(), option.end());
        }
        at += length;
    }
    return out;
}

}  // namespace

std::vector<Bytes> fragment(const PacketView& packet, std::size_t mtu) {
    SWITCHOVER_ENSURE(mtu >= 68);
    std::vector<Bytes> out;
    if (packet.packet.size() <= mtu) {
        out.emplace_back(packet.packet.begin(), packet.packet.end());
        return out;
    }
    Header header = header_of(packet);
    const std::size_t offset = header.fragment_offset;  // the packet may be a fragment itself
    const bool more = header.more_fragments;
    const ByteView payload = packet.payload();
    std::size_t at = 0;
    while (at < payload.size()) {
        const std::size_t room = (mtu - encoded_length(header)) / 8 * 8;
        const std::size_t left = payload.size() - at;
        const std::size_t take = left + encoded_length(header) <= mtu ? left : room;
        header.fragment_offset = static_cast<std::uint16_t>(offset + at);
        header.more_fragments = more || at + take < payload.size();
        out.push_back(encode(header, payload.subspan(at, take)));
        if (at == 0) header.options = copied_options(header.options);
        at += take;
    }
    return out;
}

Reassembly::Step Reassembly::add(const PacketView& fragment, Instant now) {
    const HeaderView header = fragment.header();
    const auto same = [&](const Buffer& b) {
        return b.identification == header.identification() && b.source == header.source() &&
               b.destination == header.destination() && b.protocol == header.protocol();
    };
    auto at = std::ranges::find_if(buffers_, same);
    if (at != buffers_.end() && at->deadline <= now) {  // overdue, though its timer has not been served yet
        buffers_.erase(at);
        at = buffers_.end();
    }
    if (at == buffers_.end()) {
        if (buffers_.size() == kMaximumBuffers) {
            buffers_.erase(buffers_.begin());
            ++evicted_;
        }
        Buffer fresh;
        fresh.source = header.source();
        fresh.destination = header.destination();
        fresh.identification = header.identification();
        fresh.protocol = header.protocol();
        fresh.deadline = now + kTimeout;
        buffers_.push_back(std::move(fresh));
        at = buffers_.end() - 1;
    }
    if (!insert(*at, fragment)) {
        buffers_.erase(at);
        return {Outcome::Refused, {}};
    }
    if (!whole(*at)) return {Outcome::Waiting, {}};
    Step step{Outcome::Complete, join(*at)};
    buffers_.erase(at);
    return step;
}

bool Reassembly::insert(Buffer& buffer, const PacketView& fragment) {
    const HeaderView header = fragment.header();
    const ByteView payload = fragment.payload();
    const std::size_t offset = header.fragment_offset();
    const std::size_t end = offset + payload.size();
    if (payload.empty() || end > kMaximumLength - kHeaderLength) return false;
    if (header.more_fragments() && payload.size() % 8 != 0) return false;
    if (!header.more_fragments()) {
        if (buffer.total != 0 && buffer.total != end) return false;
        buffer.total = end;
    }
    const auto at = std::ranges::lower_bound(buffer.pieces, offset, {}, &Piece::offset);
    // The same fragment twice is a duplicate of the network and harmless; any other overlap is refused (RFC 1858).
    if (at != buffer.pieces.end() && at->offset == offset && std::ranges::equal(at->data, payload)) return true;
    if (at != buffer.pieces.end() && at->offset < end) return false;
    if (at != buffer.pieces.begin() && (at - 1)->offset + (at - 1)->data.size() > offset) return false;
    if (buffer.pieces.size() == kMaximumFragments) return false;
    buffer.pieces.insert(at, Piece{offset, Bytes(payload.begin(), payload.end())});
    if (offset == 0) buffer.first_fragment.assign(fragment.packet.begin(), fragment.packet.end());
    const Piece& last = buffer.pieces.back();
    return buffer.total == 0 || last.offset + last.data.size() <= buffer.total;
}

bool Reassembly::whole(const Buffer& buffer) {
    if (buffer.total == 0) return false;
    std::size_t have = 0;
    for (const Piece& piece : buffer.pieces) {
        if (piece.offset != have) return false;
        have += piece.data.size();
    }
    if (have != buffer.total) return false;
    // A first fragment with options leaves less room for the rest: such a packet can never be written down.
    return have + HeaderView{buffer.first_fragment.data()}.header_length() <= kMaximumLength;
}

Bytes Reassembly::join(const Buffer& buffer) {
    Header header = header_of(PacketView{buffer.first_fragment});
    header.more_fragments = false;
    Bytes out(encoded_length(header) + buffer.total);
    write_header(out.data(), header, buffer.total);
    std::size_t at = encoded_length(header);
    for (const Piece& piece : buffer.pieces) {
        std::ranges::copy(piece.data, out.begin() + static_cast<std::ptrdiff_t>(at));
        at += piece.data.size();
    }
    return out;
}

std::vector<Reassembly::Expired> Reassembly::expire(Instant now) {
    std::vector<Expired> out;
    while (!buffers_.empty() && buffers_.front().deadline <= now) {
        out.push_back({std::move(buffers_.front().first_fragment)});
        buffers_.erase(buffers_.begin());
    }
    return out;
}

Instant Reassembly::next_deadline() const { return buffers_.empty() ? kNever : buffers_.front().deadline; }

}  // namespace switchover::ipv4
