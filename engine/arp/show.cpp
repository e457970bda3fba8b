#include "engine/arp/show.h"

namespace switchover::arp {

void show_arp(const View& view, Instant now, std::span<const std::string> names, TextOut& out,
              std::optional<Ipv4Address> only, InterfaceIndex on) {
    out.line("Protocol  Address          Age (min)  Hardware Addr   Type   Interface");
    for (const EntryView& entry : view.entries) {
        if (only && entry.address != *only) continue;
        if (on != kNoInterface && entry.interface != on) continue;
        if (entry.incomplete) {
            out.line("Internet  {:<16}{:>9}   {:<16}ARPA", entry.address.text(), 0, "Incomplete");
            continue;
        }
        const std::string age = entry.own ? "-" : std::to_string(whole_seconds(now - entry.updated) / 60);
        out.line("Internet  {:<16}{:>9}   {:<16}ARPA   {}", entry.address.text(), age, entry.mac.text(),
                 entry.interface < names.size() ? names[entry.interface] : "?");
    }
}

}  // namespace switchover::arp
