#include <QtTest>

#include "engine/crypto_map/record.h"
#include "engine/ipsec/record.h"
#include "tests/support/two_gateways.h"

using namespace switchover;
using namespace switchover::crypto_map;
using namespace switchover::test;
using Kind = Outbound::Kind;
using Role = RedundancyChange::Role;

namespace {

bool same(ByteView a, const Bytes& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

}  // namespace

class TunnelTest : public QObject {
    Q_OBJECT

   private slots:
    void the_first_packet_is_lost_and_the_next_ones_pass() {
        TwoGateways lab;
        const Bytes ping = ip_packet("20.1.1.1", "99.99.99.99");
        const Outbound first = lab.remote.send(0, ping);
        QVERIFY(first.kind == Kind::Drop && first.reason == DropReason::NoSa);
        QCOMPARE(lab.remote.ike.requests.size(), std::size_t{1});
        const ike::Phase2Request request = lab.remote.ike.requests[0];
        QVERIFY(request.endpoints.local == TwoGateways::kRemote && request.endpoints.remote == TwoGateways::kVip);
        QCOMPARE(request.local_proxy.prefix.text(), std::string{"20.1.1.0/24"});
        QCOMPARE(request.remote_proxy.prefix.text(), std::string{"99.99.99.99/32"});
        QVERIFY(request.inbound_spi >= 256);
        QVERIFY(quick_mode(lab.remote, lab.hub, request));

        for (int i = 0; i < 3; ++i) {
            const Outbound sent = lab.remote.send(0, ping);
            QVERIFY(sent.kind == Kind::Protected);
            QVERIFY(sent.endpoints == request.endpoints);
            const Inbound got = lab.hub.receive(lab.remote.out_buffer);
            QVERIFY(got.reason == DropReason::None);
            QVERIFY(same(got.packet, ping));
            QCOMPARE(got.interface, InterfaceIndex{0});
            const Bytes reply = ip_packet("99.99.99.99", "20.1.1.1");
            QVERIFY(lab.hub.send(0, reply).kind == Kind::Protected);
            const Inbound back = lab.remote.receive(lab.hub.out_buffer);
            QVERIFY(same(back.packet, reply));
        }
        const FlowView flow = lab.remote.view().applied[0].flows[1];
        QCOMPARE(flow.counters.send_errors, std::uint64_t{1});
        QCOMPARE(flow.counters.encapsulated, std::uint64_t{3});
        QCOMPARE(flow.counters.decapsulated, std::uint64_t{3});
        QCOMPARE(lab.remote.view().applied[0].flows[0].counters, Counters{});
        QCOMPARE(lab.remote.ike.heard.size(), std::size_t{3});
        QCOMPARE(lab.remote.ike.traffic.size(), std::size_t{3});
    }

    void one_request_line_a_flow_while_negotiating() {
        TwoGateways lab;
        for (int i = 0; i < 4; ++i) lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        QCOMPARE(lab.remote.box.records_of<ipsec::SaRequested>().size(), std::size_t{1});
        QCOMPARE(lab.remote.view().applied[0].flows[1].counters.send_errors, std::uint64_t{4});
        lab.remote.process.failed(lab.remote.ike.requests.back(), lab.remote.box);
        lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        QCOMPARE(lab.remote.box.records_of<ipsec::SaRequested>().size(), std::size_t{2});
    }

    void a_copied_process_goes_its_own_way() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        Process branch = lab.remote.process;
        const Bytes ping = ip_packet("20.1.1.1", "99.99.99.99");
        Bytes buffer;
        QVERIFY(branch.outbound(0, ping, buffer, lab.remote.ike, lab.remote.box).kind == Kind::Protected);
        QCOMPARE(load_u32(buffer.data() + 24), 1u);
        QVERIFY(lab.remote.send(0, ping).kind == Kind::Protected);
        QCOMPARE(load_u32(lab.remote.out_buffer.data() + 24), 1u);  // its own sequence numbers
        QVERIFY(lab.hub.receive(lab.remote.out_buffer).reason == DropReason::None);
    }

    void what_does_not_match_leaves_in_clear() {
        TwoGateways lab;
        QVERIFY(lab.remote.send(0, ip_packet("20.1.1.1", "8.8.8.8")).kind == Kind::Clear);
        QVERIFY(lab.remote.send(0, ip_packet("172.16.172.69", "99.99.99.99")).kind == Kind::Clear);
        QVERIFY(lab.hub.send(1, ip_packet("10.1.1.3", "20.1.1.1")).kind == Kind::Clear);  // no map on this interface
        QVERIFY(lab.hub.process.bound(0) && !lab.hub.process.bound(1) && !lab.hub.process.bound(9));
        QVERIFY(lab.remote.ike.requests.empty());
    }

