#pragma once
/// The state machine of RFC 2281 §5.7 as a table that is checked while compiling.
#include <array>
#include <bit>
#include <cstdint>

#include "engine/hsrp/state.h"

namespace switchover::hsrp {

/// A set of actions. They are performed in the order that process.cpp documents, not in that of the letters.
using Actions = std::uint16_t;
inline namespace actions {            // RFC 2281 §5.6
inline constexpr Actions A = 1 << 0;  ///< start Active Timer
inline constexpr Actions B = 1 << 1;  ///< start Standby Timer
inline constexpr Actions C = 1 << 2;  ///< stop Active Timer
inline constexpr Actions D = 1 << 3;  ///< stop Standby Timer
inline constexpr Actions E = 1 << 4;  ///< learn parameters
inline constexpr Actions F = 1 << 5;  ///< send Hello message
inline constexpr Actions G = 1 << 6;  ///< send Coup message
inline constexpr Actions H = 1 << 7;  ///< send Resign message
inline constexpr Actions I = 1 << 8;  ///< send gratuitous ARP message
}  // namespace actions

/// The footnotes of §5.7.
struct Guards {
    bool address_configured = true;  ///< `+`: event a leads to Listen, else to Learn
    bool preempt = false;            ///< `*`: event h is answered with a Coup
    bool operator==(const Guards&) const = default;
};

struct Step {
    Actions actions = 0;
    State next = State::Initial;
    bool operator==(const Step&) const = default;
};

/// Pure: no clock, packets or log. A missing cell keeps the state and does nothing.
/// Two cells are not the RFC's: Active/g also sends a Resign, as IOS does (seen as `i/Resign rcvd` at the peer), and
/// Learn/n, an address typed while the group waits to learn one.
/// Disabled has no cells: process.cpp leads in and out of it by configuration.
constexpr Step step(State from, Event event, Guards guards = {});

namespace detail {

struct Cell {
    State from = State::Initial;
    Event event = Event::a_Enabled;
    Step step;
};

using enum State;
using enum Event;

inline constexpr Cell kTable[] = {
    {Initial, a_Enabled, {A | B, Listen}},  // footnote +

    {Learn, b_Disabled, {C | D, Initial}},
    {Listen, b_Disabled, {C | D, Initial}},
    {Speak, b_Disabled, {C | D, Initial}},
    {Standby, b_Disabled, {C | D, Initial}},
    {Active, b_Disabled, {C | D | H, Initial}},

    {Listen, c_ActiveTimer, {A | B, Speak}},
    {Standby, c_ActiveTimer, {C | D | F | I, Active}},

    {Listen, d_StandbyTimer, {B, Speak}},
    {Speak, d_StandbyTimer, {D, Standby}},

    {Speak, e_HelloTimer, {F, Speak}},
    {Standby, e_HelloTimer, {F, Standby}},
    {Active, e_HelloTimer, {F, Active}},

    {Speak, f_HigherHelloFromSpeak, {B, Listen}},
    {Standby, f_HigherHelloFromSpeak, {B, Listen}},

    {Learn, g_HigherHelloFromActive, {E | A | B, Listen}},
    {Listen, g_HigherHelloFromActive, {E | A, Listen}},
    {Speak, g_HigherHelloFromActive, {E | A, Speak}},
    {Standby, g_HigherHelloFromActive, {E | A, Standby}},
    {Active, g_HigherHelloFromActive, {A | B | H, Speak}},  // H: IOS

    {Learn, h_LowerHelloFromActive, {E | A | B, Listen}},
    {Listen, h_LowerHelloFromActive, {A, Listen}},    // footnote *
    {Speak, h_LowerHelloFromActive, {A, Speak}},      // footnote *
    {Standby, h_LowerHelloFromActive, {A, Standby}},  // footnote *
    {Active, h_LowerHelloFromActive, {G, Active}},

    {Listen, i_ResignFromActive, {A | B, Speak}},
    {Speak, i_ResignFromActive, {A, Speak}},
    {Standby, i_ResignFromActive, {C | F | I, Active}},

    {Active, j_HigherCoup, {A | B | H, Speak}},

    {Listen, k_HigherHelloFromStandby, {B, Listen}},
    {Speak, k_HigherHelloFromStandby, {B, Listen}},
    {Standby, k_HigherHelloFromStandby, {B, Listen}},
    {Active, k_HigherHelloFromStandby, {B, Active}},

    {Listen, l_LowerHelloFromStandby, {B, Speak}},
    {Speak, l_LowerHelloFromStandby, {D, Standby}},
    {Active, l_LowerHelloFromStandby, {B, Active}},

    {Learn, n_AddressConfigured, {A | B, Listen}},  // IOS
};

/// A code has one bit, none or all.
constexpr std::size_t row_of(State state) {
    return static_cast<std::size_t>(std::bit_width(static_cast<std::uint8_t>(state)));
}
constexpr std::size_t column_of(Event event) { return static_cast<std::size_t>(event); }

/// The same by state and event: every packet and timer looks here.
inline constexpr auto kSteps = [] {
    std::array<std::array<Step, column_of(n_AddressConfigured) + 1>, row_of(Disabled) + 1> steps{};
    for (const State from : {Initial, Learn, Listen, Speak, Standby, Active, Disabled})
        steps[row_of(from)].fill({0, from});
    for (const Cell& cell : kTable) steps[row_of(cell.from)][column_of(cell.event)] = cell.step;
    return steps;
}();

}  // namespace detail

constexpr Step step(State from, Event event, Guards guards) {
    const Step cell = detail::kSteps[detail::row_of(from)][detail::column_of(event)];
    if (event == Event::a_Enabled && from == State::Initial && !guards.address_configured)
        return {cell.actions, State::Learn};
    if (event == Event::h_LowerHelloFromActive && guards.preempt &&
        (from == State::Listen || from == State::Speak || from == State::Standby))
        return {B | G | F | I, State::Active};
    return cell;
}

static_assert(step(State::Initial, Event::a_Enabled) == Step{A | B, State::Listen});
static_assert(step(State::Initial, Event::a_Enabled, {false, false}) == Step{A | B, State::Learn});
static_assert(step(State::Standby, Event::c_ActiveTimer) == Step{C | D | F | I, State::Active});
static_assert(step(State::Active, Event::g_HigherHelloFromActive) == Step{A | B | H, State::Speak});
static_assert(step(State::Listen, Event::h_LowerHelloFromActive, {true, true}) == Step{B | G | F | I, State::Active});
static_assert(step(State::Active, Event::h_LowerHelloFromActive, {true, true}) == Step{G, State::Active});
static_assert(step(State::Active, Event::i_ResignFromActive) == Step{0, State::Active});
static_assert(step(State::Disabled, Event::a_Enabled) == Step{0, State::Disabled});

}  // namespace switchover::hsrp
