#include "app/session/engine.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace switchover::session {

namespace {

using namespace std::chrono_literals;  // NOLINT

constexpr auto kFrame = std::chrono::milliseconds{16};
/// How long the world may run before commands and pace are looked at again.
constexpr auto kSlice = std::chrono::milliseconds{4};
/// Instants between two looks at the wall clock.
constexpr int kInstantsPerLook = 16;
/// A lag that pacing does not try to make up for: the machine is too slow, or was asleep.
constexpr auto kForgivenLag = std::chrono::milliseconds{250};

/// Bounds of the virtual time that several threads get at once: it is meant to take them a slice.
constexpr Duration kShortestStretch = 1ms, kLongestStretch = 10s;

constexpr double kSlowest = 0.1, kFastest = 1000;

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
    if (to.empty()) {
        to = std::move(from);
    } else {
        std::move(from.begin(), from.end(), std::back_inserter(to));
    }
    from.clear();
}

/// The same, but not beyond `limit` elements; counts what is left out.
template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from, std::size_t limit, std::uint64_t& left_out) {
    const std::size_t room = limit - std::min(limit, to.size());
    if (from.size() > room) {
        left_out += from.size() - room;
        from.erase(from.begin() + static_cast<std::ptrdiff_t>(room), from.end());
    }
    append(to, std::move(from));
}

}  // namespace

Engine::Engine(World world, EngineOptions options)
    : world_(std::move(world)), options_(std::move(options)), consoles_(options_.files), stretch_(kShortestStretch) {
    publish(true);
    thread_ = std::jthread{[this](const std::stop_token& stop) { thread(stop); }};
}

Engine::~Engine() {
    thread_.request_stop();
    interrupt_.store(true);
    wake_.notify_all();
}

// --- the caller's side

std::uint64_t Engine::post(Command command) {
    std::uint64_t ticket = 0;
    {
        const std::lock_guard lock{mutex_};
        ticket = ++tickets_;
        commands_.push_back({ticket, std::move(command)});
        interrupt_.store(true, std::memory_order_release);
    }
    wake_.notify_one();
    return ticket;
}

std::uint64_t Engine::run() { return post(Run{}); }
std::uint64_t Engine::run_until(Instant until) { return post(Run{until, {}}); }
std::uint64_t Engine::run_until(World::Condition condition, Instant limit) {
    return post(Run{limit, std::move(condition)});
}
std::uint64_t Engine::step_event() { return post(StepEvent{}); }
std::uint64_t Engine::step_instant() { return post(StepInstant{}); }
std::uint64_t Engine::set_speed(double speed) { return post(SetSpeed{speed}); }
std::uint64_t Engine::apply(Input input) { return post(std::move(input)); }
std::uint64_t Engine::set_capture(bool on) { return post(SetCapture{on}); }
std::uint64_t Engine::follow(std::shared_ptr<const Script> script) { return post(Follow{std::move(script)}); }
std::uint64_t Engine::fork() { return post(Fork{}); }
std::uint64_t Engine::restore(World world) { return post(Restore{std::move(world)}); }
std::uint64_t Engine::session(std::string lab_path) { return post(TellSession{std::move(lab_path)}); }
std::uint64_t Engine::replay(std::shared_ptr<const SessionFile> session, std::shared_ptr<const Script> script) {
    return post(Replay{std::move(session), std::move(script)});
}
ConsoleId Engine::open_console(ConsoleRequest request) {
    const ConsoleId id = ++console_ids_;
    post(OpenConsole{id, std::move(request)});
    return id;
}
std::uint64_t Engine::type(ConsoleId console, std::string octets) { return post(Type{console, std::move(octets)}); }
std::uint64_t Engine::resize_console(ConsoleId console, std::size_t lines, std::size_t columns) {
    return post(ResizeConsole{console, lines, columns});
}
std::uint64_t Engine::close_console(ConsoleId console) { return post(CloseConsole{console}); }
std::uint64_t Engine::set_listeners(std::vector<ios::Listener> listeners) {
    return post(SetListeners{std::move(listeners)});
}
std::uint64_t Engine::pause() { return post(Pause{}); }

