#include <openssl/bn.h>

#include "engine/crypto/crypto.h"
#include "engine/crypto/provider.h"

namespace switchover::crypto {

namespace {

using Number = std::unique_ptr<BIGNUM, Deleter<BN_clear_free>>;
using NumberContext = std::unique_ptr<BN_CTX, Deleter<BN_CTX_free>>;

Number prime_of(DhGroup group) {
    switch (group) {
        case DhGroup::None: break;
        case DhGroup::Group1: return Number{BN_get_rfc2409_prime_768(nullptr)};
        case DhGroup::Group2: return Number{BN_get_rfc2409_prime_1024(nullptr)};
        case DhGroup::Group5: return Number{BN_get_rfc3526_prime_1536(nullptr)};
        case DhGroup::Group14: return Number{BN_get_rfc3526_prime_2048(nullptr)};
    }
    return nullptr;
}

Number number(ByteView octets) { return Number{BN_bin2bn(octets.data(), static_cast<int>(octets.size()), nullptr)}; }

Bytes power(const BIGNUM* base, ByteView exponent, const BIGNUM* prime, std::size_t size) {
    const NumberContext context{BN_CTX_new()};
    const Number result{BN_new()};
    const Number e = number(exponent);
    SWITCHOVER_ENSURE(context && result && e);
    SWITCHOVER_ENSURE(BN_mod_exp(result.get(), base, e.get(), prime, context.get()) == 1);
    Bytes out(size);
    // RFC 2409 §5: values go on the wire at the size of the prime, zeros in front.
    SWITCHOVER_ENSURE(BN_bn2binpad(result.get(), out.data(), static_cast<int>(size)) == static_cast<int>(size));
    return out;
}

}  // namespace

Bytes dh_public(DhGroup group, ByteView private_value) {
    const Number prime = prime_of(group);
    const Number generator{BN_new()};
    SWITCHOVER_ENSURE(prime && generator && BN_set_word(generator.get(), 2) == 1);
    return power(generator.get(), private_value, prime.get(), group_size(group));
}

Result<Bytes, DhError> dh_shared(DhGroup group, ByteView private_value, ByteView peer_public) {
    const Number prime = prime_of(group);
    SWITCHOVER_ENSURE(prime != nullptr);
    if (peer_public.size() > group_size(group)) return fail(DhError::BadLength);
    const Number peer = number(peer_public);
    const Number last{BN_dup(prime.get())};
    SWITCHOVER_ENSURE(peer && last && BN_sub_word(last.get(), 1) == 1);
    // 1 < peer < p-1: the two ends have order 1 and 2.
    if (BN_cmp(peer.get(), BN_value_one()) <= 0 || BN_cmp(peer.get(), last.get()) >= 0)
        return fail(DhError::OutOfRange);
    return power(peer.get(), private_value, prime.get(), group_size(group));
}

}  // namespace switchover::crypto
