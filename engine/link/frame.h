#pragma once
/// An Ethernet frame: owned octets, from a per-thread pool. A value: moving is a pointer, copying
/// copies the octets. Nothing is reference-counted, because a frame forks only when a switch floods it.
#include <cstdint>
#include <utility>

#include "engine/base/bytes.h"

namespace switchover {

class Frame {
   public:
    Frame() = default;
    /// `size` octets, not initialised.
    explicit Frame(std::size_t size);
    explicit Frame(ByteView octets);
    Frame(const Frame& other);
    Frame(Frame&& other) noexcept
        : block_(std::exchange(other.block_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Frame& operator=(const Frame& other);
    Frame& operator=(Frame&& other) noexcept {
        std::swap(block_, other.block_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Frame() {
        if (block_ != nullptr) release();
    }

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    std::uint8_t* data() { return block_ + kHeader; }
    const std::uint8_t* data() const { return block_ + kHeader; }
    ByteView view() const { return {data(), size_}; }
    MutableByteView octets() { return {data(), size_}; }
    /// Lengthens a short frame to `size` (at most 120) with zeros: Ethernet padding.
    void pad_to(std::size_t size) {
        if (size_ >= size) return;
        SWITCHOVER_ENSURE(block_ != nullptr && size <= 120);
        std::memset(data() + size_, 0, size - size_);
        size_ = static_cast<std::uint32_t>(size);
    }
    /// Shortens only (padding cut off).
    void truncate(std::size_t size) {
        SWITCHOVER_ENSURE(size <= size_);
        size_ = static_cast<std::uint32_t>(size);
    }

   private:
    static constexpr std::size_t kHeader = 8;  ///< size class; a small frame ends within two cache lines
    void release() noexcept;
    std::uint8_t* block_ = nullptr;
    std::uint32_t size_ = 0;
};

}  // namespace switchover
