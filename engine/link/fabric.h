#pragma once
/// What a node needs of its surroundings while it handles an event: the cables, the event queue, and where records and
/// captured frames go. One fabric per worker; with one worker there is one for the whole world.
#include <cstdint>
#include <vector>

#include "engine/link/pipe.h"
#include "engine/record/record.h"
#include "engine/sim/event_queue.h"

namespace switchover {

namespace ospf {
class LsaPool;
}

/// A frame as it was sent, for captures and the picture. In order of (at, source node, sequence).
struct SentFrame {
    Instant at;
    Instant arrival;  ///< when the far end will have it; kNever: it was lost on the way
    std::uint32_t pipe = 0;
    std::uint64_t sequence = 0;
    Bytes octets;  ///< without FCS
};

class Fabric {
   public:
    Instant now;
    EventQueue queue;
    std::vector<Record> records;
    std::vector<SentFrame> sent;
    bool capture = false;
    std::uint64_t events = 0;
    bool detail = true;                  ///< records of every single LSA received are wanted
    ospf::LsaPool* lsa_pool = nullptr;   ///< shared by the routers of this worker; set by the world before each run
    std::vector<Pipe>* pipes = nullptr;  ///< set by the world before each run; never copied with meaning
    /// Which worker runs a node; empty with one worker. A frame to another worker's node waits in `crossing`.
    const std::vector<std::uint16_t>* worker_of = nullptr;
    std::uint16_t worker = 0;

    struct Crossing {
        std::uint32_t pipe = 0;
        Pipe::InFlight entry;
        bool loose = false;
    };
    std::vector<Crossing> crossing;

    /// Sends `frame` into the pipe at `now`; `sequence` is the sender's own next number. False: dropped at the sender.
    bool transmit(std::uint32_t pipe, Frame&& frame, std::uint64_t sequence);
    void schedule_timer(NodeIndex node, Instant at, std::uint64_t sequence, std::uint32_t slot,
                        std::uint32_t generation) {
        queue.push(Event::make(at, node, node, sequence, EventKind::Timer, slot, generation));
    }
    /// Puts an arriving frame where its receiver will find it (also used to merge `crossing`).
    void enqueue(std::uint32_t pipe, Pipe::InFlight&& entry, bool loose);
    /// Next frame of a pipe whose queue entry popped; re-arms for the one behind it.
    Frame arrive(const Event& event);
    /// A frame out of a pipe's order.
    Frame arrive_loose(const Event& event);

    /// Hands every pending event (and the loose frames they name) to the worker of its target.
    void share_events(std::vector<Fabric>& workers, const std::vector<std::uint16_t>& of_node);
    /// Hands everything pending back to one fabric.
    void move_events_to(Fabric& other);

   private:
    void move_event(const Event& event, Fabric& other);
    void impair(std::uint32_t pipe_index, Pipe& pipe, Pipe::InFlight&& entry);
    void hand_over(std::uint32_t pipe_index, Pipe::InFlight&& entry, bool loose);
    void follow(std::uint32_t pipe_index, Pipe& pipe, Pipe::InFlight&& entry);
    void remember(std::uint32_t pipe_index, const Frame& frame, Instant arrival, std::uint64_t sequence);

    struct Loose {
        std::uint32_t pipe = 0;
        std::uint32_t generation = 0;
        Frame frame;
    };
    std::vector<Loose> loose_;
    std::vector<std::uint32_t> loose_free_;
};

}  // namespace switchover
