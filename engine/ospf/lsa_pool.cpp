#include "engine/ospf/lsa_pool.h"

#include <cstring>

namespace switchover::ospf {

std::size_t LsaPool::slot_of(const LsaHeader& header) {
    std::uint64_t h = std::uint64_t{header.id.value} << 32 | header.advertising_router.value;
    h ^= std::uint64_t{static_cast<std::uint32_t>(header.sequence)} << 16 ^ header.checksum ^ header.type;
    h *= 0x9E3779B97F4A7C15ull;
    return static_cast<std::size_t>(h >> 40) % kSlots;
}

Result<LsaPtr, DecodeError> LsaPool::decode(ByteView octets) {
    if (octets.size() < kLsaHeaderLen) return fail(DecodeError::Truncated);
    const LsaHeader header = read_lsa_header(octets.data());
    if (header.age > kMaxAge) return fail(DecodeError::BadValue);
    if (slots_.empty()) slots_.resize(kSlots);
    LsaPtr& slot = slots_[slot_of(header)];
    if (slot && slot->octets.size() == octets.size() &&
        std::memcmp(slot->octets.data() + 2, octets.data() + 2, octets.size() - 2) == 0)
        return slot;
    auto lsa = decode_lsa(octets);
    if (lsa) slot = *lsa;
    return lsa;
}

void LsaPool::offer(const LsaPtr& lsa) {
    if (slots_.empty()) slots_.resize(kSlots);
    slots_[slot_of(lsa->header)] = lsa;
}

}  // namespace switchover::ospf
