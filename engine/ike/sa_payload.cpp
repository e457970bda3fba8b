// The SA payload and what nests in it, RFC 2408 §3.4 to §3.6.
#include "engine/ike/payload.h"

namespace switchover::ike {
namespace {

/// One substructure of a list of proposals or transforms: its body, and whether another follows.
struct Item {
    ByteView body;
    bool last = false;
};

/// `kind` is the only "next payload" besides 0 that may stand here.
Result<Item, DecodeError> next_item(ByteReader& in, std::uint8_t kind) {
    if (in.left() < kGenericHeaderLength) return fail(DecodeError::Truncated);
    const std::uint8_t next = in.u8();
    const std::uint8_t reserved = in.u8();
    const std::size_t length = in.u16();
    if (next != kind && next != payload_type::kNone) return fail(DecodeError::BadType);
    if (reserved != 0) return fail(DecodeError::BadValue);
    if (length < kGenericHeaderLength) return fail(DecodeError::BadLength);
    if (length - kGenericHeaderLength > in.left()) return fail(DecodeError::Truncated);
    return Item{in.bytes(length - kGenericHeaderLength), next == payload_type::kNone};
}

Result<TransformPayload, DecodeError> decode_transform(ByteView body) {
    if (body.size() < 4) return fail(DecodeError::Truncated);
    ByteReader in{body};
    TransformPayload transform;
    transform.number = in.u8();
    transform.id = in.u8();
    if (in.u16() != 0) return fail(DecodeError::BadValue);
    Result<std::vector<Attribute>, DecodeError> attributes = decode_attributes(in.rest());
    if (!attributes) return fail(attributes.error());
    transform.attributes = std::move(*attributes);
    return transform;
}

Result<ProposalPayload, DecodeError> decode_proposal(ByteView body) {
    if (body.size() < 4) return fail(DecodeError::Truncated);
    ByteReader in{body};
    ProposalPayload proposal;
    proposal.number = in.u8();
    proposal.protocol = in.u8();
    const std::size_t spi_size = in.u8();
    const std::size_t transforms = in.u8();
    if (spi_size > in.left()) return fail(DecodeError::BadLength);
    const ByteView spi = in.bytes(spi_size);
    proposal.spi.assign(spi.begin(), spi.end());
    for (bool last = false; !last;) {
        if (proposal.transforms.size() == transforms) return fail(DecodeError::BadValue);
        const Result<Item, DecodeError> item = next_item(in, payload_type::kTransform);
        if (!item) return fail(item.error());
        Result<TransformPayload, DecodeError> transform = decode_transform(item->body);
        if (!transform) return fail(transform.error());
        proposal.transforms.push_back(std::move(*transform));
        last = item->last;
    }
    if (proposal.transforms.size() != transforms) return fail(DecodeError::BadValue);
    if (!in.empty()) return fail(DecodeError::Trailing);
    return proposal;
}

void encode_item(ByteWriter& out, std::uint8_t kind, bool last, ByteView body) {
    out.u8(last ? payload_type::kNone : kind);
    out.u8(0);
    out.u16(static_cast<std::uint16_t>(body.size() + kGenericHeaderLength));
    out.bytes(body);
}

}  // namespace

std::optional<std::uint64_t> TransformPayload::find(std::uint16_t type) const {
    for (const Attribute& attribute : attributes)
        if (attribute.type == type) return attribute.number();
    return std::nullopt;
}

Result<SaPayload, DecodeError> decode_sa(ByteView body) {
    if (body.size() < 8) return fail(DecodeError::Truncated);
    ByteReader in{body};
    SaPayload sa;
    sa.doi = in.u32();
    sa.situation = in.u32();
    if (sa.doi != kIpsecDoi || sa.situation != kSituationIdentityOnly) return fail(DecodeError::BadValue);
    for (bool last = false; !last;) {
        const Result<Item, DecodeError> item = next_item(in, payload_type::kProposal);
        if (!item) return fail(item.error());
        Result<ProposalPayload, DecodeError> proposal = decode_proposal(item->body);
        if (!proposal) return fail(proposal.error());
        sa.proposals.push_back(std::move(*proposal));
        last = item->last;
    }
    if (!in.empty()) return fail(DecodeError::Trailing);
    return sa;
}

Bytes encode_sa(const SaPayload& sa) {
    ByteWriter out;
    out.u32(sa.doi);
    out.u32(sa.situation);
    for (std::size_t p = 0; p < sa.proposals.size(); ++p) {
        const ProposalPayload& proposal = sa.proposals[p];
        ByteWriter inner;
        inner.u8(proposal.number);
        inner.u8(proposal.protocol);
        inner.u8(static_cast<std::uint8_t>(proposal.spi.size()));
        inner.u8(static_cast<std::uint8_t>(proposal.transforms.size()));
        inner.bytes(proposal.spi);
        for (std::size_t t = 0; t < proposal.transforms.size(); ++t) {
            const TransformPayload& transform = proposal.transforms[t];
            ByteWriter innermost;
            innermost.u8(transform.number);
            innermost.u8(transform.id);
            innermost.u16(0);
            encode_attributes(transform.attributes, innermost);
            encode_item(inner, payload_type::kTransform, t + 1 == proposal.transforms.size(), innermost.view());
        }
        encode_item(out, payload_type::kProposal, p + 1 == sa.proposals.size(), inner.view());
    }
    return out.take();
}

}  // namespace switchover::ike