    void clear_packets_that_should_be_protected_are_refused() {
        TwoGateways lab;
        QVERIFY(!lab.hub.process.clear_allowed(0, ip_packet("20.1.1.9", "99.99.99.99"), lab.hub.box));
        QVERIFY(!lab.hub.process.clear_allowed(0, ip_packet("20.1.1.9", "10.1.1.3"), lab.hub.box));
        QVERIFY(lab.hub.process.clear_allowed(0, ip_packet("20.1.2.9", "10.1.1.3"), lab.hub.box));
        QVERIFY(lab.hub.process.clear_allowed(0, ip_packet("10.1.1.3", "20.1.1.9"), lab.hub.box));  // wrong way round
        QVERIFY(lab.hub.process.clear_allowed(1, ip_packet("20.1.1.9", "10.1.1.3"), lab.hub.box));  // no map there
        const auto records = lab.hub.box.records_of<NotIpsec>();
        QCOMPARE(records.size(), std::size_t{2});
        QCOMPARE(records[0].source.text(), std::string{"20.1.1.9"});
        QCOMPARE(lab.hub.view().applied[0].flows[1].counters.not_protected, std::uint64_t{1});
    }

    void ike_and_esp_for_the_endpoint_pass_even_under_permit_any() {
        TwoGateways lab;
        lab.hub.lists.lists[0].entries = {acl_line(true, {}, {})};
        lab.hub.configure();
        const auto allowed = [&lab](std::uint8_t protocol, std::uint16_t port, const char* to) {
            return lab.hub.process.clear_allowed(0, ip_packet("172.16.172.69", to, 60, false, protocol, port),
                                                 lab.hub.box);
        };
        QVERIFY(allowed(17, 500, "172.16.172.53"));
        QVERIFY(allowed(50, 1, "172.16.172.53"));
        QVERIFY(!allowed(17, 501, "172.16.172.53"));
        QVERIFY(!allowed(17, 500, "172.16.172.52"));
        QVERIFY(!allowed(1, 0, "172.16.172.53"));
    }