std::shared_ptr<const snapshot::World> Engine::snapshot() {
    snapshot_wanted_.store(true, std::memory_order_release);
    const std::scoped_lock lock(snapshot_mutex_);
    return snapshot_;
}

Batch Engine::take() {
    Batch out;
    const std::lock_guard lock{mutex_};
    std::swap(out, batch_);
    // What is a state and not an event stays for the next one.
    batch_.mode = out.mode;
    batch_.replaying = out.replaying;
    batch_.steps_begun = out.steps_begun;
    batch_.script = out.script;
    batch_.script_over = out.script_over;
    batch_.now = out.now;
    batch_.achieved_speed = out.achieved_speed;
    news_.store(false, std::memory_order_release);
    return out;
}

// --- the engine's thread

void Engine::thread(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const bool asked = do_commands();
        if (mode_ == Mode::Running) run_slice();
        // In this order: who sees a reply or the end of a run in a batch finds them in the snapshot too.
        publish(asked || mode_ == Mode::Paused);
        hand_over();
        wait(stop);
    }
}

bool Engine::do_commands() {
    std::vector<Ticketed> commands;
    {
        const std::lock_guard lock{mutex_};
        commands.swap(commands_);
        interrupt_.store(false, std::memory_order_release);
    }
    for (Ticketed& next : commands) std::visit([&](auto& command) { perform(next.ticket, command); }, next.command);
    return !commands.empty();
}

void Engine::reply(std::uint64_t ticket, Result<std::uint32_t, std::string> result, std::shared_ptr<const World> world,
                   std::shared_ptr<const SessionFile> session) {
    fresh_.replies.push_back({ticket, std::move(result), std::move(world), std::move(session)});
}

/// What would lead a replay astray is answered with a refusal.
bool Engine::refused_by_replay(std::uint64_t ticket) {
    if (replay_) reply(ticket, fail(std::string{"a session is being replayed: wait for its end"}));
    return replay_.has_value();
}

void Engine::perform(std::uint64_t ticket, Run& run) {
    if (refused_by_replay(ticket)) return;
    until_ = run.until;
    condition_ = std::move(run.condition);
    mode_ = Mode::Running;
    anchor();
    reply(ticket, 0u);
}

void Engine::perform(std::uint64_t ticket, StepEvent&) {
    if (refused_by_replay(ticket)) return;
    mode_ = Mode::Paused;
    const bool stepped = world_.step_event();
    hand_over();
    reply(ticket, stepped ? Result<std::uint32_t, std::string>{0u} : fail(std::string{"nothing is left to happen"}));
}

void Engine::perform(std::uint64_t ticket, StepInstant&) {
    if (refused_by_replay(ticket)) return;
    mode_ = Mode::Paused;
    const Instant before = world_.now();
    const bool stepped = run_instant(script_ ? script_->wake(world_) : kNever) || world_.now() != before;
    reply(ticket, stepped ? Result<std::uint32_t, std::string>{0u} : fail(std::string{"nothing is left to happen"}));
}

void Engine::perform(std::uint64_t ticket, SetSpeed& set) {
    speed_ = set.speed == kFlatOut ? kFlatOut : std::clamp(set.speed, kSlowest, kFastest);
    anchor();
    reply(ticket, 0u);
}

void Engine::perform(std::uint64_t ticket, Input& input) {
    if (refused_by_replay(ticket)) return;
    auto done = world_.apply(input);
    hand_over();
    reply(ticket, std::move(done));
}

void Engine::perform(std::uint64_t ticket, SetCapture& set) {
    world_.set_capture(set.on);
    reply(ticket, 0u);
}

void Engine::perform(std::uint64_t ticket, Follow& follow) {
    if (refused_by_replay(ticket)) return;
    begin_script(std::move(follow.script), nullptr);
    hand_over();
    reply(ticket, 0u);
}

