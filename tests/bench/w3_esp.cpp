/// W3: ESP tunnel mode, one security association each way, in one thread.
#include <cstdio>
#include <cstring>
#include <map>

#include "engine/ipsec/esp.h"
#include "engine/ipv4/header.h"
#include "engine/sim/random.h"
#include "tests/bench/bench.h"
#include "tests/bench/limit/limit.h"

namespace switchover::bench {

namespace {

std::optional<Measured> protect(const ipsec::Transform& transform, unsigned bytes, int packets) {
    SeededRandom random{1, 0, Purpose::IpsecIv};
    const Bytes cipher_key = random.bytes(crypto::key_size(transform.cipher));
    const Bytes integrity_key = random.bytes(crypto::hash_size(transform.integrity));
    using Direction = crypto::EspContext::Direction;
    crypto::EspContext encrypt{transform.cipher, transform.integrity, cipher_key, integrity_key, Direction::Encrypt};
    crypto::EspContext decrypt{transform.cipher, transform.integrity, cipher_key, integrity_key, Direction::Decrypt};
    ipsec::ReplayWindow window;

    ipv4::Header header;
    header.protocol = 17;
    header.source = Ipv4Address{20, 1, 1, 1};
    header.destination = Ipv4Address{99, 99, 99, 99};
    const Bytes inner = ipv4::encode(header, random.bytes(bytes - ipv4::kHeaderLength));
    Bytes outer(ipsec::encapsulated_size(transform, inner.size()));
    Bytes clear(outer.size());
    const std::size_t iv_size = crypto::iv_size(transform.cipher);
    std::uint8_t iv[16] = {};

    const double start = cpu_seconds();
    for (int i = 1; i <= packets; ++i) {
        for (std::size_t at = 0; at < iv_size; at += 8) {
            const std::uint64_t word =
                transform.cipher == crypto::Cipher::Aes256Gcm ? static_cast<std::uint64_t>(i) : random.u64();
            std::memcpy(iv + at, &word, 8);
        }
        const ipsec::OuterPacket how{Ipv4Address{172, 16, 172, 53}, Ipv4Address{172, 16, 172, 69}, 0, 0x1000,
                                     static_cast<std::uint32_t>(i), ByteView{iv, iv_size}};
        const std::size_t size = ipsec::encapsulate(encrypt, how, inner, outer);
        const auto checked = ipv4::check_header(ByteView{outer.data(), size});
        const auto back = ipsec::decapsulate(decrypt, window, checked->payload(), clear);
        if (!back || back->size() != inner.size() || std::memcmp(back->data(), inner.data(), inner.size()) != 0) {
            std::fprintf(stderr, "w3: packet %d did not come back\n", i);
            return std::nullopt;
        }
    }
    const double cpu = cpu_seconds() - start;
    return Measured{cpu, packets / cpu, {{"bytes", bytes}, {"packets", packets}}};
}

}  // namespace

int run_w3(const Options& options) {
    const std::map<std::string, ipsec::Transform> suites = {
        {"des-md5", {crypto::Cipher::Des, crypto::Hash::Md5}},
        {"aes128-sha1", {crypto::Cipher::Aes128, crypto::Hash::Sha1}},
        {"aes256-gcm", {crypto::Cipher::Aes256Gcm, crypto::Hash::None}},
    };
    const auto suite = suites.find(options.suite);
    if (suite == suites.end() || options.bytes < 28) {
        std::fprintf(stderr, "w3: no such suite, or fewer than 28 octets\n");
        return 2;
    }
    const bool slow = suite->second.cipher == crypto::Cipher::Des && options.bytes > 500;
    const int packets = slow ? 100'000 : 1'000'000;
    std::printf("suite %s, %u octets\n", options.suite.c_str(), options.bytes);
    return run_contest(options, {"W3", "packets_per_s", [&] { return protect(suite->second, options.bytes, packets); },
                                 [&] { return limit::esp(options.suite, options.bytes, packets); }});
}

}  // namespace switchover::bench
