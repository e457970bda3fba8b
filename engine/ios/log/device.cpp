#include "engine/ios/log/device.h"

#include <fmt/format.h>

namespace switchover::ios {

namespace {

const char* unreachable_name(std::uint8_t code) {
    switch (code) {
        case 0: return "net";
        case 2: return "protocol";
        case 3: return "port";
        case 4: return "frag. needed and DF set";
        case 13: return "administratively prohibited";
        default: return "host";
    }
}

std::string icmp_text(const device::IcmpSeen& r) {
    if (r.type == 0)
        return fmt::format("echo reply {}, src {}, dst {}", r.out ? "sent" : "rcvd", r.source.text(),
                           r.destination.text());
    const std::string way = r.out ? "sent to " + r.destination.text() : "rcv from " + r.source.text();
    if (r.type == 11) return fmt::format("time exceeded {} (dest was {})", way, r.about.text());
    return fmt::format("dst ({}) {} unreachable {}", r.about.text(), unreachable_name(r.code), way);
}

std::string ip_packet_text(const device::IpPacketSeen& r, const Names& names) {
    using Step = device::IpPacketSeen::Step;
    const std::string source = r.in == kNoInterface ? "local" : names.interface(r.in);
    std::string out = fmt::format("IP: s={} ({}), d={}", r.source.text(), source, r.destination.text());
    if (r.out != kNoInterface) out += fmt::format(" ({})", names.interface(r.out));
    const bool sent = r.step == Step::Sending || r.step == Step::Forwarded;
    if (sent && r.out != kNoInterface && !r.gateway.is_unspecified()) out += ", g=" + r.gateway.text();
    out += fmt::format(", len {}, ", r.length);
    switch (r.step) {
        case Step::Received: out += r.group ? "rcvd 0" : "rcvd 3"; break;
        case Step::Sending: out += "sending"; break;
        case Step::SendingGroup: out += "sending broad/multicast"; break;
        case Step::Forwarded: out += "forward"; break;
        case Step::Unroutable: out += "unroutable"; break;
        case Step::AccessDenied: out += "access denied"; break;
    }
    if (!r.detail) return out;
    switch (r.protocol) {
        case 1: return out + fmt::format("\n    ICMP type={}, code={}", r.first, r.second);
        case 6: return out + fmt::format("\n    TCP src={}, dst={}", r.first, r.second);
        case 17: return out + fmt::format("\n    UDP src={}, dst={}", r.first, r.second);
        default: return out + fmt::format(", proto={}", r.protocol);
    }
}

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
    void operator()(const device::ArpSeen& r) {
        const std::string sender = r.sender.text() + ' ' + r.sender_mac.text();
        const std::string target = r.out ? r.target.text() + ' ' + r.target_mac.text() : r.target.text();
        out.push_back({7, Debug::Arp,
                       fmt::format("IP ARP: {} {} src {},{}dst {} {}", r.out ? "sent" : "rcvd", r.reply ? "rep" : "req",
                                   sender, r.out ? "\n                 " : " ", target, names.interface(r.interface)),
                       false});
    }
    void operator()(const device::CountersCleared& r) {
        const std::string which =
            r.interface == kNoInterface ? "all interfaces" : "interface " + names.interface(r.interface);
        syslog(5, fmt::format("%CLEAR-5-COUNTERS: Clear counter on {} by console", which));
    }
    // The two that follow are not in 12.2.
    void operator()(const device::ClockSet& r) {
        if (names.is_12_2) return;
        syslog(6, fmt::format("%SYS-6-CLOCKUPDATE: System clock has been updated from {} to {}, configured from "
                              "console by console.",
                              r.before, r.after));
    }
    void operator()(const device::ReloadPlanned& r) {
        if (names.is_12_2) return;
        syslog(5, fmt::format("%SYS-5-SCHEDULED_RELOAD: Reload requested for {} at {} by {}.{}", r.due, r.asked, r.by,
                              r.reason.empty() ? std::string{} : " Reload Reason: " + r.reason + "."));
    }
    void operator()(const device::IsakmpSwitched& r) {
        syslog(6, fmt::format("%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is {}", r.on ? "ON" : "OFF"));
    }
    void operator()(const device::IpPacketSeen& r) {
        out.push_back({7, Debug::IpPacket, ip_packet_text(r, names), false});
    }
    void operator()(const device::IcmpSeen& r) { out.push_back({7, Debug::IpIcmp, "ICMP: " + icmp_text(r), false}); }
};

}  // namespace

void log_lines(const device::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(Writer{names, out}, record);
}

}  // namespace switchover::ios
