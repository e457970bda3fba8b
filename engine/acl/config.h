#pragma once
/// Access lists: numbered and named, standard and extended.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/address.h"

namespace switchover::acl {

/// Address and wildcard; `any` is 0.0.0.0 255.255.255.255, `host A` has wildcard 0.0.0.0.
struct AddressMatch {
    Ipv4Address address;
    Ipv4Address wildcard{~0u};
    bool operator==(const AddressMatch&) const = default;
    bool matches(Ipv4Address a) const { return ((a.value ^ address.value) & ~wildcard.value) == 0; }
    bool is_any() const { return wildcard.value == ~0u; }
    bool is_host() const { return wildcard.value == 0; }
};

enum class PortOperator : std::uint8_t { None, Equal, NotEqual, Less, Greater, Range };
struct PortMatch {
    PortOperator op = PortOperator::None;
    std::uint16_t first = 0;
    std::uint16_t last = 0;
    bool operator==(const PortMatch&) const = default;
};

struct Entry {
    std::uint32_t sequence = 10;
    bool permit = true;
    std::optional<std::uint8_t> protocol;  ///< absent: `ip`, every protocol
    AddressMatch source;
    PortMatch source_port;
    AddressMatch destination;
    PortMatch destination_port;
    std::optional<std::uint8_t> icmp_type;
    bool log = false;
    bool operator==(const Entry&) const = default;
};

/// `remark TEXT`: stands behind the entry that was the last one when it was typed.
struct Remark {
    std::uint32_t after = 0;  ///< sequence number of that entry; 0: before all
    std::string text;
    bool operator==(const Remark&) const = default;
};

struct AccessList {
    std::string name;  ///< the number as text for numbered lists
    bool extended = true;
    bool named = false;  ///< defined by `ip access-list`
    std::vector<Entry> entries;
    std::vector<Remark> remarks;  ///< ascending by place
    bool operator==(const AccessList&) const = default;
};

struct Config {
    std::vector<AccessList> lists;
    bool operator==(const Config&) const = default;
    const AccessList* find(const std::string& name) const {
        for (const AccessList& list : lists)
            if (list.name == name) return &list;
        return nullptr;
    }
};

}  // namespace switchover::acl
