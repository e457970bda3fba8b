#pragma once
/// A world on its own thread. The window gives commands and takes snapshots and batches; no call here ever waits for
/// the world. The one place where wall time meets virtual time.
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "app/session/consoles.h"
#include "app/session/replayer.h"
#include "app/session/script_run.h"
#include "app/session/session_file.h"
#include "engine/snapshot/snapshot.h"
#include "engine/world/world.h"

namespace switchover::session {

/// What the engine thread did with a command; `ticket` is what the call returned.
struct Reply {
    std::uint64_t ticket = 0;
    Result<std::uint32_t, std::string> result = 0u;  ///< a ping's probe number; or why not
    std::shared_ptr<const World> world;              ///< of `fork`
    std::shared_ptr<const SessionFile> session;      ///< of `session`
};

enum class Mode : std::uint8_t { Paused, Running };

/// Everything that came since the last `take`, in order.
struct Batch {
    std::vector<Record> records;
    std::vector<SentFrame> frames;
    std::uint64_t records_left_out = 0;  ///< beyond `EngineOptions::record_limit`
    std::uint64_t frames_left_out = 0;   ///< beyond `EngineOptions::frame_limit`
    std::vector<Reply> replies;
    std::vector<Check> checks;      ///< of the script
    std::vector<ShowOutput> shows;  ///< of the script
    Mode mode = Mode::Paused;
    bool replaying = false;       ///< a session is on its way to its end
    bool run_ended = false;       ///< `run_until` or the script came to its end, or nothing is left to happen
    std::size_t steps_begun = 0;  ///< of the script
    bool script = false;          ///< one is followed, or has come to its end
    bool script_over = false;
    Instant now;
    double achieved_speed = 0;  ///< virtual seconds a wall second, of late; 0 while paused
};

struct EngineOptions {
    std::size_t record_limit = 1'000'000;  ///< records kept for a consumer that does not come
    std::size_t frame_limit = 100'000;     ///< frames kept for it
    std::string files;                     ///< the folder that routers see as `flash:`; empty: none
    unsigned threads = 1;                  ///< of one world, while neither script nor condition looks at each instant
    /// Called on the engine's thread with everything, before it can be taken: a session folder.
    std::function<void(const World&, std::span<const Record>, std::span<const SentFrame>)> sink;
};

class Engine {
   public:
    static constexpr double kFlatOut = 0;  ///< a speed: as fast as the machine can

    explicit Engine(World world, EngineOptions options = {});
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // --- commands; each returns its ticket. They are done in order, between two instants of the world.
    std::uint64_t run();
    std::uint64_t run_until(Instant until);
    /// Until the condition holds (looked at after each instant) or `limit`.
    std::uint64_t run_until(World::Condition condition, Instant limit);
    std::uint64_t step_event();
    std::uint64_t step_instant();
    /// Virtual seconds a wall second, 0.1 to 1000, or kFlatOut; applies to a run under way too.
    std::uint64_t set_speed(double speed);
    std::uint64_t apply(Input input);
    std::uint64_t set_capture(bool on);
    /// Begins to follow a script; `run` lets its time pass.
    std::uint64_t follow(std::shared_ptr<const Script> script);
    /// A copy of the world comes with the reply.
    std::uint64_t fork();
    /// Goes on with another world (a checkpoint, a branch); a script under way is dropped.
    std::uint64_t restore(World world);
    /// What has been done to the world so far, with its present as the end: what a file of the session holds.
    std::uint64_t session(std::string lab_path);
    /// Drives the world, which must be fresh, along a session: flat out whatever the speed, with records and frames as
    /// in any run. Its reply comes when it is over; inputs are refused until then, and `pause` gives up.
    /// With the script that may have made the session: if it did, it has come as far as the session at its end, and
    /// goes on from there.
    std::uint64_t replay(std::shared_ptr<const SessionFile> session, std::shared_ptr<const Script> script = nullptr);
    /// A terminal on a router; its output comes through the request's sink, on the engine's thread. Terminals get no
    /// replies in batches.
    ConsoleId open_console(ConsoleRequest request);
    /// Octets from its keyboard. One output with `answers` comes for each call.
    std::uint64_t type(ConsoleId console, std::string octets);
    /// The size of its window, in characters; 0: not known.
    std::uint64_t resize_console(ConsoleId console, std::size_t lines, std::size_t columns);
    std::uint64_t close_console(ConsoleId console);
    /// What `show switchover consoles` lists.
    std::uint64_t set_listeners(std::vector<ios::Listener> listeners);
    /// Stops within one instant, also when commands wait before it.
    std::uint64_t pause();

    // --- outputs
    /// The latest snapshot, not older than the last time this was called by more than a frame; with a reply or the end
    /// of a run taken, not older than that. Never null.
    std::shared_ptr<const snapshot::World> snapshot();
    /// Waits only for another swap.
    Batch take();
    /// True when `take` would bring something.
    bool has_news() const { return news_.load(std::memory_order_acquire); }

