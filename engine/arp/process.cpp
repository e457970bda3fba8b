#include "engine/arp/process.h"

#include <algorithm>

#include "engine/ethernet/frame.h"
#include "engine/ipv4/header.h"

namespace switchover::arp {

namespace {

constexpr std::uint32_t kNoSlot = 0xFFFFFFFFu;

void record_seen(bool out, InterfaceIndex interface, const Packet& packet, Services& s) {
    s.record(device::Record{device::ArpSeen{out, packet.operation == Operation::Reply, interface, packet.sender_ip,
                                            packet.sender_mac, packet.target_ip, packet.target_mac}});
}

void send(InterfaceIndex out, MacAddress destination, MacAddress source, const Packet& packet, Services& s) {
    const auto octets = encode(packet);
    EthernetSend frame;
    frame.out = out;
    frame.destination = destination;
    frame.source = source;
    frame.ethertype = ethernet::kArp;
    frame.payload = octets;
    s.send_ethernet(frame);
    if (s.wants_detail()) record_seen(true, out, packet, s);
}

/// Our address that a neighbour of `address` should see: of the same subnet, else the primary.
Ipv4Address source_for(const Interface& interface, Ipv4Address address) {
    for (const InterfaceAddress& own : interface.addresses)
        if (own.prefix().contains(address)) return own.address;
    return interface.address();
}

/// The MAC that answers for `address` on this interface, if the address is ours.
std::optional<MacAddress> own_mac(const Interface& interface, Ipv4Address address) {
    for (const VirtualAddress& own : interface.virtual_addresses)
        if (own.address == address) return own.mac;
    for (const InterfaceAddress& own : interface.addresses)
        if (own.address == address) return interface.mac;
    return std::nullopt;
}

bool is_own_mac(const Interface& interface, MacAddress mac) {
    return mac == interface.mac ||
           std::ranges::any_of(interface.virtual_addresses, [&](const VirtualAddress& v) { return v.mac == mac; });
}

}  // namespace

void Process::configure(std::vector<Duration> timeouts, Services& s) {
    timeouts_ = std::move(timeouts);
    age(s);
}

std::uint32_t Process::slot_of(InterfaceIndex interface, Ipv4Address address) const {
    const std::uint64_t key = key_of(interface, address);
    const auto at = std::ranges::lower_bound(keys_, key, {}, &Key::key);
    return at != keys_.end() && at->key == key ? at->slot : kNoSlot;
}

std::uint32_t Process::make(InterfaceIndex interface, Ipv4Address address) {
    std::uint32_t slot = 0;
    if (free_.empty()) {
        slot = static_cast<std::uint32_t>(entries_.size());
        entries_.emplace_back();
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    Entry& entry = entries_[slot];
    entry.address = address;
    entry.interface = interface;
    const std::uint64_t key = key_of(interface, address);
    keys_.insert(std::ranges::lower_bound(keys_, key, {}, &Key::key), Key{key, slot});
    return slot;
}

void Process::remove(std::uint32_t slot, Services& s) {
    Entry& entry = entries_[slot];
    drop_held(entry, s);
    s.release_timer(entry.timer);
    const std::uint64_t key = key_of(entry.interface, entry.address);
    keys_.erase(std::ranges::lower_bound(keys_, key, {}, &Key::key));
    const std::uint32_t generation = entry.generation + 1;
    entry = Entry{};
    entry.generation = generation;
    free_.push_back(slot);
}

void Process::drop_held(Entry& entry, Services& s) {
    for (const auto& [packet, in] : entry.held) {
        device::PacketDropped dropped;
        dropped.reason = device::PacketDropped::Reason::NoArp;
        dropped.interface = entry.interface;
        if (packet.size() >= ipv4::kHeaderLength) {
            const ipv4::HeaderView header{packet.data()};
            dropped.source = header.source();
            dropped.destination = header.destination();
            dropped.protocol = header.protocol();
        }
        s.record(device::Record{dropped});
    }
    entry.held.clear();
    entry.held_octets = 0;
}

const Entry* Process::find(InterfaceIndex interface, Ipv4Address address) const {
    const std::uint32_t slot = slot_of(interface, address);
    return slot != kNoSlot && entries_[slot].state == Entry::State::Resolved ? &entries_[slot] : nullptr;
}

std::optional<Adjacency> Process::adjacency(InterfaceIndex interface, Ipv4Address address) const {
    const std::uint32_t slot = slot_of(interface, address);
    if (slot == kNoSlot || entries_[slot].state != Entry::State::Resolved) return std::nullopt;
    return Adjacency{slot, entries_[slot].generation};
}

std::optional<MacAddress> Process::resolve_or_hold(InterfaceIndex interface, Ipv4Address next_hop, Bytes& packet,
                                                   Services& s, InterfaceIndex in) {
    std::uint32_t slot = slot_of(interface, next_hop);
    if (slot == kNoSlot) slot = make(interface, next_hop);
    Entry& entry = entries_[slot];
    if (entry.state == Entry::State::Resolved) return entry.mac;
    entry.held_octets += packet.size();
    entry.held.push_back({std::move(packet), in});
    packet = {};
    while (entry.held.size() > kMaximumHeld ||
           (entry.held_octets > kMaximumHeldOctets && entry.held.size() > 1)) {  // the oldest goes
        Entry oldest;
        oldest.interface = interface;
        entry.held_octets -= entry.held.front().packet.size();
        oldest.held.push_back(std::move(entry.held.front()));
        entry.held.erase(entry.held.begin());
        drop_held(oldest, s);
    }
    if (entry.state != Entry::State::Incomplete) {
        entry.state = Entry::State::Incomplete;
        entry.requests = 0;
        ask(entry, s);
        s.start_timer(entry.timer, {ProcessId::Arp, kRequestTimer, slot}, kRequestInterval);
    }
    return std::nullopt;
}

void Process::ask(Entry& entry, Services& s) {
    const Interface& interface = s.interface(entry.interface);
    ++entry.requests;
    entry.updated = s.now;
    if (!interface.line_protocol || !interface.has_address()) return;
    Packet request;
    request.sender_mac = interface.mac;
    request.sender_ip = source_for(interface, entry.address);
    request.target_ip = entry.address;
    send(entry.interface, kBroadcastMac, interface.mac, request, s);
}

void Process::retry(std::uint32_t slot, Services& s) {
    Entry& entry = entries_[slot];
    if (entry.state != Entry::State::Incomplete) return;
    if (entry.requests < kRequests) {
        ask(entry, s);
        s.start_timer(entry.timer, {ProcessId::Arp, kRequestTimer, slot}, kRequestInterval);
        return;
    }
    entry.state = Entry::State::Failed;
    for (const Held& held : entry.held)
        if (held.in != kNoInterface) undeliverable_.push_back(held);
    drop_held(entry, s);
    arm_age(s.now + kIncompleteLinger, s);
}

void Process::learn(std::uint32_t slot, MacAddress mac, Services& s) {
    Entry& entry = entries_[slot];
    if (entry.mac != mac) ++entry.generation;  // headers made for the old address are stale
    entry.mac = mac;
    entry.state = Entry::State::Resolved;
    entry.updated = s.now;
    entry.refreshing = false;
    entry.requests = 0;
    s.stop_timer(entry.timer);
    for (Held& held : entry.held) released_.push_back({entry.interface, entry.address, mac, std::move(held.packet)});
    entry.held.clear();
    entry.held_octets = 0;
    arm_age(next_step(entry), s);
}

bool Process::on_frame(InterfaceIndex interface, ByteView octets, MacAddress ethernet_source, Services& s) {
    const auto packet = decode(octets);
    if (!packet) return false;
    const Interface& in = s.interface(interface);
    if (!in.line_protocol) return true;
    if (is_own_mac(in, packet->sender_mac)) return true;  // our own words, come back
    if (s.wants_detail()) record_seen(false, interface, *packet, s);
    // RFC 5227 §2.4: somebody else speaks from our address.
    if (own_mac(in, packet->sender_ip)) {
        report_duplicate(interface, *packet, s);
        return true;
    }
    // RFC 826 "Packet Reception": update what is there (merge), add when we are the target, then look at the opcode.
    const std::uint32_t known = slot_of(interface, packet->sender_ip);
    const bool merge = known != kNoSlot;
    if (merge) learn(known, packet->sender_mac, s);
    const bool for_us = own_mac(in, packet->target_ip).has_value();
    // 0.0.0.0 is a probe (RFC 5227 §1.1); an address of another subnet is a wrong cable (IOS).
    if (!merge && for_us && !packet->sender_ip.is_unspecified() && in.reaches(packet->sender_ip))
        learn(make(interface, packet->sender_ip), packet->sender_mac, s);
    if (packet->operation == Operation::Request) answer(interface, *packet, ethernet_source, s);
    return true;
}

void Process::answer(InterfaceIndex interface, const Packet& request, MacAddress ethernet_source, Services& s) {
    const Interface& in = s.interface(interface);
    if (request.sender_ip == request.target_ip) return;  // gratuitous: nobody is asked
    std::optional<MacAddress> mac = own_mac(in, request.target_ip);
    if (!mac && in.proxy_arp && in.has_address() && !in.reaches(request.target_ip)) {
        const auto route = s.route(request.target_ip);  // RFC 1027 §2.4
        // While Active we are the virtual router, and so it answers (RFC 2281 §6.4).
        if (route && route->out != interface)
            mac = in.virtual_addresses.empty() ? in.mac : in.virtual_addresses.front().mac;
    }
    if (!mac) return;
    Packet reply;
    reply.operation = Operation::Reply;
    reply.sender_mac = *mac;
    reply.sender_ip = request.target_ip;
    reply.target_mac = request.sender_mac;
    reply.target_ip = request.sender_ip;
    send(interface, ethernet_source.is_zero() ? request.sender_mac : ethernet_source, *mac, reply, s);
}

void Process::report_duplicate(InterfaceIndex interface, const Packet& packet, Services& s) {
    if (duplicate_reported_.size() <= interface) duplicate_reported_.resize(interface + std::size_t{1}, kNever);
    Instant& last = duplicate_reported_[interface];
    if (last != kNever && s.now - last < kDuplicateReportEvery) return;
    last = s.now;
    s.record(device::Record{device::DuplicateAddress{interface, packet.sender_ip, packet.sender_mac}});
    // RFC 5227 §2.4 (b): defend once per interval, so that two boxes do not shout for ever.
    send_gratuitous(interface, packet.sender_ip, *own_mac(s.interface(interface), packet.sender_ip), s);
}

void Process::send_gratuitous(InterfaceIndex interface, Ipv4Address address, MacAddress mac, Services& s) {
    Packet packet;
    packet.operation = Operation::Reply;
    packet.sender_mac = mac;
    packet.sender_ip = address;
    packet.target_mac = kBroadcastMac;
    packet.target_ip = address;
    send(interface, kBroadcastMac, mac, packet, s);
}

void Process::on_interface(InterfaceIndex interface, bool up, Services& s) {
    if (!up) {
        for (std::uint32_t slot = 0; slot < entries_.size(); ++slot)
            if (entries_[slot].state != Entry::State::Free && entries_[slot].interface == interface) remove(slot, s);
        return;
    }
    const Interface& in = s.interface(interface);
    if (in.kind != InterfaceKind::Ethernet) return;
    for (const InterfaceAddress& own : in.addresses) send_gratuitous(interface, own.address, in.mac, s);
}

void Process::on_own_address(InterfaceIndex interface, Ipv4Address address, Services& s) {
    const std::uint32_t slot = slot_of(interface, address);
    if (slot != kNoSlot) remove(slot, s);
}

void Process::clear(Services& s) {
    const std::vector<std::pair<InterfaceIndex, Ipv4Address>> known = resolved();
    for (std::uint32_t slot = 0; slot < entries_.size(); ++slot)
        if (entries_[slot].state == Entry::State::Resolved || entries_[slot].state == Entry::State::Failed)
            remove(slot, s);
    for (InterfaceIndex i = 0; i < s.interfaces().size(); ++i) {
        const Interface& own = s.interface(i);
        if (own.kind != InterfaceKind::Ethernet || !own.line_protocol) continue;
        for (const InterfaceAddress& a : own.addresses) send_gratuitous(i, a.address, own.mac, s);
        for (const VirtualAddress& a : own.virtual_addresses) send_gratuitous(i, a.address, a.mac, s);
    }
    for (const auto& [interface, address] : known) {
        const std::uint32_t slot = make(interface, address);
        entries_[slot].state = Entry::State::Incomplete;
        ask(entries_[slot], s);
        s.start_timer(entries_[slot].timer, {ProcessId::Arp, kRequestTimer, slot}, kRequestInterval);
    }
}

/// When the ager has to look at `entry` again.
Instant Process::next_step(const Entry& entry) const {
    switch (entry.state) {
        case Entry::State::Free:
        case Entry::State::Incomplete: return kNever;
        case Entry::State::Failed: return entry.updated + kRequestInterval + kIncompleteLinger;
        case Entry::State::Resolved: break;
    }
    const Duration life = timeout(entry.interface);
    if (life == Duration{}) return kNever;
    if (!entry.refreshing && life > kRefreshBefore) return entry.updated + life - kRefreshBefore;
    return entry.updated + life;
}

void Process::arm_age(Instant deadline, Services& s) {
    if (deadline < s.timer_deadline(age_timer_)) s.start_timer(age_timer_, {ProcessId::Arp, kAgeTimer, 0}, deadline);
}

void Process::age(Services& s) {
    Instant next = kNever;
    for (std::uint32_t slot = 0; slot < entries_.size(); ++slot) {
        if (next_step(entries_[slot]) <= s.now) {
            Entry& entry = entries_[slot];
            if (entry.state != Entry::State::Resolved || entry.updated + timeout(entry.interface) <= s.now) {
                remove(slot, s);
                continue;
            }
            entry.refreshing = true;
            const Interface& interface = s.interface(entry.interface);
            Packet request;
            request.sender_mac = interface.mac;
            request.sender_ip = source_for(interface, entry.address);
            request.target_ip = entry.address;
            send(entry.interface, entry.mac, interface.mac, request, s);
        }
        next = std::min(next, next_step(entries_[slot]));
    }
    if (next != kNever) arm_age(next, s);
}

void Process::on_timer(TimerTag tag, Services& s) {
    if (tag.kind == kRequestTimer) {
        retry(tag.index, s);
    } else {
        age(s);
    }
}

View Process::view(std::span<const Interface> interfaces) const {
    View view;
    for (const Key& key : keys_) {
        const Entry& entry = entries_[key.slot];
        const bool resolved = entry.state == Entry::State::Resolved;
        view.entries.push_back({entry.address, entry.interface, entry.mac, false, !resolved, entry.updated,
                                static_cast<std::uint32_t>(entry.held.size())});
    }
    for (std::size_t i = 0; i < interfaces.size(); ++i) {
        const Interface& interface = interfaces[i];
        if (interface.kind != InterfaceKind::Ethernet || !interface.line_protocol) continue;
        const auto index = static_cast<InterfaceIndex>(i);
        for (const InterfaceAddress& own : interface.addresses)
            view.entries.push_back({own.address, index, interface.mac, true, false, kPowerOn, 0});
        for (const VirtualAddress& own : interface.virtual_addresses)
            view.entries.push_back({own.address, index, own.mac, true, false, kPowerOn, 0});
    }
    std::ranges::stable_sort(view.entries, [](const EntryView& a, const EntryView& b) {
        return std::pair{a.address, a.interface} < std::pair{b.address, b.interface};
    });
    return view;
}

std::vector<std::pair<InterfaceIndex, Ipv4Address>> Process::resolved() const {
    std::vector<std::pair<InterfaceIndex, Ipv4Address>> out;
    for (const Key& key : keys_)
        if (entries_[key.slot].state == Entry::State::Resolved)
            out.emplace_back(entries_[key.slot].interface, entries_[key.slot].address);
    return out;
}

}  // namespace switchover::arp
