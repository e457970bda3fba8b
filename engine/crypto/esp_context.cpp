#include "engine/crypto/esp_context.h"

#include <openssl/crypto.h>

#include <array>

#include "engine/crypto/provider.h"

namespace switchover::crypto {

namespace {

constexpr std::size_t kBlock = 64;  // of MD5, SHA-1 and SHA-256
constexpr std::size_t kGcmKey = 32;
constexpr std::size_t kGcmSalt = 4;

DigestContext hashed_pad(const EVP_MD* type, ByteView key, std::uint8_t pad_octet) {
    std::array<std::uint8_t, kBlock> pad;
    pad.fill(pad_octet);
    for (std::size_t i = 0; i < key.size(); ++i) pad[i] ^= key[i];
    DigestContext context{EVP_MD_CTX_new()};
    SWITCHOVER_ENSURE(EVP_DigestInit_ex(context.get(), type, nullptr) == 1);
    SWITCHOVER_ENSURE(EVP_DigestUpdate(context.get(), pad.data(), pad.size()) == 1);
    return context;
}

}  // namespace

struct EspContext::Keys {
    Cipher cipher = Cipher::Null;
    Hash integrity = Hash::None;
    Direction direction = Direction::Encrypt;
    Bytes cipher_key;
    Bytes integrity_key;
};

struct EspContext::Contexts {
    CipherContext cipher;
    DigestContext inner;
    DigestContext outer;
    DigestContext work;
    bool encrypts = true;
    std::array<std::uint8_t, 12> nonce{};
    std::array<std::uint8_t, 16> chain{};  ///< CBC: the ciphertext block that `cipher` goes on from

    explicit Contexts(const Keys& keys) : encrypts(keys.direction == Direction::Encrypt) {
        if (keys.cipher != Cipher::Null) {
            cipher.reset(EVP_CIPHER_CTX_new());
            const EVP_CIPHER* type = algorithms().cipher(keys.cipher);
            const std::uint8_t* iv = keys.cipher == Cipher::Aes256Gcm ? nullptr : chain.data();
            SWITCHOVER_ENSURE(
                EVP_CipherInit_ex(cipher.get(), type, nullptr, keys.cipher_key.data(), iv, encrypts ? 1 : 0) == 1);
            SWITCHOVER_ENSURE(EVP_CIPHER_CTX_set_padding(cipher.get(), 0) == 1);
        }
        if (keys.cipher == Cipher::Aes256Gcm)
            std::copy(keys.cipher_key.begin() + kGcmKey, keys.cipher_key.end(), nonce.begin());
        if (keys.integrity != Hash::None) {
            const EVP_MD* type = algorithms().digest(keys.integrity);
            inner = hashed_pad(type, keys.integrity_key, 0x36);
            outer = hashed_pad(type, keys.integrity_key, 0x5C);
            work.reset(EVP_MD_CTX_new());
        }
    }

