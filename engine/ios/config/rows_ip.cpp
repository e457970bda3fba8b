/// `ip …` of global mode, static routes, access lists, tracked objects.
#include <algorithm>
#include <array>
#include <tuple>

#include "engine/ios/config/acl_names.h"
#include "engine/ios/config/row.h"

namespace switchover::ios {
namespace {

constexpr std::size_t kLongestRemark = 100;

Applied ip_route(Call& call) {
    const Match& m = call.match;
    const auto length = mask_length(m.address("mask").value);
    const Ipv4Address address = m.address("prefix");
    if (!length || (address.value & ~mask_bits(*length)) != 0) return refuse("%Inconsistent address and mask");
    rib::StaticRoute route;
    route.prefix = {address, *length};
    route.next_hop = m.address("next_hop");
    route.interface = m.word("interface");
    if (m.has("distance")) route.distance = static_cast<std::uint8_t>(m.number("distance"));
    route.tag = static_cast<std::uint32_t>(m.number("route_tag"));
    route.permanent = m.has("permanent");
    route.track = static_cast<std::uint16_t>(m.number("object"));
    route.name = m.word("route_name");
    if (route.permanent && route.track != 0)
        return refuse(kInvalidInput, std::max(m.column("permanent"), m.column("track")));
    std::vector<rib::StaticRoute>& routes = call.config.routes.static_routes;
    const bool whole_prefix = !m.has("next_hop") && !m.has("interface");
    const auto same = [&](const rib::StaticRoute& r) {
        return r.prefix == route.prefix &&
               (whole_prefix || (r.next_hop == route.next_hop && r.interface == route.interface));
    };
    if (!call.set()) return std::erase_if(routes, same) > 0 ? done() : refuse("%No matching route to delete");
    if (m.has("next_hop")) {
        for (const InterfaceConfig& i : call.config.interfaces)
            for (const InterfaceAddress& own : i.addresses)
                if (own.address == route.next_hop) return refuse("%Invalid next hop address (it's this router)");
    }
    const auto old = std::find_if(routes.begin(), routes.end(), same);
    if (old != routes.end())
        *old = route;
    else
        routes.push_back(route);
    return done();
}

Applied adjust_time(Call& call) {
    call.config.routes.adjust_time = std::chrono::seconds{call.set() ? call.match.number("seconds") : 60};
    return done();
}

Applied ip_routing(Call& call) {
    call.config.ip_routing = call.verb != Verb::No;
    return done();
}

Applied classless(Call& call) {
    keep(call);
    return call.verb == Verb::No ? partly("routes are always looked up classless") : done();
}

Applied domain_lookup(Call& call) {
    keep_line(call.config, {}, Section::IpOptions, "ip domain lookup",
              call.verb == Verb::No ? "no ip domain lookup" : "");
    return done();
}

Applied domain_name(Call& call) {
    keep_line(call.config, {}, Section::IpOptions, "ip domain name",
              call.set() ? "ip domain name " + call.match.word("name") : "");
    return done();
}

// ---- access lists

acl::AccessList& list_named(DeviceConfig& config, const std::string& name, bool extended, bool named) {
    for (acl::AccessList& list : config.access_lists.lists)
        if (list.name == name) return list;
    acl::AccessList made;
    made.name = name;
    made.extended = extended;
    made.named = named;
    // As they are printed: named lists first, numbered ones ascending behind them.
    const auto key = [](const acl::AccessList& l) {
        return std::tuple{!l.named, l.named && l.extended, l.named ? 0 : l.name.size(), std::string_view{l.name}};
    };
    std::vector<acl::AccessList>& lists = config.access_lists.lists;
    const auto at = std::upper_bound(lists.begin(), lists.end(), made,
                                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return *lists.insert(at, std::move(made));
}

acl::AddressMatch address_match(const Match& m, const std::string& side) {
    if (m.has(side + "_any")) return {};
    const Ipv4Address wildcard = m.address(side + "_wild");  // 0.0.0.0 for `host A` and a lone address
    return {Ipv4Address{m.address(side).value & ~wildcard.value}, wildcard};
}

/// Nothing for a port name that this protocol does not have.
std::optional<acl::PortMatch> port_match(const Match& m, const std::string& side, std::string_view protocol) {
    acl::PortMatch out;
    if (!m.has(side + "_op")) return out;
    const std::string op = m.word(side + "_op");
    out.op = op == "eq"    ? acl::PortOperator::Equal
             : op == "neq" ? acl::PortOperator::NotEqual
             : op == "lt"  ? acl::PortOperator::Less
             : op == "gt"  ? acl::PortOperator::Greater
                           : acl::PortOperator::Range;
    std::array<std::uint16_t, 2> ports{};
    const auto captures = m.all(side + "_port");
    for (std::size_t i = 0; i < captures.size() && i < ports.size(); ++i) {
        const auto port = port_number(protocol, captures[i]->text);
        if (!port) return std::nullopt;
        ports[i] = *port;
    }
    if (out.op == acl::PortOperator::Range && ports[0] > ports[1]) std::swap(ports[0], ports[1]);
    out.first = ports[0];
    out.last = ports[1];
    return out;
}

/// Fills what the line says after `permit` or `deny`.
Applied fill_entry(const Match& m, acl::Entry& entry) {
    // Left out, such a word would let more through than was meant.
    for (const char* word : {"established", "fragments", "dscp", "precedence", "tos", "time-range", "reflect", "ack",
                             "fin", "psh", "rst", "syn", "urg", "icmp_code"})
        if (m.has(word)) return refuse(std::string{"% not supported by Switchover: "} + word, m.column(word));
    entry.permit = m.has("permit");
    entry.log = m.has("log") || m.has("log-input");
    entry.source = address_match(m, "src");
    if (!m.has("protocol")) return done();  // a standard list
    entry.destination = address_match(m, "dst");
    const std::string protocol = m.word("protocol");
    if (protocol != "ip") entry.protocol = protocol_number(protocol);
    const auto source_port = port_match(m, "src", protocol);
    const auto destination_port = port_match(m, "dst", protocol);
    if (!source_port) return refuse(kInvalidInput, m.column("src_port"));
    if (!destination_port) return refuse(kInvalidInput, m.column("dst_port"));
    entry.source_port = *source_port;
    entry.destination_port = *destination_port;
    if (m.has("icmp_type")) {
        const auto type = icmp_type_number(m.word("icmp_type"));
        if (!type) return refuse(kInvalidInput, m.column("icmp_type"));
        entry.icmp_type = *type;
    }
    return done();
}

/// Remarks behind an entry that goes stand behind the one before it then.
template <typename Gone>
void erase_entries(acl::AccessList& list, Gone gone) {
    std::uint32_t before = 0;
    for (const acl::Entry& entry : list.entries) {
        if (!gone(entry)) {
            before = entry.sequence;
            continue;
        }
        for (acl::Remark& remark : list.remarks)
            if (remark.after == entry.sequence) remark.after = before;
    }
    std::erase_if(list.entries, gone);
}

Applied add_remark(acl::AccessList& list, const std::string& text) {
    list.remarks.push_back({list.entries.empty() ? 0 : list.entries.back().sequence, text.substr(0, kLongestRemark)});
    return done();
}

/// `access-list N remark TEXT`
Applied numbered_remark(Call& call) {
    const std::string name = call.match.word("list");
    const bool extended = (name.size() == 3 && name.front() == '1') || (name.size() == 4 && name.front() == '2');
    if (call.set()) return add_remark(list_named(call.config, name, extended, false), call.match.word("text"));
    std::erase_if(call.config.access_lists.lists, [&](const acl::AccessList& l) { return l.name == name; });
    return done();
}

Applied list_remark(Call& call) {
    acl::AccessList& list = list_named(call.config, call.mode.name, call.mode.kind == ModeKind::ExtendedAcl, true);
    if (call.set()) return add_remark(list, call.match.word("text"));
    const auto at = std::find_if(list.remarks.begin(), list.remarks.end(),
                                 [&](const acl::Remark& r) { return r.text == call.match.word("text"); });
    if (at != list.remarks.end()) list.remarks.erase(at);
    return done();
}

bool same_rule(acl::Entry a, const acl::Entry& b) {
    a.sequence = b.sequence;
    return a == b;
}

Applied add_entry(acl::AccessList& list, acl::Entry entry, std::uint32_t sequence) {
    // IOS ignores a rule that is already there. A pasted list of thousands is searched for each of its lines, so what
    // mostly differs is looked at first.
    for (const acl::Entry& have : list.entries)
        if (have.source.address == entry.source.address && have.destination.address == entry.destination.address &&
            same_rule(entry, have))
            return done();
    entry.sequence = sequence != 0 ? sequence : list.entries.empty() ? 10 : list.entries.back().sequence + 10;
    const auto at = std::lower_bound(list.entries.begin(), list.entries.end(), entry.sequence,
                                     [](const acl::Entry& e, std::uint32_t s) { return e.sequence < s; });
    if (at != list.entries.end() && at->sequence == entry.sequence) return refuse("% Duplicate sequence number");
    list.entries.insert(at, entry);
    return done();
}

Applied access_list(Call& call) {
    const std::string name = call.match.word("list");
    if (!call.set()) {
        // The whole list goes even when a rule is named: numbered lists know no other way in these trains.
        std::erase_if(call.config.access_lists.lists, [&](const acl::AccessList& l) { return l.name == name; });
        return done();
    }
    acl::Entry entry;
    if (const Applied bad = fill_entry(call.match, entry); bad.refused) return bad;
    return add_entry(list_named(call.config, name, call.match.has("protocol"), false), entry, 0);
}

Applied resequence(Call& call) {
    for (acl::AccessList& list : call.config.access_lists.lists) {
        if (list.name != call.match.word("name")) continue;
        auto sequence = static_cast<std::uint32_t>(call.match.number("first"));
        const std::vector<acl::Remark> old = list.remarks;
        for (acl::Entry& entry : list.entries) {
            for (std::size_t i = 0; i < old.size(); ++i)
                if (old[i].after == entry.sequence) list.remarks[i].after = sequence;
            entry.sequence = sequence;
            sequence += static_cast<std::uint32_t>(call.match.number("step"));
        }
    }
    return done();
}

template <bool Extended>
Applied named_list(Call& call) {
    const std::string name = call.match.word("name");
    const bool numbered = std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!call.set()) {
        std::erase_if(call.config.access_lists.lists, [&](const acl::AccessList& l) { return l.name == name; });
        return done();
    }
    if (list_named(call.config, name, Extended, !numbered).extended != Extended)
        return refuse("% A named " + std::string{Extended ? "standard" : "extended"} +
                      " IP access list with this name already exists");
    call.mode = {Extended ? ModeKind::ExtendedAcl : ModeKind::StandardAcl, name, 0, call.match.text};
    return done();
}

Applied list_entry(Call& call) {
    acl::AccessList& list = list_named(call.config, call.mode.name, call.mode.kind == ModeKind::ExtendedAcl, true);
    acl::Entry entry;
    if (const Applied bad = fill_entry(call.match, entry); bad.refused) return bad;
    if (call.set()) return add_entry(list, entry, static_cast<std::uint32_t>(call.match.number("sequence")));
    erase_entries(list, [&](const acl::Entry& have) { return same_rule(entry, have); });
    return done();
}

Applied remove_entry(Call& call) {
    acl::AccessList& list = list_named(call.config, call.mode.name, call.mode.kind == ModeKind::ExtendedAcl, true);
    erase_entries(list, [&](const acl::Entry& have) { return have.sequence == call.match.number("sequence"); });
    return done();
}

Applied track(Call& call) {
    const auto number = static_cast<std::uint16_t>(call.match.number("number"));
    std::vector<track::ObjectConfig>& objects = call.config.track.objects;
    const auto at = std::lower_bound(objects.begin(), objects.end(), number,
                                     [](const track::ObjectConfig& o, std::uint16_t n) { return o.number < n; });
    const bool found = at != objects.end() && at->number == number;
    const std::string header = "track " + std::to_string(number);
    if (!call.set()) {
        if (found) objects.erase(at);
        return done();
    }
    track::ObjectConfig wanted;
    wanted.number = number;
    wanted.interface = call.match.word("interface");
    wanted.ip_routing = call.match.has("routing");
    if (found) {
        wanted.delay_up = at->delay_up;
        wanted.delay_down = at->delay_down;
        *at = wanted;
    } else {
        objects.insert(at, wanted);
    }
    call.mode = {ModeKind::Track, {}, number, header};
    return wanted.ip_routing ? partly("ip routing is tracked as line-protocol") : done();
}

/// `track N` alone enters the object again.
Applied track_again(Call& call) {
    const std::string number = call.match.word("number");
    for (const track::ObjectConfig& object : call.config.track.objects) {
        if (object.number != call.match.number("number")) continue;
        call.mode = {ModeKind::Track, {}, object.number, "track " + number};
        return done();
    }
    Applied incomplete;
    incomplete.refused = incomplete.incomplete = true;
    return incomplete;
}

Applied track_delay(Call& call) {
    for (track::ObjectConfig& object : call.config.track.objects) {
        if (object.number != call.mode.number) continue;
        // The direction that is not named has no delay.
        object.delay_up = std::chrono::seconds{call.set() ? call.match.number("up_seconds") : 0};
        object.delay_down = std::chrono::seconds{call.set() ? call.match.number("down_seconds") : 0};
    }
    return done();
}

// Parts of the access list patterns, put together while compiling.
#define ACL_ACTION "{permit|deny} "
#define ACL_SOURCE "{any:src_any|host A.B.C.D:src|A.B.C.D:src WILDCARD:src_wild}"
#define ACL_DESTINATION "{any:dst_any|host A.B.C.D:dst|A.B.C.D:dst WILDCARD:dst_wild}"
#define ACL_PORTS(side)                                                                                                \
    " [{eq:" side "_op|neq:" side "_op|lt:" side "_op|gt:" side "_op} WORD:" side "_port|range:" side "_op WORD:" side \
    "_port WORD:" side "_port] "
#define ACL_LOG " [log|log-input]"
#define ACL_MORE                                                                                  \
    " [established|fragments|dscp WORD|precedence WORD|tos WORD|time-range WORD|ack|fin|psh|rst|" \
    "syn|urg|reflect WORD]"
#define ACL_STANDARD ACL_ACTION "{any:src_any|host A.B.C.D:src|A.B.C.D:src [WILDCARD:src_wild]}" ACL_LOG
#define ACL_IP                                                                                               \
    ACL_ACTION                                                                                               \
    "{ip:protocol|esp:protocol|ahp:protocol|gre:protocol|ospf:protocol|eigrp:protocol|igmp:protocol|ipinip:" \
    "protocol|nos:protocol|pcp:protocol|pim:protocol|<0-255>:protocol} " ACL_SOURCE                          \
    " " ACL_DESTINATION ACL_MORE ACL_LOG
#define ACL_TCP_UDP                                                                                        \
    ACL_ACTION "{tcp:protocol|udp:protocol} " ACL_SOURCE ACL_PORTS("src") ACL_DESTINATION ACL_PORTS("dst") \
        ACL_MORE ACL_LOG
#define ACL_ICMP \
    ACL_ACTION "icmp:protocol " ACL_SOURCE " " ACL_DESTINATION " [WORD:icmp_type [<0-255>:icmp_code]]" ACL_MORE ACL_LOG
#define ACL_NUMBERED "access-list {<100-199>:list|<2000-2699>:list} ~ "
#define ACL_SEQUENCE "[<1-2147483647>:sequence] "

constexpr Support kFull = Support::Full;
constexpr Support kHarmless = Support::Accepted;
constexpr Support kPartial = Support::Partial;

constexpr Row kIpRows[] = {
    {"ip route A.B.C.D:prefix MASK:mask ~ {A.B.C.D:next_hop|INTERFACE:interface [A.B.C.D:next_hop]} [<1-255>:distance] "
     "[{tag <1-4294967295>:route_tag|permanent|name WORD:route_name|track <1-500>:object}]...",
     kFull, ip_route},
    {"ip route static adjust-time ~ <1-60>:seconds", kFull, adjust_time},
    {"ip routing", kFull, ip_routing},
    {"track <1-500>:number ~ interface INTERFACE:interface {line-protocol|ip routing}", kFull, track},
    {"track <1-500>:number", kFull, track_again, "", {}, {}, Forms::SetOnly},
    {"access-list {<1-99>:list|<1300-1999>:list} ~ " ACL_STANDARD, kFull, access_list},
    {ACL_NUMBERED ACL_IP, kFull, access_list},
    {ACL_NUMBERED ACL_TCP_UDP, kFull, access_list},
    {ACL_NUMBERED ACL_ICMP, kFull, access_list},
    {"access-list {<1-99>:list|<100-199>:list|<1300-1999>:list|<2000-2699>:list} ~ remark LINE:text", kFull,
     numbered_remark},
    {"ip access-list extended WORD:name", kFull, named_list<true>},
    {"ip access-list standard WORD:name", kFull, named_list<false>},
    {"ip access-list resequence WORD:name <1-1000000>:first <1-10000>:step",
     kFull,
     resequence,
     "",
     {},
     {},
     Forms::SetOnly},
    {"ip subnet-zero", kHarmless, keep, "", Section::IpOptions, Shown::Both},
    {"ip source-route", kHarmless, keep, "", Section::IpOptions, Shown::Negated},
    {"ip cef ~ [distributed]", kHarmless, keep, "", Section::IpOptions, Shown::Both},
    {"ip domain lookup", kHarmless, domain_lookup},
    {"ip domain-lookup", kHarmless, domain_lookup},
    {"ip domain name ~ WORD:name", kHarmless, domain_name},
    {"ip domain-name ~ WORD:name", kHarmless, domain_name},
    {"ip name-server LINE", kHarmless, keep, "", Section::IpOptions},
    {"ip host WORD ~ LINE", kHarmless, keep, "", Section::IpOptions},
    {"ip {finger|bootp server|gratuitous-arps|identd}", kHarmless, keep, "", Section::IpOptions, Shown::Both},
    {"ip {ftp|tftp|tcp|ssh|telnet|rcmd|radius|tacacs|audit|ips|inspect|flow-export|flow-cache|dhcp} LINE", kHarmless,
     keep, "", Section::IpOptions, Shown::Both},
    {"ip classless", kHarmless, classless, "", Section::IpClassless, Shown::Both},
    {"ip http {server|secure-server}", kHarmless, keep, "", Section::IpHttp, Shown::Both},
    {"ip http {access-class|authentication|port|path|timeout-policy|client|max-connections} ~ LINE", kHarmless, keep,
     "", Section::IpHttp},
    {"ip forward-protocol LINE", kHarmless, keep, "", Section::IpClassless, Shown::Both},
    {"ip default-gateway ~ A.B.C.D", kPartial, keep, "used only without ip routing; not applied", Section::IpClassless},
    {"ip default-network A.B.C.D", kPartial, keep, "not applied", Section::IpClassless},
    {"ip multicast-routing ~ [LINE]", kPartial, keep, "not simulated", Section::IpOptions},
    {"ip nat LINE", kPartial, keep, "NAT is not simulated", Section::IpClassless},
    {"ip prefix-list LINE", kPartial, keep, "prefix lists are not evaluated", Section::AccessList},
    {"ip local LINE", kPartial, keep, "not applied", Section::IpClassless},
    {"ip icmp rate-limit LINE", kPartial, keep, "not applied", Section::IpOptions, Shown::Both},
    {"arp A.B.C.D H.H.H ~ arpa [INTERFACE]", kPartial, keep, "static ARP entries are not used", Section::Router},
};

constexpr Row kExtendedAclRows[] = {
    {ACL_SEQUENCE ACL_IP, kFull, list_entry},
    {ACL_SEQUENCE ACL_TCP_UDP, kFull, list_entry},
    {ACL_SEQUENCE ACL_ICMP, kFull, list_entry},
    {"<1-2147483647>:sequence", kFull, remove_entry, "", {}, {}, Forms::NoOnly},
    {"remark LINE:text", kFull, list_remark},
};

constexpr Row kStandardAclRows[] = {
    {ACL_SEQUENCE ACL_STANDARD, kFull, list_entry},
    {"<1-2147483647>:sequence", kFull, remove_entry, "", {}, {}, Forms::NoOnly},
    {"remark LINE:text", kFull, list_remark},
};

constexpr Row kTrackRows[] = {
    {"delay ~ {up <0-180>:up_seconds [down <0-180>:down_seconds]|down <0-180>:down_seconds [up <0-180>:up_seconds]}",
     kFull, track_delay},
};

}  // namespace

std::span<const Row> ip_rows() { return kIpRows; }
std::span<const Row> extended_acl_rows() { return kExtendedAclRows; }
std::span<const Row> standard_acl_rows() { return kStandardAclRows; }
std::span<const Row> track_rows() { return kTrackRows; }

}  // namespace switchover::ios
