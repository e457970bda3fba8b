#include <fmt/format.h>

#include <algorithm>

#include "engine/dissect/layers.h"
#include "engine/ike/isakmp.h"

namespace switchover::dissect {

namespace {

using namespace ike;

constexpr Word kPayloads[] = {{0, "None"},          {1, "Security Association"},
                              {2, "Proposal"},      {3, "Transform"},
                              {4, "Key Exchange"},  {5, "Identification"},
                              {6, "Certificate"},   {8, "Hash"},
                              {9, "Signature"},     {10, "Nonce"},
                              {11, "Notification"}, {12, "Delete"},
                              {13, "Vendor ID"}};
constexpr Word kExchanges[] = {
    {2, "Identity Protection (Main Mode)"}, {4, "Aggressive"}, {5, "Informational"}, {32, "Quick Mode"}};
constexpr Word kProtocols[] = {{1, "ISAKMP"}, {2, "AH"}, {3, "ESP"}, {4, "IPCOMP"}};
constexpr Word kTransforms[] = {{2, "DES"}, {3, "3DES"}, {11, "NULL"}, {12, "AES-CBC"}, {20, "AES-GCM-16"}};
constexpr Word kIdTypes[] = {{1, "IPV4_ADDR"}, {2, "FQDN"}, {3, "USER_FQDN"}, {4, "IPV4_ADDR_SUBNET"}};
constexpr Word kNotifies[] = {{1, "INVALID-PAYLOAD-TYPE"},    {11, "INVALID-SPI"},
                              {14, "NO-PROPOSAL-CHOSEN"},     {16, "PAYLOAD-MALFORMED"},
                              {18, "INVALID-ID-INFORMATION"}, {23, "INVALID-HASH-INFORMATION"},
                              {24, "AUTHENTICATION-FAILED"},  {24576, "RESPONDER-LIFETIME"},
                              {24577, "REPLAY-STATUS"},       {24578, "INITIAL-CONTACT"},
                              {36134, "keepalive"},           {36135, "keepalive answer"},
                              {36136, "R-U-THERE"},           {36137, "R-U-THERE-ACK"}};
constexpr Word kPhase1Attributes[] = {{1, "Encryption-Algorithm"}, {2, "Hash-Algorithm"}, {3, "Authentication-Method"},
                                      {4, "Group-Description"},    {11, "Life-Type"},     {12, "Life-Duration"},
                                      {14, "Key-Length"}};
constexpr Word kPhase2Attributes[] = {
    {1, "SA-Life-Type"},       {2, "SA-Life-Duration"},         {3, "Group-Description"},
    {4, "Encapsulation-Mode"}, {5, "Authentication-Algorithm"}, {6, "Key-Length"}};

/// What the readers of one message share.
struct Message {
    std::uint64_t initiator_cookie = 0;
    bool phase1 = false;
    Keys* keys = nullptr;
    std::string words;  ///< of the payloads, for the info line
};

void note_phase1_choice(Message& m, std::uint16_t attribute, std::uint64_t value) {
    if (m.keys == nullptr) return;
    Keys::IkeSa& sa = m.keys->ike(m.initiator_cookie);
    if (attribute == phase1_attribute::kEncryption) {
        if (value == phase1_cipher::kDes) sa.cipher = crypto::Cipher::Des;
        if (value == phase1_cipher::k3Des) sa.cipher = crypto::Cipher::TripleDes;
        if (value == phase1_cipher::kAes) sa.cipher = crypto::Cipher::Aes128;
    } else if (attribute == phase1_attribute::kHash) {
        if (value == phase1_hash::kMd5) sa.hash = crypto::Hash::Md5;
        if (value == phase1_hash::kSha1) sa.hash = crypto::Hash::Sha1;
        if (value == phase1_hash::kSha256) sa.hash = crypto::Hash::Sha256;
    } else if (attribute == phase1_attribute::kKeyLength) {
        if (value == 192) sa.cipher = crypto::Cipher::Aes192;
        if (value == 256) sa.cipher = crypto::Cipher::Aes256;
    }
}

/// RFC 2408 §3.3.
void read_attributes(Cursor& c, Message& m, bool ike_transform) {
    while (c.left() >= 4 && !c.failed()) {
        const auto head = static_cast<std::uint16_t>(c.peek(0, 2));
        const auto type = static_cast<std::uint16_t>(head & 0x7FFF);
        const bool basic = (head & 0x8000) != 0;
        const std::string_view word =
            name_of(type, ike_transform ? Names{kPhase1Attributes} : Names{kPhase2Attributes});
        const std::size_t length = basic ? 2 : c.peek(2, 2);
        const std::uint64_t value = basic ? c.peek(2, 2) : length <= 8 ? c.peek(4, length) : 0;
        const std::size_t heading = c.open("isakmp.attr", fmt::format("Transform Attribute {}: {}", word, value));
        c.number("isakmp.attr.type", "Type", 2, Cursor::Form::Hex);
        if (!basic) c.number("isakmp.attr.length", "Length", 2);
        if (basic)
            c.number("isakmp.attr.value", "Value", 2);
        else
            c.bytes("isakmp.attr.value", "Value", length);
        c.close(heading);
        // The responder's SA payload has what was chosen; in the initiator's the last one stands until then.
        if (ike_transform) note_phase1_choice(m, type, value);
    }
}

/// RFC 2408 §3.6: the cursor is behind the generic header.
void read_transform(Cursor& c, Message& m, std::uint64_t protocol) {
    c.number("isakmp.trans.number", "Transform number", 1);
    if (protocol == protocol_id::kIsakmp)
        c.number("isakmp.trans.id", "Transform ID (1: KEY_IKE)", 1);
    else
        c.number("isakmp.trans.id", "Transform ID", 1, Cursor::Form::Word, kTransforms);
    c.skip(2);
    read_attributes(c, m, protocol == protocol_id::kIsakmp);
}

/// RFC 2408 §3.4, §3.5: proposals, each with its transforms, in generic headers of their own.
void read_sa(Cursor& c, Message& m) {
    c.number("isakmp.doi", "Domain of interpretation", 4);
    c.number("isakmp.sa.situation", "Situation", 4, Cursor::Form::Hex);
    while (c.left() >= 8 && !c.failed()) {
        const std::size_t length = c.peek(2, 2);
        Cursor p = c.part(std::min(std::max<std::size_t>(length, 8), c.left()));
        const std::size_t heading = p.open("isakmp.prop", "Payload: Proposal");
        p.number("isakmp.nextpayload", "Next payload", 1, Cursor::Form::Word, kPayloads);
        p.skip(1);
        p.number("isakmp.payloadlength", "Payload length", 2);
        const std::uint64_t number = p.number("isakmp.prop.number", "Proposal number", 1);
        const std::uint64_t protocol =
            p.number("isakmp.prop.protoid", "Protocol ID", 1, Cursor::Form::Word, kProtocols);
        const std::uint64_t spi = p.number("isakmp.spisize", "SPI Size", 1);
        p.number("isakmp.prop.transforms", "Proposal transforms", 1);
        if (spi > 0) p.bytes("isakmp.spi", "SPI", spi);
        p.set_text(heading, fmt::format("Payload: Proposal # {}, {}", number, name_of(protocol, kProtocols)));
        while (p.left() >= 8 && !p.failed()) {
            const std::size_t size = p.peek(2, 2);
            Cursor t = p.part(std::min(std::max<std::size_t>(size, 8), p.left()));
            const std::size_t inner = t.open("isakmp.trans", "Payload: Transform");
            t.number("isakmp.nextpayload", "Next payload", 1, Cursor::Form::Word, kPayloads);
            t.skip(1);
            t.number("isakmp.payloadlength", "Payload length", 2);
            read_transform(t, m, protocol);
            t.close(inner);
        }
        p.close(heading);
    }
}

void read_identification(Cursor& c) {
    const std::uint64_t type = c.number("isakmp.id.type", "ID type", 1, Cursor::Form::Word, kIdTypes);
    c.number("isakmp.id.protoid", "Protocol ID", 1);
    c.number("isakmp.id.port", "Port", 2);
    if (type == identification_type::kIpv4Address || type == identification_type::kIpv4Subnet) {
        c.ipv4("isakmp.id.data.ipv4_addr", "Identification Data: IPv4 address");
        if (type == identification_type::kIpv4Subnet) c.ipv4("isakmp.id.data.ipv4_subnet", "IPv4 subnet mask");
    } else {
        c.text("isakmp.id.data", "Identification Data", c.left());
    }
}

void read_notification(Cursor& c, Message& m) {
    c.number("isakmp.doi", "Domain of interpretation", 4);
    c.number("isakmp.notify.protoid", "Protocol ID", 1, Cursor::Form::Word, kProtocols);
    const std::uint64_t spi = c.number("isakmp.spisize", "SPI Size", 1);
    const std::uint64_t type =
        c.number("isakmp.notify.msgtype", "Notify Message Type", 2, Cursor::Form::Word, kNotifies);
    if (spi > 0) c.bytes("isakmp.spi", "SPI", spi);
    if (c.left() > 0) c.bytes("isakmp.notify.data", "Notification DATA", c.left());
    m.words += fmt::format(" {}", name_of(type, kNotifies));
}

void read_delete(Cursor& c) {
    c.number("isakmp.doi", "Domain of interpretation", 4);
    c.number("isakmp.delete.protoid", "Protocol ID", 1, Cursor::Form::Word, kProtocols);
    const std::uint64_t size = c.number("isakmp.spisize", "SPI Size", 1);
    const std::uint64_t count = c.number("isakmp.spinum", "Number of SPIs", 2);
    for (std::uint64_t i = 0; i < count && !c.failed() && size > 0; ++i)
        c.bytes("isakmp.delete.spi", "Delete SPI", size);
}

void read_payload(Cursor& c, Message& m, std::uint64_t type) {
    switch (type) {
        case payload_type::kSecurityAssociation: read_sa(c, m); break;
        case payload_type::kIdentification: read_identification(c); break;
        case payload_type::kNotification: read_notification(c, m); break;
        case payload_type::kDelete: read_delete(c); break;
        case payload_type::kKeyExchange: {
            const ByteView value = c.bytes("isakmp.key_exchange.data", "Key Exchange Data", c.left());
            if (m.phase1 && m.keys != nullptr) {
                // The first value seen is the initiator's: messages 3 and 4 of Main Mode (RFC 2409 §5).
                Keys::IkeSa& sa = m.keys->ike(m.initiator_cookie);
                const Bytes octets{value.begin(), value.end()};
                if (sa.g_xi.empty())
                    sa.g_xi = octets;
                else if (octets != sa.g_xi && sa.g_xr.empty())
                    sa.g_xr = octets;
            }
            break;
        }
        case payload_type::kNonce: c.bytes("isakmp.nonce", "Nonce DATA", c.left()); break;
        case payload_type::kHash: c.bytes("isakmp.hash", "Hash DATA", c.left()); break;
        case payload_type::kVendorId: c.bytes("isakmp.vid_bytes", "Vendor ID", c.left()); break;
        default: c.bytes("data", "Data", c.left());
    }
}

/// RFC 2408 §3.2: generic headers until the chain says None.
void read_chain(Cursor& c, Message& m, std::uint64_t type, bool encrypted) {
    for (std::size_t count = 0; type != 0 && !c.failed(); ++count) {
        const std::size_t length = c.peek(2, 2);
        if (count == kMaxPayloads || length < 4 || length > c.left()) {
            c.malformed(encrypted ? "payload chain (or the wrong key)" : "payload chain");
            return;
        }
        Cursor p = c.part(length);
        const std::string_view word = name_of(type, kPayloads);
        m.words += fmt::format("{}{}", m.words.empty() ? "" : ", ", word);
        const std::size_t heading = p.open("isakmp.payload", fmt::format("Payload: {} ({})", word, type));
        const std::uint64_t next = p.number("isakmp.nextpayload", "Next payload", 1, Cursor::Form::Word, kPayloads);
        p.skip(1);
        p.number("isakmp.payloadlength", "Payload length", 2);
        read_payload(p, m, type);
        p.close(heading);
        type = next;
    }
    if (c.left() > 0) c.bytes("isakmp.padding", "Padding", c.left());
}

void read_secret(Cursor& c, Message& m, std::uint64_t first, std::uint32_t message_id) {
    Packet& packet = c.packet();
    const Bytes ciphertext{c.rest().begin(), c.rest().end()};
    c.bytes("isakmp.enc.data", "Encrypted Data", c.left());
    const std::optional<Bytes> clear =
        m.keys == nullptr ? std::nullopt : m.keys->decrypt(m.initiator_cookie, message_id, m.phase1, ciphertext);
    if (!clear) {
        m.words = "encrypted";
        return;
    }
    packet.buffers.push_back({"Decrypted ISAKMP", *clear});
    Cursor inner{packet, static_cast<std::uint8_t>(packet.buffers.size() - 1), 0, clear->size(), c.depth()};
    read_chain(inner, m, first, true);
}

}  // namespace

// RFC 2408 §3.1.
void read_isakmp(Cursor& c, Keys* keys) {
    Packet& packet = c.packet();
    packet.protocol = "ISAKMP";
    const std::size_t size = c.left();
    const std::size_t heading = c.open("isakmp", "Internet Security Association and Key Management Protocol");
    Message m;
    m.keys = keys;
    m.initiator_cookie = c.number("isakmp.ispi", "Initiator Cookie", 8, Cursor::Form::Hex);
    c.number("isakmp.rspi", "Responder Cookie", 8, Cursor::Form::Hex);
    const std::uint64_t first = c.number("isakmp.nextpayload", "Next payload", 1, Cursor::Form::Word, kPayloads);
    c.number("isakmp.version", "Version", 1, Cursor::Form::Hex);
    const std::uint64_t exchange = c.number("isakmp.exchangetype", "Exchange type", 1, Cursor::Form::Word, kExchanges);
    const std::uint64_t flags = c.number("isakmp.flags", "Flags", 1, Cursor::Form::Hex);
    c.bits("isakmp.flag_e", fmt::format("Encryption: {}", (flags & 1) != 0 ? "Encrypted" : "Not encrypted"), flags & 1,
           1);
    const std::uint64_t message_id = c.number("isakmp.messageid", "Message ID", 4, Cursor::Form::Hex);
    const std::uint64_t length = c.number("isakmp.length", "Length", 4);
    m.phase1 = exchange == exchange_type::kMainMode || exchange == exchange_type::kAggressive;
    if (!c.failed() && length != size) c.malformed(fmt::format("length {} of {} octets", length, size));
    if (!c.failed() && (flags & flag::kEncryption) != 0)
        read_secret(c, m, first, static_cast<std::uint32_t>(message_id));
    else if (!c.failed())
        read_chain(c, m, first, false);
    c.close(heading);
    packet.info = fmt::format("{}{}: {}", name_of(exchange, kExchanges),
                              message_id == 0 ? "" : fmt::format(" (ID 0x{:08x})", message_id), m.words);
}

}  // namespace switchover::dissect
