/// The worked time lines of HSRP: several true processes on one wire.
#include <fmt/format.h>

#include <algorithm>
#include <QtTest>

#include "tests/support/hsrp_lan.h"

using namespace switchover;
using namespace switchover::hsrp;
using switchover::test::GratuitousArp;
using switchover::test::HsrpLan;
using switchover::test::SentPacket;

namespace {

const Ipv4Address kVip{10, 10, 10, 1};

GroupConfig group(std::uint8_t priority, bool preempt, std::uint8_t number = 1) {
    GroupConfig config;
    config.number = number;
    config.enabled = true;
    config.address = kVip;
    config.priority = priority;
    config.preempt = preempt;
    return config;
}

/// What the states of a router were, with the second and millisecond in which each began.
std::vector<std::string> states(const HsrpLan::Router& router, Instant since = kPowerOn) {
    static const std::map<State, const char*> names{
        {State::Initial, "Init"},    {State::Learn, "Learn"},   {State::Listen, "Listen"},    {State::Speak, "Speak"},
        {State::Standby, "Standby"}, {State::Active, "Active"}, {State::Disabled, "Disabled"}};
    std::vector<std::string> found;
    for (const switchover::Record& record : router.box.records) {
        if (record.at < since) continue;
        const auto* body = std::get_if<hsrp::Record>(&record.body);
        const auto* change = body == nullptr ? nullptr : std::get_if<StateChanged>(body);
        if (change == nullptr) continue;
        const std::int64_t ms = whole_milliseconds(record.at - since);
        found.push_back(fmt::format("{}.{:03} {}", ms / 1000, ms % 1000, names.at(change->to)));
    }
    return found;
}

std::vector<Packet> packets(const HsrpLan::Router& router) {
    std::vector<Packet> found;
    for (const SentPacket& sent : router.box.sent) found.push_back(*decode(sent.payload));
    return found;
}

QString text(const std::vector<std::string>& lines) {
    QStringList list;
    for (const std::string& line : lines) list.append(QString::fromStdString(line));
    return list.join(", ");
}

bool fired(const HsrpLan::Router& router, hsrp::Event event) {
    for (const EventOccurred& occurred : router.box.records_of<EventOccurred>())
        if (occurred.event == event) return true;
    return false;
}

std::size_t refusals(const HsrpLan::Router& router, PacketRefused::Reason reason) {
    std::size_t count = 0;
    for (const PacketRefused& refused : router.box.records_of<PacketRefused>())
        if (refused.reason == reason) ++count;
    return count;
}

}  // namespace

class HsrpProcessTest : public QObject {
    Q_OBJECT

