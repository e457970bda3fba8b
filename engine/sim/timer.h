#pragma once
/// Timers are data: a tag that says what to do and a slot that says when. No closures, so a world can be copied.
#include <cstdint>
#include <vector>

#include "engine/base/time.h"

namespace switchover {

/// The processes of a device, in the order in which they hear of an interface change.
enum class ProcessId : std::uint8_t {
    Device,
    Arp,
    Ipv4,
    Rib,
    Track,
    Hsrp,
    Ospf,
    CryptoMap,
    Ipsec,
    Ike,
    Probe,
    Cdp,
    Count
};

/// What a timer means to its process. `kind` is the process's own enum, `index` its own key (neighbour, SA, group…).
struct TimerTag {
    ProcessId process = ProcessId::Device;
    std::uint8_t kind = 0;
    std::uint32_t index = 0;
    bool operator==(const TimerTag&) const = default;
};

/// Name of a timer slot. A process keeps one per timer; default-made means "never started".
struct TimerId {
    std::uint32_t slot = 0xFFFFFFFFu;
    bool valid() const { return slot != 0xFFFFFFFFu; }
};

/// The timers of one device. Restarting a running timer to a later deadline costs one store: the pending queue entry
/// is left alone and re-armed when it fires early (hold and dead timers restart on every hello).
class TimerPool {
   public:
    struct Slot {
        TimerTag tag;
        Instant deadline = kNever;  ///< kNever: stopped
        Instant pending = kNever;   ///< when the live queue entry will pop; kNever: none
        std::uint32_t generation = 0;
        bool used = false;
    };
    /// What the caller must push into the event queue.
    struct Arm {
        bool needed = false;
        Instant at = kNever;
        std::uint32_t slot = 0;
        std::uint32_t generation = 0;
    };

    Arm start(TimerId& id, TimerTag tag, Instant deadline);
    void stop(TimerId id);
    /// Stops and gives the slot back; `id` becomes invalid.
    void release(TimerId& id);
    bool running(TimerId id) const { return id.valid() && slots_[id.slot].deadline != kNever; }
    /// kNever when stopped.
    Instant deadline(TimerId id) const { return id.valid() ? slots_[id.slot].deadline : kNever; }
    /// A queue entry popped: true (and `tag` set, timer now stopped) when it is due; else `arm` may ask for a re-arm.
    bool expire(std::uint32_t slot, std::uint32_t generation, Instant now, TimerTag& tag, Arm& arm);
    void clear();

   private:
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_;
};

}  // namespace switchover
