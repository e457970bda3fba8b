#include "engine/sim/interface.h"

#include <cmath>

namespace switchover {

void InterfaceCounters::take_samples(Instant now) {
    const auto seconds = [](Duration d) { return std::chrono::duration<double>(d).count(); };
    // What was counted belongs to the first of the samples; in the others nothing came.
    const std::int64_t samples = (now - next_sample) / kLoadSample + 1;
    const double keep = std::exp(-seconds(kLoadSample) / seconds(load_interval));
    double idle = 1;
    double factor = keep;
    for (std::int64_t left = samples - 1; left > 0; left /= 2, factor *= factor)
        if (left % 2 != 0) idle *= factor;
    const auto enter = [&](double& held, std::uint64_t& sampled, std::uint64_t counted, double scale) {
        const double rate = static_cast<double>(counted - sampled) * scale / seconds(kLoadSample);
        held = (held * keep + rate * (1 - keep)) * idle;
        sampled = counted;
    };
    enter(average.bits_in, sampled_bytes_in, bytes_in, 8);
    enter(average.packets_in, sampled_packets_in, packets_in, 1);
    enter(average.bits_out, sampled_bytes_out, bytes_out, 8);
    enter(average.packets_out, sampled_packets_out, packets_out, 1);
    next_sample += samples * kLoadSample;
}

void InterfaceCounters::clear(Instant now) {
    before_packet(now);
    InterfaceCounters fresh;
    fresh.last_input = last_input;
    fresh.last_output = last_output;
    fresh.average = average;
    fresh.next_sample = next_sample;
    fresh.cleared = now;
    *this = fresh;
}

std::string short_interface_name(std::string_view full_name) {
    // IOS keeps the first two letters of the type and the unit.
    std::size_t unit = 0;
    while (unit < full_name.size() && (full_name[unit] < '0' || full_name[unit] > '9')) ++unit;
    const std::size_t letters = unit < 2 ? unit : 2;
    return std::string{full_name.substr(0, letters)} + std::string{full_name.substr(unit)};
}

}  // namespace switchover
