/// What exec commands change: `clear …`.
#include "engine/device/device.h"
#include "engine/device/services.h"

namespace switchover {

void Device::report(device::Record what, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    s.record(std::move(what));
}

void Device::clear_crypto_sa(std::optional<Ipv4Address> peer, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    crypto_map_.clear_sa(peer, ike_, s);
    settle(s);
}

void Device::clear_crypto_map_sa(const std::string& map, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    crypto_map_.clear_sa(map, ike_, s);
    settle(s);
}

void Device::clear_crypto_counters() {
    ++version_;
    crypto_map_.clear_counters();
}

void Device::clear_crypto_isakmp(std::uint32_t connection, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    ike_.clear(connection, crypto_map_, s);
    settle(s);
}

void Device::clear_crypto_session(Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    // Phase 2 first: its DELETEs are protected by phase 1.
    crypto_map_.clear_sa(std::nullopt, ike_, s);
    ike_.clear(0, crypto_map_, s);
    settle(s);
}

void Device::clear_ospf(Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    if (config_->ospf) ospf_.clear(s);
    settle(s);
}

void Device::clear_routes(std::optional<Prefix> only, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    rib_.clear(only, s);
    settle(s);
}

void Device::clear_arp_cache(Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    arp_.clear(s);
    settle(s);
}

void Device::clear_cdp_table(Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    cdp_.clear_table(s);
}

void Device::clear_cdp_counters() {
    ++version_;
    cdp_.clear_counters();
}

void Device::clear_counters(InterfaceIndex only, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    for (InterfaceIndex i = 0; i < interfaces_.size(); ++i)
        if (only == kNoInterface || only == i) interfaces_[i].counters.clear(fabric.now);
    s.record(device::Record{device::CountersCleared{only}});
}

bool Device::clear_access_list_counters(const std::string& list) {
    ++version_;
    return acl_.clear_counters(list);
}

}  // namespace switchover
