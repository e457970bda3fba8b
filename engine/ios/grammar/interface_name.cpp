#include "engine/ios/grammar/interface_name.h"

#include <array>

#include "engine/ios/grammar/words.h"

namespace switchover::ios {
namespace {

constexpr std::array kTypes = {
    InterfaceType{"ATM", InterfaceKind::Atm, true, 2, "ATM interface"},
    InterfaceType{"Ethernet", InterfaceKind::Ethernet, true, 2, "IEEE 802.3"},
    InterfaceType{"FastEthernet", InterfaceKind::Ethernet, true, 2, "FastEthernet IEEE 802.3"},
    InterfaceType{"GigabitEthernet", InterfaceKind::Ethernet, true, 2, "GigabitEthernet IEEE 802.3z"},
    InterfaceType{"Loopback", InterfaceKind::Loopback, false, 0, "Loopback interface"},
    InterfaceType{"Null", InterfaceKind::Null, false, 0, "Null interface"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `0`, `0/1`, `1/0/0` without leading zeros, each part up to ten digits and 2147483647.
bool is_unit(std::string_view unit, std::size_t slashes) {
    std::size_t digits = 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < unit.size(); ++i) {
        if (unit[i] == '/') {
            if (digits == 0 || slashes == 0) return false;
            --slashes;
            digits = 0;
            value = 0;
            continue;
        }
        if (!is_digit(unit[i]) || (digits > 0 && value == 0)) return false;
        value = value * 10 + static_cast<std::uint64_t>(unit[i] - '0');
        if (++digits > 10 || value > 2'147'483'647) return false;
    }
    return digits > 0;
}

}  // namespace

std::span<const InterfaceType> interface_types() { return kTypes; }

const InterfaceType* interface_type(std::string_view prefix) {
    const InterfaceType* found = nullptr;
    if (prefix.empty()) return nullptr;
    for (const InterfaceType& candidate : kTypes) {
        if (!starts_with_word(candidate.name, prefix)) continue;
        if (found != nullptr) return nullptr;
        found = &candidate;
    }
    return found;
}

std::optional<InterfaceName> interface_name(std::string_view type, std::string_view unit) {
    const InterfaceType* found = interface_type(type);
    if (found == nullptr || !is_unit(unit, found->slashes)) return std::nullopt;
    return InterfaceName{std::string{found->name} + std::string{unit}, found->kind, found->physical};
}

std::optional<InterfaceName> interface_name(std::string_view token) {
    std::size_t unit = 0;
    while (unit < token.size() && !is_digit(token[unit])) ++unit;
    return interface_name(token.substr(0, unit), token.substr(unit));
}

}  // namespace switchover::ios
