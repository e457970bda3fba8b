#pragma once
/// Two crypto map processes of the note's lab, a negotiator that keeps what it is asked, and a Quick Mode in one call.
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/checksum.h"
#include "engine/crypto_map/process.h"
#include "tests/support/fake_services.h"

namespace switchover::test {

class KeepingNegotiator final : public ike::Negotiator {
   public:
    std::vector<ike::Phase2Request> requests;
    std::vector<std::pair<ike::Endpoints, std::uint32_t>> deletes;
    std::vector<std::pair<ike::Endpoints, std::uint32_t>> invalid_spis;
    std::vector<ike::Endpoints> heard;
    std::vector<ike::Endpoints> traffic;
    std::vector<std::pair<Ipv4Address, bool>> deleted_locals;

    void request(const ike::Phase2Request& r, ike::KeyEngine&, Services&) override { requests.push_back(r); }
    void send_delete(const ike::Endpoints& e, std::uint32_t spi, Services&) override { deletes.emplace_back(e, spi); }
    void invalid_spi(const ike::Endpoints& e, std::uint32_t spi, ike::KeyEngine&, Services&) override {
        invalid_spis.emplace_back(e, spi);
    }
    void heard_from(const ike::Endpoints& e, Services&) override { heard.push_back(e); }
    void traffic_to(const ike::Endpoints& e, ike::KeyEngine&, Services&) override { traffic.push_back(e); }
    void delete_local(Ipv4Address local, bool notify, ike::KeyEngine&, Services&) override {
        deleted_locals.emplace_back(local, notify);
    }
};

inline acl::AddressMatch address_match(const char* address, const char* wildcard) {
    return {*Ipv4Address::parse(address), *Ipv4Address::parse(wildcard)};
}

inline acl::Entry acl_line(bool permit, acl::AddressMatch from, acl::AddressMatch to) {
    acl::Entry line;
    line.permit = permit;
    line.source = from;
    line.destination = to;
    return line;
}

/// IPv4 + UDP-like octets from `source` to `destination`, `size` in all.
inline Bytes ip_packet(const char* source, const char* destination, std::size_t size = 100, bool dont_fragment = false,
                       std::uint8_t protocol = 17, std::uint16_t port = 4000) {
    ByteWriter w;
    w.u16(0x4500);
    w.u16(static_cast<std::uint16_t>(size));
    w.u16(9);
    w.u16(dont_fragment ? 0x4000 : 0);
    w.u8(64);
    w.u8(protocol);
    w.u16(0);
    w.ipv4(*Ipv4Address::parse(source));
    w.ipv4(*Ipv4Address::parse(destination));
    w.patch_u16(10, internet_checksum(w.view()));
    w.u16(port);
    w.u16(port);
    w.zeros(size > w.size() ? size - w.size() : 0);
    return w.take();
}

/// One gateway. Change the public configuration, then call configure().
struct Gateway {
    FakeServices box;
    crypto_map::Process process;
    KeepingNegotiator ike;
    crypto_map::Config maps;
    ipsec::Config ipsec;
    acl::Config lists;
    std::vector<std::optional<crypto_map::Binding>> bindings;
    ike::Train train = ike::Train::Ios12_3T;
    Bytes out_buffer;
    Bytes in_buffer;

    explicit Gateway(std::uint64_t seed) : box(0, seed) {
        ipsec.transform_sets.push_back({"myset", {crypto::Cipher::Des, crypto::Hash::Md5}, true});
        lists.lists.push_back({"101", true, false, {}, {}});
    }
    crypto_map::Entry& add_entry(std::uint16_t sequence, std::vector<Ipv4Address> peers, std::string list = "101") {
        if (maps.maps.empty()) maps.maps.push_back({"vpn", {}, ""});
        crypto_map::Entry entry;
        entry.sequence = sequence;
        entry.peers = std::move(peers);
        entry.transform_sets = {"myset"};
        entry.access_list = std::move(list);
        maps.maps[0].entries.push_back(entry);
        return maps.maps[0].entries.back();
    }
    void configure() { process.configure({maps, ipsec, lists, bindings, train}, ike, box); }