   private:
    struct Run {
        std::optional<Instant> until;
        World::Condition condition;
    };
    struct StepEvent {};
    struct StepInstant {};
    struct SetSpeed {
        double speed = 1;
    };
    struct SetCapture {
        bool on = true;
    };
    struct Follow {
        std::shared_ptr<const Script> script;
    };
    struct Fork {};
    struct Restore {
        World world;
    };
    struct Pause {};
    struct TellSession {
        std::string lab_path;
    };
    struct Replay {
        std::shared_ptr<const SessionFile> session;
        std::shared_ptr<const Script> script;
    };
    struct OpenConsole {
        ConsoleId id = 0;
        ConsoleRequest request;
    };
    struct Type {
        ConsoleId id = 0;
        std::string octets;
    };
    struct ResizeConsole {
        ConsoleId id = 0;
        std::size_t lines = 0;
        std::size_t columns = 0;
    };
    struct CloseConsole {
        ConsoleId id = 0;
    };
    struct SetListeners {
        std::vector<ios::Listener> listeners;
    };
    using Command = std::variant<Run, StepEvent, StepInstant, SetSpeed, Input, SetCapture, Follow, Fork, Restore, Pause,
                                 TellSession, Replay, OpenConsole, Type, ResizeConsole, CloseConsole, SetListeners>;
    struct Ticketed {
        std::uint64_t ticket = 0;
        Command command;
    };
    using WallClock = std::chrono::steady_clock;

    std::uint64_t post(Command command);
    // On the engine's thread.
    void thread(const std::stop_token& stop);
    bool do_commands();
    void perform(std::uint64_t ticket, Run& run);
    void perform(std::uint64_t ticket, StepEvent&);
    void perform(std::uint64_t ticket, StepInstant&);
    void perform(std::uint64_t ticket, SetSpeed& set);
    void perform(std::uint64_t ticket, Input& input);
    void perform(std::uint64_t ticket, SetCapture& set);
    void perform(std::uint64_t ticket, Follow& follow);
    void perform(std::uint64_t ticket, Fork&);
    void perform(std::uint64_t ticket, Restore& restore);
    void perform(std::uint64_t ticket, Pause&);
    void perform(std::uint64_t ticket, TellSession& tell);
    void perform(std::uint64_t ticket, Replay& replay);
    void perform(std::uint64_t ticket, OpenConsole& open);
    void perform(std::uint64_t ticket, Type& type);
    void perform(std::uint64_t ticket, ResizeConsole& resize);
    void perform(std::uint64_t ticket, CloseConsole& close);
    void perform(std::uint64_t ticket, SetListeners& set);
    bool refused_by_replay(std::uint64_t ticket);
    void reply(std::uint64_t ticket, Result<std::uint32_t, std::string> result,
               std::shared_ptr<const World> world = nullptr, std::shared_ptr<const SessionFile> session = nullptr);
    void anchor();
    void run_slice();
    void replay_slice();
    Result<bool, std::string> replay_step();
    void feed_script();
    void begin_script(std::shared_ptr<const Script> script, std::shared_ptr<const SessionFile> along);
    void end_script();
    void end_replay(Result<std::uint32_t, std::string> result);
    bool run_instant(Instant limit);
    bool run_stretch(Instant limit);
    void tell_consoles();
    void hand_over();
    void end_run();
    void publish(bool now);
    void wait(const std::stop_token& stop);
    Instant target() const;

    // Shared under mutex_, held only to swap.
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::vector<Ticketed> commands_;
    std::uint64_t tickets_ = 0;
    Batch batch_;
    // Shared without it.
    std::atomic<ConsoleId> console_ids_{0};
    std::atomic<bool> interrupt_{false};  ///< commands wait: leave the slice
    std::atomic<bool> snapshot_wanted_{true};
    std::atomic<bool> news_{false};
    // Not std::atomic: that of libstdc++ 12 lets go of its lock without ordering the read before the next write.
    std::mutex snapshot_mutex_;  ///< held only to copy or swap the pointer
    std::shared_ptr<const snapshot::World> snapshot_;

    // The engine thread's own.
    World world_;
    EngineOptions options_;
    Consoles consoles_;
    Batch fresh_;
    Mode mode_ = Mode::Paused;
    double speed_ = 1;
    std::optional<Instant> until_;
    World::Condition condition_;
    std::unique_ptr<ScriptRun> script_;
    bool script_over_ = false;
    std::optional<Replayer> replay_;
    std::uint64_t replay_ticket_ = 0;
    std::size_t checks_told_ = 0;
    WallClock::time_point anchor_wall_{};
    Instant anchor_virtual_;
    WallClock::time_point published_{};
    Instant published_virtual_;
    Duration stretch_;  ///< virtual time that several threads get at once
    std::uint64_t snapshot_events_ = ~std::uint64_t{0};
    std::size_t snapshot_journal_ = 0;
    bool another_world_ = false;  ///< the latest snapshot is of a world that this one did not come from
    std::vector<Record> of_instant_;
    std::jthread thread_;  ///< last: it starts when all else is made and ends before it goes
};

}  // namespace switchover::session
