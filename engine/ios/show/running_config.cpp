#include "engine/ios/show/running_config.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/ios/config/acl_names.h"

namespace switchover::ios {
namespace {

std::int64_t ms(Duration d) { return whole_milliseconds(d); }
std::int64_t seconds(Duration d) { return whole_seconds(d); }

class Writer {
   public:
    explicit Writer(const DeviceConfig& config) : c_(config) {}

    std::string whole() {
        out_.line("!");
        out_.line("version {}", c_.version);
        timestamps("debug", c_.debug_timestamps);
        timestamps("log", c_.log_timestamps);
        kept(Section::Service);
        out_.line("!");
        out_.line("hostname {}", c_.hostname);
        out_.line("!");
        for (const Section s : {Section::Boot, Section::Logging, Section::Secrets, Section::Aaa}) separated(s);
        if (!c_.ip_routing) out_.line("no ip routing");
        separated(Section::IpOptions);
        for (const track::ObjectConfig& o : c_.track.objects) track_object(o);
        isakmp();
        transform_sets();
        crypto_maps();
        for (const InterfaceConfig& i : c_.interfaces) {
            interface(i);
            out_.line("!");
        }
        if (c_.ospf) ospf(*c_.ospf);
        separated(Section::Router);
        kept(Section::IpClassless);
        for (const rib::StaticRoute& r : c_.routes.static_routes) route(r);
        if (c_.routes.adjust_time != rib::Config{}.adjust_time)
            out_.line("ip route static adjust-time {}", seconds(c_.routes.adjust_time));
        kept(Section::IpHttp);
        out_.line("!");
        for (const acl::AccessList& list : c_.access_lists.lists) access_list(list);
        kept(Section::AccessList);
        out_.line("!");
        cdp();
        for (const Section s : {Section::Management, Section::RouteMap, Section::Banner, Section::Line, Section::Last})
            separated(s);
        out_.line("end");
        return out_.take();
    }

    std::string one_interface(const InterfaceConfig& i) {
        out_.line("!");
        interface(i);
        out_.line("end");
        return out_.take();
    }

   private:
    void timestamps(const char* what, const TimestampConfig& t) {
        if (t.form == TimestampConfig::Form::None) return out_.line("no service timestamps {}", what);
        if (t.form == TimestampConfig::Form::Uptime) return out_.line("service timestamps {} uptime", what);
        out_.line("service timestamps {} datetime{}{}{}{}", what, t.msec ? " msec" : "",
                  t.localtime ? " localtime" : "", t.show_timezone ? " show-timezone" : "", t.year ? " year" : "");
    }

    /// Lines kept in global mode, each followed by what was kept below it.
    bool kept(Section section) {
        bool any = false;
        for (const KeptLine& l : c_.kept_lines) {
            if (l.section != section || !l.block.empty()) continue;
            out_.line("{}", l.text);
            kept_below(l.text);
            any = true;
        }
        return any;
    }
    void kept_below(const std::string& block) {
        for (const KeptLine& l : c_.kept_lines)
            if (l.block == block) out_.line(" {}", l.text);
    }
    void separated(Section section) {
        if (kept(section)) out_.line("!");
    }

    void track_object(const track::ObjectConfig& o) {
        out_.line("track {} interface {} {}", o.number, o.interface, o.ip_routing ? "ip routing" : "line-protocol");
        std::string delays;
        if (o.delay_up > Duration{}) delays += fmt::format(" up {}", seconds(o.delay_up));
        if (o.delay_down > Duration{}) delays += fmt::format(" down {}", seconds(o.delay_down));
        if (!delays.empty()) out_.line(" delay{}", delays);
        out_.line("!");
    }

    static std::string cipher(crypto::Cipher cipher) {
        switch (cipher) {
            case crypto::Cipher::TripleDes: return "3des";
            case crypto::Cipher::Aes128: return "aes";
            case crypto::Cipher::Aes192: return "aes 192";
            case crypto::Cipher::Aes256: return "aes 256";
            case crypto::Cipher::Aes256Gcm: return "gcm 256";
            case crypto::Cipher::Null: return "null";
            case crypto::Cipher::Des: break;
        }
        return "des";
    }

