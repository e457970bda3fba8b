#include "engine/link/frame.h"

#include <array>
#include <cstdlib>
#include <new>

namespace switchover {

namespace {

constexpr std::array<std::size_t, 5> kClassSize = {128, 256, 512, 1024, 2048};
constexpr std::size_t kLoose = kClassSize.size();  ///< larger: straight from the heap

/// Free blocks of this thread by size class. Memory only; it never influences what a world does.
struct Pool {
    std::array<std::vector<std::uint8_t*>, kClassSize.size()> free;
    Pool() = default;
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    ~Pool() {
        for (auto& list : free) {
            for (std::uint8_t* block : list) std::free(block);
            list.clear();
        }
    }
};

Pool& pool() {
    thread_local Pool instance;
    return instance;
}

std::uint8_t* allocate(std::size_t octets) {
    std::size_t size_class = 0;
    while (size_class < kLoose && kClassSize[size_class] < octets) ++size_class;
    std::uint8_t* block = nullptr;
    if (size_class < kLoose) {
        auto& list = pool().free[size_class];
        if (!list.empty()) {
            block = list.back();
            list.pop_back();
            return block;
        }
        octets = kClassSize[size_class];
    }
    constexpr std::size_t kCacheLine = 64;
    octets = (octets + kCacheLine - 1) / kCacheLine * kCacheLine;
    block = static_cast<std::uint8_t*>(std::aligned_alloc(kCacheLine, octets));
    if (block == nullptr) throw std::bad_alloc{};
    block[0] = static_cast<std::uint8_t>(size_class);
    return block;
}

}  // namespace

Frame::Frame(std::size_t size) : block_(allocate(size + kHeader)), size_(static_cast<std::uint32_t>(size)) {}

Frame::Frame(ByteView octets) : Frame(octets.size()) {
    if (!octets.empty()) std::memcpy(data(), octets.data(), octets.size());
}

Frame::Frame(const Frame& other) {
    if (other.block_ == nullptr) return;
    block_ = allocate(other.size_ + kHeader);
    size_ = other.size_;
    std::memcpy(data(), other.data(), size_);
}

Frame& Frame::operator=(const Frame& other) {
    if (this != &other) *this = Frame{other};
    return *this;
}

void Frame::release() noexcept {
    const std::size_t size_class = block_[0];
    if (size_class < kLoose && pool().free[size_class].size() < 4096) {
        pool().free[size_class].push_back(block_);
    } else {
        std::free(block_);
    }
    block_ = nullptr;
}

}  // namespace switchover
