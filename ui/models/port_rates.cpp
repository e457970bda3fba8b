#include "ui/models/port_rates.h"

namespace switchover::ui {

namespace {
constexpr Duration kApart = 100ms;  ///< closer looks take the place of the last one
}

void PortRates::look(Instant now, const snapshot::Device& device) {
    if (!samples_.empty() && now < samples_.back().at) samples_.clear();
    Sample sample;
    sample.at = now;
    for (const Interface& interface : device.interfaces) {
        const InterfaceCounters& c = interface.counters;
        sample.ports.push_back({c.bytes_in, c.packets_in, c.bytes_out, c.packets_out});
    }
    if (samples_.size() > 1 && now - samples_[samples_.size() - 2].at < kApart) samples_.pop_back();
    samples_.push_back(std::move(sample));
    while (samples_.size() > 2 && now - samples_[1].at >= kWindow) samples_.pop_front();
}

PortRates::Rate PortRates::of(InterfaceIndex port) const {
    if (samples_.size() < 2) return {};
    const Sample &first = samples_.front(), &last = samples_.back();
    const double seconds = to_seconds(last.at - first.at);
    if (seconds <= 0 || port >= first.ports.size() || port >= last.ports.size()) return {};
    const auto rate = [&](std::size_t which) -> std::optional<double> {
        const std::uint64_t before = first.ports[port][which], after = last.ports[port][which];
        // Counters begin anew with a restart.
        return static_cast<double>(after < before ? after : after - before) / seconds;
    };
    return {*rate(0) * 8, rate(1), *rate(2) * 8, rate(3)};
}

}  // namespace switchover::ui
