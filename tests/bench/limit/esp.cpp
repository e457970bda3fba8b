#include <openssl/evp.h>
#include <openssl/provider.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "engine/crypto/algorithm.h"
#include "engine/sim/random.h"
#include "tests/bench/limit/limit.h"

namespace switchover::bench::limit {

namespace {

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// HMAC from two copied contexts that have hashed a pad already.
struct Mac {
    DigestContext inner{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    DigestContext outer{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    DigestContext work{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    std::size_t size = 0;

    explicit Mac(const EVP_MD* digest) : size(static_cast<std::size_t>(EVP_MD_get_size(digest))) {
        for (auto [context, octet] : {std::pair{inner.get(), 0x36}, std::pair{outer.get(), 0x5C}}) {
            std::array<std::uint8_t, 64> pad;
            pad.fill(static_cast<std::uint8_t>(octet ^ 9));
            EVP_DigestInit_ex(context, digest, nullptr);
            EVP_DigestUpdate(context, pad.data(), pad.size());
        }
    }
    void sign(const std::uint8_t* octets, std::size_t count, std::uint8_t* out) const {
        std::uint8_t full[EVP_MAX_MD_SIZE];
        EVP_MD_CTX_copy_ex(work.get(), inner.get());
        EVP_DigestUpdate(work.get(), octets, count);
        EVP_DigestFinal_ex(work.get(), full, nullptr);
        EVP_MD_CTX_copy_ex(work.get(), outer.get());
        EVP_DigestUpdate(work.get(), full, size);
        EVP_DigestFinal_ex(work.get(), full, nullptr);
        std::memcpy(out, full, 12);
    }
};

struct Suite {
    const char* name;
    const char* cipher;
    const char* digest;
    std::size_t block, iv;
};
constexpr std::array<Suite, 3> kSuites = {Suite{"des-md5", "DES-CBC", "MD5", 8, 8},
                                          Suite{"aes128-sha1", "AES-128-CBC", "SHA1", 16, 16},
                                          Suite{"aes256-gcm", "AES-256-GCM", nullptr, 4, 8}};

CipherContext keyed(const EVP_CIPHER* type, bool encrypts) {
    CipherContext context{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
    const std::array<std::uint8_t, 32> key = {7};
    EVP_CipherInit_ex(context.get(), type, nullptr, key.data(), nullptr, encrypts ? 1 : 0);
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    return context;
}

/// One packet each way: `buffer` is ESP header and IV (16 octets), then the secret, encrypted in place.
struct Sa {
    CipherContext encrypt, decrypt;
    std::optional<Mac> mac;

    bool cbc(const std::uint8_t* iv, std::uint8_t* buffer, std::size_t secret, std::uint8_t* back) const {
        int done = 0;
        std::uint8_t icv[16];
        std::uint8_t expected[16];
        EVP_EncryptInit_ex(encrypt.get(), nullptr, nullptr, nullptr, iv);
        EVP_EncryptUpdate(encrypt.get(), buffer + 16, &done, buffer + 16, static_cast<int>(secret));
        mac->sign(buffer, secret + 16, icv);
        mac->sign(buffer, secret + 16, expected);
        EVP_DecryptInit_ex(decrypt.get(), nullptr, nullptr, nullptr, iv);
        EVP_DecryptUpdate(decrypt.get(), back, &done, buffer + 16, static_cast<int>(secret));
        return std::memcmp(icv, expected, 12) == 0;
    }
    bool gcm(const std::uint8_t* iv, std::uint8_t* buffer, std::size_t secret, std::uint8_t* back) const {
        int done = 0;
        std::uint8_t tag[16];
        EVP_EncryptInit_ex(encrypt.get(), nullptr, nullptr, nullptr, iv);
        EVP_EncryptUpdate(encrypt.get(), nullptr, &done, buffer, 8);
        EVP_EncryptUpdate(encrypt.get(), buffer + 16, &done, buffer + 16, static_cast<int>(secret));
        EVP_EncryptFinal_ex(encrypt.get(), buffer, &done);
        EVP_CIPHER_CTX_ctrl(encrypt.get(), EVP_CTRL_AEAD_GET_TAG, 16, tag);
        EVP_DecryptInit_ex(decrypt.get(), nullptr, nullptr, nullptr, iv);
        EVP_DecryptUpdate(decrypt.get(), nullptr, &done, buffer, 8);
        EVP_DecryptUpdate(decrypt.get(), back, &done, buffer + 16, static_cast<int>(secret));
        EVP_CIPHER_CTX_ctrl(decrypt.get(), EVP_CTRL_AEAD_SET_TAG, 16, tag);
        return EVP_DecryptFinal_ex(decrypt.get(), back, &done) == 1;
    }
};

}  // namespace

std::optional<Measured> esp(const std::string& name, unsigned bytes, int packets) {
    const auto suite = std::ranges::find(kSuites, name, [](const Suite& s) { return std::string{s.name}; });
    if (suite == kSuites.end()) return std::nullopt;
    const std::unique_ptr<OSSL_LIB_CTX, decltype(&OSSL_LIB_CTX_free)> library{OSSL_LIB_CTX_new(), OSSL_LIB_CTX_free};
    OSSL_PROVIDER* const providers[] = {OSSL_PROVIDER_load(library.get(), "default"),
                                        OSSL_PROVIDER_load(library.get(), "legacy")};
    double cpu = 0;
    bool whole = true;
    {
        const std::unique_ptr<EVP_CIPHER, decltype(&EVP_CIPHER_free)> cipher{
            EVP_CIPHER_fetch(library.get(), suite->cipher, nullptr), EVP_CIPHER_free};
        const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> digest{
            suite->digest != nullptr ? EVP_MD_fetch(library.get(), suite->digest, nullptr) : nullptr, EVP_MD_free};
        if (!cipher || (suite->digest != nullptr && !digest)) return std::nullopt;
        Sa sa{keyed(cipher.get(), true), keyed(cipher.get(), false), std::nullopt};
        if (digest) sa.mac.emplace(digest.get());
        const std::size_t secret = (bytes + 2 + suite->block - 1) / suite->block * suite->block;
        std::vector<std::uint8_t> plain(secret, 0x5A);
        std::vector<std::uint8_t> buffer(secret + 32);
        std::vector<std::uint8_t> back(secret + 32);
        SeededRandom random{1, 0, Purpose::IpsecIv};
        std::uint64_t iv[2] = {};
        const double start = cpu_seconds();
        for (int i = 1; i <= packets && whole; ++i) {
            iv[0] = digest ? random.u64() : static_cast<std::uint64_t>(i);
            if (suite->iv == 16) iv[1] = random.u64();
            const auto* octets = reinterpret_cast<const std::uint8_t*>(iv);
            std::memcpy(buffer.data() + 16, plain.data(), secret);
            whole = digest ? sa.cbc(octets, buffer.data(), secret, back.data())
                           : sa.gcm(octets, buffer.data(), secret, back.data());
            whole = whole && std::memcmp(back.data(), plain.data(), bytes) == 0;
        }
        cpu = cpu_seconds() - start;
    }
    for (OSSL_PROVIDER* provider : providers)
        if (provider != nullptr) OSSL_PROVIDER_unload(provider);
    if (!whole) return std::nullopt;
    return Measured{cpu, packets / cpu, {}};
}

}  // namespace switchover::bench::limit
