#include "engine/crypto/provider.h"

#include <openssl/provider.h>

#include <array>

#include "engine/base/ensure.h"

namespace switchover::crypto {

namespace {

constexpr std::array<const char*, 7> kCipherNames = {nullptr,       "DES-CBC",     "DES-EDE3-CBC", "AES-128-CBC",
                                                     "AES-192-CBC", "AES-256-CBC", "AES-256-GCM"};
constexpr std::array<const char*, 4> kDigestNames = {nullptr, "MD5", "SHA1", "SHA256"};

Algorithms load() {
    Algorithms all;
    // An own context: neither the system's openssl.cnf nor another library of the process changes what is loaded.
    all.library = OSSL_LIB_CTX_new();
    SWITCHOVER_ENSURE(all.library != nullptr);
    const bool has_default = OSSL_PROVIDER_load(all.library, "default") != nullptr;
    const bool has_legacy = OSSL_PROVIDER_load(all.library, "legacy") != nullptr;
    if (!has_default) all.missing += " the default provider;";
    if (!has_legacy)
        all.missing += " the legacy provider (legacy.so, needed for DES: on Debian and Ubuntu it comes with libssl3);";
    for (std::size_t i = 1; i < kCipherNames.size(); ++i) {
        all.ciphers[i] = EVP_CIPHER_fetch(all.library, kCipherNames[i], nullptr);
        if (all.ciphers[i] == nullptr) all.missing += std::string{" "} + kCipherNames[i] + ";";
    }
    for (std::size_t i = 1; i < kDigestNames.size(); ++i) {
        all.digests[i] = EVP_MD_fetch(all.library, kDigestNames[i], nullptr);
        if (all.digests[i] == nullptr) all.missing += std::string{" "} + kDigestNames[i] + ";";
    }
    return all;
}

}  // namespace

const Algorithms& algorithms() {
    // Never freed: contexts in other static objects may outlive any order we could choose.
    static const Algorithms& all = *new Algorithms(load());
    return all;
}

const EVP_CIPHER* Algorithms::cipher(Cipher c) const {
    const EVP_CIPHER* found = ciphers[static_cast<std::size_t>(c)];
    SWITCHOVER_ENSURE(found != nullptr);
    return found;
}

const EVP_MD* Algorithms::digest(Hash h) const {
    const EVP_MD* found = digests[static_cast<std::size_t>(h)];
    SWITCHOVER_ENSURE(found != nullptr);
    return found;
}

}  // namespace switchover::crypto
