/// Any octets behind the outer header of an ESP packet; and, sealed with the right key, any octets as what was
/// protected.
#include <cstdlib>

#include "engine/ipsec/esp.h"
#include "engine/ipv4/header.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    using Direction = crypto::EspContext::Direction;
    if (size > 4096) return 0;
    const Bytes cipher_key(16, 0x11);
    const Bytes integrity_key(20, 0x22);
    crypto::EspContext decrypt{crypto::Cipher::Aes128, crypto::Hash::Sha1, cipher_key, integrity_key,
                               Direction::Decrypt};
    ipsec::ReplayWindow window;
    Bytes out(size + 64);
    if (ipsec::decapsulate(decrypt, window, ByteView{data, size}, out)) std::abort();  // nobody signed it

    crypto::EspContext encrypt{crypto::Cipher::Aes128, crypto::Hash::Sha1, cipher_key, integrity_key,
                               Direction::Encrypt};
    Bytes esp(8 + 16 + size / 16 * 16 + 12);
    store_u32(esp.data() + 4, 1);
    const std::size_t secret = size / 16 * 16;
    const Bytes iv(16, 0x33);
    std::copy(iv.begin(), iv.end(), esp.begin() + 8);
    if (secret > 0) encrypt.apply(iv, ByteView{data, secret}, esp.data() + 24);
    encrypt.sign(ByteView{esp}.first(24 + secret), esp.data() + 24 + secret);
    const auto inner = ipsec::decapsulate(decrypt, window, esp, out);
    if (inner && !ipv4::check_header(*inner) && inner->size() < 20) std::abort();
    return 0;
}