    void tampered_replayed_and_unknown_packets() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        const Bytes good = lab.remote.out_buffer;
        Bytes bad = good;
        bad[60] ^= 1;
        QVERIFY(lab.hub.receive(bad).reason == DropReason::BadIntegrity);
        QVERIFY(lab.hub.receive(good).reason == DropReason::None);
        QVERIFY(lab.hub.receive(good).reason == DropReason::Replayed);
        bad = good;
        bad[20] ^= 0x80;
        QVERIFY(lab.hub.receive(bad).reason == DropReason::UnknownSpi);
        QCOMPARE(lab.hub.ike.invalid_spis.size(), std::size_t{1});
        QVERIFY(lab.hub.ike.invalid_spis[0].first == (ike::Endpoints{TwoGateways::kVip, TwoGateways::kRemote}));
        QVERIFY(lab.hub.receive(ByteView{good}.first(27)).reason == DropReason::Malformed);
        QVERIFY(lab.hub.receive(ByteView{good}.first(40)).reason == DropReason::Malformed);
        bad = good;
        store_u32(bad.data() + 16, Ipv4Address(172, 16, 172, 52).value);  // right SPI, not the SA's address
        QVERIFY(lab.hub.receive(bad).reason == DropReason::UnknownSpi);
        const Counters c = lab.hub.view().applied[0].flows[1].counters;
        QCOMPARE(c.decapsulated, std::uint64_t{1});
        QCOMPARE(c.bad_integrity, std::uint64_t{1});
        QCOMPARE(c.replays, std::uint64_t{1});
        QCOMPARE(c.receive_errors, std::uint64_t{3});  // with the one that was too short
        QCOMPARE(lab.hub.box.records_of<ipsec::InvalidSpi>().size(), std::size_t{2});
        QCOMPARE(lab.hub.box.records_of<ipsec::ReplayDropped>().size(), std::size_t{1});
        QCOMPARE(lab.hub.box.records_of<ipsec::IntegrityFailed>().size(), std::size_t{1});
    }

    void inner_packets_outside_the_proxies_are_refused() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        // The peer widens its list on its own: it now puts other packets into the SA.
        const auto keys = lab.remote.box.records_of<ipsec::SaKeys>();
        const ipsec::SaKeys& to_hub = keys[1];
        crypto::EspContext context{to_hub.transform.cipher, to_hub.transform.integrity, to_hub.cipher_key,
                                   to_hub.integrity_key, crypto::EspContext::Direction::Encrypt};
        std::uint32_t sequence = 0;
        const auto forged = [&](const Bytes& inner) {
            const Bytes iv(8, 7);
            Bytes out(ipsec::encapsulated_size(to_hub.transform, inner.size()));
            ipsec::encapsulate(context, {to_hub.source, to_hub.destination, 1, to_hub.spi, ++sequence, iv}, inner, out);
            return out;
        };
        QVERIFY(lab.hub.receive(forged(ip_packet("20.1.1.7", "99.99.99.99"))).reason == DropReason::None);
        QVERIFY(lab.hub.receive(forged(ip_packet("20.1.2.7", "99.99.99.99"))).reason == DropReason::WrongIdentity);
        QVERIFY(lab.hub.receive(forged(ip_packet("20.1.1.7", "10.1.1.3"))).reason == DropReason::WrongIdentity);
        QCOMPARE(lab.hub.box.records_of<ipsec::InvalidIdentity>().size(), std::size_t{2});
        QCOMPARE(lab.hub.view().applied[0].flows[1].counters.bad_identity, std::uint64_t{2});
    }

    void too_big_with_df_tells_the_largest_packet() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        QVERIFY(lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99", 1446, true)).kind == Kind::Protected);
        const Outbound big = lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99", 1447, true));
        QVERIFY(big.kind == Kind::TooBig);
        QCOMPARE(big.mtu, 1446u);
        // Without DF it goes, to be fragmented behind the encryption.
        QVERIFY(lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99", 1500, false)).kind == Kind::Protected);
        QCOMPARE(lab.remote.out_buffer.size(), std::size_t{1552});
        // A smaller path becomes known.
        const std::uint32_t spi = lab.remote.view().applied[0].flows[1].pairs[0].outbound.spi;
        lab.remote.process.on_path_mtu(TwoGateways::kVip, spi, 1400);
        QVERIFY(lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99", 1400, true)).kind == Kind::TooBig);
        QCOMPARE(lab.remote.view().applied[0].flows[1].path_mtu, 1400u);
        lab.remote.process.on_path_mtu(TwoGateways::kVip, spi + 1, 600);
        QCOMPARE(lab.remote.view().applied[0].flows[1].path_mtu, 1400u);
    }

    void seconds_lifetime_with_traffic_is_renewed_without_loss() {
        TwoGateways lab;
        const Bytes ping = ip_packet("20.1.1.1", "99.99.99.99");
        QVERIFY(lab.establish());
        lab.remote.ike.requests.clear();
        int delivered = 0;
        for (int second = 1; second <= 2 * 3600; ++second) {
            lab.remote.advance(1s);
            lab.hub.advance(1s);
            if (!lab.remote.ike.requests.empty()) {
                QVERIFY(lab.remote.ike.requests.back().rekey);
                QVERIFY(quick_mode(lab.remote, lab.hub, lab.remote.ike.requests.back()));
                lab.remote.ike.requests.clear();
            }
            if (lab.remote.send(0, ping).kind != Kind::Protected) continue;
            if (lab.hub.receive(lab.remote.out_buffer).reason == DropReason::None) ++delivered;
        }
        QCOMPARE(delivered, 7200);
        QVERIFY(lab.hub.ike.requests.empty());  // the responder found the new SA before its own turn came
        QCOMPARE(lab.remote.box.records_of<ipsec::SaCreated>().size(), std::size_t{6});
        QCOMPARE(lab.remote.box.records_of<ipsec::SaDeleted>().size(), std::size_t{4});
        QCOMPARE(lab.remote.ike.deletes.size(), std::size_t{2});
        QCOMPARE(lab.remote.view().applied[0].flows[1].counters.encapsulated, std::uint64_t{7200});
    }

    void an_unused_sa_ends_without_successor() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        lab.remote.ike.requests.clear();
        lab.remote.advance(3599s);
        QVERIFY(lab.remote.ike.requests.empty());
        QCOMPARE(lab.remote.view().applied[0].flows[1].pairs.size(), std::size_t{1});
        lab.remote.advance(1s);
        QVERIFY(lab.remote.view().applied[0].flows[1].pairs.empty());
        QCOMPARE(lab.remote.ike.deletes.size(), std::size_t{1});
        QVERIFY(lab.remote.box.records_of<ipsec::SaDeleted>()[0].reason == ipsec::DeleteReason::Expired);
    }

    void the_responder_renews_when_the_initiator_does_not() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        lab.hub.receive(lab.remote.out_buffer);
        lab.hub.advance(3579s);
        QVERIFY(lab.hub.ike.requests.empty());
        lab.hub.advance(1s);
        QCOMPARE(lab.hub.ike.requests.size(), std::size_t{1});
        QVERIFY(lab.hub.ike.requests[0].rekey);
        QVERIFY(lab.hub.box.records_of<ipsec::LifetimeThreshold>()[0].left == 20s);
    }

    void kilobytes_run_out() {
        TwoGateways lab;
        lab.remote.ipsec.lifetime_kilobytes = 2560;
        lab.remote.configure();
        QVERIFY(lab.establish());
        lab.remote.ike.requests.clear();
        const Bytes kilobyte = ip_packet("20.1.1.1", "99.99.99.99", 1024);
        for (int i = 0; i < 2560 - 256 - 1; ++i) QVERIFY(lab.remote.send(0, kilobyte).kind == Kind::Protected);
        QVERIFY(lab.remote.ike.requests.empty());
        lab.remote.send(0, kilobyte);
        QCOMPARE(lab.remote.ike.requests.size(), std::size_t{1});
        QVERIFY(lab.remote.ike.requests[0].rekey);
        for (int i = 0; i < 255; ++i) QVERIFY(lab.remote.send(0, kilobyte).kind == Kind::Protected);
        QCOMPARE(lab.remote.view().applied[0].flows[1].pairs[0].outbound.kilobytes_left, 1u);
        QVERIFY(lab.remote.send(0, kilobyte).kind == Kind::Protected);  // the last one; then the SA is gone
        QVERIFY(lab.remote.view().applied[0].flows[1].pairs.empty());
        QVERIFY(lab.remote.box.records_of<ipsec::SaDeleted>()[0].reason == ipsec::DeleteReason::VolumeExpired);
        QVERIFY(lab.remote.send(0, kilobyte).reason == DropReason::NoSa);
    }

    void kilobyte_start_value_by_train() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        QCOMPARE(lab.remote.view().applied[0].flows[1].pairs[0].inbound.kilobytes_left, 4'608'000u);  // 12.2
        const std::uint32_t start = lab.hub.view().applied[0].flows[1].pairs[0].inbound.kilobytes_left;
        QVERIFY2(start > 4'446'000 && start <= 4'515'840, "12.3T starts 2.0 to 3.5 percent lower");
    }

    void counters_outlive_their_sa() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        for (int i = 0; i < 5; ++i) lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        lab.remote.process.delete_all({TwoGateways::kRemote, TwoGateways::kVip}, lab.remote.box);
        QVERIFY(lab.remote.view().applied[0].flows[1].pairs.empty());
        QVERIFY(lab.establish());
        for (int i = 0; i < 5; ++i) lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        const Counters c = lab.remote.view().applied[0].flows[1].counters;
        QCOMPARE(c.encapsulated, std::uint64_t{10});
        QCOMPARE(c.send_errors, std::uint64_t{2});
    }

    void peer_deletes_and_clear_crypto_sa() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        const auto pair = lab.remote.view().applied[0].flows[1].pairs[0];
        const ike::Endpoints endpoints{TwoGateways::kRemote, TwoGateways::kVip};
        lab.remote.process.delete_by_outbound_spi(endpoints, pair.outbound.spi + 1, lab.remote.box);
        QCOMPARE(lab.remote.process.inbound_spis(endpoints).size(), std::size_t{1});
        lab.hub.process.clear_sa(Ipv4Address(9, 9, 9, 9), lab.hub.ike, lab.hub.box);
        QVERIFY(lab.hub.ike.deletes.empty());
        lab.hub.process.clear_sa(std::nullopt, lab.hub.ike, lab.hub.box);
        QCOMPARE(lab.hub.ike.deletes.size(), std::size_t{1});
        QCOMPARE(lab.hub.ike.deletes[0].second, pair.outbound.spi);
        lab.remote.process.delete_by_outbound_spi(endpoints, lab.hub.ike.deletes[0].second, lab.remote.box);
        QVERIFY(lab.remote.process.inbound_spis(endpoints).empty());
    }
};

QTEST_APPLESS_MAIN(TunnelTest)
#include "tunnel_test.moc"
