#pragma once
/// The words of RFC 2281 that packets, state machine, records and views share.
#include <cstdint>

namespace switchover::hsrp {

/// RFC 2281 §5.1 codes. `Disabled` is never on the wire: the group exists, but `standby G ip` was not given.
enum class State : std::uint8_t {
    Initial = 0,
    Learn = 1,
    Listen = 2,
    Speak = 4,
    Standby = 8,
    Active = 16,
    Disabled = 0xFF
};

/// RFC 2281 §5.1.
enum class OpCode : std::uint8_t { Hello = 0, Coup = 1, Resign = 2 };

/// RFC 2281 §5.5, in its letters; m and n are additions of IOS.
enum class Event : std::uint8_t {
    a_Enabled,
    b_Disabled,
    c_ActiveTimer,
    d_StandbyTimer,
    e_HelloTimer,
    f_HigherHelloFromSpeak,
    g_HigherHelloFromActive,
    h_LowerHelloFromActive,
    i_ResignFromActive,
    j_HigherCoup,
    k_HigherHelloFromStandby,
    l_LowerHelloFromStandby,
    m_MacChanged,
    n_AddressConfigured,
};

/// The letter that the RFC and IOS print.
constexpr char letter(Event event) { return static_cast<char>('a' + static_cast<int>(event)); }

}  // namespace switchover::hsrp
