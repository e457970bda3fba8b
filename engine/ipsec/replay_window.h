#pragma once
/// Anti-replay window of 64 packets, RFC 2401 Appendix C, RFC 2406 §3.4.3. Sequence numbers are 32 bits and never wrap.
#include <cstdint>

namespace switchover::ipsec {

class ReplayWindow {
   public:
    static constexpr std::uint32_t kSize = 64;

    /// May a packet with this number still be new? Asked before its integrity is known; changes nothing.
    bool acceptable(std::uint32_t sequence) const {
        if (sequence == 0) return false;  // the first packet of an SA has number 1
        if (sequence > last_) return true;
        const std::uint32_t behind = last_ - sequence;
        return behind < kSize && (seen_ >> behind & 1) == 0;
    }
    /// The packet was authentic. `sequence` is acceptable().
    void accept(std::uint32_t sequence) {
        if (sequence > last_) {
            const std::uint32_t ahead = sequence - last_;
            seen_ = ahead < kSize ? seen_ << ahead | 1 : 1;
            last_ = sequence;
        } else {
            seen_ |= std::uint64_t{1} << (last_ - sequence);
        }
    }
    /// The highest authentic number, the right edge of the window; 0 before the first packet.
    std::uint32_t last() const { return last_; }

   private:
    std::uint32_t last_ = 0;
    std::uint64_t seen_ = 0;  ///< bit n: number last_ - n has been seen
};

}  // namespace switchover::ipsec
