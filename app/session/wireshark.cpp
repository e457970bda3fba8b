#include "app/session/wireshark.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/bytes.h"

namespace switchover::session {

namespace {

// The names are those of Wireshark's own lists (packet-ipsec.c); one letter off and it refuses the line.
const char* wireshark_name(crypto::Cipher cipher) {
    switch (cipher) {
        case crypto::Cipher::Des: return "DES-CBC [RFC2405]";
        case crypto::Cipher::TripleDes: return "TripleDES-CBC [RFC2451]";
        case crypto::Cipher::Aes128:
        case crypto::Cipher::Aes192:
        case crypto::Cipher::Aes256: return "AES-CBC [RFC3602]";
        case crypto::Cipher::Aes256Gcm: return "AES-GCM with 16 octet ICV [RFC4106]";
        case crypto::Cipher::Null: return "NULL";
    }
    return "NULL";
}

const char* wireshark_name(crypto::Hash hash) {
    switch (hash) {
        case crypto::Hash::Md5: return "HMAC-MD5-96 [RFC2403]";
        case crypto::Hash::Sha1: return "HMAC-SHA-1-96 [RFC2404]";
        case crypto::Hash::Sha256: return "HMAC-SHA-256-128 [RFC4868]";
        case crypto::Hash::None: return "NULL";
    }
    return "NULL";
}

std::string key_text(const Bytes& key) { return key.empty() ? std::string{} : "0x" + hex(key); }

}  // namespace

void WiresharkKeys::add(std::vector<std::string>& to, std::string line) {
    if (std::find(to.begin(), to.end(), line) == to.end()) to.push_back(std::move(line));
}

void WiresharkKeys::on_record(const Record& record) {
    if (const auto* body = std::get_if<ipsec::Record>(&record.body)) {
        if (const auto* sa = std::get_if<ipsec::SaKeys>(body))
            add(esp_, fmt::format("\"IPv4\",\"{}\",\"{}\",\"0x{:08x}\",\"{}\",\"{}\",\"{}\",\"{}\"\n",
                                  sa->source.text(), sa->destination.text(), sa->spi,
                                  wireshark_name(sa->transform.cipher), key_text(sa->cipher_key),
                                  wireshark_name(sa->transform.integrity), key_text(sa->integrity_key)));
    } else if (const auto* ike = std::get_if<ike::Record>(&record.body)) {
        if (const auto* keys = std::get_if<ike::KeysDerived>(ike))
            add(ike_, fmt::format("{:016x},{}\n", keys->initiator_cookie, hex(keys->key)));
    }
}

std::string WiresharkKeys::esp_sa() const {
    std::string out;
    for (const std::string& line : esp_) out += line;
    return out;
}

std::string WiresharkKeys::ikev1_decryption_table() const {
    std::string out;
    for (const std::string& line : ike_) out += line;
    return out;
}

}  // namespace switchover::session
