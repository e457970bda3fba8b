#pragma once
/// Interface names as typed (`fa0/0`, `FastEthernet 0/0`) and as IOS writes them.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/sim/interface.h"

namespace switchover::ios {

struct InterfaceName {
    std::string full;  ///< `FastEthernet0/0`
    InterfaceKind kind = InterfaceKind::Ethernet;
    bool physical = true;  ///< false for Loopback and Null: these can be made by configuration
};

/// A type of interface as `interface ?` lists it.
struct InterfaceType {
    std::string_view name;
    InterfaceKind kind = InterfaceKind::Ethernet;
    bool physical = true;
    std::size_t slashes = 1;  ///< most that a unit may have
    std::string_view help;
};
std::span<const InterfaceType> interface_types();
/// The type that a prefix means; null when none or several do.
const InterfaceType* interface_type(std::string_view prefix);

/// `type` is a unique prefix of a type that is simulated, `unit` is `N`, `N/N` or `N/N/N` (numbers up to 2147483647).
/// Nothing when either is not so; sub-interfaces (`0/0.10`) are not simulated.
std::optional<InterfaceName> interface_name(std::string_view type, std::string_view unit);

/// Type and unit in one token.
std::optional<InterfaceName> interface_name(std::string_view token);

}  // namespace switchover::ios
