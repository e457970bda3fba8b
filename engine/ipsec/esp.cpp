#include "engine/ipsec/esp.h"

#include <algorithm>

#include "engine/base/checksum.h"

namespace switchover::ipsec {

namespace {

constexpr std::uint8_t kIpv4InIpv4 = 4;

void write_outer_header(const OuterPacket& outer, ByteView inner, std::size_t size, std::uint8_t* p) {
    p[0] = 0x45;
    p[1] = inner[1];
    store_u16(p + 2, static_cast<std::uint16_t>(size));
    store_u16(p + 4, outer.identification);
    store_u16(p + 6, static_cast<std::uint16_t>(load_u16(inner.data() + 6) & 0x4000));
    p[8] = kTunnelTtl;
    p[9] = kEspProtocol;
    store_u16(p + 10, 0);
    store_u32(p + 12, outer.source.value);
    store_u32(p + 16, outer.destination.value);
    store_u16(p + 10, internet_checksum({p, kIpv4HeaderSize}));
}

/// Octets of inner packet within `plain`, after padding, pad length and next header have been checked.
Result<std::size_t, EspError> strip_trailer(ByteView plain) {
    if (plain.size() < 2) return fail(EspError::Truncated);
    const std::size_t pad = plain[plain.size() - 2];
    if (pad + 2 > plain.size()) return fail(EspError::BadPadding);
    const std::size_t data = plain.size() - 2 - pad;
    for (std::size_t i = 0; i < pad; ++i)
        if (plain[data + i] != i + 1) return fail(EspError::BadPadding);
    if (plain.back() != kIpv4InIpv4) return fail(EspError::BadNextHeader);
    return data;
}

/// The inner packet without octets behind its total length (traffic flow confidentiality padding, RFC 4303 §2.7).
Result<ByteView, EspError> inner_packet(ByteView plain) {
    if (plain.size() < kIpv4HeaderSize || plain[0] >> 4 != 4) return fail(EspError::BadInnerPacket);
    const std::size_t header = std::size_t{plain[0] & 0xFu} * 4;
    const std::size_t total = load_u16(plain.data() + 2);
    if (header < kIpv4HeaderSize || header > total || total > plain.size()) return fail(EspError::BadInnerPacket);
    if (internet_checksum(plain.first(header)) != 0) return fail(EspError::BadInnerPacket);
    return plain.first(total);
}

}  // namespace

std::size_t largest_inner_packet(const Transform& transform, std::size_t mtu) {
    std::size_t inner = mtu;
    while (inner > 0 && encapsulated_size(transform, inner) > mtu) --inner;
    return inner;
}

std::size_t encapsulate(crypto::EspContext& context, const OuterPacket& outer, ByteView inner, MutableByteView out) {
    const Transform transform{context.cipher(), context.integrity()};
    const std::size_t size = encapsulated_size(transform, inner.size());
    SWITCHOVER_ENSURE(out.size() >= size && inner.size() >= kIpv4HeaderSize && size <= 0xFFFF);
    SWITCHOVER_ENSURE(outer.iv.size() == crypto::iv_size(transform.cipher));
    std::uint8_t* const packet = out.data();
    write_outer_header(outer, inner, size, packet);

    std::uint8_t* const esp = packet + kIpv4HeaderSize;
    store_u32(esp, outer.spi);
    store_u32(esp + 4, outer.sequence);
    std::uint8_t* const iv = esp + kEspHeaderSize;
    std::copy(outer.iv.begin(), outer.iv.end(), iv);
    std::uint8_t* const secret = iv + outer.iv.size();
    const std::size_t icv_size = crypto::icv_size(transform.cipher, transform.integrity);
    const std::size_t secret_size = size - static_cast<std::size_t>(secret - packet) - icv_size;
    const std::size_t pad = secret_size - inner.size() - 2;
    std::copy(inner.begin(), inner.end(), secret);
    for (std::size_t i = 0; i < pad; ++i) secret[inner.size() + i] = static_cast<std::uint8_t>(i + 1);
    secret[secret_size - 2] = static_cast<std::uint8_t>(pad);
    secret[secret_size - 1] = kIpv4InIpv4;

    if (transform.cipher == crypto::Cipher::Aes256Gcm) {
        context.seal(outer.iv, {esp, kEspHeaderSize}, {secret, secret_size}, secret, secret + secret_size);
    } else {
        context.apply(outer.iv, {secret, secret_size}, secret);
        if (icv_size > 0) context.sign({esp, secret + secret_size}, secret + secret_size);
    }
    return size;
}

Result<ByteView, EspError> decapsulate(crypto::EspContext& context, ReplayWindow& window, ByteView esp,
                                       MutableByteView out) {
    const crypto::Cipher cipher = context.cipher();
    const std::size_t icv_size = context.icv_size();
    const std::size_t iv_size = crypto::iv_size(cipher);
    const std::size_t overhead = kEspHeaderSize + iv_size + icv_size;
    if (esp.size() < overhead + 2 || (esp.size() - overhead) % crypto::block_size(cipher) != 0)
        return fail(EspError::Truncated);
    const std::size_t secret_size = esp.size() - overhead;
    SWITCHOVER_ENSURE(out.size() >= secret_size);
    const std::uint32_t sequence = load_u32(esp.data() + 4);
    const bool authenticated = icv_size > 0;
    if (authenticated && !window.acceptable(sequence)) return fail(EspError::Replayed);

    const ByteView iv = esp.subspan(kEspHeaderSize, iv_size);
    const ByteView secret = esp.subspan(kEspHeaderSize + iv_size, secret_size);
    const ByteView icv = esp.last(icv_size);
    if (cipher == crypto::Cipher::Aes256Gcm) {
        if (!context.open(iv, esp.first(kEspHeaderSize), secret, icv, out.data())) return fail(EspError::BadIntegrity);
        window.accept(sequence);
    } else {
        if (authenticated) {
            if (!context.verify(esp.first(esp.size() - icv_size), icv)) return fail(EspError::BadIntegrity);
            window.accept(sequence);
        }
        context.apply(iv, secret, out.data());
    }
    const ByteView plain{out.data(), secret_size};
    return strip_trailer(plain).and_then([plain](std::size_t data) { return inner_packet(plain.first(data)); });
}

}  // namespace switchover::ipsec