    crypto_map::Outbound send(InterfaceIndex out, const Bytes& packet) {
        return process.outbound(out, packet, out_buffer, ike, box);
    }
    /// `outer` as it came from the wire.
    crypto_map::Inbound receive(ByteView outer, InterfaceIndex in = 0) {
        Ipv4Delivery delivery;
        delivery.in = in;
        delivery.source = Ipv4Address{load_u32(outer.data() + 12)};
        delivery.destination = Ipv4Address{load_u32(outer.data() + 16)};
        delivery.protocol = outer[9];
        delivery.packet = outer;
        delivery.payload = outer.subspan(20);
        return process.inbound_esp(delivery, in_buffer, ike, box);
    }
    void advance(Duration by) {
        box.advance(by, [this](TimerTag tag) { process.on_timer(tag, ike, box); });
    }
    /// Tells the process as a device does.
    bool role(RedundancyChange change) {
        box.redundancy_states[{change.interface, change.name}] = change;
        const bool enquired = process.on_redundancy(change, ike, box);
        process.after_enquiry(change, box);
        return enquired;
    }
    const crypto_map::View view() const { return process.view(box); }
};

/// Quick Mode without messages: what IKE would agree on for `request` of `initiator`; false when `responder` refuses.
inline bool quick_mode(Gateway& initiator, Gateway& responder, const ike::Phase2Request& request) {
    const ike::Endpoints reversed{request.endpoints.remote, request.endpoints.local};
    bool known = false;
    const auto agreed = responder.process.select(reversed, request.remote_proxy, request.local_proxy, request.proposals,
                                                 known, responder.box);
    if (!agreed) {
        initiator.process.failed(request, initiator.box);
        return false;
    }
    const std::uint32_t to_initiator = request.inbound_spi;
    const std::uint32_t to_responder = responder.process.allocate_spi(reversed, responder.box);
    const auto keys = [&agreed](std::uint32_t spi) {
        ike::DirectionKeys k;
        k.spi = spi;
        k.cipher_key.assign(crypto::key_size(agreed->transform.cipher), static_cast<std::uint8_t>(spi));
        k.integrity_key.assign(crypto::hash_size(agreed->transform.integrity), static_cast<std::uint8_t>(spi >> 8));
        return k;
    };
    ike::SaPair pair;
    pair.endpoints = request.endpoints;
    pair.local_proxy = request.local_proxy;
    pair.remote_proxy = request.remote_proxy;
    pair.agreed = *agreed;
    pair.inbound = keys(to_initiator);
    pair.outbound = keys(to_responder);
    pair.initiator_cookie = 0xB57A9DC9FA2D627Bull;
    pair.responder_cookie = 0xF70FEDF6FAAF9E34ull;
    pair.initiator = true;
    ike::SaPair mirror = pair;
    mirror.endpoints = reversed;
    std::swap(mirror.local_proxy, mirror.remote_proxy);
    std::swap(mirror.inbound, mirror.outbound);
    mirror.initiator = false;
    responder.process.install(mirror, responder.box);
    initiator.process.install(pair, initiator.box);
    return true;
}

/// vpn7200 and 7204VXR-1 of the note, the latter with its HSRP group Active unless `active` is false.
struct TwoGateways {
    static constexpr Ipv4Address kVip{172, 16, 172, 53};
    static constexpr Ipv4Address kRemote{172, 16, 172, 69};
    Gateway remote{1};
    Gateway hub{2};

    explicit TwoGateways(bool active = true) {
        const acl::AddressMatch a = address_match("20.1.1.0", "0.0.0.255"), b = address_match("10.1.1.0", "0.0.0.255"),
                                c = address_match("99.99.99.99", "0.0.0.0");
        remote.box.add_interface("FastEthernet0/1", "172.16.172.69/28");
        remote.lists.lists[0].entries = {acl_line(true, a, b), acl_line(true, a, c)};
        remote.add_entry(10, {kVip});
        remote.bindings = {crypto_map::Binding{"vpn", ""}};
        remote.train = ike::Train::Ios12_2;
        remote.configure();

        hub.box.add_interface("FastEthernet0/0", "172.16.172.52/28");
        hub.box.add_interface("FastEthernet0/1", "10.1.1.1/24");
        hub.lists.lists[0].entries = {acl_line(true, b, a), acl_line(true, c, a)};
        hub.add_entry(10, {kRemote}).reverse_route = true;
        hub.bindings = {crypto_map::Binding{"vpn", "VPNHA"}};
        hub.configure();
        if (active) hub.role(change(RedundancyChange::Role::Standby, RedundancyChange::Role::Active));
    }
    static RedundancyChange change(RedundancyChange::Role from, RedundancyChange::Role to) {
        return {0, 1, "VPNHA", kVip, from, to};
    }
    /// The first packet of a flow, lost, then the negotiation it started.
    bool establish(const Bytes& from_remote = ip_packet("20.1.1.1", "99.99.99.99")) {
        remote.send(0, from_remote);
        if (remote.ike.requests.empty()) return false;
        return quick_mode(remote, hub, remote.ike.requests.back());
    }
};

}  // namespace switchover::test
