#include "engine/crypto/crypto.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>

#include "engine/crypto/provider.h"

namespace switchover::crypto {

namespace {

constexpr std::size_t kHmacBlock = 64;  // of MD5, SHA-1 and SHA-256 alike

Bytes finish(EVP_MD_CTX* context, Hash hash) {
    Bytes out(hash_size(hash));
    SWITCHOVER_ENSURE(EVP_DigestFinal_ex(context, out.data(), nullptr) == 1);
    return out;
}

void update(EVP_MD_CTX* context, ByteView octets) {
    SWITCHOVER_ENSURE(EVP_DigestUpdate(context, octets.data(), octets.size()) == 1);
}

Bytes cbc(Cipher cipher, ByteView key, ByteView iv, ByteView octets, bool encrypt) {
    SWITCHOVER_ENSURE(cipher != Cipher::Null && cipher != Cipher::Aes256Gcm);
    SWITCHOVER_ENSURE(key.size() == key_size(cipher) && iv.size() == iv_size(cipher));
    SWITCHOVER_ENSURE(octets.size() % block_size(cipher) == 0);
    Bytes out(octets.size());
    if (octets.empty()) return out;
    const CipherContext context{EVP_CIPHER_CTX_new()};
    const EVP_CIPHER* type = algorithms().cipher(cipher);
    SWITCHOVER_ENSURE(EVP_CipherInit_ex(context.get(), type, nullptr, key.data(), iv.data(), encrypt ? 1 : 0) == 1);
    SWITCHOVER_ENSURE(EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1);
    int written = 0;
    SWITCHOVER_ENSURE(
        EVP_CipherUpdate(context.get(), out.data(), &written, octets.data(), static_cast<int>(octets.size())) == 1);
    SWITCHOVER_ENSURE(static_cast<std::size_t>(written) == octets.size());
    return out;
}

}  // namespace

Result<void, std::string> self_check() {
    const std::string& missing = algorithms().missing;
    if (!missing.empty()) return fail("OpenSSL lacks" + missing.substr(0, missing.size() - 1));
    return {};
}

Bytes digest(Hash hash, std::initializer_list<ByteView> parts) {
    const DigestContext context{EVP_MD_CTX_new()};
    SWITCHOVER_ENSURE(EVP_DigestInit_ex(context.get(), algorithms().digest(hash), nullptr) == 1);
    for (const ByteView part : parts) update(context.get(), part);
    return finish(context.get(), hash);
}

Bytes hmac(Hash hash, ByteView key, std::initializer_list<ByteView> parts) {
    // H(K xor opad, H(K xor ipad, text)), RFC 2104 §2; a key longer than a block is hashed first.
    const Bytes short_key = key.size() > kHmacBlock ? digest(hash, key) : Bytes(key.begin(), key.end());
    std::array<std::uint8_t, kHmacBlock> pad{};
    std::copy(short_key.begin(), short_key.end(), pad.begin());
    for (std::uint8_t& octet : pad) octet ^= 0x36;
    const DigestContext context{EVP_MD_CTX_new()};
    const EVP_MD* type = algorithms().digest(hash);
    SWITCHOVER_ENSURE(EVP_DigestInit_ex(context.get(), type, nullptr) == 1);
    update(context.get(), pad);
    for (const ByteView part : parts) update(context.get(), part);
    const Bytes inner = finish(context.get(), hash);
    for (std::uint8_t& octet : pad) octet ^= 0x36 ^ 0x5C;
    SWITCHOVER_ENSURE(EVP_DigestInit_ex(context.get(), type, nullptr) == 1);
    update(context.get(), pad);
    update(context.get(), inner);
    return finish(context.get(), hash);
}

Bytes cbc_encrypt(Cipher cipher, ByteView key, ByteView iv, ByteView octets) {
    return cbc(cipher, key, iv, octets, true);
}

Bytes cbc_decrypt(Cipher cipher, ByteView key, ByteView iv, ByteView octets) {
    return cbc(cipher, key, iv, octets, false);
}

bool equal_in_constant_time(ByteView a, ByteView b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_weak_des_key(ByteView key) {
    SWITCHOVER_ENSURE(key.size() == 8);
    static constexpr std::uint64_t kWeak[] = {
        0x0101010101010101, 0x1F1F1F1F0E0E0E0E, 0xE0E0E0E0F1F1F1F1, 0xFEFEFEFEFEFEFEFE,  // weak
        0x01FE01FE01FE01FE, 0xFE01FE01FE01FE01, 0x1FE01FE00EF10EF1, 0xE01FE01FF10EF10E,  // semi-weak, in pairs
        0x01E001E001F101F1, 0xE001E001F101F101, 0x1FFE1FFE0EFE0EFE, 0xFE1FFE1FFE0EFE0E,
        0x011F011F010E010E, 0x1F011F010E010E01, 0xE0FEE0FEF1FEF1FE, 0xFEE0FEE0FEF1FEF1,
    };
    constexpr std::uint64_t kWithoutParity = 0xFEFEFEFEFEFEFEFE;
    const std::uint64_t value = std::uint64_t{load_u32(key.data())} << 32 | load_u32(key.data() + 4);
    return std::any_of(std::begin(kWeak), std::end(kWeak),
                       [value](std::uint64_t weak) { return ((value ^ weak) & kWithoutParity) == 0; });
}

}  // namespace switchover::crypto
