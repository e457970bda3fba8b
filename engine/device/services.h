#pragma once
/// The Services of one device during one event. Made on the stack, never stored.
#include "engine/device/device.h"
#include "engine/link/fabric.h"
#include "engine/sim/services.h"

namespace switchover {

class DeviceServices final : public Services {
   public:
    DeviceServices(Device& device, Fabric& surroundings) : device_(device), fabric(surroundings) {
        now = surroundings.now;
        node = device.identity_.node;
    }

    void start_timer(TimerId& id, TimerTag tag, Instant deadline) override;
    using Services::start_timer;
    void stop_timer(TimerId id) override;
    void release_timer(TimerId& id) override;
    bool timer_running(TimerId id) const override;
    Instant timer_deadline(TimerId id) const override;
    SeededRandom& random(Purpose purpose) override;
    void record(RecordBody body) override;
    std::span<const Interface> interfaces() const override;
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

    bool wants_detail() const override { return fabric.detail; }
    bool debugging(DebugFlag flag) const override { return device_.debug_.has(flag); }
    ospf::LsaPool* lsa_pool() override { return fabric.lsa_pool; }

    /// See device/startup.h.
    static void set_startup(Device& device, std::shared_ptr<const DeviceConfig> config) {
        device.startup_ = std::move(config);
        ++device.version_;
    }

   private:
    Device& device_;

   public:
    Fabric& fabric;
};

}  // namespace switchover
