/// `show crypto …`
#include "engine/crypto_map/show.h"
#include "engine/ike/show.h"
#include "engine/ios/exec/row.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kUser = Level::User;

void ipsec_sa(ShowCall& c) { crypto_map::show_crypto_ipsec_sa(c.device.crypto_map, c.now(), c.is_12_2(), "", c.out); }
void ipsec_transform_set(ShowCall& c) { crypto_map::show_crypto_ipsec_transform_set(c.device.crypto_map, c.out); }
void crypto_maps(ShowCall& c) { crypto_map::show_crypto_map(c.device.crypto_map, "", "", c.out); }
void isakmp_sa(ShowCall& c) { ike::show_isakmp_sa(c.device.ike, c.out); }
void isakmp_sa_detail(ShowCall& c) { ike::show_isakmp_sa_detail(c.device.ike, c.now(), c.out); }
void isakmp_policy(ShowCall& c) { ike::show_isakmp_policy(c.device.ike, c.out); }

constexpr Row kRows[] = {
    {"show crypto ipsec sa", kUser, ipsec_sa},
    {"show crypto ipsec transform-set", kUser, ipsec_transform_set},
    {"show crypto isakmp policy", kUser, isakmp_policy},
    {"show crypto isakmp sa", kUser, isakmp_sa},
    {"show crypto isakmp sa detail", kUser, isakmp_sa_detail},
    {"show crypto map", kUser, crypto_maps},
};

}  // namespace

std::span<const Row> show_crypto_rows() { return kRows; }

}  // namespace switchover::ios::exec
