/// `show crypto …`
#include "engine/crypto_map/show.h"
#include "engine/ike/show.h"
#include "engine/ios/exec/row.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kUser = Level::User;
constexpr Level kPrivileged = Level::Privileged;

void ipsec_sa(ShowCall& c) {
    crypto_map::SaFilter filter;
    if (const InterfaceIndex at = c.interface(); at != kNoInterface) filter.interface = c.device.interfaces[at].name;
    filter.map = c.match.word("name");
    if (c.match.has("peer")) filter.peer = c.match.address("address");
    filter.identity = c.match.has("identity");
    filter.detail = c.match.has("detail");
    crypto_map::show_crypto_ipsec_sa(c.device.crypto_map, c.now(), c.is_12_2(), filter, c.out);
}
void ipsec_sa_by_address(ShowCall& c) {
    crypto_map::show_crypto_ipsec_sa_by_address(c.device.crypto_map, c.now(), c.is_12_2(), c.out);
}
void ipsec_lifetime(ShowCall& c) { crypto_map::show_crypto_ipsec_lifetime(c.device.config->ipsec, c.out); }
void ipsec_transform_set(ShowCall& c) { crypto_map::show_crypto_ipsec_transform_set(c.device.crypto_map, c.out); }
void crypto_maps(ShowCall& c) {
    const InterfaceIndex at = c.interface();
    crypto_map::show_crypto_map(c.device.crypto_map, at == kNoInterface ? "" : c.device.interfaces[at].name,
                                c.match.word("name"), c.out);
}
void isakmp_key(ShowCall& c) { ike::show_isakmp_key(c.device.config->ike, c.is_12_2(), c.out); }
void isakmp_sa(ShowCall& c) { ike::show_isakmp_sa(c.device.ike, c.out); }
void isakmp_sa_detail(ShowCall& c) { ike::show_isakmp_sa_detail(c.device.ike, c.now(), c.out); }
void isakmp_policy(ShowCall& c) { ike::show_isakmp_policy(c.device.ike, c.out); }
void session(ShowCall& c) {
    crypto_map::show_crypto_session(c.device.crypto_map, c.device.ike, c.now(), c.match.has("detail"), c.out);
}
void engine_connections(ShowCall& c) {
    crypto_map::show_crypto_engine_connections(c.device.crypto_map, c.device.ike, c.out);
}

constexpr Row kRows[] = {
    {"show crypto engine connections active", kUser, engine_connections},
    {"show crypto ipsec sa [detail]", kUser, ipsec_sa},
    {"show crypto ipsec sa address", kUser, ipsec_sa_by_address},
    {"show crypto ipsec sa identity [detail]", kUser, ipsec_sa},
    {"show crypto ipsec sa interface INTERFACE [detail]", kUser, ipsec_sa},
    {"show crypto ipsec sa map WORD:name [detail]", kUser, ipsec_sa},
    {"show crypto ipsec sa peer A.B.C.D:address [detail]", kUser, ipsec_sa},
    {"show crypto ipsec security-association lifetime", kUser, ipsec_lifetime},
    {"show crypto ipsec transform-set", kUser, ipsec_transform_set},
    {"show crypto isakmp key", kPrivileged, isakmp_key},
    {"show crypto isakmp policy", kUser, isakmp_policy},
    {"show crypto isakmp sa", kUser, isakmp_sa},
    {"show crypto isakmp sa detail", kUser, isakmp_sa_detail},
    {"show crypto map", kUser, crypto_maps},
    {"show crypto map interface INTERFACE", kUser, crypto_maps},
    {"show crypto map tag WORD:name", kUser, crypto_maps},
    {"show crypto session [detail]", kUser, session, nullptr, nullptr, Trains::Only12_3T},
};

}  // namespace

std::span<const Row> show_crypto_rows() { return kRows; }

}  // namespace switchover::ios::exec