    void isakmp() {
        const ike::Policy defaults;
        for (const ike::Policy& p : c_.ike.policies) {
            out_.line("crypto isakmp policy {}", p.priority);
            if (p.cipher != defaults.cipher) out_.line(" encr {}", cipher(p.cipher));
            if (p.hash != defaults.hash) out_.line(" hash {}", p.hash == crypto::Hash::Md5 ? "md5" : "sha256");
            if (p.authentication == ike::Authentication::PreShare) out_.line(" authentication pre-share");
            if (p.authentication == ike::Authentication::RsaEncr) out_.line(" authentication rsa-encr");
            if (p.group != defaults.group) out_.line(" group {}", static_cast<int>(p.group));
            if (p.lifetime != defaults.lifetime) out_.line(" lifetime {}", seconds(p.lifetime));
        }
        for (const ike::PreSharedKey& k : c_.ike.keys)
            out_.line("crypto isakmp key {} address {}{}", k.key, k.address.text(),
                      k.mask == Ipv4Address{~0u} ? std::string{} : " " + k.mask.text());
        if (c_.ike.invalid_spi_recovery) out_.line("crypto isakmp invalid-spi-recovery");
        if (const auto& k = c_.ike.keepalive) {
            const std::string retry = k->retry == ike::Keepalive{}.retry ? "" : fmt::format(" {}", seconds(k->retry));
            out_.line("crypto isakmp keepalive {}{}{}", seconds(k->interval), retry,
                      k->mode == ike::KeepaliveMode::Periodic ? " periodic" : "");
        }
        if (!c_.ike.enabled) out_.line("no crypto isakmp enable");
        kept(Section::CryptoIsakmp);
        if (!c_.ike.policies.empty() || !c_.ike.keys.empty() || c_.ike.keepalive) out_.line("!");
    }

    void transform_sets() {
        const ipsec::Config defaults;
        if (c_.ipsec.lifetime != defaults.lifetime)
            out_.line("crypto ipsec security-association lifetime seconds {}", seconds(c_.ipsec.lifetime));
        if (c_.ipsec.lifetime_kilobytes != defaults.lifetime_kilobytes)
            out_.line("crypto ipsec security-association lifetime kilobytes {}", c_.ipsec.lifetime_kilobytes);
        for (const ipsec::TransformSet& set : c_.ipsec.transform_sets) {
            const crypto::Hash hash = set.transform.integrity;
            out_.line("crypto ipsec transform-set {} esp-{}{}", set.name, cipher(set.transform.cipher),
                      hash == crypto::Hash::Md5      ? " esp-md5-hmac"
                      : hash == crypto::Hash::Sha1   ? " esp-sha-hmac"
                      : hash == crypto::Hash::Sha256 ? " esp-sha256-hmac"
                                                     : "");
            if (!set.tunnel) out_.line(" mode transport");
        }
        if (!c_.ipsec.transform_sets.empty()) out_.line("!");
    }

    void crypto_maps() {
        separated(Section::CryptoMap);
        for (const crypto_map::Map& map : c_.crypto_maps.maps) {
            if (!map.local_address_interface.empty())
                out_.line("crypto map {} local-address {}", map.name, map.local_address_interface);
            for (const crypto_map::Entry& e : map.entries) map_entry(map.name, e);
            out_.line("!");
        }
    }

    void map_entry(const std::string& name, const crypto_map::Entry& e) {
        const std::string header = fmt::format("crypto map {} {} ipsec-isakmp", name, e.sequence);
        out_.line("{}", header);
        if (!e.description.empty()) out_.line(" description {}", e.description);
        for (const Ipv4Address& peer : e.peers) out_.line(" set peer {}", peer.text());
        if (e.lifetime) out_.line(" set security-association lifetime seconds {}", seconds(*e.lifetime));
        if (e.lifetime_kilobytes) out_.line(" set security-association lifetime kilobytes {}", *e.lifetime_kilobytes);
        if (!e.transform_sets.empty()) out_.line(" set transform-set {}", fmt::join(e.transform_sets, " "));
        if (e.pfs) out_.line(" set pfs group{}", static_cast<int>(*e.pfs));
        if (!e.access_list.empty()) out_.line(" match address {}", e.access_list);
        if (e.reverse_route) out_.line(" reverse-route");
        kept_below(header);
    }

