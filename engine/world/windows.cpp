/// The same events on several threads, exact to the last octet: devices touch each other only by frames, a frame takes
/// at least its cable's delay, so every worker may run freely inside a window as long as the shortest delay
/// (conservative synchronous windows, as in YAWNS). What crosses waits in mailboxes until the window's end; the total
/// order does not depend on when an event was inserted, so the result is that of one thread.
#include <algorithm>
#include <barrier>
#include <thread>

#include "engine/world/world.h"

namespace switchover {

Duration World::shortest_delay() const {
    Duration shortest = Duration::max();
    for (const Pipe& pipe : pipes_) shortest = std::min(shortest, pipe.delay);
    return shortest;
}

namespace {

/// Workers get equal runs of nodes: labs list neighbours near each other, which keeps most frames inside a worker.
std::vector<std::uint16_t> assign_workers(std::size_t nodes, unsigned threads) {
    std::vector<std::uint16_t> worker_of(nodes);
    for (std::size_t i = 0; i < nodes; ++i) worker_of[i] = static_cast<std::uint16_t>(i * threads / nodes);
    return worker_of;
}

/// One window after the other until nothing is left before `until`.
struct Windows {
    std::vector<Fabric>& workers;
    const std::vector<std::uint16_t>& worker_of;
    const std::vector<Pipe>& pipes;
    Instant until;
    Duration lookahead;
    Instant window_end;
    bool finished = false;

    void plan() {
        std::int64_t next = std::numeric_limits<std::int64_t>::max();
        for (Fabric& worker : workers) next = std::min(next, worker.queue.next_time());
        finished = next > to_ns(until);
        if (finished) return;
        const std::int64_t last = next + lookahead.count() - 1;
        window_end = std::min(until, instant_ns(last < next ? to_ns(until) : last));
    }
    void exchange() noexcept {
        for (Fabric& worker : workers) {
            for (Fabric::Crossing& frame : worker.crossing)
                workers[worker_of[pipes[frame.pipe].to]].enqueue(frame.pipe, std::move(frame.entry), frame.loose);
            worker.crossing.clear();
        }
        plan();
    }
};

template <typename T, typename Before>
void merge_into(std::vector<T>& out, std::vector<Fabric>& workers, std::vector<T> Fabric::*list, Before before) {
    const auto old = static_cast<std::ptrdiff_t>(out.size());
    for (Fabric& worker : workers) {
        for (T& item : worker.*list) out.push_back(std::move(item));
        (worker.*list).clear();
    }
    std::stable_sort(out.begin() + old, out.end(), before);
}

}  // namespace

void World::run_windows(Instant until, unsigned threads) {
    threads = static_cast<unsigned>(std::min<std::size_t>({threads, nodes_.size(), 64}));
    if (threads < 2 || pipes_.empty()) return run_events(until);
    const std::vector<std::uint16_t> worker_of = assign_workers(nodes_.size(), threads);
    std::vector<Fabric> workers(threads);
    std::vector<ospf::LsaPool> pools(threads);
    for (std::uint16_t i = 0; i < threads; ++i) {
        Fabric& worker = workers[i];
        worker.pipes = &pipes_;
        worker.worker_of = &worker_of;
        worker.worker = i;
        worker.capture = fabric_.capture;
        worker.detail = fabric_.detail;
        worker.lsa_pool = &pools[i];
        worker.now = now_;
    }
    fabric_.share_events(workers, worker_of);

    Windows windows{workers, worker_of, pipes_, until, shortest_delay(), now_, false};
    windows.plan();
    {
        std::barrier barrier{static_cast<std::ptrdiff_t>(threads), [&windows]() noexcept { windows.exchange(); }};
        const auto work = [&](Fabric& worker) {
            const EnsureContext saved = ensure_context();
            ensure_context().lab = topology_->name.c_str();
            ensure_context().seed = seed_;
            while (!windows.finished) {
                Event event;
                while (worker.queue.pop(to_ns(windows.window_end), event)) handle(event, worker);
                barrier.arrive_and_wait();
            }
            ensure_context() = saved;
        };
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i) others.emplace_back([&, i] { work(workers[i]); });
        work(workers[0]);
    }
    for (Fabric& worker : workers) {
        fabric_.events += worker.events;
        worker.move_events_to(fabric_);
    }
    merge_into(fabric_.records, workers, &Fabric::records, [](const Record& a, const Record& b) {
        return a.at != b.at ? a.at < b.at : a.node != b.node ? a.node < b.node : a.sequence < b.sequence;
    });
    merge_into(fabric_.sent, workers, &Fabric::sent, [this](const SentFrame& a, const SentFrame& b) {
        const NodeIndex from_a = pipes_[a.pipe].from;
        const NodeIndex from_b = pipes_[b.pipe].from;
        return a.at != b.at ? a.at < b.at : from_a != from_b ? from_a < from_b : a.sequence < b.sequence;
    });
}

}  // namespace switchover
