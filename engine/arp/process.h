#pragma once
/// ARP of all interfaces of one device: RFC 826, proxy ARP (RFC 1027), duplicate detection (RFC 5227 §2.4).
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/arp/packet.h"
#include "engine/arp/view.h"
#include "engine/base/bytes.h"
#include "engine/sim/services.h"

namespace switchover::arp {

inline constexpr Duration kDefaultTimeout = 4h;         ///< `arp timeout`
inline constexpr Duration kRefreshBefore = 60s;         ///< unicast request this long before an entry ends
inline constexpr Duration kRequestInterval = 1s;        ///< between requests for an incomplete entry
inline constexpr unsigned kRequests = 3;                ///< unanswered, then held packets are dropped
inline constexpr Duration kIncompleteLinger = 60s;      ///< how long a failed entry is still listed
inline constexpr Duration kDuplicateReportEvery = 30s;  ///< records of duplicate addresses per interface
inline constexpr std::size_t kMaximumHeld = 256;        ///< packets per entry; then the oldest is dropped
inline constexpr std::size_t kMaximumHeldOctets = 64 * 1024;

/// A whole IPv4 packet that waits for a neighbour.
struct Held {
    Bytes packet;
    InterfaceIndex in = kNoInterface;  ///< where it came in; kNoInterface: made by this device
};

/// A neighbour, or one being asked for.
struct Entry {
    enum class State : std::uint8_t { Free, Incomplete, Failed, Resolved };
    Ipv4Address address;
    InterfaceIndex interface = kNoInterface;
    State state = State::Free;
    MacAddress mac;
    std::uint32_t generation = 0;  ///< counts the lives of this slot and changes of `mac`
    Instant updated;               ///< confirmed, or (not resolved) last asked for
    bool refreshing = false;       ///< the unicast request was sent
    std::uint8_t requests = 0;
    TimerId timer;
    std::vector<Held> held;  ///< oldest first
    std::size_t held_octets = 0;
};

/// A lasting name of a resolved entry, for caches on the forwarding path.
struct Adjacency {
    std::uint32_t slot = 0xFFFFFFFFu;
    std::uint32_t generation = 0;
};

/// A held packet that can go now.
struct Released {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address next_hop;
    MacAddress mac;
    Bytes packet;
};

class Process {
   public:
    enum Timer : std::uint8_t { kRequestTimer, kAgeTimer };

    /// `arp timeout` by interface; interfaces past the end have 4 hours, 0 means never.
    void configure(std::vector<Duration> timeouts, Services& s);
    void on_interface(InterfaceIndex interface, bool up, Services& s);
    /// `octets` is the payload of a frame of type 0x0806. Returns false when it was no legal ARP packet.
    bool on_frame(InterfaceIndex interface, ByteView octets, MacAddress ethernet_source, Services& s);
    void on_timer(TimerTag tag, Services& s);
    /// An address became ours (HSRP): what was learnt about it is forgotten.
    void on_own_address(InterfaceIndex interface, Ipv4Address address, Services& s);

    /// The neighbour if its MAC is known.
    const Entry* find(InterfaceIndex interface, Ipv4Address address) const;
    std::optional<Adjacency> adjacency(InterfaceIndex interface, Ipv4Address address) const;
    /// The entry so named while it is still resolved; two loads.
    const Entry* check(Adjacency a) const {
        if (a.slot >= entries_.size()) return nullptr;
        const Entry& entry = entries_[a.slot];
        return entry.generation == a.generation && entry.state == Entry::State::Resolved ? &entry : nullptr;
    }
    /// The MAC of `next_hop`; or nothing, and `packet` (a whole IPv4 packet) was moved away: it comes back from
    /// take_released, or after three unanswered requests it is dropped, recorded and comes back from
    /// take_undeliverable. `in` is where the packet came in.
    std::optional<MacAddress> resolve_or_hold(InterfaceIndex interface, Ipv4Address next_hop, Bytes& packet,
                                              Services& s, InterfaceIndex in = kNoInterface);
    bool has_released() const { return !released_.empty(); }
    std::vector<Released> take_released() { return std::exchange(released_, {}); }
    /// Packets of others whose next hop did not answer: their senders are to be told (RFC 1812 §5.2.7.1).
    std::vector<Held> take_undeliverable() { return std::exchange(undeliverable_, {}); }

    /// Broadcast reply that says `address` is at `mac`, sent from `mac`.
    static void send_gratuitous(InterfaceIndex interface, Ipv4Address address, MacAddress mac, Services& s);
    View view(std::span<const Interface> interfaces) const;
    /// Resolved neighbours, ascending by (interface, address).
    std::vector<std::pair<InterfaceIndex, Ipv4Address>> resolved() const;
    /// `clear arp-cache`: every neighbor is forgotten and asked for anew, own addresses are announced.
    void clear(Services& s);

   private:
    struct Key {
        std::uint64_t key = 0;  // interface << 32 | address
        std::uint32_t slot = 0;
    };
    static std::uint64_t key_of(InterfaceIndex i, Ipv4Address a) { return std::uint64_t{i} << 32 | a.value; }
    std::uint32_t slot_of(InterfaceIndex interface, Ipv4Address address) const;
    std::uint32_t make(InterfaceIndex interface, Ipv4Address address);
    void remove(std::uint32_t slot, Services& s);
    void drop_held(Entry& entry, Services& s);
    void learn(std::uint32_t slot, MacAddress mac, Services& s);
    void ask(Entry& entry, Services& s);
    void retry(std::uint32_t slot, Services& s);
    void age(Services& s);
    void arm_age(Instant deadline, Services& s);
    Instant next_step(const Entry& entry) const;
    Duration timeout(InterfaceIndex i) const { return i < timeouts_.size() ? timeouts_[i] : kDefaultTimeout; }
    void answer(InterfaceIndex interface, const Packet& request, MacAddress ethernet_source, Services& s);
    void report_duplicate(InterfaceIndex interface, const Packet& packet, Services& s);

    std::vector<Entry> entries_;  // slots keep their place
    std::vector<std::uint32_t> free_;
    std::vector<Key> keys_;  // ascending
    std::vector<Duration> timeouts_;
    std::vector<Instant> duplicate_reported_;  // by interface; kNever: not yet
    TimerId age_timer_;
    std::vector<Released> released_;
    std::vector<Held> undeliverable_;
};

}  // namespace switchover::arp
