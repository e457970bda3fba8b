#include "engine/link/fabric.h"

#include <limits>

namespace switchover {

/// Puts a frame behind those in flight; the first of them is the one that the queue knows.
inline void Fabric::follow(std::uint32_t pipe_index, Pipe& pipe, Pipe::InFlight&& entry) {
    if (pipe.in_flight() == 0) {
        queue.push(Event::make(entry.arrival, pipe.to, pipe.from, entry.sequence, EventKind::PipeHead, pipe_index,
                               pipe.generation));
    }
    pipe.push(std::move(entry));
}

bool Fabric::transmit(std::uint32_t pipe_index, Frame&& frame, std::uint64_t sequence) {
    Pipe& pipe = (*pipes)[pipe_index];
    if (!pipe.carrier) return false;
    const bool idle = pipe.busy_until <= now;
    if (!idle && pipe.waiting(now) >= pipe.queue_limit) {
        ++pipe.counters.queue_drops;
        return false;
    }
    const Instant started = idle ? now : pipe.busy_until;
    const Instant sent_at = pipe.book(started, idle, frame.size());
    ++pipe.counters.frames;
    pipe.counters.bytes += frame.size();
    Pipe::InFlight entry{sent_at + pipe.delay, sequence, std::move(frame)};
    if (pipe.impaired) {
        impair(pipe_index, pipe, std::move(entry));
        return true;
    }
    if (capture) remember(pipe_index, entry.frame, entry.arrival, sequence);
    if (worker_of != nullptr) {
        hand_over(pipe_index, std::move(entry), false);
    } else {
        follow(pipe_index, pipe, std::move(entry));
    }
    return true;
}

void Fabric::impair(std::uint32_t pipe_index, Pipe& pipe, Pipe::InFlight&& entry) {
    const Impairment& fault = pipe.impairment;
    // Each chance is drawn whether or not it matters, so that turning one fault on shifts no other draw.
    const bool lost = pipe.random.chance_ppm(fault.loss_ppm);
    const bool damaged = pipe.random.chance_ppm(fault.corrupt_ppm);
    const bool twice = pipe.random.chance_ppm(fault.duplicate_ppm);
    const bool late = pipe.random.chance_ppm(fault.reorder_ppm);
    const auto span = static_cast<std::uint64_t>(fault.jitter.count());
    const Duration jitter{static_cast<std::int64_t>(pipe.random.below(span + 1))};
    if (damaged) ++pipe.counters.damaged;
    if (fault.drop_all || lost || damaged) {
        ++pipe.counters.impairment_drops;
        if (capture) remember(pipe_index, entry.frame, kNever, entry.sequence);
        return;
    }
    entry.arrival += fault.extra_delay + jitter + (late ? fault.reorder_by : Duration{});
    if (capture) remember(pipe_index, entry.frame, entry.arrival, entry.sequence);
    if (twice) {
        Pipe::InFlight copy = entry;
        copy.arrival += pipe.serialization(copy.frame.size());
        hand_over(pipe_index, std::move(copy), true);
    }
    hand_over(pipe_index, std::move(entry), true);
}

void Fabric::hand_over(std::uint32_t pipe_index, Pipe::InFlight&& entry, bool loose) {
    if (worker_of != nullptr && (*worker_of)[(*pipes)[pipe_index].to] != worker) {
        crossing.push_back({pipe_index, std::move(entry), loose});
        return;
    }
    enqueue(pipe_index, std::move(entry), loose);
}

void Fabric::enqueue(std::uint32_t pipe_index, Pipe::InFlight&& entry, bool loose) {
    Pipe& pipe = (*pipes)[pipe_index];
    if (loose) {
        std::uint32_t slot = 0;
        if (loose_free_.empty()) {
            slot = static_cast<std::uint32_t>(loose_.size());
            loose_.emplace_back();
        } else {
            slot = loose_free_.back();
            loose_free_.pop_back();
        }
        queue.push(
            Event::make(entry.arrival, pipe.to, pipe.from, entry.sequence, EventKind::LooseFrame, slot, pipe_index));
        loose_[slot] = {pipe_index, pipe.generation, std::move(entry.frame)};
        return;
    }
    follow(pipe_index, pipe, std::move(entry));
}

Frame Fabric::arrive(const Event& event) {
    Pipe& pipe = (*pipes)[event.index];
    if (pipe.generation != event.generation) return {};  // carrier was lost meanwhile
    Frame frame = pipe.take().frame;
    if (pipe.in_flight() > 0) {
        const Pipe::InFlight& next = pipe.front();
        // Last touched when it was sent, a link's delay ago: fetched now, it is there when it arrives.
        __builtin_prefetch(next.frame.data());
        __builtin_prefetch(next.frame.data() + 64);
        queue.push(Event::make(next.arrival, pipe.to, pipe.from, next.sequence, EventKind::PipeHead, event.index,
                               pipe.generation));
    }
    return frame;
}

Frame Fabric::arrive_loose(const Event& event) {
    Loose slot = std::move(loose_[event.index]);
    loose_free_.push_back(event.index);
    return slot.generation == (*pipes)[slot.pipe].generation ? std::move(slot.frame) : Frame{};
}

void Fabric::move_event(const Event& event, Fabric& other) {
    if (event.kind() != EventKind::LooseFrame) {
        other.queue.push(event);
        return;
    }
    Loose frame = std::move(loose_[event.index]);
    loose_free_.push_back(event.index);
    other.loose_.push_back(std::move(frame));
    Event moved = event;
    moved.index = static_cast<std::uint32_t>(other.loose_.size() - 1);
    other.queue.push(moved);
}

void Fabric::share_events(std::vector<Fabric>& workers, const std::vector<std::uint16_t>& of_node) {
    Event event;
    while (queue.pop(std::numeric_limits<std::int64_t>::max(), event))
        move_event(event, workers[of_node[event.target]]);
    queue.reset(to_ns(now));
}

void Fabric::move_events_to(Fabric& other) {
    Event event;
    while (queue.pop(std::numeric_limits<std::int64_t>::max(), event)) move_event(event, other);
}

void Fabric::remember(std::uint32_t pipe_index, const Frame& frame, Instant arrival, std::uint64_t sequence) {
    sent.push_back({now, arrival, pipe_index, sequence, Bytes(frame.view().begin(), frame.view().end())});
}

}  // namespace switchover