void Engine::begin_script(std::shared_ptr<const Script> script, std::shared_ptr<const SessionFile> along) {
    script_ = std::make_unique<ScriptRun>(std::move(script));
    if (along != nullptr) script_->follow_along(std::move(along));
    script_over_ = false;
    checks_told_ = 0;
    script_->advance(world_, {});
}

void Engine::perform(std::uint64_t ticket, Fork&) { reply(ticket, 0u, std::make_shared<const World>(world_)); }

void Engine::perform(std::uint64_t ticket, Restore& restore) {
    if (replay_) end_replay(fail(std::string{"given up"}));
    mode_ = Mode::Paused;
    script_.reset();
    world_ = std::move(restore.world);
    snapshot_events_ = ~std::uint64_t{0};
    another_world_ = true;
    consoles_.world_replaced();
    anchor();
    reply(ticket, 0u);
}

void Engine::perform(std::uint64_t ticket, Pause&) {
    if (replay_) end_replay(fail(std::string{"given up"}));
    mode_ = Mode::Paused;
    reply(ticket, 0u);
}

void Engine::perform(std::uint64_t ticket, TellSession& tell) {
    reply(ticket, 0u, nullptr, std::make_shared<const SessionFile>(session_of(world_, std::move(tell.lab_path))));
}

void Engine::perform(std::uint64_t ticket, Replay& replay) {
    if (refused_by_replay(ticket)) return;
    if (world_.events() != 0 || !world_.journal().empty()) {
        reply(ticket, fail(std::string{"only a lab that has not begun can follow a session"}));
        return;
    }
    replay_ticket_ = ticket;
    mode_ = Mode::Running;
    if (replay.script != nullptr) begin_script(std::move(replay.script), replay.session);
    replay_.emplace(std::move(replay.session));
}

void Engine::perform(std::uint64_t /*ticket*/, OpenConsole& open) {
    consoles_.open(world_, open.id, std::move(open.request));
}

void Engine::perform(std::uint64_t /*ticket*/, Type& type) {
    consoles_.lock(replay_ ? "a session is being replayed: wait for its end" : "");
    consoles_.type(world_, type.id, type.octets);
    hand_over();
}

void Engine::perform(std::uint64_t /*ticket*/, ResizeConsole& resize) {
    consoles_.resize(world_, resize.id, resize.lines, resize.columns);
}

void Engine::perform(std::uint64_t /*ticket*/, CloseConsole& close) {
    consoles_.close(world_, close.id);
    hand_over();
}

void Engine::perform(std::uint64_t /*ticket*/, SetListeners& set) { consoles_.set_listeners(std::move(set.listeners)); }

void Engine::end_replay(Result<std::uint32_t, std::string> result) {
    replay_.reset();
    if (script_ && !script_->go_on_alone()) script_.reset();
    if (script_ && script_->finished()) end_script();
    end_run();
    reply(replay_ticket_, std::move(result));
}

// --- time

void Engine::anchor() {
    anchor_wall_ = WallClock::now();
    anchor_virtual_ = world_.now();
}

/// The virtual instant that the wall clock has reached.
Instant Engine::target() const {
    if (speed_ == kFlatOut) return kNever;
    const double wall_ns = std::chrono::duration<double, std::nano>(WallClock::now() - anchor_wall_).count();
    return anchor_virtual_ + Duration{static_cast<std::int64_t>(wall_ns * speed_)};
}

/// One instant at most; false when nothing happens up to `limit`, where the clock then stands (if it is an instant).
bool Engine::run_instant(Instant limit) {
    const bool stepped = world_.step_instant(limit);
    if (!stepped && limit != kNever && world_.now() < limit) world_.run_until(limit);
    of_instant_ = world_.take_records();
    if (script_) script_->advance(world_, of_instant_);
    if (condition_ && condition_(world_, of_instant_)) end_run();
    append(fresh_.records, std::move(of_instant_));
    return stepped;
}

