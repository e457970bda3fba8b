#include "engine/sim/interface.h"

namespace switchover {

std::string short_interface_name(std::string_view full_name) {
    // IOS keeps the first two letters of the type and the unit.
    std::size_t unit = 0;
    while (unit < full_name.size() && (full_name[unit] < '0' || full_name[unit] > '9')) ++unit;
    const std::size_t letters = unit < 2 ? unit : 2;
    return std::string{full_name.substr(0, letters)} + std::string{full_name.substr(unit)};
}

}  // namespace switchover
