#pragma once
/// The interface state machine, RFC 2328 §9.1 (states), §9.2 (events), §9.3 (table).
#include <cstdint>

namespace switchover::ospf {

enum class InterfaceState : std::uint8_t { Down, Loopback, Waiting, PointToPoint, DROther, Backup, DR };

enum class InterfaceEvent : std::uint8_t {
    InterfaceUp,
    WaitTimer,
    BackupSeen,
    NeighborChange,
    LoopInd,
    UnloopInd,
    InterfaceDown,
};

/// Actions of §9.3.
struct InterfaceAction {
    enum Bits : std::uint8_t {
        StartHelloTimer = 1,
        StartWaitTimer = 2,
        Elect = 4,  ///< §9.4; the election decides between DROther, Backup and DR and so replaces `next`
        Reset = 8,  ///< reset variables, disable timers, KillNbr for every neighbor
    };
};

struct InterfaceGuards {
    bool broadcast = true;  ///< not point-to-point
    bool eligible = true;   ///< Router Priority is not zero
};

struct InterfaceStep {
    std::uint8_t actions = 0;
    InterfaceState next = InterfaceState::Down;
    constexpr bool operator==(const InterfaceStep&) const = default;
};

/// Pure. A missing cell keeps the state and does nothing.
constexpr InterfaceStep step(InterfaceState from, InterfaceEvent event, const InterfaceGuards& guards) {
    using S = InterfaceState;
    using E = InterfaceEvent;
    using A = InterfaceAction;
    switch (event) {
        case E::InterfaceUp:
            if (from != S::Down) break;
            if (!guards.broadcast) return {A::StartHelloTimer, S::PointToPoint};
            if (!guards.eligible) return {A::StartHelloTimer, S::DROther};
            return {A::StartHelloTimer | A::StartWaitTimer, S::Waiting};
        case E::BackupSeen:
        case E::WaitTimer:
            if (from == S::Waiting) return {A::Elect, from};
            break;
        case E::NeighborChange:
            if (from >= S::DROther) return {A::Elect, from};
            break;
        case E::InterfaceDown: return {A::Reset, S::Down};
        case E::LoopInd: return {A::Reset, S::Loopback};
        case E::UnloopInd:
            if (from == S::Loopback) return {0, S::Down};
            break;
    }
    return {0, from};
}

static_assert(step(InterfaceState::Down, InterfaceEvent::InterfaceUp, {true, true}).next == InterfaceState::Waiting);
static_assert(step(InterfaceState::Waiting, InterfaceEvent::NeighborChange, {}) ==
              InterfaceStep{0, InterfaceState::Waiting});

}  // namespace switchover::ospf
