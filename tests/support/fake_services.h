#pragma once
/// A device without a device: hands a process true timers, settable interfaces and a stub RIB, and keeps what it does.
///
///     FakeServices box;
///     const InterfaceIndex fa00 = box.add_interface("FastEthernet0/0", "172.16.172.52/28");
///     process.configure(fa00, config, box);
///     box.advance_to(instant_ns(0) + 10s, [&](TimerTag tag) { process.on_timer(tag, box); });
///     QCOMPARE(box.sent.size(), std::size_t{4});
#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/sim/services.h"

namespace switchover::test {

/// A packet given to send_ipv4 or send_udp, with its own copy of the octets.
struct SentPacket {
    Instant at = kPowerOn;
    Ipv4Send header;  ///< `header.payload` is empty; see `payload`
    Bytes payload;    ///< what the process handed over (without a UDP header)
    bool udp = false;
    std::uint16_t source_port = 0;
    std::uint16_t destination_port = 0;
};

struct SentFrame {
    Instant at = kPowerOn;
    EthernetSend header;  ///< `header.payload` is empty; see `payload`
    Bytes payload;
};

struct SentIcmpError {
    Instant at = kPowerOn;
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    std::uint32_t rest = 0;
    Bytes offending;  ///< the quoted packet
};

struct GratuitousArp {
    Instant at = kPowerOn;
    InterfaceIndex interface = kNoInterface;
    Ipv4Address address;
    MacAddress mac;
};

class FakeServices : public Services {
   public:
    explicit FakeServices(NodeIndex own_node = 0, std::uint64_t seed = 1);
    virtual ~FakeServices() = default;

    // --- set by the test
    std::vector<Interface> ports;
    std::vector<rib::Route> static_and_connected;  ///< answered by route() and routes_from() besides what was stored
    std::map<std::pair<InterfaceIndex, std::string>, RedundancyChange> redundancy_states;
    /// Called after the change was kept, where the device would tell crypto.
    std::function<void(const RedundancyChange&)> on_redundancy;
    /// Called after the packet was kept; a wire between two fakes goes here.
    std::function<void(const SentPacket&)> on_send;

    /// An Ethernet port that is up, `prefix` as `10.1.1.1/24` or empty for none. Loopbacks by their name.
    InterfaceIndex add_interface(std::string name, std::string_view prefix, MacAddress mac = {});
    /// Carrier comes or goes; admin_up stays.
    void set_carrier(InterfaceIndex i, bool carrier);
    /// `shutdown` and `no shutdown`.
    void set_admin(InterfaceIndex i, bool up);

    // --- kept for the test
    std::vector<SentPacket> sent;
    std::vector<SentFrame> frames;
    std::vector<SentIcmpError> icmp_errors;
    std::vector<GratuitousArp> gratuitous_arps;
    std::vector<RedundancyChange> redundancy_changes;
    std::vector<Record> records;
    std::map<std::uint16_t, std::vector<rib::Route>> ospf_routes;  ///< by process id
    std::vector<std::pair<Prefix, Ipv4Address>> reverse_routes;

    /// Every record of type `T` (a member of one of the folders' Record variants), in order.
    template <typename T>
    std::vector<T> records_of() const {
        std::vector<T> found;
        for (const Record& record : records)
            std::visit(
                [&found](const auto& folder) {
                    using Folder = std::decay_t<decltype(folder)>;
                    if constexpr (holds<T>(static_cast<Folder*>(nullptr)))
                        if (const T* value = std::get_if<T>(&folder)) found.push_back(*value);
                },
                record.body);
        return found;
    }

    /// Fires every timer due until and at `end`, in order of time and then of starting, with `now` set to its deadline;
    /// then `now` is `end`. Timers that handlers start are fired too.
    void advance_to(Instant end, const std::function<void(TimerTag)>& fire);
    void advance(Duration by, const std::function<void(TimerTag)>& fire) { advance_to(now + by, fire); }
    /// When the next timer is due; kNever when none runs. A test with several fakes steps the earliest one.
    Instant next_deadline();
    /// The device was switched off: no timer of before fires.
    void clear_timers() { pool_.clear(); }

    // --- Services
    using Services::start_timer;
    void start_timer(TimerId& id, TimerTag tag, Instant deadline) override;
    void stop_timer(TimerId id) override { pool_.stop(id); }
    void release_timer(TimerId& id) override { pool_.release(id); }
    bool timer_running(TimerId id) const override { return pool_.running(id); }
    Instant timer_deadline(TimerId id) const override { return pool_.deadline(id); }
    SeededRandom& random(Purpose purpose) override { return random_[static_cast<std::size_t>(purpose)]; }
    void record(RecordBody body) override;
    std::span<const Interface> interfaces() const override { return ports; }
    InterfaceIndex find_interface(std::string_view name) const override;
    void send_ipv4(const Ipv4Send& packet) override;
    void send_udp(const Ipv4Send& packet, std::uint16_t source_port, std::uint16_t destination_port) override;
    void send_ethernet(const EthernetSend& frame) override;
    void send_icmp_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest,
                         const Ipv4Delivery& offending) override;
    void add_virtual_address(InterfaceIndex interface, VirtualAddress address) override;
    void remove_virtual_address(InterfaceIndex interface, Ipv4Address address) override;
    void send_gratuitous_arp(InterfaceIndex interface, Ipv4Address address, MacAddress mac) override;
    void redundancy_changed(const RedundancyChange& change) override;
    std::optional<RedundancyChange> redundancy_state(InterfaceIndex interface, std::string_view name) const override;
    std::optional<RouteAnswer> route(Ipv4Address destination) const override;
    void replace_ospf_routes(std::uint16_t process, std::vector<rib::Route> routes) override;
    void add_reverse_route(Prefix prefix, Ipv4Address next_hop) override;
    void remove_reverse_route(Prefix prefix, Ipv4Address next_hop) override;
    std::vector<rib::Route> routes_from(rib::Source source) const override;

   private:
    struct QueueEntry {
        std::uint32_t slot = 0;
        std::uint32_t generation = 0;
    };
    template <typename T, typename... Members>
    static constexpr bool holds(std::variant<Members...>*) {
        return (std::is_same_v<T, Members> || ...);
    }
    void push(const TimerPool::Arm& arm);
    void keep(SentPacket packet);

    TimerPool pool_;
    std::map<std::pair<Instant, std::uint64_t>, QueueEntry> queue_;
    std::uint64_t pushed_ = 0;
    std::vector<SeededRandom> random_;
};

}  // namespace switchover::test
