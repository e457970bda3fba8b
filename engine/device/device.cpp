#include "engine/device/device.h"

#include <algorithm>

#include "engine/device/services.h"
#include "engine/device/software.h"

namespace switchover {

Device::Device(Identity identity)
    : identity_(std::move(identity)), config_(identity_.startup), startup_(identity_.startup) {
    for (std::size_t i = 0; i < random_.size(); ++i)
        random_[i] = SeededRandom{identity_.seed, identity_.node, static_cast<Purpose>(i)};
    build_interfaces();
}

void Device::build_interfaces() {
    interfaces_.clear();
    access_in_.clear();
    access_out_.clear();
    interfaces_.reserve(config_->interfaces.size());
    access_in_.reserve(config_->interfaces.size());
    access_out_.reserve(config_->interfaces.size());
    // Cables end at the places that the lab gave the ports, whatever order a saved configuration has them in.
    for (const InterfaceConfig& port : identity_.startup->interfaces) {
        append_interface(port);
        interfaces_.back().deleted = config_ != identity_.startup && config_->find_interface(port.name) == nullptr;
    }
    if (config_ == identity_.startup) return;
    for (const InterfaceConfig& made : config_->interfaces)
        if (find_interface(made.name) == kNoInterface) append_interface(made);
}

void Device::append_interface(const InterfaceConfig& config) {
    Interface interface;
    interface.name = config.name;
    interface.kind = config.kind;
    interface.mac = MacAddress::from(identity_.base_mac.value() + interfaces_.size());
    interfaces_.push_back(std::move(interface));
    access_in_.emplace_back();
    access_out_.emplace_back();
    if (ports_.size() < interfaces_.size()) ports_.emplace_back();
}

void Device::connect(InterfaceIndex interface, std::uint32_t pipe) {
    ports_[interface].pipe = pipe;
    ports_[interface].connected = true;
}

InterfaceIndex Device::find_interface(std::string_view name) const {
    const auto same = [&](const Interface& i) {
        return std::equal(i.name.begin(), i.name.end(), name.begin(), name.end(), [](char a, char b) {
            const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
            return lower(a) == lower(b);
        });
    };
    const auto at = std::find_if(interfaces_.begin(), interfaces_.end(), same);
    return at == interfaces_.end() ? kNoInterface : static_cast<InterfaceIndex>(at - interfaces_.begin());
}

bool Device::end_enabled(InterfaceIndex interface) const { return powered_ && interfaces_[interface].admin_up; }

void Device::power_on(bool reload, Fabric& fabric) {
    powered_ = true;
    reloaded_ = reload;
    booted_at_ = fabric.now;
    ++version_;
    config_ = startup_;
    build_interfaces();
    DeviceServices s{*this, fabric};
    s.record(device::Record{device::PowerChanged{true, reload}});
    s.record(device::Record{device::Restarted{}});
    for (InterfaceIndex i = 0; i < interfaces_.size(); ++i)
        if (const InterfaceConfig* want = config_->find_interface(interfaces_[i].name))
            apply_interface(i, *want, nullptr, s);
    configure_processes(nullptr, s);
    settle(s);
}

void Device::power_off(Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    s.record(device::Record{device::PowerChanged{false, false}});
    powered_ = false;
    timers_.clear();
    arp_ = {};
    acl_ = {};
    rib_ = {};
    track_ = {};
    hsrp_ = {};
    ospf_ = {};
    crypto_map_ = {};
    ike_ = {};
    cdp_ = {};
    probe_ = {};
    traces_ = {};
    flows_ = {};
    reassembly_ = {};
    reassembly_timer_ = {};
    unreachable_limit_ = icmp::RateLimiter{};
    to_self_.clear();
    debug_ = {};
    clock_offset_.reset();
    planned_reload_.reset();
    for (Port& port : ports_) {
        port.step = Step::None;
        port.timer = {};
    }
    build_interfaces();
}

void Device::configure(std::shared_ptr<const DeviceConfig> next, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    const std::shared_ptr<const DeviceConfig> before = std::exchange(config_, std::move(next));
    // By name: an interface keeps its index for as long as the device runs, also when one before it was removed.
    for (const InterfaceConfig& want : config_->interfaces)
        if (find_interface(want.name) == kNoInterface) append_interface(want);
    for (InterfaceIndex i = 0; i < interfaces_.size(); ++i) {
        const InterfaceConfig* want = config_->find_interface(interfaces_[i].name);
        const InterfaceConfig* had = before->find_interface(interfaces_[i].name);
        if (want != nullptr) {
            interfaces_[i].deleted = false;
            apply_interface(i, *want, had, s);
        } else if (had != nullptr) {
            InterfaceConfig nothing;
            nothing.name = had->name;
            nothing.kind = had->kind;
            nothing.shutdown = true;
            set_admin(i, false, s);
            apply_interface(i, nothing, had, s);
            interfaces_[i].deleted = true;
        }
    }
    configure_processes(before.get(), s);
    settle(s);
}

void Device::configured(const std::string& source, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    s.record(device::Record{device::Configured{source}});
}

void Device::apply_interface(InterfaceIndex i, const InterfaceConfig& next, const InterfaceConfig* before,
                             Services& s) {
    if (before != nullptr && *before == next) return;
    Interface& interface = interfaces_[i];
    interface.description = next.description;
    interface.mtu = next.mtu.value_or(1500);
    interface.counters.load_interval = next.load_interval.value_or(kLoadInterval);
    const bool loopback = next.kind == InterfaceKind::Loopback;
    interface.bandwidth_kbit = next.bandwidth_kbit.value_or(loopback ? 8'000'000 : 100'000);
    interface.delay_usec = next.delay_tens_usec ? *next.delay_tens_usec * 10 : loopback ? 5000 : 100;
    interface.proxy_arp = next.proxy_arp;
    interface.directed_broadcast = next.directed_broadcast;
    interface.redirects = next.redirects;
    access_in_[i] = next.access_group_in;
    access_out_[i] = next.access_group_out;
    interface.unreachables = next.unreachables;
    if (interface.addresses != next.addresses) {
        // A changed address is a new interface to every process: it goes down and comes up again.
        const bool was_up = interface.line_protocol;
        if (was_up) line_down(i, s);
        interface.addresses = next.addresses;
        if (was_up) line_up(i, s);
    }
    set_admin(i, !next.shutdown, s);
}

void Device::configure_processes(const DeviceConfig* before, Services& s) {
    const DeviceConfig& now = *config_;
    cef_ = std::ranges::none_of(now.kept_lines, [](const KeptLine& l) { return l.text == "no ip cef"; });
    rib_.set_followed(now.ospf && (now.ospf->redistribute_static || now.ospf->redistribute_connected ||
                                   now.ospf->default_information));
    if (before == nullptr || before->access_lists != now.access_lists) acl_.configure(now.access_lists);
    if (before == nullptr || before->routes != now.routes) rib_.configure(now.routes, s);
    std::vector<Duration> arp_timeouts;
    arp_timeouts.reserve(interfaces_.size());
    for (const Interface& interface : interfaces_) {
        const InterfaceConfig* want = now.find_interface(interface.name);
        arp_timeouts.push_back(want != nullptr && want->arp_timeout ? *want->arp_timeout : arp::kDefaultTimeout);
    }
    arp_.configure(std::move(arp_timeouts), s);
    for (InterfaceIndex i = 0; i < interfaces_.size(); ++i) {
        const InterfaceConfig* want = now.find_interface(interfaces_[i].name);
        const InterfaceConfig* had = before == nullptr ? nullptr : before->find_interface(interfaces_[i].name);
        if (want == nullptr) {
            if (had != nullptr && had->standby != hsrp::InterfaceConfig{}) hsrp_.configure(i, {}, s);
            continue;
        }
        if (had == nullptr ? want->standby != hsrp::InterfaceConfig{} : had->standby != want->standby)
            hsrp_.configure(i, want->standby, s);
    }
    std::vector<track::Client> clients = hsrp_.track_clients();
    for (const rib::StaticRoute& route : now.routes.static_routes) {
        const track::Client tracks{kNoInterface, 0, route.track, kNoInterface};
        if (route.track != 0 && std::ranges::find(clients, tracks) == clients.end()) clients.push_back(tracks);
    }
    tell_tracked(track_.configure(now.track, clients, s), s);
    if (now.ospf) {
        std::vector<ospf::InterfaceConfig> per_interface;
        std::vector<ospf::InterfaceConfig> had;
        per_interface.reserve(interfaces_.size());
        had.reserve(interfaces_.size());
        for (const Interface& interface : interfaces_) {
            const InterfaceConfig* want = now.find_interface(interface.name);
            per_interface.push_back(want != nullptr ? want->ospf : ospf::InterfaceConfig{});
            const InterfaceConfig* old = before == nullptr ? nullptr : before->find_interface(interface.name);
            had.push_back(old != nullptr ? old->ospf : ospf::InterfaceConfig{});
        }
        if (before == nullptr || before->ospf != now.ospf || had != per_interface ||
            before->interfaces != now.interfaces)
            ospf_.configure(*now.ospf, per_interface, s);
    } else if (before != nullptr && before->ospf) {
        ospf_.stop(s);
        ospf_ = {};
    }
    configure_crypto(before, s);
    configure_cdp(s);
}

void Device::configure_cdp(Services& s) {
    if (identity_.is_host) return;
    const DeviceConfig& now = *config_;
    cdp::Setup setup;
    setup.config = now.cdp;
    setup.device_id = now.hostname;
    constexpr std::string_view kDomain = "ip domain name ";
    for (const KeptLine& line : now.kept_lines)
        if (line.block.empty() && line.text.starts_with(kDomain))
            setup.device_id += "." + line.text.substr(kDomain.size());
    setup.platform = kPlatform;
    setup.software = software_description(now);
    for (const Interface& interface : interfaces_) {
        const InterfaceConfig* want = now.find_interface(interface.name);
        cdp::Setup::Port& port = setup.ports.emplace_back();
        port.enabled = want != nullptr && want->cdp && want->kind == InterfaceKind::Ethernet;
        port.full_duplex = want == nullptr || want->duplex != "half";
    }
    cdp_.configure(setup, s);
}

void Device::configure_crypto(const DeviceConfig* before, Services& s) {
    const DeviceConfig& now = *config_;
    const auto bindings = [&](const DeviceConfig& config) {
        std::vector<std::optional<crypto_map::Binding>> out;
        out.reserve(interfaces_.size());
        for (const Interface& interface : interfaces_) {
            const InterfaceConfig* want = config.find_interface(interface.name);
            out.push_back(want != nullptr ? want->crypto_map : std::nullopt);
        }
        return out;
    };
    const auto isakmp_on = [&](const DeviceConfig& config) {
        const auto applied = bindings(config);
        return config.ike.enabled && std::ranges::any_of(applied, [](const auto& b) { return b.has_value(); });
    };
    if (before != nullptr && isakmp_on(*before) != isakmp_on(now))
        s.record(device::Record{device::IsakmpSwitched{isakmp_on(now)}});
    if (before == nullptr || before->ike != now.ike) ike_.configure(now.ike, s);
    if (before == nullptr || before->crypto_maps != now.crypto_maps || before->ipsec != now.ipsec ||
        before->access_lists != now.access_lists || bindings(*before) != bindings(now)) {
        const auto applied = bindings(now);
        crypto_map_.configure({now.crypto_maps, now.ipsec, now.access_lists, applied, now.ike.train}, ike_, s);
    }
}

void Device::on_timer(std::uint32_t slot, std::uint32_t generation, Fabric& fabric) {
    TimerTag tag;
    TimerPool::Arm arm;
    const bool due = timers_.expire(slot, generation, fabric.now, tag, arm);
    if (arm.needed) fabric.schedule_timer(identity_.node, arm.at, sequence_++, arm.slot, arm.generation);
    if (!due) return;
    ++version_;
    fingerprint_.add(static_cast<std::uint64_t>(to_ns(fabric.now)));
    fingerprint_.add(std::uint64_t{static_cast<std::uint8_t>(tag.process)} << 40 | std::uint64_t{tag.kind} << 32 |
                     tag.index);
    DeviceServices s{*this, fabric};
    switch (tag.process) {
        case ProcessId::Device:
            if (static_cast<Timer>(tag.kind) == Timer::InterfaceStep)
                run_step(static_cast<InterfaceIndex>(tag.index), s);
            if (static_cast<Timer>(tag.kind) == Timer::Reassembly) expire_reassembly(s);
            break;
        case ProcessId::Arp: arp_.on_timer(tag, s); break;
        case ProcessId::Rib: rib_.on_timer(tag, s); break;
        case ProcessId::Hsrp: hsrp_.on_timer(tag, s); break;
        case ProcessId::Ospf: ospf_.on_timer(tag, s); break;
        case ProcessId::CryptoMap: crypto_map_.on_timer(tag, ike_, s); break;
        case ProcessId::Ike: ike_.on_timer(tag, crypto_map_, s); break;
        case ProcessId::Cdp: cdp_.on_timer(tag, s); break;
        case ProcessId::Probe:
            if (tag.kind == probe::Flows::kFlowTimer) {
                flows_.on_timer(tag, s);
            } else if (tag.kind == probe::Traces::kTraceTimer || tag.kind == probe::Traces::kTraceNextTimer) {
                traces_.on_timer(tag, s);
            } else {
                probe_.on_timer(tag, s);
            }
            break;
        case ProcessId::Track: tell_tracked(track_.on_timer(tag, s), s); break;
        case ProcessId::Ipv4:
        case ProcessId::Ipsec:
        case ProcessId::Count: break;
    }
    settle(s);
}

std::uint32_t Device::start_ping(const probe::PingRequest& request, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    const std::uint32_t probe = probe_.start(request, s);
    settle(s);
    return probe;
}

std::uint32_t Device::start_trace(const probe::TraceRequest& request, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    probe::TraceRequest numbered = request;
    if (numbered.id == 0) numbered.id = probe_.take_number();
    traces_.start(numbered, s);
    settle(s);
    return numbered.id;
}

std::uint32_t Device::start_flow(const probe::FlowRequest& request, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    const std::uint32_t flow = flows_.start(request, s);
    settle(s);
    return flow;
}

void Device::stop_flow(std::uint32_t flow, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    flows_.stop(flow, s);
}

void Device::stop_probe(std::uint32_t probe, Fabric& fabric) {
    ++version_;
    DeviceServices s{*this, fabric};
    probe_.stop(probe, s);
    traces_.stop(probe, s);
}

// Views ask for timer deadlines through the const half of Services; the fabric is there only to make one.

crypto_map::View Device::crypto_map_view(Instant now) const {
    Fabric surroundings;
    surroundings.now = now;
    const DeviceServices s{const_cast<Device&>(*this), surroundings};  // NOLINT: used as const
    return crypto_map_.view(s);
}

ike::View Device::ike_view(Instant now) const {
    Fabric surroundings;
    surroundings.now = now;
    const DeviceServices s{const_cast<Device&>(*this), surroundings};  // NOLINT: used as const
    return ike_.view(s);
}

}  // namespace switchover