    void interface(const InterfaceConfig& i) {
        out_.line("interface {}", i.name);
        if (!i.description.empty()) out_.line(" description {}", i.description);
        if (i.mtu) out_.line(" mtu {}", *i.mtu);
        if (i.bandwidth_kbit) out_.line(" bandwidth {}", *i.bandwidth_kbit);
        if (i.delay_tens_usec) out_.line(" delay {}", *i.delay_tens_usec);
        if (i.addresses.empty() && i.kind != InterfaceKind::Null) out_.line(" no ip address");
        // Secondary addresses come first, as IOS prints them; they need the primary one when read, so it leads here.
        for (std::size_t n = 0; n < i.addresses.size(); ++n)
            out_.line(" ip address {} {}{}", i.addresses[n].address.text(),
                      Ipv4Address{mask_bits(i.addresses[n].length)}.text(), n > 0 ? " secondary" : "");
        if (!i.access_group_in.empty()) out_.line(" ip access-group {} in", i.access_group_in);
        if (!i.access_group_out.empty()) out_.line(" ip access-group {} out", i.access_group_out);
        if (!i.redirects) out_.line(" no ip redirects");
        if (!i.unreachables) out_.line(" no ip unreachables");
        if (i.directed_broadcast) out_.line(" ip directed-broadcast");
        if (!i.proxy_arp) out_.line(" no ip proxy-arp");
        interface_ospf(i.ospf);
        if (i.arp_timeout) out_.line(" arp timeout {}", seconds(*i.arp_timeout));
        if (i.load_interval) out_.line(" load-interval {}", seconds(*i.load_interval));
        if (i.shutdown) out_.line(" shutdown");
        if (!i.duplex.empty()) out_.line(" duplex {}", i.duplex);
        if (!i.speed.empty()) out_.line(" speed {}", i.speed);
        for (const std::string& line : i.kept_lines) out_.line(" {}", line);
        if (!i.cdp) out_.line(" no cdp enable");
        standby(i.standby);
        if (i.crypto_map)
            out_.line(" crypto map {}{}", i.crypto_map->map,
                      i.crypto_map->redundancy.empty() ? "" : " redundancy " + i.crypto_map->redundancy);
    }

    void interface_ospf(const ospf::InterfaceConfig& o) {
        const ospf::InterfaceConfig defaults;
        if (o.authentication) {
            const char* const words[] = {" null", "", " message-digest"};
            out_.line(" ip ospf authentication{}", words[static_cast<std::size_t>(*o.authentication)]);
        }
        if (o.authentication_key) out_.line(" ip ospf authentication-key {}", o.authentication_key->written);
        for (const ospf::MessageDigestKey& key : o.message_digest_keys)
            out_.line(" ip ospf message-digest-key {} md5 {}", key.id, key.key.written);
        if (o.network_type)
            out_.line(" ip ospf network {}",
                      *o.network_type == ospf::NetworkType::Broadcast ? "broadcast" : "point-to-point");
        if (o.cost) out_.line(" ip ospf cost {}", *o.cost);
        if (o.hello_interval != defaults.hello_interval)
            out_.line(" ip ospf hello-interval {}", seconds(o.hello_interval));
        if (o.dead_interval) out_.line(" ip ospf dead-interval {}", seconds(*o.dead_interval));
        if (o.priority != defaults.priority) out_.line(" ip ospf priority {}", o.priority);
        if (o.retransmit_interval != defaults.retransmit_interval)
            out_.line(" ip ospf retransmit-interval {}", seconds(o.retransmit_interval));
        if (o.transmit_delay != defaults.transmit_delay)
            out_.line(" ip ospf transmit-delay {}", seconds(o.transmit_delay));
        if (o.mtu_ignore) out_.line(" ip ospf mtu-ignore");
    }

    void standby(const hsrp::InterfaceConfig& s) {
        const hsrp::InterfaceConfig defaults;
        if (s.use_bia) out_.line(" standby use-bia");
        if (s.delay_minimum != defaults.delay_minimum || s.delay_reload != defaults.delay_reload)
            out_.line(" standby delay minimum {} reload {}", seconds(s.delay_minimum), seconds(s.delay_reload));
        for (const hsrp::GroupConfig& g : s.groups) standby_group(g);
    }

    static std::string timer(Duration d) {
        return d % 1s == 0ns ? fmt::format("{}", seconds(d)) : fmt::format("msec {}", ms(d));
    }

