#include "engine/ios/log/device.h"

#include <fmt/format.h>

namespace switchover::ios {

namespace {

struct Writer {
    const Names& names;
    std::vector<LogLine>& out;

    void syslog(std::uint8_t severity, std::string text) { out.push_back({severity, Debug::None, std::move(text)}); }

    void operator()(const device::LinkChanged& r) {
        if (r.state == device::LinkChanged::State::AdministrativelyDown) {
            syslog(5, fmt::format("%LINK-5-CHANGED: Interface {}, changed state to administratively down",
                                  names.interface(r.interface)));
            return;
        }
        syslog(3, fmt::format("%LINK-3-UPDOWN: Interface {}, changed state to {}", names.interface(r.interface),
                              r.state == device::LinkChanged::State::Up ? "up" : "down"));
    }
    void operator()(const device::LineProtocolChanged& r) {
        syslog(5, fmt::format("%LINEPROTO-5-UPDOWN: Line protocol on Interface {}, changed state to {}",
                              names.interface(r.interface), r.up ? "up" : "down"));
    }
    void operator()(const device::Restarted&) { syslog(5, "%SYS-5-RESTART: System restarted --"); }
    void operator()(const device::Configured& r) {
        syslog(5, fmt::format("%SYS-5-CONFIG_I: Configured from {}", r.source));
    }
    void operator()(const device::DuplicateAddress& r) {
        syslog(4, fmt::format("%IP-4-DUPADDR: Duplicate address {} on {}, sourced by {}", r.address.text(),
                              names.interface(r.interface), r.mac.text()));
    }
    void operator()(const device::PowerChanged&) {}
    void operator()(const device::PacketDropped&) {}
};

}  // namespace

void log_lines(const device::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(Writer{names, out}, record);
}

}  // namespace switchover::ios
