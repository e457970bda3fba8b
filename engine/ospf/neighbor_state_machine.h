#pragma once
/// The neighbor state machine, RFC 2328 §10.1 (states), §10.2 (events), §10.3 (table), in the RFC's words.
#include <cstdint>

namespace switchover::ospf {

/// Ascending, so that "state 2-Way or greater" is a comparison.
enum class NeighborState : std::uint8_t { Down, Attempt, Init, TwoWay, ExStart, Exchange, Loading, Full };

enum class NeighborEvent : std::uint8_t {
    HelloReceived,
    Start,
    TwoWayReceived,
    NegotiationDone,
    ExchangeDone,
    BadLSReq,
    LoadingDone,
    AdjOK,
    SeqNumberMismatch,
    OneWayReceived,
    KillNbr,
    InactivityTimer,
    LLDown,
};

/// Actions of §10.3, performed in bit order.
struct NeighborAction {
    enum Bits : std::uint8_t {
        SendHello = 1,             ///< NBMA only
        StartInactivityTimer = 2,  ///< start or restart
        StopInactivityTimer = 4,
        ClearLists = 8,         ///< Link state retransmission, Database summary, Link state request
        BeginNegotiation = 16,  ///< next DD sequence number, declare oneself master, send empty DD packets
        BuildSummary = 32,      ///< list the area's database, start sending DD packets
        StartRequests = 64,     ///< start (or continue) sending Link State Requests
    };
};

/// What the table's footnoted cells ask for.
struct NeighborGuards {
    bool adjacency_wanted = false;  ///< §10.4
    bool request_list_empty = false;
};

struct NeighborStep {
    std::uint8_t actions = 0;
    NeighborState next = NeighborState::Down;
    constexpr bool operator==(const NeighborStep&) const = default;
};

namespace detail {

enum class Guard : std::uint8_t { Always, Wanted, NotWanted, Empty, NotEmpty };

struct NeighborCell {
    NeighborState first;  ///< the cell is for the states `first` to `last`
    NeighborState last;
    NeighborEvent event;
    Guard guard;
    std::uint8_t actions;
    NeighborState next;
};

using NS = NeighborState;
using NE = NeighborEvent;
using NA = NeighborAction;

inline constexpr NeighborCell kNeighborTable[] = {
    {NS::Down, NS::Down, NE::Start, Guard::Always, NA::SendHello | NA::StartInactivityTimer, NS::Attempt},
    {NS::Attempt, NS::Attempt, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::Init},
    {NS::Down, NS::Down, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::Init},
    {NS::Init, NS::Init, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::Init},
    {NS::TwoWay, NS::TwoWay, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::TwoWay},
    {NS::ExStart, NS::ExStart, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::ExStart},
    {NS::Exchange, NS::Exchange, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::Exchange},
    {NS::Loading, NS::Loading, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::Loading},
    {NS::Full, NS::Full, NE::HelloReceived, Guard::Always, NA::StartInactivityTimer, NS::Full},
    {NS::Init, NS::Init, NE::TwoWayReceived, Guard::Wanted, NA::BeginNegotiation, NS::ExStart},
    {NS::Init, NS::Init, NE::TwoWayReceived, Guard::NotWanted, 0, NS::TwoWay},
    {NS::ExStart, NS::ExStart, NE::NegotiationDone, Guard::Always, NA::BuildSummary, NS::Exchange},
    {NS::Exchange, NS::Exchange, NE::ExchangeDone, Guard::Empty, 0, NS::Full},
    {NS::Exchange, NS::Exchange, NE::ExchangeDone, Guard::NotEmpty, NA::StartRequests, NS::Loading},
    {NS::Loading, NS::Loading, NE::LoadingDone, Guard::Always, 0, NS::Full},
    {NS::TwoWay, NS::TwoWay, NE::AdjOK, Guard::Wanted, NA::BeginNegotiation, NS::ExStart},
    {NS::ExStart, NS::Full, NE::AdjOK, Guard::NotWanted, NA::ClearLists, NS::TwoWay},
    {NS::Exchange, NS::Full, NE::SeqNumberMismatch, Guard::Always, NA::ClearLists | NA::BeginNegotiation, NS::ExStart},
    {NS::Exchange, NS::Full, NE::BadLSReq, Guard::Always, NA::ClearLists | NA::BeginNegotiation, NS::ExStart},
    {NS::Down, NS::Full, NE::KillNbr, Guard::Always, NA::ClearLists | NA::StopInactivityTimer, NS::Down},
    {NS::Down, NS::Full, NE::LLDown, Guard::Always, NA::ClearLists | NA::StopInactivityTimer, NS::Down},
    {NS::Down, NS::Full, NE::InactivityTimer, Guard::Always, NA::ClearLists, NS::Down},
    {NS::TwoWay, NS::Full, NE::OneWayReceived, Guard::Always, NA::ClearLists, NS::Init},
};

constexpr bool holds(Guard guard, const NeighborGuards& guards) {
    switch (guard) {
        case Guard::Wanted: return guards.adjacency_wanted;
        case Guard::NotWanted: return !guards.adjacency_wanted;
        case Guard::Empty: return guards.request_list_empty;
        case Guard::NotEmpty: return !guards.request_list_empty;
        case Guard::Always: break;
    }
    return true;
}

}  // namespace detail

/// Pure: no clock, packets or log. A missing cell keeps the state and does nothing.
constexpr NeighborStep step(NeighborState from, NeighborEvent event, const NeighborGuards& guards) {
    for (const detail::NeighborCell& cell : detail::kNeighborTable)
        if (cell.event == event && cell.first <= from && from <= cell.last && detail::holds(cell.guard, guards))
            return {cell.actions, cell.next};
    return {0, from};
}

static_assert(step(NeighborState::Init, NeighborEvent::TwoWayReceived, {true, false}) ==
              NeighborStep{NeighborAction::BeginNegotiation, NeighborState::ExStart});
static_assert(step(NeighborState::Full, NeighborEvent::TwoWayReceived, {true, true}) ==
              NeighborStep{0, NeighborState::Full});
static_assert(step(NeighborState::Exchange, NeighborEvent::ExchangeDone, {true, true}) ==
              NeighborStep{0, NeighborState::Full});

}  // namespace switchover::ospf
