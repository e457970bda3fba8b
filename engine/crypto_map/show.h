#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/text.h"
#include "engine/crypto_map/view.h"
#include "engine/ike/view.h"

namespace switchover::crypto_map {

/// What a form of `show crypto ipsec sa` asks for; empty or absent: all.
struct SaFilter {
    std::string interface {};  ///< full name
    std::string map{};
    std::optional<Ipv4Address> peer{};
    bool identity = false;  ///< flows and counters without the SAs
    bool detail = false;    ///< each cause of an error by itself
};
/// `show crypto ipsec sa [interface IF | map M | peer A | identity] [detail]` in the layout of 12.2 or 12.3T.
void show_crypto_ipsec_sa(const View& view, Instant now, bool is_12_2, const SaFilter& filter, TextOut& out);
/// `show crypto ipsec sa address`: every SA under the address it is sent to.
void show_crypto_ipsec_sa_by_address(const View& view, Instant now, bool is_12_2, TextOut& out);
/// `show crypto ipsec security-association lifetime`: the defaults of new SAs.
void show_crypto_ipsec_lifetime(const ipsec::Config& config, TextOut& out);
/// `show crypto session [detail]`, 12.3(4)T and later: the sessions of each interface with each peer.
void show_crypto_session(const View& view, const ike::View& ike, Instant now, bool detail, TextOut& out);
/// `show crypto engine connections active`
void show_crypto_engine_connections(const View& view, const ike::View& ike, TextOut& out);
/// `show crypto map [interface IF | tag NAME]`; both empty: every entry.
void show_crypto_map(const View& view, std::string_view interface, std::string_view tag, TextOut& out);
/// `show crypto ipsec transform-set`
void show_crypto_ipsec_transform_set(const View& view, TextOut& out);

}  // namespace switchover::crypto_map
