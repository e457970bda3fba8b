#include "tests/support/ospf_peer.h"

namespace switchover::test {

using namespace ospf;

OspfPeer::OspfPeer(std::string_view neighbor_id, NetworkType type, std::uint8_t own_priority)
    : id(*Ipv4Address::parse(neighbor_id)) {
    box.add_interface("FastEthernet0/0", "10.0.0.5/24");
    config.router_id = kOwnId;
    config.networks = {{Ipv4Address{}, Ipv4Address{0xFFFFFFFFu}, 0}};
    interface_config.network_type = type;
    interface_config.priority = own_priority;
    process.configure(config, {interface_config}, box);
    run_for(1s);
    box.sent.clear();
}

void OspfPeer::give(const Bytes& packet, Ipv4Address destination) {
    Ipv4Delivery d;
    d.in = kPort;
    d.source = address;
    d.destination = destination;
    d.protocol = kIpProtocol;
    d.ttl = 1;
    d.payload = packet;
    process.on_packet(d, box);
    note_description();
}

void OspfPeer::note_description() {
    for (const SentPacket& p : box.sent)
        if (const auto packet = decode(p.payload); packet)
            if (const auto* dd = std::get_if<DatabaseDescription>(&packet->body)) last_dd = *dd;
}

Hello OspfPeer::good_hello(Ipv4Address designated, Ipv4Address backup) const {
    return {Ipv4Address{255, 255, 255, 0}, 10, kOptionE, 1, 40, designated, backup, {kOwnId}};
}

void OspfPeer::describe(std::uint8_t flags, std::uint32_t sequence, std::vector<LsaHeader> headers) {
    give(DatabaseDescription{1500, dd_options, flags, sequence, std::move(headers)});
}

void OspfPeer::update(const std::vector<LsaPtr>& lsas, std::uint16_t age) {
    UpdateWriter writer{header()};
    for (const LsaPtr& lsa : lsas) writer.add(*lsa, age);
    give(writer.take());
}

void OspfPeer::settle() {
    std::vector<LsaHeader> headers;
    for (const SeenLsa& seen : take_lsas()) headers.push_back(seen.header);
    if (!headers.empty()) acknowledge(headers);
}

void OspfPeer::run_for(Duration d) {
    box.advance(d, [this](TimerTag tag) { process.on_timer(tag, box); });
    note_description();
}

void OspfPeer::live_for(Duration d) {
    const Instant end = box.now + d;
    Instant hello = box.now;
    while (box.now < end) {
        if (box.now >= hello) {
            const Neighbor* n = neighbor();
            give(good_hello(n == nullptr ? Ipv4Address{} : n->designated_router,
                            n == nullptr ? Ipv4Address{} : n->backup_designated_router));
            hello = box.now + 10s;
        }
        run_for(std::min<Duration>(1s, end - box.now));
        settle();
    }
}

void OspfPeer::become_exchange() {
    using Dd = DatabaseDescription;
    become_exstart();
    if (we_are_slave()) {
        describe(Dd::kInitBit | Dd::kMoreBit | Dd::kMasterBit, 1000);
        describe(Dd::kMoreBit | Dd::kMasterBit, 1001);
    } else {
        describe(Dd::kMoreBit, last_dd.dd_sequence_number);
    }
    box.sent.clear();
}

void OspfPeer::finish_exchange(std::vector<LsaHeader> headers) {
    if (we_are_slave()) {
        describe(DatabaseDescription::kMasterBit, last_dd.dd_sequence_number + 1, std::move(headers));
    } else {
        describe(0, last_dd.dd_sequence_number, std::move(headers));
    }
}

void OspfPeer::become_full() {
    become_exchange();
    finish_exchange();
    // Past the LSA that Full itself causes, MinLSInterval before it and after it.
    live_for(12s);
    box.sent.clear();
}

std::vector<OspfPeer::SeenLsa> OspfPeer::take_lsas() {
    std::vector<SeenLsa> found;
    for (const SentPacket& p : box.sent) {
        const auto packet = decode(p.payload);
        const auto* body = packet ? std::get_if<LinkStateUpdate>(&packet->body) : nullptr;
        if (body == nullptr) continue;
        for (const ByteView octets : body->lsas)
            found.push_back({read_lsa_header(octets.data()), *decode_lsa(octets), p.header.destination});
    }
    box.sent.clear();
    return found;
}

std::vector<LsaHeader> OspfPeer::acknowledged() {
    std::vector<LsaHeader> all;
    for (const auto& ack : take<LinkStateAcknowledgment>())
        all.insert(all.end(), ack.headers.begin(), ack.headers.end());
    return all;
}

const Neighbor* OspfPeer::neighbor() const {
    for (const InterfaceData& i : process.interfaces())
        for (const Neighbor& n : i.neighbors)
            if (n.router_id == id) return &n;
    return nullptr;
}

NeighborState OspfPeer::state() const {
    const Neighbor* n = neighbor();
    return n == nullptr ? NeighborState::Down : n->state;
}

const DatabaseEntry* OspfPeer::lsa(const LsaKey& key) const {
    const Database& db = process.database();
    const LsaSlot slot = db.find({scope_of(key.type, 0), key});
    return slot == kNoLsa ? nullptr : &db.at(slot);
}

LsaPtr external_lsa(Ipv4Address router, std::string_view prefix, std::int32_t newer, ExternalLsa body) {
    const Prefix p = *Prefix::parse(prefix);
    body.prefix_length = p.length;
    return make_lsa({kAsExternalLsa, p.address, router}, kOptionE, kInitialSequenceNumber + newer, body);
}

LsaHeader aged(const Lsa& lsa, std::uint16_t age) {
    LsaHeader h = lsa.header;
    h.age = age;
    return h;
}

}  // namespace switchover::test
