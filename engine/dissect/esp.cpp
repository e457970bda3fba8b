#include <fmt/format.h>

#include "engine/crypto/esp_context.h"
#include "engine/dissect/layers.h"

namespace switchover::dissect {

namespace {

/// The secret part in clear with padding and trailer, or nothing when the integrity value does not fit.
std::optional<Bytes> open_esp(crypto::EspContext& sa, ByteView esp) {
    const std::size_t iv = crypto::iv_size(sa.cipher());
    const std::size_t icv = sa.icv_size();
    const std::size_t block = crypto::block_size(sa.cipher());
    if (esp.size() < 8 + iv + icv + 2) return std::nullopt;
    const std::size_t secret = esp.size() - 8 - iv - icv;
    if (secret % block != 0) return std::nullopt;
    Bytes clear(secret);
    const ByteView ivs = esp.subspan(8, iv), cipher_text = esp.subspan(8 + iv, secret), tag = esp.last(icv);
    if (sa.cipher() == crypto::Cipher::Aes256Gcm) {
        if (!sa.open(ivs, esp.first(8), cipher_text, tag, clear.data())) return std::nullopt;
    } else {
        if (icv > 0 && !sa.verify(esp.first(esp.size() - icv), tag)) return std::nullopt;
        sa.apply(ivs, cipher_text, clear.data());
    }
    return clear;
}

}  // namespace

// RFC 2406 §2. What is inside goes into a buffer of its own and is read as the packet that it is.
void read_esp(Cursor& c, const Network& network, Keys* keys) {
    Packet& packet = c.packet();
    packet.protocol = "ESP";
    const Bytes whole{c.rest().begin(), c.rest().end()};
    const std::size_t heading = c.open("esp", "Encapsulating Security Payload");
    const std::uint64_t spi = c.number("esp.spi", "SPI", 4, Cursor::Form::Hex);
    const std::uint64_t sequence = c.number("esp.sequence", "Sequence", 4);
    packet.info = fmt::format("ESP (SPI=0x{:08x})", spi);
    crypto::EspContext* const sa =
        keys == nullptr ? nullptr : keys->esp(network.destination, static_cast<std::uint32_t>(spi));
    if (c.failed() || sa == nullptr) {
        if (!c.failed()) c.bytes("esp.data", "Encrypted", c.left());
        c.close(heading);
        return;
    }
    const std::size_t icv = sa->icv_size();
    if (crypto::iv_size(sa->cipher()) > 0) c.bytes("esp.iv", "IV", crypto::iv_size(sa->cipher()));
    if (!c.failed() && c.left() >= icv) {
        c.bytes("esp.encrypted", "Encrypted", c.left() - icv);
        if (icv > 0) c.bytes("esp.icv", "ICV", icv);
    }
    const std::optional<Bytes> clear = open_esp(*sa, whole);
    if (!clear) {
        c.derived("esp.icv_bad", "[Integrity check fails, or not a whole number of blocks]", std::uint64_t{1});
        c.close(heading);
        return;
    }
    const std::size_t pad = (*clear)[clear->size() - 2];
    const std::uint8_t next = clear->back();
    const std::size_t inner = clear->size() < pad + 2 ? 0 : clear->size() - 2 - pad;
    packet.buffers.push_back({"Decrypted ESP", *clear});
    const auto buffer = static_cast<std::uint8_t>(packet.buffers.size() - 1);
    Cursor trailer{packet, buffer, inner, clear->size(), c.depth()};
    trailer.bytes("esp.pad", "Padding", trailer.left() < 2 ? 0 : trailer.left() - 2);
    trailer.number("esp.pad_len", "Pad Length", 1);
    trailer.number("esp.protocol", "Next Header", 1);
    c.close(heading);
    Cursor payload{packet, buffer, 0, inner, c.depth()};
    const bool room = packet.buffers.size() < 8;  // ESP in ESP has an end
    if (next == 4 && room) {
        const std::string source = packet.source, destination = packet.destination;
        read_ipv4(payload, keys);
        packet.info = fmt::format("{} in ESP (SPI=0x{:08x}, {}): {} → {} {}", packet.protocol, spi, sequence,
                                  packet.source, packet.destination, packet.info);
        packet.protocol = "ESP";
        packet.source = source;
        packet.destination = destination;
    } else if (payload.left() > 0) {
        payload.bytes("data", "Data", payload.left());
    }
}

}  // namespace switchover::dissect
