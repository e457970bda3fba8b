#include "engine/ipsec/config.h"

namespace switchover::ipsec {

std::string ios_name(const Transform& transform) {
    std::string out;
    switch (transform.cipher) {
        case crypto::Cipher::Null: out = "esp-null"; break;
        case crypto::Cipher::Des: out = "esp-des"; break;
        case crypto::Cipher::TripleDes: out = "esp-3des"; break;
        case crypto::Cipher::Aes128: out = "esp-aes"; break;
        case crypto::Cipher::Aes192: out = "esp-192-aes"; break;
        case crypto::Cipher::Aes256: out = "esp-256-aes"; break;
        case crypto::Cipher::Aes256Gcm: out = "esp-gcm 256"; break;
    }
    switch (transform.integrity) {
        case crypto::Hash::None: break;
        case crypto::Hash::Md5: out += " esp-md5-hmac"; break;
        case crypto::Hash::Sha1: out += " esp-sha-hmac"; break;
        case crypto::Hash::Sha256: out += " esp-sha256-hmac"; break;
    }
    return out;
}

}  // namespace switchover::ipsec
