#include "engine/crypto_map/show.h"

#include <algorithm>
#include <map>
#include <utility>

namespace switchover::crypto_map {

namespace {

std::string ident(const ike::ProxyIdentity& proxy) {
    return fmt::format("({}/{}/{}/{})", proxy.prefix.address.text(), proxy.prefix.mask_address().text(), proxy.protocol,
                       proxy.port);
}

std::string cookies(const PairView& pair) {
    return fmt::format("{:08X} {:08X} {:08X} {:08X}", pair.initiator_cookie >> 32, pair.initiator_cookie & 0xFFFFFFFF,
                       pair.responder_cookie >> 32, pair.responder_cookie & 0xFFFFFFFF);
}

struct Place {
    std::string_view map;
    Instant now;
    bool is_12_2 = false;
};

void show_sa(const PairView& pair, const SaView& sa, const Place& place, TextOut& out) {
    const Duration left = pair.expires > place.now ? pair.expires - place.now : Duration{0};
    const bool authenticated =
        pair.transform.integrity != crypto::Hash::None || pair.transform.cipher == crypto::Cipher::Aes256Gcm;
    out.line("      spi: 0x{:X}({})", sa.spi, sa.spi);
    out.line("        transform: {} ,", ipsec::ios_name(pair.transform));
    out.line("        in use settings ={{Tunnel, }}");
    out.line("        slot: 0, conn id: {}, flow_id: {}, crypto map: {}", sa.connection_id, sa.flow_id, place.map);
    if (!place.is_12_2) out.line("        crypto engine type: Software, engine_id: 1");
    out.line("        sa timing: remaining key lifetime (k/sec): ({}/{})", sa.kilobytes_left, whole_seconds(left));
    if (!place.is_12_2) out.line("        ike_cookies: {}", cookies(pair));
    out.line("        IV size: {} bytes", crypto::iv_size(pair.transform.cipher));
    out.line("        replay detection support: {}", authenticated ? "Y" : "N");
}

/// `detail`: the errors by cause instead of their sums.
void show_causes(const Counters& c, TextOut& out) {
    const std::uint64_t named = c.replays + c.bad_integrity + c.bad_identity + c.not_protected;
    out.line("    #pkts no sa (send) {}, #pkts invalid sa (rcv) 0", c.send_errors);
    out.line("    #pkts encaps failed (send) 0, #pkts decaps failed (rcv) {}",
             c.receive_errors > named ? c.receive_errors - named : 0);
    out.line("    #pkts invalid prot (recv) {}, #pkts verify failed: {}", c.not_protected, c.bad_integrity);
    out.line("    #pkts invalid identity (recv) {}, #pkts invalid len (rcv) 0", c.bad_identity);
    out.line("    #pkts replay rollover (send): 0, #pkts replay rollover (rcv) 0");
    out.line("    ##pkts replay failed (rcv): {}", c.replays);
    out.line("    #pkts internal err (send): 0, #pkts internal err (recv) 0");
}

void show_counters(const Counters& c, bool is_12_2, bool detail, TextOut& out) {
    const char* const colon = is_12_2 ? "" : ":";
    out.line("    #pkts encaps: {0}, #pkts encrypt: {0}, #pkts digest{1} {0}", c.encapsulated, colon);
    out.line("    #pkts decaps: {0}, #pkts decrypt: {0}, #pkts verify{1} {0}", c.decapsulated, colon);
    out.line("    #pkts compressed: 0, #pkts decompressed: 0");
    if (is_12_2) {
        out.line("    #pkts not compressed: 0, #pkts compr. failed: 0, #pkts decompress failed: 0");
    } else {
        out.line("    #pkts not compressed: 0, #pkts compr. failed: 0");
        out.line("    #pkts not decompressed: 0, #pkts decompress failed: 0");
    }
    if (detail) return show_causes(c, out);
    out.line("    #send errors {}, #recv errors {}", c.send_errors, c.receive_errors);
}

void show_flow(const FlowView& flow, const AppliedView& applied, const Place& place, const SaFilter& filter,
               TextOut& out) {
    out.line();
    if (!place.is_12_2) out.line("   protected vrf: ");
    out.line("   local  ident (addr/mask/prot/port): {}", ident(flow.local_proxy));
    out.line("   remote ident (addr/mask/prot/port): {}", ident(flow.remote_proxy));
    out.line("   current_peer: {}{}", flow.current_peer.text(), place.is_12_2 ? "" : ":500");
    out.line("     PERMIT, flags={{origin_is_acl,}}");
    show_counters(flow.counters, place.is_12_2, filter.detail, out);
    if (filter.identity) return;
    out.line();
    out.line("     local crypto endpt.: {}, remote crypto endpt.: {}", applied.local.text(), flow.current_peer.text());
    out.line("     path mtu {}, {} mtu {}", flow.path_mtu, place.is_12_2 ? "ip" : "media", applied.media_mtu);
    out.line("     current outbound spi: {:X}", flow.pairs.empty() ? 0u : flow.pairs.back().outbound.spi);
    for (const bool inbound : {true, false}) {
        const char* const direction = inbound ? "inbound" : "outbound";
        out.line();
        out.line("     {} esp sas:", direction);
        for (const PairView& pair : flow.pairs) show_sa(pair, inbound ? pair.inbound : pair.outbound, place, out);
        out.line();
        out.line("     {} ah sas:", direction);
        out.line();
        out.line("     {} pcp sas:", direction);
    }
}

/// One entry, and `complete` as IOS judges it: peers and an access list.
void show_entry(const EntryView& entry, TextOut& out) {
    out.line("Crypto Map \"{}\" {} ipsec-isakmp", entry.map, entry.sequence);
    if (!entry.description.empty()) out.line("\tDescription: {}", entry.description);
    if (entry.peers.empty() || entry.access_list.empty()) {
        out.line("\tWARNING: This crypto map is in an incomplete state!");
        out.line("\t\t(missing peer or access-list definitions)");
    }
    for (const Ipv4Address peer : entry.peers) out.line("\tPeer = {}", peer.text());
    if (!entry.access_list.empty()) {
        out.line("\t{} IP access list {}", entry.access_list_extended ? "Extended" : "Standard", entry.access_list);
        for (const std::string& line : entry.access_list_lines)
            out.line("\t    access-list {} {}", entry.access_list, line);
    }
    if (!entry.peers.empty()) out.line("\tCurrent peer: {}", entry.current_peer.text());
    out.line("\tSecurity association lifetime: {} kilobytes/{} seconds", entry.lifetime_kilobytes,
             whole_seconds(entry.lifetime));
    out.line("\tPFS (Y/N): {}", entry.pfs == crypto::DhGroup::None ? "N" : "Y");
    if (entry.pfs != crypto::DhGroup::None) out.line("\tDH group: group{}", static_cast<int>(entry.pfs));
    out.line("\tTransform sets={{ ");
    for (const std::string& set : entry.transform_sets) out.line("\t\t{}, ", set);
    out.line("\t}}");
    if (entry.reverse_route) out.line("\tReverse Route Injection Enabled");
}

void show_interfaces(const EntryView& entry, TextOut& out) {
    out.line("\tInterfaces using crypto map {}:", entry.map);
    for (const InterfaceUse& use : entry.interfaces) {
        out.line("\t\t{}", use.name);
        if (!use.redundancy.empty()) out.line("\t\tredundancy: {}", use.redundancy);
    }
}

}  // namespace

void show_crypto_ipsec_sa(const View& view, Instant now, bool is_12_2, const SaFilter& filter, TextOut& out) {
    for (const AppliedView& applied : view.applied) {
        if (!filter.interface.empty() && applied.interface_name != filter.interface) continue;
        if (!filter.map.empty() && applied.map != filter.map) continue;
        const auto wanted = [&](const FlowView& flow) { return !filter.peer || flow.current_peer == *filter.peer; };
        if (filter.peer && std::ranges::none_of(applied.flows, wanted)) continue;
        out.line();
        out.line("interface: {}", applied.interface_name);
        out.line("    Crypto map tag: {}, local addr. {}", applied.map, applied.local.text());
        for (const FlowView& flow : applied.flows)
            if (wanted(flow)) show_flow(flow, applied, {applied.map, now, is_12_2}, filter, out);
    }
}

void show_crypto_ipsec_sa_by_address(const View& view, Instant now, bool is_12_2, TextOut& out) {
    struct Row {
        const AppliedView* applied = nullptr;
        const PairView* pair = nullptr;
        bool inbound = false;
    };
    std::map<std::pair<Ipv4Address, std::uint32_t>, Row> rows;  // by destination and SPI, as the SADB is
    for (const AppliedView& applied : view.applied)
        for (const FlowView& flow : applied.flows)
            for (const PairView& pair : flow.pairs) {
                rows[{pair.endpoints.local, pair.inbound.spi}] = {&applied, &pair, true};
                rows[{pair.endpoints.remote, pair.outbound.spi}] = {&applied, &pair, false};
            }
    std::optional<Ipv4Address> under;
    for (const auto& [key, row] : rows) {
        if (under != key.first) {
            out.line();
            out.line("dest address: {}", key.first.text());
            out.line("   protocol: ESP");
        }
        under = key.first;
        show_sa(*row.pair, row.inbound ? row.pair->inbound : row.pair->outbound, {row.applied->map, now, is_12_2}, out);
    }
}

void show_crypto_ipsec_lifetime(const ipsec::Config& config, TextOut& out) {
    out.line("Security association lifetime: {} kilobytes/{} seconds", config.lifetime_kilobytes,
             whole_seconds(config.lifetime));
}

void show_crypto_map(const View& view, std::string_view interface, std::string_view tag, TextOut& out) {
    const EntryView* last = nullptr;
    const auto uses = [interface](const EntryView& entry) {
        return std::any_of(entry.interfaces.begin(), entry.interfaces.end(),
                           [interface](const InterfaceUse& use) { return use.name == interface; });
    };
    for (const EntryView& entry : view.entries) {
        if (!tag.empty() && entry.map != tag) continue;
        if (!interface.empty() && !uses(entry)) continue;
        // The interfaces are listed once, behind the last entry of a map.
        if (last != nullptr && last->map != entry.map) show_interfaces(*last, out);
        if (last != nullptr) out.line();
        show_entry(entry, out);
        last = &entry;
    }
    if (last == nullptr) {
        out.line("No crypto maps found.");
        return;
    }
    show_interfaces(*last, out);
}

void show_crypto_ipsec_transform_set(const View& view, TextOut& out) {
    for (const ipsec::TransformSet& set : view.transform_sets) {
        out.line("Transform set {}: {{ {}  }} ", set.name, ipsec::ios_name(set.transform));
        out.line("   will negotiate = {{ {},  }}, ", set.tunnel ? "Tunnel" : "Transport");
        out.line("   ");
    }
}

}  // namespace switchover::crypto_map
