#pragma once
/// The state of an interface that every process of a device may read.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover {

enum class InterfaceKind : std::uint8_t { Ethernet, Loopback, Atm, Null };

struct InterfaceAddress {
    Ipv4Address address;
    std::uint8_t length = 0;
    Prefix prefix() const { return Prefix::of(address, length); }
    bool operator==(const InterfaceAddress&) const = default;
};

/// An address that HSRP owns while its group is Active.
struct VirtualAddress {
    Ipv4Address address;
    MacAddress mac;
    bool operator==(const VirtualAddress&) const = default;
};

inline constexpr Duration kLoadSample = 5s;      ///< IOS looks at the counters this often
inline constexpr Duration kLoadInterval = 300s;  ///< `load-interval` of IOS unless configured

struct InterfaceLoad {
    double bits_in = 0, packets_in = 0, bits_out = 0, packets_out = 0;  ///< per second
};

struct InterfaceCounters {
    // What every packet touches fills one cache line.
    std::uint64_t packets_in = 0, bytes_in = 0;
    std::uint64_t packets_out = 0, bytes_out = 0;
    Instant last_input = kNever, last_output = kNever;  ///< kNever: never
    Instant next_sample = kPowerOn + kLoadSample;
    std::uint64_t output_drops = 0;

    std::uint64_t broadcasts_in = 0, input_errors = 0, crc_errors = 0;
    std::uint64_t resets = 0, carrier_transitions = 0;
    Instant cleared = kNever;  ///< by `clear counters`; kNever: never

    /// `clear counters`: the counts start over; rates and the instants of the last packets stay.
    void clear(Instant now);
    /// To be called before a packet is counted. The "5 minute rate" of IOS takes a sample of the counters every 5 s;
    /// samples that fell due are taken when the next packet or reader comes by, so an idle interface costs nothing.
    void before_packet(Instant now) {
        if (now >= next_sample) take_samples(now);
    }
    /// The exponentially weighted averages as IOS would print them at `now`, not before the last packet.
    InterfaceLoad load(Instant now) const {
        InterfaceCounters later = *this;
        later.before_packet(now);
        return later.average;
    }

    InterfaceLoad average;                   ///< at the last sample
    Duration load_interval = kLoadInterval;  ///< time constant of the averages
    std::uint64_t sampled_packets_in = 0, sampled_bytes_in = 0, sampled_packets_out = 0, sampled_bytes_out = 0;

   private:
    void take_samples(Instant now);
};

struct alignas(64) Interface {
    // What every packet needs stands first: two cache lines.
    InterfaceKind kind = InterfaceKind::Ethernet;
    MacAddress mac;  ///< burned-in address
    bool admin_up = false;
    bool carrier = false;        ///< cable in place and the far end powered and up; loopbacks always true
    bool line_protocol = false;  ///< admin_up and carrier
    bool proxy_arp = true;
    bool directed_broadcast = false;
    bool redirects = true;
    bool unreachables = true;
    bool deleted = false;  ///< `no interface …`: keeps its index, has no address and is shut down
    std::uint32_t mtu = 1500;
    std::vector<VirtualAddress> virtual_addresses;
    std::uint32_t bandwidth_kbit = 100'000;
    std::uint32_t delay_usec = 100;
    alignas(64) InterfaceCounters counters;
    std::vector<InterfaceAddress> addresses;  ///< primary first
    std::string name;                         ///< full IOS name, `FastEthernet0/0`
    std::string description;

    bool has_address() const { return !addresses.empty(); }
    /// The primary address, 0.0.0.0 when there is none.
    Ipv4Address address() const { return addresses.empty() ? Ipv4Address{} : addresses.front().address; }
    std::uint8_t prefix_length() const { return addresses.empty() ? std::uint8_t{0} : addresses.front().length; }
    bool owns(Ipv4Address a) const {
        for (const InterfaceAddress& own : addresses)
            if (own.address == a) return true;
        for (const VirtualAddress& own : virtual_addresses)
            if (own.address == a) return true;
        return false;
    }
    /// True when `a` lies in a subnet of this interface.
    bool reaches(Ipv4Address a) const {
        for (const InterfaceAddress& own : addresses)
            if (own.prefix().contains(a)) return true;
        return false;
    }
};

/// `FastEthernet0/0` to `Fa0/0`, as IOS shortens names in debug lines and brief tables.
std::string short_interface_name(std::string_view full_name);

}  // namespace switchover
