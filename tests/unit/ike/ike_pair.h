#pragma once
/// Two IKE processes on a wire of 10 ms, each with a key engine that really allocates, installs and deletes.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "engine/ike/process.h"
#include "tests/support/fake_services.h"

namespace switchover::test {

using namespace switchover::ike;  // NOLINT: a test helper of this one folder

inline const Ipv4Address kWest{172, 16, 172, 69};
inline const Ipv4Address kEast{172, 16, 172, 53};

/// The IPsec side as far as IKE sees it.
class SadKeyEngine final : public KeyEngine {
   public:
    std::uint32_t next_spi = 0x44E0B22B;
    std::vector<Phase2Proposal> accepted;  ///< of select(), besides the mirror proxies
    ProxyIdentity local_proxy, remote_proxy;
    bool speaks = true;
    std::vector<SaPair> installed;  ///< alive
    std::vector<Phase2Request> failures;
    std::size_t installs = 0;
    std::vector<Endpoints> wiped, dead;  ///< delete_all, in order
    std::vector<std::uint32_t> deleted_by_peer;

    bool speaks_for(Ipv4Address, Services&) const override { return speaks; }
    std::uint32_t allocate_spi(const Endpoints&, Services&) override { return next_spi += 0x1001; }
    std::optional<Phase2Proposal> select(const Endpoints&, const ProxyIdentity& local, const ProxyIdentity& remote,
                                         const std::vector<Phase2Proposal>& offered, bool& identities_known,
                                         Services&) override {
        identities_known = local == local_proxy && remote == remote_proxy;
        if (!identities_known) return std::nullopt;
        for (const Phase2Proposal& offer : offered)
            for (const Phase2Proposal& own : accepted) {
                if (!(offer.transform == own.transform)) continue;
                if (own.pfs != crypto::DhGroup::None && own.pfs != offer.pfs) continue;
                Phase2Proposal agreed = offer;
                agreed.lifetime = std::min(agreed.lifetime, own.lifetime);
                agreed.lifetime_kilobytes = std::min(agreed.lifetime_kilobytes, own.lifetime_kilobytes);
                return agreed;
            }
        return std::nullopt;
    }
    void install(const SaPair& pair, Services&) override {
        ++installs;
        installed.push_back(pair);
    }
    std::uint32_t next_connection() const override { return static_cast<std::uint32_t>(2000 + 2 * installs); }
    void failed(const Phase2Request& request, Services&) override { failures.push_back(request); }
    void delete_by_outbound_spi(const Endpoints& endpoints, std::uint32_t spi, Services&) override {
        deleted_by_peer.push_back(spi);
        std::erase_if(installed, [&](const SaPair& p) { return p.endpoints == endpoints && p.outbound.spi == spi; });
    }
    void delete_all(const Endpoints& endpoints, Services&) override {
        wiped.push_back(endpoints);
        std::erase_if(installed, [&](const SaPair& p) { return p.endpoints == endpoints; });
    }
    void peer_dead(const Endpoints& endpoints, Services&) override { dead.push_back(endpoints); }
    std::vector<std::uint32_t> inbound_spis(const Endpoints& endpoints) const override {
        std::vector<std::uint32_t> spis;
        for (const SaPair& pair : installed)
            if (pair.endpoints == endpoints) spis.push_back(pair.inbound.spi);
        return spis;
    }
};

struct Side {
    FakeServices box;
    ike::Process process;
    SadKeyEngine keys;
    Config config;
    Ipv4Address address;

    Side(NodeIndex node, Ipv4Address own, std::uint64_t seed) : box(node, seed), address(own) {}
    void configure() { process.configure(config, box); }
    View view() const { return process.view(box); }
    std::uint64_t refused(Refusal reason) const { return view().counters.refused_for(reason); }
    void receive(Ipv4Address from, const Bytes& octets) {
        Ipv4Delivery ip;
        ip.in = 0;
        ip.source = from;
        ip.destination = address;
        ip.protocol = 17;
        process.on_packet(ip, octets, keys, box);
    }
    void fire(TimerTag tag) { process.on_timer(tag, keys, box); }
};

/// One datagram on the wire.
struct Flying {
    Instant at;
    bool to_east = false;
    Bytes octets;
};

class Pair {
   public:
    Side west{1, kWest, 7};  ///< 20.1.1.0/24 behind it
    Side east{2, kEast, 7};  ///< 99.99.99.99/32 behind it
    Duration delay = 10ms;
    /// Every datagram as it is sent; false loses it. May change the octets.
    std::function<bool(bool to_east, std::size_t number, Bytes& octets)> filter;
    std::size_t count = 0;  ///< datagrams sent so far
    std::vector<Flying> seen;

