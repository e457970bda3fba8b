#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "engine/base/checksum.h"
#include "tests/bench/limit/limit.h"
#include "tests/bench/limit/radix_heap.h"

namespace switchover::bench::limit {

namespace {

constexpr std::size_t kNodes = 10;
constexpr std::int64_t kDelay = 1'000'000;
constexpr std::size_t kSize = 114;  // Ethernet header and a packet of 100
using Frame = std::array<std::uint8_t, 128>;

struct InFlight {
    std::int64_t arrival = 0;
    std::uint32_t frame = 0;
};

/// One direction of a cable: frames in flight, oldest first.
struct Link {
    std::array<InFlight, 1024> ring{};
    std::uint32_t head = 0, tail = 0;
    std::int64_t busy_until = 0;
};

struct Route {
    std::uint32_t prefix = 0, mask = 0;
    std::uint32_t out = 0;  ///< link to the right, or none at the last node
};

struct Chain {
    std::vector<Frame> frames{2048};
    std::vector<std::uint32_t> free;
    std::array<Link, kNodes - 1> links;
    std::array<std::array<Route, 3>, kNodes> routes{};
    RadixHeap queue;  ///< target: the node; the oldest frame of each link, and the next one to be sent
    std::uint64_t delivered = 0;

    Chain() {
        for (std::uint32_t i = 0; i < frames.size(); ++i) free.push_back(i);
        for (std::uint32_t n = 0; n < kNodes; ++n)
            routes[n] = {Route{0x0A000000, 0xFFFFFFFC, n}, Route{0x0A000000 + 4 * n, 0xFFFFFFFC, n},
                         Route{0x0A000020, 0xFFFFFFFC, n}};
    }

    void transmit(std::int64_t now, std::uint32_t n, std::uint32_t frame) {
        std::uint8_t* f = frames[frame].data();
        const std::uint64_t ends = 0x001A00000000ull + n * 256;
        for (int k = 0; k < 6; ++k) {
            f[k] = static_cast<std::uint8_t>((ends + 256) >> (40 - 8 * k));
            f[6 + k] = static_cast<std::uint8_t>(ends >> (40 - 8 * k));
        }
        Link& link = links[n];
        link.busy_until = std::max(link.busy_until, now) + static_cast<std::int64_t>(kSize + 24) * 8;
        if (link.head == link.tail) queue.push({link.busy_until + kDelay, n + 1, 0});
        link.ring[link.tail++ & 1023] = {link.busy_until + kDelay, frame};
    }

    void send(std::int64_t now) {
        const std::uint32_t frame = free.back();
        free.pop_back();
        std::uint8_t* f = frames[frame].data();
        store_u16(f + 12, 0x0800);
        constexpr std::array<std::uint8_t, 20> kHeader = {0x45, 0, 0,  100, 0, 0, 0,  0, 255, 17,
                                                          0,    0, 10, 0,   0, 1, 10, 0, 0,   34};
        std::memcpy(f + 14, kHeader.data(), kHeader.size());
        store_u16(f + 24, internet_checksum({f + 14, 20}));
        store_u16(f + 34, 49152);
        store_u16(f + 36, 9);
        store_u16(f + 38, 80);
        store_u16(f + 40, 0);
        for (std::size_t i = 0; i < 72; ++i) f[42 + i] = static_cast<std::uint8_t>(i);
        const std::uint64_t pseudo = pseudo_header_sum(Ipv4Address{10, 0, 0, 1}, Ipv4Address{10, 0, 0, 34}, 17, 80);
        store_u16(f + 40, checksum_finish(checksum_add({f + 34, 80}, pseudo)));
        transmit(now, 0, frame);
    }

    void arrive(std::int64_t now, std::uint32_t n) {
        Link& from = links[n - 1];
        const std::uint32_t frame = from.ring[from.head++ & 1023].frame;
        if (from.head != from.tail) queue.push({from.ring[from.head & 1023].arrival, n, 0});
        std::uint8_t* ip = frames[frame].data() + 14;
        if (load_u16(ip - 2) != 0x0800 || ip[0] != 0x45 || internet_checksum({ip, 20}) != 0 || ip[8] < 2) return;
        if (n == kNodes - 1) {
            const std::uint64_t pseudo =
                pseudo_header_sum(Ipv4Address{load_u32(ip + 12)}, Ipv4Address{load_u32(ip + 16)}, 17, 80);
            delivered += checksum_finish(checksum_add({ip + 20, 80}, pseudo)) == 0 ? 1 : 0;
            free.push_back(frame);
            return;
        }
        const std::uint32_t to = load_u32(ip + 16);
        for (const Route& route : routes[n]) {
            if ((to & route.mask) != route.prefix) continue;
            const std::uint16_t ttl = load_u16(ip + 8);
            --ip[8];
            store_u16(ip + 10, checksum_update(load_u16(ip + 10), ttl, load_u16(ip + 8)));
            transmit(now, route.out, frame);
            return;
        }
    }
};

}  // namespace

std::optional<Measured> forward(std::uint32_t packets) {
    auto chain = std::make_unique<Chain>();
    const double start = cpu_seconds();
    std::uint32_t sent = 0;
    chain->queue.push({1'000'000'000, 0, 0});
    while (!chain->queue.empty()) {
        const BareEvent event = chain->queue.pop();
        if (event.target > 0) {
            chain->arrive(event.at, event.target);
            continue;
        }
        chain->send(event.at);
        if (++sent < packets) chain->queue.push({event.at + 10'000, 0, 0});
    }
    const double cpu = cpu_seconds() - start;
    if (chain->delivered != packets) return std::nullopt;
    return Measured{cpu, static_cast<double>(packets) * (kNodes - 1) / cpu, {}};
}

}  // namespace switchover::bench::limit
