#pragma once
/// Small integer names for the parts of a world. Indices, never pointers, so that a world can be copied and hashed.
#include <cstdint>

namespace switchover {

using NodeIndex = std::uint32_t;       ///< a device or switch of the world
using InterfaceIndex = std::uint16_t;  ///< an interface within its device (declaration order of the configuration)
using LinkIndex = std::uint32_t;       ///< a cable; its two directions are 2*link (a to b) and 2*link+1

inline constexpr NodeIndex kNoNode = 0xFFFFFFFFu;
inline constexpr NodeIndex kOperator = 0xFFFFFFFEu;  ///< source of inputs given by a person
inline constexpr InterfaceIndex kNoInterface = 0xFFFFu;
inline constexpr LinkIndex kNoLink = 0xFFFFFFFFu;

}  // namespace switchover
