#pragma once
/// OpenSSL's library context and fetched algorithms, loaded once. For the sources of this folder only.
#include <openssl/evp.h>

#include <memory>
#include <string>

#include "engine/crypto/algorithm.h"

namespace switchover::crypto {

template <auto Free>
struct Deleter {
    template <typename T>
    void operator()(T* p) const {
        Free(p);
    }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Deleter<EVP_CIPHER_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;

/// Fetched algorithms. Immutable once made, so any thread may use them.
struct Algorithms {
    OSSL_LIB_CTX* library = nullptr;
    EVP_CIPHER* ciphers[7] = {};  ///< by Cipher; Null has none
    EVP_MD* digests[4] = {};      ///< by Hash; None has none
    std::string missing;          ///< empty when everything is there

    /// Aborts when the algorithm could not be fetched: self_check() would have said so.
    const EVP_CIPHER* cipher(Cipher c) const;
    const EVP_MD* digest(Hash h) const;
};
const Algorithms& algorithms();

}  // namespace switchover::crypto
