#include "engine/ospf/lsa_pool.h"

#include <cstring>

namespace switchover::ospf {

std::size_t LsaPool::hash_of(const LsaHeader& header) {
    std::uint64_t h = std::uint64_t{header.id.value} << 32 | header.advertising_router.value;
    h ^= std::uint64_t{static_cast<std::uint32_t>(header.sequence)} << 16 ^ header.checksum ^ header.type;
    h *= 0x9E3779B97F4A7C15ull;
    return static_cast<std::size_t>(h >> 40);
}

Result<LsaPtr, DecodeError> LsaPool::decode(ByteView octets) {
    if (octets.size() < kLsaHeaderLen) return fail(DecodeError::Truncated);
    const LsaHeader header = read_lsa_header(octets.data());
    if (header.age > kMaxAge) return fail(DecodeError::BadValue);
    if (!slots_.empty()) {
        const LsaPtr& slot = slots_[hash_of(header) & (slots_.size() - 1)];
        if (slot && slot->octets.size() == octets.size() &&
            std::memcmp(slot->octets.data() + 2, octets.data() + 2, octets.size() - 2) == 0)
            return slot;
    }
    auto lsa = decode_lsa(octets);
    if (lsa) offer(*lsa);
    return lsa;
}

void LsaPool::offer(const LsaPtr& lsa) {
    if (slots_.size() < kMostSlots && kept_ * 8 >= slots_.size()) grow();
    LsaPtr& slot = slots_[hash_of(lsa->header) & (slots_.size() - 1)];
    if (!slot) ++kept_;
    slot = lsa;
}

void LsaPool::grow() {
    // A small world needs few slots, and each page of them is paid for.
    std::vector<LsaPtr> before(slots_.empty() ? kFirstSlots : slots_.size() * 4);
    before.swap(slots_);
    kept_ = 0;
    for (LsaPtr& lsa : before) {
        if (!lsa) continue;
        LsaPtr& slot = slots_[hash_of(lsa->header) & (slots_.size() - 1)];
        if (!slot) ++kept_;
        slot = std::move(lsa);
    }
}

}  // namespace switchover::ospf
