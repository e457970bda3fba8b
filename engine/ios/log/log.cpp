#include "engine/ios/log/log.h"

#include <fmt/format.h>

#include "engine/ios/log/cdp.h"
#include "engine/ios/log/crypto_map.h"
#include "engine/ios/log/device.h"
#include "engine/ios/log/hsrp.h"
#include "engine/ios/log/ike.h"
#include "engine/ios/log/ipsec.h"
#include "engine/ios/log/ospf.h"
#include "engine/ios/log/probe.h"
#include "engine/ios/log/rib.h"
#include "engine/ios/log/track.h"

namespace switchover::ios {

namespace {

void lab_lines(const link::FaultChanged& r, std::vector<LogLine>& out) {
    out.push_back({5, Debug::None, fmt::format("{}: {}", r.restored ? "restored" : "fault", r.what)});
}

/// Records whose words are a syslog message, at least with some values.
struct IsMessage {
    bool operator()(const device::LinkChanged&) const { return true; }
    bool operator()(const device::LineProtocolChanged&) const { return true; }
    bool operator()(const device::Restarted&) const { return true; }
    bool operator()(const device::Configured&) const { return true; }
    bool operator()(const device::DuplicateAddress&) const { return true; }
    bool operator()(const device::CountersCleared&) const { return true; }
    bool operator()(const device::ClockSet&) const { return true; }
    bool operator()(const device::ReloadPlanned&) const { return true; }
    bool operator()(const device::IsakmpSwitched&) const { return true; }
    bool operator()(const link::FaultChanged&) const { return true; }
    bool operator()(const hsrp::StateChanged&) const { return true; }
    bool operator()(const hsrp::PacketRefused&) const { return true; }
    bool operator()(const ospf::AdjacencyChanged&) const { return true; }
    bool operator()(const ospf::Refused&) const { return true; }
    bool operator()(const crypto_map::NotIpsec&) const { return true; }
    bool operator()(const ipsec::InvalidSpi&) const { return true; }
    bool operator()(const ipsec::ReplayDropped&) const { return true; }
    bool operator()(const ipsec::IntegrityFailed&) const { return true; }
    bool operator()(const ipsec::InvalidIdentity&) const { return true; }
    bool operator()(const ike::SessionStatus&) const { return true; }
    bool operator()(const ike::Refused&) const { return true; }
    bool operator()(const ike::ModeFailed&) const { return true; }
    template <typename Other>
    bool operator()(const Other&) const {
        return false;
    }
};

}  // namespace

void log_lines(const Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(
        [&](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, link::Record>) {
                std::visit([&](const auto& r) { lab_lines(r, out); }, body);
            } else {
                log_lines(body, names, out);
            }
        },
        record.body);
}

bool is_message(const RecordBody& body) {
    return std::visit([](const auto& of_protocol) { return std::visit(IsMessage{}, of_protocol); }, body);
}

std::string time_stamp(const TimestampConfig& config, Instant at, const Clock& clock, const Zone& local) {
    switch (config.form) {
        case TimestampConfig::Form::None: return {};
        case TimestampConfig::Form::Uptime: return ios_elapsed(at - clock.booted_at) + ": ";
        case TimestampConfig::Form::Datetime: {
            const Zone zone = config.localtime ? local : Zone{};
            return clock.mark() + stamp_text(date_of(at, clock, zone), config.msec, config.year) +
                   (config.show_timezone ? " " + zone.name + ": " : ": ");
        }
    }
    return {};
}

std::string console_text(const LogLine& line, const DeviceConfig& config, Instant at, const Clock& clock) {
    if (line.continuation) return line.text;
    const TimestampConfig& stamps = line.debug == Debug::None ? config.log_timestamps : config.debug_timestamps;
    return time_stamp(stamps, at, clock, stamps.localtime ? zone_of(config) : Zone{}) + line.text;
}

Names names_of(const DeviceConfig& config, std::span<const Interface> running) {
    Names names;
    names.is_12_2 = config.is_12_2();
    for (const Interface& interface : running) names.interfaces.push_back(interface.name);
    if (!running.empty()) return names;
    for (const InterfaceConfig& interface : config.interfaces) names.interfaces.push_back(interface.name);
    return names;
}

}  // namespace switchover::ios
