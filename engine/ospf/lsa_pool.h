#pragma once
/// Lets the routers of one world share the body of an LSA that floods from one to the next.
#include <vector>

#include "engine/ospf/lsa.h"

namespace switchover::ospf {

/// A direct-mapped cache of decoded LSAs. It changes no result, only how often an LSA is decoded and how many copies of
/// it live: forgetting or missing is always right, so each worker thread may have its own.
class LsaPool {
   public:
    /// As decode_lsa; octets that differ from a cached LSA in nothing but the age are answered with that LSA.
    Result<LsaPtr, DecodeError> decode(ByteView octets);
    /// Offers an LSA that was made here, so that receivers find it.
    void offer(const LsaPtr& lsa);
    void clear() { *this = {}; }

   private:
    static constexpr std::size_t kFirstSlots = 512;
    static constexpr std::size_t kMostSlots = 8192;
    static std::size_t hash_of(const LsaHeader& header);
    void grow();

    std::vector<LsaPtr> slots_;  ///< a power of two of them
    std::size_t kept_ = 0;       ///< slots that hold something
};

}  // namespace switchover::ospf