   private slots:
    void cold_start_alone() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, false));
        lan.boot_all();
        lan.run_for(40s);
        // Reload delay 5 s, active hold 10 s, standby hold 10 s; Standby lasts no time.
        QCOMPARE(text(states(r)), QString{"0.000 Init, 5.000 Listen, 15.000 Speak, 25.000 Standby, 25.000 Active"});
        QVERIFY(r.box.ports[0].virtual_addresses == (std::vector<VirtualAddress>{{kVip, virtual_mac(1)}}));
        QVERIFY(r.hsrp.owns_virtual_address(0, kVip));
        std::vector<std::int64_t> at;
        for (const GratuitousArp& arp : r.box.gratuitous_arps) {
            at.push_back(whole_milliseconds(arp.at - kPowerOn));
            QVERIFY(arp.address == kVip && arp.mac == virtual_mac(1));
        }
        QVERIFY((at == std::vector<std::int64_t>{25'000, 28'000, 31'000}));
        at.clear();
        for (const SentPacket& sent : r.box.sent) at.push_back(whole_milliseconds(sent.at - kPowerOn));
        QVERIFY((at == std::vector<std::int64_t>{15'000, 18'000, 21'000, 24'000, 25'000, 25'000, 28'000, 31'000, 34'000,
                                                 37'000, 40'000}));
    }
    void hellos_leave_as_rfc_2281_asks() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, false));
        lan.boot_all();
        lan.run_for(26s);
        const SentPacket& speak = r.box.sent.front();
        const SentPacket& active = r.box.sent.back();
        for (const SentPacket* sent : {&speak, &active}) {
            QVERIFY(sent->udp && sent->source_port == 1985 && sent->destination_port == 1985);
            QVERIFY(sent->header.destination == (Ipv4Address{224, 0, 0, 2}) && sent->header.ttl == 1);
            QVERIFY(sent->header.out == 0 && sent->header.source.is_unspecified());
        }
        QVERIFY(!speak.header.source_mac);
        QVERIFY(active.header.source_mac == virtual_mac(1));
        QVERIFY(decode(speak.payload)->state == State::Speak && decode(active.payload)->state == State::Active);
    }
    void two_routers_elect_by_priority() {
        HsrpLan lan;
        auto& p = lan.add("10.10.10.2/24", group(200, true));
        auto& s = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(p.is(State::Active) && s.is(State::Standby));
        QCOMPARE(p.group().state_changes, 2u);
        QCOMPARE(s.group().state_changes, 1u);
        QVERIFY((s.group().active.id == RouterId{RouterId::Kind::Remote, {10, 10, 10, 2}}));
        QCOMPARE(int{s.group().active.priority}, 200);
        QVERIFY(s.group().active_mac == virtual_mac(1));
        QVERIFY(s.box.ports[0].virtual_addresses.empty());
    }
    void equal_priority_elects_by_address_but_nobody_preempts() {
        HsrpLan lan;
        auto& low = lan.add("10.10.10.2/24", group(100, true));
        auto& high = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(high.is(State::Active) && low.is(State::Standby));
        lan.shutdown(high);
        lan.run_for(20s);
        QVERIFY(low.is(State::Active));
        lan.no_shutdown(high);
        lan.run_for(60s);
        QVERIFY(low.is(State::Active) && high.is(State::Standby));
    }
    void standby_takes_over_ten_seconds_after_the_last_hello() {
        HsrpLan lan;
        auto& p = lan.add("10.10.10.2/24", group(200, true));
        auto& s = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(61s);
        const Instant last_hello = p.box.sent.back().at;
        const std::size_t sent_before = p.box.sent.size();
        lan.shutdown(p);
        QVERIFY(p.is(State::Initial));
        QVERIFY(p.box.ports[0].virtual_addresses.empty());
        QCOMPARE(p.box.sent.size(), sent_before);  // no Resign from a shut interface
        lan.run_for(20s);
        QCOMPARE(text(states(s, last_hello)), QString{"10.000 Active"});
        QVERIFY(!fired(s, hsrp::Event::i_ResignFromActive));
        QCOMPARE(p.group().state_changes, 3u);
    }
    void recovery_preempts_from_listen_with_a_coup() {
        HsrpLan lan;
        auto& p = lan.add("10.10.10.2/24", group(200, true));
        auto& s = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        lan.shutdown(p);
        lan.run_for(60s);
        p.box.sent.clear();
        s.box.sent.clear();
        const Instant up = lan.now() + 1s;
        lan.no_shutdown(p);
        lan.run_for(30s);
        QVERIFY(p.is(State::Active) && s.is(State::Standby));
        const auto path = states(p, up);
        QCOMPARE(path.size(), std::size_t{2});
        QCOMPARE(path[0], std::string{"1.000 Listen"});
        QVERIFY(path[1].ends_with(" Active") && path[1] < "4.002");
        QVERIFY(fired(p, hsrp::Event::h_LowerHelloFromActive) && fired(s, hsrp::Event::j_HigherCoup));
        const auto sent = packets(p);
        QVERIFY(sent.at(0).op_code == OpCode::Coup && sent.at(0).state == State::Listen);
        QVERIFY(sent.at(1).op_code == OpCode::Hello && sent.at(1).state == State::Active);
        // The loser resigns, from its own MAC, and is Standby one hold time later.
        std::vector<Packet> of_s = packets(s);
        const auto resign = std::ranges::find(of_s, OpCode::Resign, &Packet::op_code);
        QVERIFY(resign != of_s.end());
        QVERIFY(!s.box.sent[static_cast<std::size_t>(resign - of_s.begin())].header.source_mac);
        QVERIFY(s.box.ports[0].virtual_addresses.empty());
        QCOMPARE(s.group().state_changes, 4u);
    }
    void recovery_over_a_silent_lan_runs_on_timers() {
        HsrpLan lan;
        auto& p = lan.add("10.10.10.2/24", group(200, true));
        auto& s = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        lan.shutdown(p);
        lan.run_for(60s);
        p.forwarding = false;
        const Instant up = lan.now() + 1s;
        lan.at(up + 20999ms, [&] { p.forwarding = true; });
        lan.no_shutdown(p);
        lan.run_for(40s);
        QCOMPARE(text(states(p, up)), QString{"1.000 Listen, 11.000 Speak, 21.000 Standby, 21.000 Active"});
        QCOMPARE(text(states(s, up)), QString{"21.000 Speak, 31.000 Standby"});
        QVERIFY(fired(s, hsrp::Event::g_HigherHelloFromActive) && !fired(s, hsrp::Event::j_HigherCoup));
        QVERIFY(fired(p, hsrp::Event::i_ResignFromActive));
    }
    void tracked_interface_hands_over_without_waiting_for_the_hold_time() {
        HsrpLan lan;
        GroupConfig tracking = group(200, true);
        tracking.tracks.push_back({"FastEthernet0/1", 0, 150});
        auto& p = lan.add("10.10.10.2/24", tracking);
        auto& s = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(p.is(State::Active));
        const Instant down = lan.now();
        lan.set_carrier(p, HsrpLan::kInside, false);
        QCOMPARE(int{p.group().priority}, 50);
        QCOMPARE(int{p.group().configured_priority}, 200);
        QVERIFY(!p.group().tracks.at(0).up);
        QVERIFY(lan.run_until([&] { return s.is(State::Active); }, 3100ms));
        QVERIFY(lan.now() - down <= 3s + 1ms);
        lan.run_for(20s);
        QVERIFY(p.is(State::Standby));
        QVERIFY(fired(p, hsrp::Event::j_HigherCoup));
        lan.set_carrier(p, HsrpLan::kInside, true);
        lan.run_for(4s);
        QCOMPARE(int{p.group().priority}, 200);
        QVERIFY(p.is(State::Active) && s.is(State::Speak));
    }
    void decrements_add_up_and_stop_at_zero() {
        HsrpLan lan;
        GroupConfig tracking = group(100, true);
        tracking.tracks = {{"FastEthernet0/1", 0, 60}, {"", 7, 60}};
        auto& r = lan.add("10.10.10.2/24", tracking);
        lan.boot_all();
        QCOMPARE(int{r.group().priority}, 100);  // object 7 is not known and costs nothing
        r.hsrp.on_tracked({7, kNoInterface, false, false, 1}, r.box);
        QCOMPARE(int{r.group().priority}, 40);
        lan.set_carrier(r, HsrpLan::kInside, false);
        QCOMPARE(int{r.group().priority}, 0);
        r.hsrp.on_tracked({7, kNoInterface, true, false, 2}, r.box);
        QCOMPARE(int{r.group().priority}, 40);
    }
    void without_preempt_the_newcomer_stays_standby() {
        HsrpLan lan;
        auto& p = lan.add("10.10.10.2/24", group(200, false));
        auto& s = lan.add("10.10.10.3/24", group(100, false));
        lan.boot(s);
        lan.run_for(40s);
        lan.boot(p);
        lan.run_for(60s);
        QVERIFY(s.is(State::Active) && p.is(State::Standby));
        for (const Packet& packet : packets(p)) QVERIFY(packet.op_code == OpCode::Hello);
    }
    void preempt_delay_runs_from_the_first_attempt() {
        HsrpLan lan;
        GroupConfig slow = group(200, true);
        slow.preempt_delay_minimum = 30s;
        auto& p = lan.add("10.10.10.2/24", slow);
        auto& s = lan.add("10.10.10.3/24", group(100, false));
        lan.boot(s);
        lan.run_for(40s);
        lan.boot(p);
        QVERIFY(lan.run_until([&] { return p.box.records_of<PreemptDelayStarted>().size() == 1; }, 9s));
        const Instant attempted = lan.now();
        QVERIFY(lan.run_until([&] { return p.is(State::Active); }, 40s));
        // The hello that started the delay is followed by others every 3 s; the one after its end is answered.
        QVERIFY(lan.now() - attempted >= 30s && lan.now() - attempted <= 33s + 1ms);
    }
    void preempt_delay_reload_counts_only_after_boot() {
        HsrpLan lan;
        GroupConfig slow = group(200, true);
        slow.preempt_delay_reload = 60s;
        auto& p = lan.add("10.10.10.2/24", slow);
        auto& s = lan.add("10.10.10.3/24", group(100, false));
        lan.boot(s);
        lan.run_for(40s);
        lan.boot(p);
        lan.run_for(60s);
        QVERIFY(!p.is(State::Active));
        lan.run_for(12s);
        QVERIFY(p.is(State::Active) && s.is(State::Speak));
        lan.shutdown(p);
        lan.run_for(30s);
        lan.no_shutdown(p);
        lan.run_for(6s);
        QVERIFY(p.is(State::Active));
    }
    void two_active_routers_settle_when_they_meet() {
        HsrpLan lan;
        auto& low = lan.add("10.10.10.2/24", group(100, false));
        auto& high = lan.add("10.10.10.3/24", group(100, false));
        low.forwarding = false;
        lan.boot_all();
        lan.run_for(40s);
        QVERIFY(low.is(State::Active) && high.is(State::Active));
        low.forwarding = true;
        lan.run_for(20s);
        QVERIFY(high.is(State::Active) && low.is(State::Standby));
        QCOMPARE(low.box.ports[0].virtual_addresses.size(), std::size_t{0});
    }
    void third_router_becomes_standby() {
        HsrpLan lan;
        auto& a = lan.add("10.10.10.2/24", group(200, true));
        auto& b = lan.add("10.10.10.3/24", group(150, true));
        auto& c = lan.add("10.10.10.4/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(a.is(State::Active) && b.is(State::Standby) && c.is(State::Listen));
        lan.shutdown(a);
        lan.run_for(40s);
        QVERIFY(b.is(State::Active) && c.is(State::Standby));
        lan.no_shutdown(a);
        lan.run_for(40s);
        QVERIFY(a.is(State::Active) && b.is(State::Standby) && c.is(State::Listen));
    }
    void resign_of_a_removed_group_is_answered_at_once() {
        HsrpLan lan;
        auto& p = lan.add("10.10.10.2/24", group(200, true));
        auto& s = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        p.config.groups.clear();
        lan.configure(p);
        QVERIFY(packets(p).back().op_code == OpCode::Resign);
        QVERIFY(p.hsrp.view().empty() && p.box.ports[0].virtual_addresses.empty());
        lan.run_for(1ms);
        QVERIFY(s.is(State::Active) && fired(s, hsrp::Event::i_ResignFromActive));
        const std::size_t sent = p.box.sent.size();
        lan.run_for(60s);
        QCOMPARE(p.box.sent.size(), sent);
    }
    void address_and_times_are_learned_from_the_active_router() {
        HsrpLan lan;
        GroupConfig timed = group(200, true);
        timed.hello = 5s;
        timed.hold = 15s;
        GroupConfig blank = group(100, true);
        blank.address.reset();
        auto& p = lan.add("10.10.10.2/24", timed);
        auto& s = lan.add("10.10.10.3/24", blank);
        lan.boot(s);
        lan.run_for(40s);
        QVERIFY(s.is(State::Learn));  // silent: it cannot speak for an address that it does not know
        QVERIFY(s.box.sent.empty());
        lan.boot(p);
        lan.run_for(80s);
        QVERIFY(p.is(State::Active) && s.is(State::Standby));
        QVERIFY(s.group().virtual_address == kVip && s.group().address_learned);
        QVERIFY(s.group().hello == 5s && s.group().hold == 15s);
        const Instant last_hello = p.box.sent.back().at;
        lan.shutdown(p);
        QVERIFY(lan.run_until([&] { return s.is(State::Active); }, 20s));
        QCOMPARE(to_ns(lan.now()), to_ns(last_hello + 15s + 10us));  // one wire later
        QVERIFY(s.hsrp.owns_virtual_address(0, kVip));
    }
    void configured_times_are_not_overruled() {
        HsrpLan lan;
        GroupConfig timed = group(100, true);
        timed.hello = 1s;
        timed.hold = 4s;
        auto& p = lan.add("10.10.10.2/24", group(200, true));
        auto& s = lan.add("10.10.10.3/24", timed);
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(p.is(State::Active));
        QVERIFY(s.group().hello == 1s && s.group().hold == 4s);
        QVERIFY(s.group().active.expires > lan.now() + 6s);  // the Holdtime of the Hello counts, §5.6 A
    }
    void address_typed_while_learning_leads_to_listen() {
        HsrpLan lan;
        GroupConfig blank = group(100, true);
        blank.address.reset();
        auto& r = lan.add("10.10.10.3/24", blank);
        lan.boot_all();
        lan.run_for(10s);
        QVERIFY(r.is(State::Learn));
        r.config.groups[0].address = kVip;
        lan.configure(r);
        QVERIFY(r.is(State::Listen));
        QVERIFY(fired(r, hsrp::Event::n_AddressConfigured));
        lan.run_for(20s);
        QVERIFY(r.is(State::Active));
    }
    void wrong_authentication_is_recorded_and_ignored() {
        HsrpLan lan;
        GroupConfig secret = group(200, true);
        secret.authentication = "s3cret";
        secret.authentication_configured = true;
        auto& p = lan.add("10.10.10.2/24", secret);
        auto& s = lan.add("10.10.10.3/24", group(100, true));
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(p.is(State::Active) && s.is(State::Active));
        QVERIFY(refusals(s, PacketRefused::Reason::BadAuthentication) > 5);
        QCOMPARE(QString::fromStdString(lan.log(s, {}).back()).section(',', 0, 0),
                 QString{"%HSRP-4-BADAUTH: Bad authentication from 10.10.10.2"});
    }
    void refused_packets_change_nothing_data() {
        QTest::addColumn<QString>("octets");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("destination");
        QTest::addColumn<int>("reason");
        const QString hello = "00001003 0aff0100 636973636f000000 0a0a0a01";
        const auto row = [&](const char* name, QString octets, const char* source, const char* destination,
                             PacketRefused::Reason reason) {
            QTest::newRow(name) << octets << source << destination << static_cast<int>(reason);
        };
        using enum PacketRefused::Reason;
        row("unknown group", QString{hello}.replace("ff01", "ff09"), "10.10.10.9", "224.0.0.2", UnknownGroup);
        row("hellotime 0", QString{hello}.replace("1003", "1000"), "10.10.10.9", "224.0.0.2", Malformed);
        row("holdtime below hellotime", QString{hello}.replace("0aff", "02ff"), "10.10.10.9", "224.0.0.2", Malformed);
        row("19 octets", hello.chopped(2), "10.10.10.9", "224.0.0.2", Malformed);
        row("IOS advertisement", "0003 0001 000a 02 00 0000 0001 00000000", "10.10.10.9", "224.0.0.2", Malformed);
        row("unicast", hello, "10.10.10.9", "10.10.10.2", WrongDestination);
        row("our own address", hello, "10.10.10.2", "224.0.0.2", OwnAddress);
    }
    void refused_packets_change_nothing() {
        QFETCH(const QString, octets);
        QFETCH(const QString, source);
        QFETCH(const QString, destination);
        QFETCH(const int, reason);
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, true));
        lan.boot_all();
        lan.run_for(30s);
        const GroupView before = r.group();
        Ipv4Delivery ip;
        ip.in = 0;
        ip.source = *Ipv4Address::parse(source.toStdString());
        ip.destination = *Ipv4Address::parse(destination.toStdString());
        const Bytes payload = unhex(octets.toStdString());
        r.hsrp.on_packet(ip, payload, r.box);
        QVERIFY(r.group() == before);
        QCOMPARE(refusals(r, static_cast<PacketRefused::Reason>(reason)), std::size_t{1});
    }
    void another_virtual_address_is_told_once() {
        HsrpLan lan;
        GroupConfig other = group(100, false);
        other.address = Ipv4Address{10, 10, 10, 100};
        auto& p = lan.add("10.10.10.2/24", group(200, false));
        auto& s = lan.add("10.10.10.3/24", other);
        lan.boot_all();
        lan.run_for(100s);
        QVERIFY(p.is(State::Active) && s.is(State::Standby));
        QCOMPARE(refusals(s, PacketRefused::Reason::DifferentAddress), std::size_t{1});
    }
    void groups_of_one_interface_are_independent() {
        HsrpLan lan;
        GroupConfig second_of_p = group(100, true, 2);
        GroupConfig second_of_s = group(200, true, 2);
        second_of_p.address = second_of_s.address = Ipv4Address{10, 10, 10, 100};
        hsrp::InterfaceConfig of_p, of_s;
        of_p.groups = {group(200, true, 1), second_of_p};
        of_s.groups = {group(100, true, 1), second_of_s};
        auto& p = lan.add("10.10.10.2/24", of_p);
        auto& s = lan.add("10.10.10.3/24", of_s);
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(p.group(0).state == State::Active && p.group(1).state == State::Standby);
        QVERIFY(s.group(0).state == State::Standby && s.group(1).state == State::Active);
        QVERIFY((s.box.ports[0].virtual_addresses == std::vector<VirtualAddress>{{{10, 10, 10, 100}, virtual_mac(2)}}));
        lan.shutdown(p);
        lan.run_for(20s);
        QVERIFY(s.group(0).state == State::Active && s.group(1).state == State::Active);
        QCOMPARE(s.box.ports[0].virtual_addresses.size(), std::size_t{2});
    }
    void redundancy_clients_hear_each_role() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, false));
        lan.boot_all();
        lan.run_for(30s);
        using Role = RedundancyChange::Role;
        std::vector<Role> roles;
        for (const RedundancyChange& change : r.box.redundancy_changes) {
            QCOMPARE(change.name, std::string{"hsrp-Fa0/0-1"});
            QVERIFY(change.virtual_address == kVip);
            roles.push_back(change.to);
        }
        QVERIFY((roles == std::vector<Role>{Role::Backup, Role::Speak, Role::Standby, Role::Active}));
        QVERIFY(r.hsrp.state_of(0, "hsrp-Fa0/0-1")->to == Role::Active);
        QVERIFY(!r.hsrp.state_of(0, "other"));
        QVERIFY(!r.hsrp.state_of(1, "hsrp-Fa0/0-1"));
        r.config.groups[0].name = "VPNHA";
        lan.configure(r);
        QCOMPARE(r.box.redundancy_changes.size(), std::size_t{6});
        QVERIFY(r.box.redundancy_changes[4].name == "hsrp-Fa0/0-1" && r.box.redundancy_changes[4].to == Role::Init);
        QVERIFY(r.box.redundancy_changes[5].name == "VPNHA" && r.box.redundancy_changes[5].to == Role::Active);
    }
    void the_role_is_complete_when_clients_are_told() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, false));
        bool asked = false;
        r.box.on_redundancy = [&](const RedundancyChange& change) {
            if (change.to != RedundancyChange::Role::Active) return;
            asked = true;
            QVERIFY(r.hsrp.owns_virtual_address(0, kVip));
            QCOMPARE(r.box.ports[0].virtual_addresses.size(), std::size_t{1});
            QVERIFY(r.hsrp.state_of(0, change.name)->to == RedundancyChange::Role::Active);
        };
        lan.boot_all();
        lan.run_for(30s);
        QVERIFY(asked);
    }
    void falling_in_the_delay_starts_it_anew() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, false));
        lan.boot_all();
        lan.run_for(4s);
        lan.set_carrier(r, 0, false);
        lan.run_for(10s);
        QVERIFY(r.is(State::Initial));
        QVERIFY(r.group().init_reason == GroupView::InitReason::InterfaceDown);
        lan.set_carrier(r, 0, true);
        QVERIFY(r.group().init_reason == GroupView::InitReason::Delay);
        lan.run_for(999ms);
        QVERIFY(r.is(State::Initial));
        lan.run_for(1ms);
        QVERIFY(r.is(State::Listen));  // the reload delay is spent; 1 s now
    }
    void standby_ip_on_a_live_interface_waits_for_the_minimum_delay() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", hsrp::InterfaceConfig{});
        lan.boot_all();
        lan.run_for(10s);
        r.config.groups.push_back(group(100, false));
        lan.configure(r);
        const Instant typed = lan.now();
        lan.run_for(30s);
        QCOMPARE(text(states(r, typed)),
                 QString{"0.000 Init, 1.000 Listen, 11.000 Speak, 21.000 Standby, 21.000 Active"});
    }
    void an_interface_without_address_stays_init() {
        HsrpLan lan;
        auto& r = lan.add("", group(100, false));
        lan.boot_all();
        lan.run_for(60s);
        QVERIFY(r.is(State::Initial));
        QVERIFY(r.group().init_reason == GroupView::InitReason::NoAddress);
        r.box.ports[0].addresses.push_back({{10, 10, 10, 2}, 24});
        lan.configure(r);
        lan.run_for(30s);
        QVERIFY(r.is(State::Active));
        r.box.ports[0].addresses.clear();
        lan.configure(r);
        QVERIFY(r.is(State::Initial));
        QVERIFY(r.box.ports[0].virtual_addresses.empty());
    }
    void another_mac_or_address_moves_while_active() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, false));
        lan.boot_all();
        lan.run_for(40s);
        const MacAddress mac = MacAddress::from(0x020000001234);
        r.config.groups[0].mac = mac;
        lan.configure(r);
        QVERIFY(fired(r, hsrp::Event::m_MacChanged));
        QVERIFY((r.box.ports[0].virtual_addresses == std::vector<VirtualAddress>{{kVip, mac}}));
        QVERIFY(r.box.gratuitous_arps.back().mac == mac);
        r.config.groups[0].address = Ipv4Address{10, 10, 10, 100};
        r.config.groups[0].secondary_addresses = {Ipv4Address{10, 10, 10, 101}};
        lan.configure(r);
        QVERIFY((r.box.ports[0].virtual_addresses ==
                 std::vector<VirtualAddress>{{{10, 10, 10, 100}, mac}, {{10, 10, 10, 101}, mac}}));
        QVERIFY(r.is(State::Active));
    }
    void millisecond_timers_keep_their_own_hold_time() {
        HsrpLan lan;
        GroupConfig fast_p = group(200, true), fast_s = group(100, true);
        fast_p.hello = fast_s.hello = 250ms;
        fast_p.hold = fast_s.hold = 750ms;
        auto& p = lan.add("10.10.10.2/24", fast_p);
        auto& s = lan.add("10.10.10.3/24", fast_s);
        lan.boot_all();
        lan.run_for(20s);
        QVERIFY(p.is(State::Active) && s.is(State::Standby));
        lan.shutdown(p);
        lan.run_for(751ms);
        QVERIFY(s.is(State::Active));
    }
    void a_copy_goes_on_by_itself() {
        HsrpLan lan;
        auto& r = lan.add("10.10.10.2/24", group(100, false));
        lan.boot_all();
        lan.run_for(12s);
        test::FakeServices box = r.box;
        box.on_send = nullptr;
        box.on_redundancy = nullptr;
        Process copy = r.hsrp;
        box.advance_to(lan.now() + 20s, [&](TimerTag tag) { copy.on_timer(tag, box); });
        QVERIFY(r.is(State::Listen));
        QVERIFY(copy.view().at(0).state == State::Active);
        lan.run_for(20s);
        QVERIFY(r.hsrp.view() == copy.view());
        QCOMPARE(r.box.sent.size(), box.sent.size());
    }
};

QTEST_APPLESS_MAIN(HsrpProcessTest)
#include "hsrp_process_test.moc"
