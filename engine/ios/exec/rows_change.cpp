/// Commands that change the device: what the world does for an ExecInput.
#include "engine/device/device.h"
#include "engine/ios/exec/row.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kPrivileged = Level::Privileged;
using Outcome = Result<std::uint32_t, std::string>;

Outcome clear_crypto_sa(ChangeCall& c) {
    c.device.clear_crypto_sa(std::nullopt, c.fabric);
    return 0u;
}
Outcome clear_crypto_isakmp(ChangeCall& c) {
    c.device.clear_crypto_isakmp(c.fabric);
    return 0u;
}

constexpr Row kRows[] = {
    {"clear crypto sa", kPrivileged, nullptr, clear_crypto_sa},
    {"clear crypto isakmp", kPrivileged, nullptr, clear_crypto_isakmp},
};

}  // namespace

std::span<const Row> change_rows() { return kRows; }

}  // namespace switchover::ios::exec
