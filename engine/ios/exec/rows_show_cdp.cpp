/// `show cdp …`
#include "engine/cdp/show.h"
#include "engine/ios/exec/row.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kPrivileged = Level::Privileged;

void global(ShowCall& c) { cdp::show_cdp(c.device.cdp, c.out); }
void neighbors(ShowCall& c) {
    if (c.match.has("detail"))
        cdp::show_cdp_neighbors_detail(c.device.cdp, c.now(), c.out, c.interface());
    else
        cdp::show_cdp_neighbors(c.device.cdp, c.now(), c.out, c.interface());
}
void entry(ShowCall& c) {
    cdp::show_cdp_entry(c.device.cdp, c.match.has("*") ? "*" : c.match.word("name"), c.now(), c.out);
}
void interface(ShowCall& c) { cdp::show_cdp_interface(c.device.cdp, c.out, c.interface()); }
void traffic(ShowCall& c) { cdp::show_cdp_traffic(c.device.cdp, c.out); }

constexpr Row kRows[] = {
    {"show cdp", kPrivileged, global},
    {"show cdp entry {*|WORD:name}", kPrivileged, entry},
    {"show cdp interface [INTERFACE]", kPrivileged, interface},
    {"show cdp neighbors [INTERFACE] [detail]", kPrivileged, neighbors},
    {"show cdp traffic", kPrivileged, traffic},
};

}  // namespace

std::span<const Row> show_cdp_rows() { return kRows; }

}  // namespace switchover::ios::exec