/// What several threads do in about a slice; otherwise as `run_instant`.
bool Engine::run_stretch(Instant limit) {
    const Instant next = world_.next_event_time();
    if (next == kNever || next > limit) {
        if (limit != kNever && world_.now() < limit) world_.run_until(limit);
        return false;
    }
    const auto started = WallClock::now();
    world_.run_until(limit - next > stretch_ ? next + stretch_ : limit, options_.threads);
    const auto took = WallClock::now() - started;
    if (took > kSlice) stretch_ = std::max(stretch_ / 2, kShortestStretch);
    if (took < kSlice / 4) stretch_ = std::min(stretch_ * 2, kLongestStretch);
    return true;
}

/// The script is shown every instant as when it was followed.
void Engine::feed_script() {
    of_instant_ = world_.take_records();
    script_->advance(world_, of_instant_);
    append(fresh_.records, std::move(of_instant_));
    if (script_->strayed()) script_.reset();
}

Result<bool, std::string> Engine::replay_step() {
    if (!script_) return replay_->advance(world_);
    const JournalEntry* due = replay_->due(world_);
    const Instant next = std::min(world_.next_event_time(), due != nullptr ? due->at : replay_->session().end);
    if (const Instant wake = script_->wake(world_); wake < next) {
        if (wake > world_.now()) world_.run_until(wake);
        feed_script();
        return true;
    }
    if (due != nullptr) {
        replay_->approach(world_);
        if (world_.now() == due->at) feed_script();
        return replay_->advance(world_);
    }
    const auto goes_on = replay_->advance(world_);
    feed_script();
    return goes_on;
}

void Engine::replay_slice() {
    const auto started = WallClock::now();
    for (int steps = 1; replay_ && !interrupt_.load(std::memory_order_acquire); ++steps) {
        if (steps % kInstantsPerLook == 0 && WallClock::now() - started > kSlice) break;
        const auto goes_on = replay_step();
        if (!goes_on) {
            end_replay(fail(goes_on.error()));
        } else if (!*goes_on) {
            end_replay(0u);
        }
    }
}

void Engine::run_slice() {
    if (replay_) return replay_slice();
    const auto started = WallClock::now();
    const Instant paced = target();
    Instant limit = std::min(paced, until_.value_or(kNever));
    for (int instants = 0; mode_ == Mode::Running && !interrupt_.load(std::memory_order_acquire); ++instants) {
        const bool look = options_.threads > 1 || instants % kInstantsPerLook == kInstantsPerLook - 1;
        if (look && WallClock::now() - started > kSlice) break;
        const Instant stop = script_ ? std::min(limit, script_->wake(world_)) : limit;
        const bool alone = options_.threads > 1 && !script_ && !condition_;
        const bool stepped = alone ? run_stretch(stop) : run_instant(stop);
        const bool script_ends = script_ && !script_over_ && script_->finished();
        if (script_ends) end_script();
        if (script_ends && !until_) {
            end_run();
        } else if (until_ && world_.now() >= *until_) {
            // Everything of that very instant has happened: step_instant takes instants whole.
            end_run();
        } else if (!stepped && stop == kNever) {
            end_run();
        } else if (!stepped && world_.now() >= limit) {
            break;
        }
    }
    const bool behind = paced != kNever && world_.now() < paced;
    if (behind && WallClock::now() - started > kSlice && paced - world_.now() > kForgivenLag * std::max(speed_, 1.0))
        anchor();
}

void Engine::end_script() {
    script_->finish(world_);
    script_over_ = true;  // whoever runs on from here is not stopped again
}

void Engine::end_run() {
    mode_ = Mode::Paused;
    until_.reset();
    condition_ = nullptr;
    fresh_.run_ended = true;
}

// --- outputs

/// Records of the slice go to the terminals; what these do in turn (commands typed ahead) makes further ones.
void Engine::tell_consoles() {
    append(fresh_.records, world_.take_records());
    std::size_t told = 0;
    do {
        const std::span<const Record> fresh = std::span{fresh_.records}.subspan(told);
        told = fresh_.records.size();
        consoles_.on_records(world_, fresh);
        append(fresh_.records, world_.take_records());
    } while (told != fresh_.records.size());
}

