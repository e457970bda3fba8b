#pragma once
#include <string_view>

#include "engine/base/text.h"
#include "engine/crypto_map/view.h"

namespace switchover::crypto_map {

/// `show crypto ipsec sa [interface IF]` in the layout of 12.2 or 12.3T. `interface` is a full name or empty for all.
void show_crypto_ipsec_sa(const View& view, Instant now, bool is_12_2, std::string_view interface, TextOut& out);
/// `show crypto map [interface IF | tag NAME]`; both empty: every entry.
void show_crypto_map(const View& view, std::string_view interface, std::string_view tag, TextOut& out);
/// `show crypto ipsec transform-set`
void show_crypto_ipsec_transform_set(const View& view, TextOut& out);

}  // namespace switchover::crypto_map