    void set_iv(const std::uint8_t* iv) {
        const int done = encrypts ? EVP_EncryptInit_ex(cipher.get(), nullptr, nullptr, nullptr, iv)
                                  : EVP_DecryptInit_ex(cipher.get(), nullptr, nullptr, nullptr, iv);
        SWITCHOVER_ENSURE(done == 1);
    }
    /// CBC from `iv` on. Setting an IV costs OpenSSL more than the blocks of a small packet, so the context goes on
    /// from the last block it saw instead; `iv` and that block are XORed into the first one.
    void cbc(ByteView iv, ByteView octets, std::uint8_t* out) {
        std::array<std::uint8_t, 16> start{};
        for (std::size_t i = 0; i < iv.size(); ++i) start[i] = iv[i] ^ chain[i];
        const auto mix = [&] {
            for (std::size_t i = 0; i < iv.size(); ++i) out[i] ^= start[i];
        };
        if (encrypts) {
            if (out != octets.data()) std::copy(octets.begin(), octets.end(), out);
            mix();
            update({out, octets.size()}, out);
            std::copy_n(out + octets.size() - iv.size(), iv.size(), chain.begin());
        } else {
            std::copy(octets.end() - static_cast<std::ptrdiff_t>(iv.size()), octets.end(), chain.begin());
            update(octets, out);
            mix();
        }
    }
    void update(ByteView octets, std::uint8_t* out) {
        int written = 0;
        const int done =
            encrypts ? EVP_EncryptUpdate(cipher.get(), out, &written, octets.data(), static_cast<int>(octets.size()))
                     : EVP_DecryptUpdate(cipher.get(), out, &written, octets.data(), static_cast<int>(octets.size()));
        SWITCHOVER_ENSURE(done == 1 && static_cast<std::size_t>(written) == octets.size());
    }
};

EspContext::EspContext() : keys_(std::make_shared<const Keys>()) {}
EspContext::EspContext(Cipher cipher, Hash integrity, ByteView cipher_key, ByteView integrity_key, Direction direction)
    : keys_(std::make_shared<const Keys>(Keys{cipher, integrity, direction, Bytes(cipher_key.begin(), cipher_key.end()),
                                              Bytes(integrity_key.begin(), integrity_key.end())})) {
    SWITCHOVER_ENSURE(cipher_key.size() == key_size(cipher) && integrity_key.size() == hash_size(integrity));
    SWITCHOVER_ENSURE(cipher != Cipher::Aes256Gcm || integrity == Hash::None);
}
EspContext::EspContext(const EspContext& other) : keys_(other.keys_) {}
EspContext& EspContext::operator=(const EspContext& other) {
    if (this == &other) return *this;
    keys_ = other.keys_;
    contexts_.reset();
    return *this;
}
EspContext::EspContext(EspContext&&) noexcept = default;
EspContext& EspContext::operator=(EspContext&&) noexcept = default;
EspContext::~EspContext() = default;

Cipher EspContext::cipher() const { return keys_->cipher; }
Hash EspContext::integrity() const { return keys_->integrity; }
ByteView EspContext::cipher_key() const { return keys_->cipher_key; }
ByteView EspContext::integrity_key() const { return keys_->integrity_key; }

EspContext::Contexts& EspContext::contexts() {
    if (!contexts_) contexts_ = std::make_unique<Contexts>(*keys_);
    return *contexts_;
}

void EspContext::apply(ByteView iv, ByteView octets, std::uint8_t* out) {
    if (keys_->cipher == Cipher::Null) {
        if (out != octets.data()) std::copy(octets.begin(), octets.end(), out);
        return;
    }
    SWITCHOVER_ENSURE(iv.size() == iv_size(keys_->cipher) && octets.size() % block_size(keys_->cipher) == 0);
    if (!octets.empty()) contexts().cbc(iv, octets, out);
}

void EspContext::sign(ByteView octets, std::uint8_t* out) {
    std::uint8_t full[EVP_MAX_MD_SIZE];
    Contexts& c = contexts();
    EVP_MD_CTX* work = c.work.get();
    const std::size_t size = hash_size(keys_->integrity);
    SWITCHOVER_ENSURE(EVP_MD_CTX_copy_ex(work, c.inner.get()) == 1);
    SWITCHOVER_ENSURE(EVP_DigestUpdate(work, octets.data(), octets.size()) == 1);
    SWITCHOVER_ENSURE(EVP_DigestFinal_ex(work, full, nullptr) == 1);
    SWITCHOVER_ENSURE(EVP_MD_CTX_copy_ex(work, c.outer.get()) == 1);
    SWITCHOVER_ENSURE(EVP_DigestUpdate(work, full, size) == 1);
    SWITCHOVER_ENSURE(EVP_DigestFinal_ex(work, full, nullptr) == 1);
    std::memcpy(out, full, icv_size());
}

bool EspContext::verify(ByteView octets, ByteView icv) {
    std::uint8_t expected[EVP_MAX_MD_SIZE];
    sign(octets, expected);
    return icv.size() == icv_size() && CRYPTO_memcmp(expected, icv.data(), icv.size()) == 0;
}

void EspContext::seal(ByteView iv, ByteView associated, ByteView octets, std::uint8_t* out, std::uint8_t* tag) {
    Contexts& c = contexts();
    SWITCHOVER_ENSURE(iv.size() == 8 && c.encrypts);
    std::memcpy(c.nonce.data() + kGcmSalt, iv.data(), iv.size());
    c.set_iv(c.nonce.data());
    c.update(associated, nullptr);
    c.update(octets, out);
    int written = 0;
    SWITCHOVER_ENSURE(EVP_EncryptFinal_ex(c.cipher.get(), out, &written) == 1);
    SWITCHOVER_ENSURE(EVP_CIPHER_CTX_ctrl(c.cipher.get(), EVP_CTRL_AEAD_GET_TAG, 16, tag) == 1);
}

bool EspContext::open(ByteView iv, ByteView associated, ByteView octets, ByteView tag, std::uint8_t* out) {
    Contexts& c = contexts();
    SWITCHOVER_ENSURE(iv.size() == 8 && tag.size() == 16 && !c.encrypts);
    std::memcpy(c.nonce.data() + kGcmSalt, iv.data(), iv.size());
    c.set_iv(c.nonce.data());
    c.update(associated, nullptr);
    c.update(octets, out);
    std::uint8_t expected[16];
    std::memcpy(expected, tag.data(), tag.size());
    SWITCHOVER_ENSURE(EVP_CIPHER_CTX_ctrl(c.cipher.get(), EVP_CTRL_AEAD_SET_TAG, 16, expected) == 1);
    int written = 0;
    return EVP_DecryptFinal_ex(c.cipher.get(), out, &written) == 1;
}

}  // namespace switchover::crypto
