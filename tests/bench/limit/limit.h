#pragma once
/// The bare loops beside which the engine is measured: the same octets, without simulator.
#include "tests/bench/bench.h"

namespace switchover::bench::limit {

/// W1 by hand: nodes and links as arrays, a bare queue with one pending arrival a link.
std::optional<Measured> forward(std::uint32_t packets);
/// W3 by hand: OpenSSL's EVP calls for one encapsulation and one decapsulation, nothing of ESP around them.
std::optional<Measured> esp(const std::string& suite, unsigned bytes, int packets);

}  // namespace switchover::bench::limit
