#pragma once
/// One OSPF process on a fake device, and a neighbor that the test speaks for, packet by packet.
///
///     OspfPeer peer{"9.9.9.9"};          // a higher router id than the process (5.5.5.5): the test is Master
///     peer.become_full();
///     peer.update({external(…)}, {0});
///     QCOMPARE(peer.take<LinkStateAcknowledgment>().size(), std::size_t{1});
#include <string_view>
#include <vector>

#include "engine/ospf/process.h"
#include "tests/support/fake_services.h"

namespace switchover::test {

class OspfPeer {
   public:
    static constexpr InterfaceIndex kPort = 0;
    static constexpr Ipv4Address kOwnId{5, 5, 5, 5};
    static constexpr Ipv4Address kOwnAddress{10, 0, 0, 5};

    FakeServices box;
    ospf::Process process;
    ospf::Config config;
    ospf::InterfaceConfig interface_config;
    Ipv4Address id;                       ///< the neighbor's router id
    Ipv4Address address{10, 0, 0, 9};     ///< and its address
    ospf::DatabaseDescription last_dd{};  ///< the last one the process sent
    std::uint8_t dd_options = ospf::kOptionE;

    /// The process runs on 10.0.0.5/24 and has originated its router-LSA; nothing is known of the neighbor yet.
    explicit OspfPeer(std::string_view neighbor_id, ospf::NetworkType type = ospf::NetworkType::PointToPoint,
                      std::uint8_t own_priority = 1);

    // --- speaking to the process
    /// From here on the test speaks for another neighbor.
    void speak_as(Ipv4Address router_id, Ipv4Address from) {
        id = router_id;
        address = from;
    }
    void give(const Bytes& packet, Ipv4Address destination = ospf::kAllSpfRouters);
    template <typename Body>
    void give(const Body& body) {
        give(encode(header(), body));
    }
    /// A Hello that agrees and names the process, with the neighbor's idea of DR and Backup.
    ospf::Hello good_hello(Ipv4Address designated = {}, Ipv4Address backup = {}) const;
    void describe(std::uint8_t flags, std::uint32_t sequence, std::vector<ospf::LsaHeader> headers = {});
    /// One Link State Update of `lsas`, all of `age` seconds.
    void update(const std::vector<ospf::LsaPtr>& lsas, std::uint16_t age = 1);
    void acknowledge(const std::vector<ospf::LsaHeader>& headers) { give(ospf::LinkStateAcknowledgment{headers}); }
    /// Acknowledges everything the process has put into updates since the last `take`.
    void settle();
    void run_for(Duration d);
    /// As run_for, with a Hello every ten seconds and every LSA acknowledged.
    void live_for(Duration d);

    // --- up to a state of §10.1
    void become_exstart() { give(good_hello()); }
    /// The neighbor says that it has more to describe, which leaves the process in Exchange.
    void become_exchange();
    /// The neighbor's last description: `headers` that the process lacks leave it in Loading.
    void finish_exchange(std::vector<ospf::LsaHeader> headers = {});
    void become_full();
    bool we_are_slave() const { return id > kOwnId; }  ///< "we" is the process

    // --- listening
    struct SeenLsa {
        ospf::LsaHeader header;  ///< with the age on the wire
        ospf::LsaPtr lsa;
        Ipv4Address destination;
    };
    /// Bodies of one packet type sent since the last `take` of any type, which throws all packets away.
    template <typename Body>
    std::vector<Body> take() {
        std::vector<Body> found;
        for (const SentPacket& p : box.sent) {
            const auto packet = ospf::decode(p.payload);
            if (const Body* body = packet ? std::get_if<Body>(&packet->body) : nullptr) found.push_back(*body);
        }
        box.sent.clear();
        return found;
    }
    std::vector<SeenLsa> take_lsas();
    ospf::NeighborState state() const;
    const ospf::Neighbor* neighbor() const;
    const ospf::DatabaseEntry* lsa(const ospf::LsaKey& key) const;
    /// Headers of every acknowledgment sent since the last `take`.
    std::vector<ospf::LsaHeader> acknowledged();

   private:
    ospf::Header header() const { return {ospf::PacketType::Hello, id, 0, 0}; }
    void note_description();
};

/// An LSA of the neighbor at sequence 0x80000001 + `newer`.
ospf::LsaPtr external_lsa(Ipv4Address router, std::string_view prefix, std::int32_t newer = 0,
                          ospf::ExternalLsa body = {});
/// The same LSA as `lsa` with its LS age set.
ospf::LsaHeader aged(const ospf::Lsa& lsa, std::uint16_t age);

}  // namespace switchover::test