/// Brings what the world made into the batch that the consumer takes.
void Engine::hand_over() {
    tell_consoles();
    auto frames = world_.take_frames();
    if (options_.sink && (!fresh_.records.empty() || !frames.empty())) options_.sink(world_, fresh_.records, frames);
    if (script_) {
        const auto& checks = script_->checks();
        fresh_.checks.insert(fresh_.checks.end(), checks.begin() + static_cast<std::ptrdiff_t>(checks_told_),
                             checks.end());
        checks_told_ = checks.size();
        append(fresh_.shows, script_->take_shows());
    }
    const bool news = !fresh_.records.empty() || !frames.empty() || !fresh_.replies.empty() || !fresh_.checks.empty() ||
                      !fresh_.shows.empty() || fresh_.run_ended;
    const std::lock_guard lock{mutex_};
    append(batch_.records, std::move(fresh_.records), options_.record_limit, batch_.records_left_out);
    append(batch_.frames, std::move(frames), options_.frame_limit, batch_.frames_left_out);
    append(batch_.replies, std::move(fresh_.replies));
    append(batch_.checks, std::move(fresh_.checks));
    append(batch_.shows, std::move(fresh_.shows));
    batch_.run_ended = batch_.run_ended || std::exchange(fresh_.run_ended, false);
    batch_.mode = mode_;
    batch_.replaying = replay_.has_value();
    batch_.steps_begun = script_ ? script_->steps_begun() : 0;
    batch_.script = script_ != nullptr;
    batch_.script_over = script_over_;
    batch_.now = world_.now();
    if (mode_ == Mode::Paused) batch_.achieved_speed = 0;
    if (news) news_.store(true, std::memory_order_release);
}

/// A snapshot at most once a frame, and only when the last one was taken and is not up to date. `now`: at once and
/// unasked, because the thread is about to sleep and could not answer later.
void Engine::publish(bool now) {
    const auto wall = WallClock::now();
    if (!now && (wall - published_ < kFrame || !snapshot_wanted_.load(std::memory_order_acquire))) return;
    const auto previous = snapshot_;  // only this thread writes it
    const bool stale = !previous || previous->now != world_.now() || snapshot_events_ != world_.events() ||
                       snapshot_journal_ != world_.journal().size();
    if (!stale) return;
    snapshot_wanted_.store(false, std::memory_order_release);
    snapshot_events_ = world_.events();
    snapshot_journal_ = world_.journal().size();
    // Versions of devices can be compared within one history only.
    const bool related = !std::exchange(another_world_, false);
    auto next = snapshot::take(world_, related ? previous.get() : nullptr);
    {
        const std::scoped_lock swapping(snapshot_mutex_);
        snapshot_.swap(next);
    }
    const double wall_s = std::chrono::duration<double>(wall - published_).count();
    const double virtual_s = to_seconds(world_.now() - published_virtual_);
    published_ = wall;
    published_virtual_ = world_.now();
    const std::lock_guard lock{mutex_};
    if (mode_ == Mode::Running && wall_s < 1) batch_.achieved_speed = virtual_s / wall_s;
}

/// Sleeps until the next event is due by pace, the next frame, or a command.
void Engine::wait(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    const auto asked = [&] { return !commands_.empty(); };
    if (asked()) return;
    if (mode_ == Mode::Paused) {
        wake_.wait(lock, stop, asked);
        return;
    }
    if (speed_ == kFlatOut || replay_) return;
    const Instant reached = target();
    const Instant next =
        std::min({world_.next_event_time(), until_.value_or(kNever), script_ ? script_->wake(world_) : kNever});
    auto sleep = std::chrono::duration_cast<WallClock::duration>(kFrame);
    if (next <= reached) return;
    if (next != kNever) {
        const double ns = static_cast<double>((next - reached).count()) / speed_;
        if (ns < static_cast<double>(Duration{sleep}.count())) sleep = Duration{static_cast<std::int64_t>(ns)};
    }
    wake_.wait_for(lock, stop, sleep, asked);
}

}  // namespace switchover::session
