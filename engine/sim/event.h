#pragma once
/// An event is 32 octets of plain data. The total order is (time, target, source, the source's own sequence number), so
/// it does not depend on who ran first, on threads, or on the order of insertion.
#include <cstdint>

#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover {

enum class EventKind : std::uint8_t {
    Timer,      ///< index: timer slot of the target, generation: its generation
    PipeHead,   ///< index: pipe whose oldest frame arrives, generation: the pipe's
    LooseFrame  ///< index: slot of a frame that left the pipe's order (jitter, reorder, duplicate)
};

struct Event {
    std::int64_t at = 0;  ///< virtual nanoseconds
    NodeIndex target = 0;
    NodeIndex source = 0;
    std::uint64_t sequence_and_kind = 0;  ///< sequence << 8 | kind
    std::uint32_t index = 0;
    std::uint32_t generation = 0;

    EventKind kind() const { return static_cast<EventKind>(sequence_and_kind & 0xFF); }
    std::uint64_t sequence() const { return sequence_and_kind >> 8; }
    Instant time() const { return instant_ns(at); }
    static Event make(Instant at, NodeIndex target, NodeIndex source, std::uint64_t sequence, EventKind kind,
                      std::uint32_t index, std::uint32_t generation) {
        return {to_ns(at), target, source, sequence << 8 | static_cast<std::uint64_t>(kind), index, generation};
    }
};
static_assert(sizeof(Event) == 32);

/// Order of two events of the same instant.
constexpr bool same_instant_before(const Event& a, const Event& b) {
    if (a.target != b.target) return a.target < b.target;
    if (a.source != b.source) return a.source < b.source;
    return a.sequence_and_kind < b.sequence_and_kind;
}

}  // namespace switchover