    void standby_group(const hsrp::GroupConfig& g) {
        const auto line = [&](const std::string& rest) { out_.line(" standby {} {}", g.number, rest); };
        if (g.enabled) line(g.address ? "ip " + g.address->text() : "ip");
        for (const Ipv4Address& a : g.secondary_addresses) line("ip " + a.text() + " secondary");
        if (g.hello || g.hold) line("timers " + timer(g.hello.value_or(3s)) + " " + timer(g.hold.value_or(10s)));
        if (g.priority != hsrp::GroupConfig{}.priority) line(fmt::format("priority {}", g.priority));
        if (g.preempt) {
            std::string text = "preempt";
            if (g.preempt_delay_minimum != 0s || g.preempt_delay_reload != 0s) text += " delay";
            if (g.preempt_delay_minimum != 0s) text += fmt::format(" minimum {}", seconds(g.preempt_delay_minimum));
            if (g.preempt_delay_reload != 0s) text += fmt::format(" reload {}", seconds(g.preempt_delay_reload));
            line(text);
        }
        if (g.authentication_configured) line("authentication " + g.authentication);
        if (g.mac) line("mac-address " + g.mac->text());
        if (!g.name.empty()) line("name " + g.name);
        for (const hsrp::TrackConfig& t : g.tracks) {
            const bool plain = t.decrement == hsrp::TrackConfig{}.decrement;
            if (t.interface.empty())
                line(fmt::format("track {}", t.object) + (plain ? "" : fmt::format(" decrement {}", t.decrement)));
            else
                line("track " + t.interface + (plain ? "" : fmt::format(" {}", t.decrement)));
        }
    }

    void redistribution(const char* what, const std::optional<ospf::Redistribution>& r) {
        if (!r) return;
        std::string text = fmt::format(" redistribute {}", what);
        if (r->metric) text += fmt::format(" metric {}", *r->metric);
        if (r->metric_type != 2) text += fmt::format(" metric-type {}", r->metric_type);
        if (r->subnets) text += " subnets";
        if (r->tag != 0) text += fmt::format(" tag {}", r->tag);
        out_.line("{}", text);
    }

    void default_information(const std::optional<ospf::DefaultInformation>& d) {
        if (!d) return;
        std::string text = " default-information originate";
        if (d->always) text += " always";
        if (d->metric) text += fmt::format(" metric {}", *d->metric);
        if (d->metric_type != 2) text += fmt::format(" metric-type {}", d->metric_type);
        out_.line("{}", text);
    }

    void ospf_area(const ospf::AreaConfig& a) {
        if (a.authentication != ospf::Authentication::Null)
            out_.line(" area {} authentication{}", a.area,
                      a.authentication == ospf::Authentication::MessageDigest ? " message-digest" : "");
        if (a.stub) out_.line(" area {} stub{}", a.area, a.no_summary ? " no-summary" : "");
        if (a.default_cost != ospf::AreaConfig{}.default_cost)
            out_.line(" area {} default-cost {}", a.area, a.default_cost);
        for (const ospf::AreaRange& r : a.ranges)
            out_.line(" area {} range {} {}{}", a.area, r.prefix.address.text(), r.prefix.mask_address().text(),
                      r.advertise ? "" : " not-advertise");
    }

    void ospf(const ospf::Config& o) {
        const ospf::Config defaults;
        const std::string header = fmt::format("router ospf {}", o.process_id);
        out_.line("{}", header);
        if (o.router_id) out_.line(" router-id {}", o.router_id->text());
        out_.line("{}", o.log_adjacency_changes ? " log-adjacency-changes" : " no log-adjacency-changes");
        if (o.reference_bandwidth_mbps != defaults.reference_bandwidth_mbps)
            out_.line(" auto-cost reference-bandwidth {}", o.reference_bandwidth_mbps);
        if (o.spf_delay != defaults.spf_delay || o.spf_hold != defaults.spf_hold || o.spf_max != defaults.spf_max) {
            if (c_.is_12_2() && o.spf_max == o.spf_hold && o.spf_delay % 1s == 0ns && o.spf_hold % 1s == 0ns)
                out_.line(" timers spf {} {}", seconds(o.spf_delay), seconds(o.spf_hold));
            else
                out_.line(" timers throttle spf {} {} {}", ms(o.spf_delay), ms(o.spf_hold), ms(o.spf_max));
        }
        for (const ospf::AreaConfig& area : o.areas) ospf_area(area);
        redistribution("connected", o.redistribute_connected);
        redistribution("static", o.redistribute_static);
        if (o.passive_default) out_.line(" passive-interface default");
        for (const std::string& name : o.passive_interfaces) out_.line(" passive-interface {}", name);
        for (const std::string& name : o.not_passive) out_.line(" no passive-interface {}", name);
        for (const ospf::NetworkStatement& n : o.networks)
            out_.line(" network {} {} area {}", n.address.text(), n.wildcard.text(), n.area);
        default_information(o.default_information);
        if (o.maximum_paths != defaults.maximum_paths) out_.line(" maximum-paths {}", o.maximum_paths);
        if (o.distance != defaults.distance) out_.line(" distance {}", o.distance);
        kept_below(header);
        out_.line("!");
    }