    explicit Pair(const Policy& policy = default_policy(), const Phase2Proposal& proposal = default_proposal()) {
        for (Side* side : {&west, &east}) {
            side->config.policies = {policy};
            side->config.keys = {{"cisco123", side == &west ? kEast : kWest, Ipv4Address{~0u}}};
            side->keys.accepted = {proposal};
        }
        west.keys.local_proxy.prefix = east.keys.remote_proxy.prefix = *Prefix::parse("20.1.1.0/24");
        west.keys.remote_proxy.prefix = east.keys.local_proxy.prefix = *Prefix::parse("99.99.99.99/32");
        east.keys.next_spi = 0x83827275;
        west.box.on_send = [this](const SentPacket& p) { put(true, p); };
        east.box.on_send = [this](const SentPacket& p) { put(false, p); };
        configure();
    }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;

    static Policy default_policy() {
        Policy policy;
        policy.hash = crypto::Hash::Md5;
        policy.authentication = Authentication::PreShare;
        return policy;
    }
    static Phase2Proposal default_proposal() {
        Phase2Proposal proposal;
        proposal.transform = {crypto::Cipher::Des, crypto::Hash::Md5};
        return proposal;
    }
    void configure() {
        west.configure();
        east.configure();
    }
    Phase2Request request_of(const Side& side) const {
        Phase2Request request;
        request.endpoints = {side.address, side.address == kWest ? kEast : kWest};
        request.local_proxy = side.keys.local_proxy;
        request.remote_proxy = side.keys.remote_proxy;
        request.proposals = side.keys.accepted;
        request.interface = 0;
        return request;
    }
    void request(Side& side) { side.process.request(request_of(side), side.keys, side.box); }
    Endpoints endpoints(const Side& side) const { return {side.address, side.address == kWest ? kEast : kWest}; }

    Instant now() const { return west.box.now; }
    void run_until(Instant end) {
        for (;;) {
            Instant next = std::min(west.box.next_deadline(), east.box.next_deadline());
            if (!wire_.empty()) next = std::min(next, wire_.begin()->first.first);
            if (next > end) break;
            west.box.advance_to(next, [this](TimerTag tag) { west.fire(tag); });
            east.box.advance_to(next, [this](TimerTag tag) { east.fire(tag); });
            while (!wire_.empty() && wire_.begin()->first.first <= next) {
                const Flying packet = wire_.begin()->second;
                wire_.erase(wire_.begin());
                deliver(packet);
            }
        }
        west.box.advance_to(end, [this](TimerTag tag) { west.fire(tag); });
        east.box.advance_to(end, [this](TimerTag tag) { east.fire(tag); });
    }
    void run(Duration by) { run_until(now() + by); }
    /// Into the receiving process, now.
    void deliver(const Flying& packet) {
        if (packet.to_east)
            east.receive(kWest, packet.octets);
        else
            west.receive(kEast, packet.octets);
    }
    /// The newest pair of each side fits together: SPIs and keys crossed over.
    bool joined() const {
        if (west.keys.installed.empty() || east.keys.installed.empty()) return false;
        const SaPair& w = west.keys.installed.back();
        const SaPair& e = east.keys.installed.back();
        return w.inbound.spi == e.outbound.spi && w.outbound.spi == e.inbound.spi &&
               w.inbound.cipher_key == e.outbound.cipher_key && w.inbound.integrity_key == e.outbound.integrity_key &&
               w.outbound.cipher_key == e.inbound.cipher_key && w.outbound.integrity_key == e.inbound.integrity_key &&
               w.inbound.cipher_key != w.outbound.cipher_key && w.initiator_cookie == e.initiator_cookie &&
               w.responder_cookie == e.responder_cookie;
    }

   private:
    void put(bool to_east, const SentPacket& sent) {
        Bytes octets = sent.payload;
        const std::size_t number = count++;
        if (filter && !filter(to_east, number, octets)) return;
        const Flying packet{sent.at + delay, to_east, octets};
        seen.push_back(packet);
        wire_.emplace(std::make_pair(packet.at, number), packet);
    }
    std::map<std::pair<Instant, std::size_t>, Flying> wire_;
};

}  // namespace switchover::test