    void cdp() {
        const cdp::Config defaults;
        if (c_.cdp.timer != defaults.timer) out_.line("cdp timer {}", seconds(c_.cdp.timer));
        if (c_.cdp.holdtime != defaults.holdtime) out_.line("cdp holdtime {}", seconds(c_.cdp.holdtime));
        if (!c_.cdp.run) out_.line("no cdp run");
        if (c_.cdp != defaults) out_.line("!");
    }

    void route(const rib::StaticRoute& r) {
        std::string text = fmt::format("ip route {} {}", r.prefix.address.text(), r.prefix.mask_address().text());
        if (!r.interface.empty()) text += " " + r.interface;
        if (!r.next_hop.is_unspecified() || r.interface.empty()) text += " " + r.next_hop.text();
        if (r.distance != 1) text += fmt::format(" {}", r.distance);
        if (r.tag != 0) text += fmt::format(" tag {}", r.tag);
        if (!r.name.empty()) text += " name " + r.name;
        if (r.permanent) text += " permanent";
        if (r.track != 0) text += fmt::format(" track {}", r.track);
        out_.line("{}", text);
    }

    static std::string address(const acl::AddressMatch& a, bool extended) {
        if (a.is_any()) return "any";
        if (a.is_host()) return (extended ? "host " : "") + a.address.text();
        return a.address.text() + (extended ? " " : " ") + a.wildcard.text();
    }

    static std::string port(const acl::PortMatch& p, std::uint8_t protocol) {
        const char* const words[] = {"", " eq", " neq", " lt", " gt", " range"};
        if (p.op == acl::PortOperator::None) return {};
        std::string out = words[static_cast<std::size_t>(p.op)];
        out += " " + port_name(protocol, p.first);
        if (p.op == acl::PortOperator::Range) out += " " + port_name(protocol, p.last);
        return out;
    }

    static std::string rule(const acl::Entry& e, bool extended) {
        std::string out = e.permit ? "permit" : "deny  ";
        if (extended) out += " " + (e.protocol ? protocol_name(*e.protocol) : std::string{"ip"});
        const std::uint8_t protocol = e.protocol.value_or(0);
        out += " " + address(e.source, extended) + port(e.source_port, protocol);
        if (extended) out += " " + address(e.destination, true) + port(e.destination_port, protocol);
        if (e.icmp_type) out += " " + icmp_type_name(*e.icmp_type);
        if (e.log) out += " log";
        return out;
    }

    void access_list(const acl::AccessList& list) {
        if (list.named) {
            const std::string header =
                fmt::format("ip access-list {} {}", list.extended ? "extended" : "standard", list.name);
            out_.line("{}", header);
            return list_lines(list, " ");
        }
        list_lines(list, "access-list " + list.name + " ");
    }

    /// Entries, and the remarks at their places among them.
    void list_lines(const acl::AccessList& list, const std::string& start) {
        auto remark = list.remarks.begin();
        const auto remarks_up_to = [&](std::uint32_t sequence) {
            for (; remark != list.remarks.end() && remark->after <= sequence; ++remark)
                out_.line("{}remark {}", start, remark->text);
        };
        remarks_up_to(0);
        for (std::size_t n = 0; n < list.entries.size(); ++n) {
            out_.line("{}{}", start, rule(list.entries[n], list.extended));
            // What stands behind an entry that went belongs to the one before it.
            remarks_up_to(n + 1 < list.entries.size() ? list.entries[n + 1].sequence - 1 : ~0U);
        }
        remarks_up_to(~0U);
    }

    const DeviceConfig& c_;
    TextOut out_;
};

std::string headed(const std::string& text) {
    return fmt::format("Building configuration...\n\nCurrent configuration : {} bytes\n{}", text.size(), text);
}

}  // namespace

std::string config_text(const DeviceConfig& config) { return Writer{config}.whole(); }
std::string show_running_config(const DeviceConfig& config) { return headed(config_text(config)); }

std::string show_startup_config(const DeviceConfig& config) {
    const std::string text = config_text(config);
    return fmt::format("Using {} out of 129016 bytes\n{}", text.size(), text);
}

std::optional<std::string> show_running_config_interface(const DeviceConfig& config, const std::string& interface) {
    const InterfaceConfig* found = config.find_interface(interface);
    if (found == nullptr) return std::nullopt;
    return headed(Writer{config}.one_interface(*found)) + "\n";
}

}  // namespace switchover::ios
