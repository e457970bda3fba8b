#include "app/window/engine_simulation.h"

#include <algorithm>
#include <utility>

#include "app/session/script_run.h"
#include "ui/i18n/language.h"

namespace switchover::window {

EngineSimulation::EngineSimulation(World world, std::shared_ptr<const session::Script> script)
    : script_(std::move(script)), engine_(std::move(world)) {
    engine_.set_capture(true);  // the frames of the picture
}

std::vector<ui::GuidedStep> EngineSimulation::stepsOf(const session::Script& script) {
    std::vector<ui::GuidedStep> out;
    const std::string language = ui::currentLanguage().toStdString();
    for (const session::BeginStep& step : script.steps()) {
        auto words = step.in(language);
        out.push_back({std::move(words.title), std::move(words.explanation), ui::GuidedStep::State::Waiting, {}});
    }
    return out;
}

std::vector<ui::GuidedStep> EngineSimulation::steps() const {
    return script_ != nullptr ? stepsOf(*script_) : std::vector<ui::GuidedStep>{};
}

void EngineSimulation::run() {
    met_.reset();
    engine_.run();
}

void EngineSimulation::pause() {
    met_.reset();
    engine_.pause();
}

void EngineSimulation::runUntil(Instant until) {
    met_.reset();
    engine_.run_until(until);
}

void EngineSimulation::followGuidedRun() {
    if (script_ == nullptr || following_) return;
    following_ = true;
    begun_ = 0;
    checks_.clear();
    steps_ = stepsOf(*script_);
    engine_.follow(script_);
}

std::uint64_t EngineSimulation::openConsole(const std::string& node) {
    const std::uint64_t number = consoles_.size() + 1;
    session::ConsoleRequest request;
    request.node = node;
    request.sink = [outbox = outbox_, number](session::ConsoleOutput output) {
        const std::lock_guard lock{outbox->mutex};
        outbox->outputs.push_back({number, output.at, std::move(output.text), output.closed});
    };
    consoles_.push_back(engine_.open_console(std::move(request)));
    return number;
}

void EngineSimulation::type(std::uint64_t console, std::string octets) {
    if (console > 0 && console <= consoles_.size()) engine_.type(consoles_[console - 1], std::move(octets));
}

Result<std::monostate, std::string> EngineSimulation::setTelnet(bool on) {
    if (on == (telnet_ != nullptr)) return std::monostate{};
    if (!on) {
        telnet_.reset();
        return std::monostate{};
    }
    std::vector<std::string> routers;
    const auto world = snapshot();
    for (NodeIndex node = 0; node < world->nodes.size(); ++node)
        if (const snapshot::Device* device = world->device(node); device != nullptr && !device->is_host)
            routers.push_back(device->name);
    // The same ports each time, unless another program (or another window of this one) has them.
    session::TelnetOptions options;
    auto started = session::TelnetServer::start(engine_, routers, options);
    if (!started) {
        options.first_port = 0;
        started = session::TelnetServer::start(engine_, routers, options);
    }
    if (!started) return fail(started.error());
    telnet_ = std::move(*started);
    return std::monostate{};
}

std::vector<ui::TelnetPort> EngineSimulation::telnetPorts() const {
    std::vector<ui::TelnetPort> out;
    if (telnet_ == nullptr) return out;
    for (const ios::Listener& listener : telnet_->listeners())
        out.push_back({listener.device, listener.address, listener.port});
    return out;
}

void EngineSimulation::askForSession(const std::string& lab_path, SessionTaker then) {
    session_takers_[engine_.session(lab_path)] = std::move(then);
}

void EngineSimulation::replay(std::shared_ptr<const session::SessionFile> session, ReplayEnd then) {
    checks_.clear();
    replay_ticket_ = engine_.replay(std::move(session), script_);
    replay_end_ = std::move(then);
}

/// True when somebody waited for this reply.
bool EngineSimulation::answer(const session::Reply& reply) {
    if (reply.ticket == replay_ticket_) {
        replay_ticket_ = 0;
        std::exchange(replay_end_, nullptr)(reply.result ? std::string{} : reply.result.error());
        return true;
    }
    const auto taker = session_takers_.find(reply.ticket);
    if (taker == session_takers_.end()) return false;
    const SessionTaker then = std::move(taker->second);
    session_takers_.erase(taker);
    then(reply.session);
    return true;
}

/// A step has passed when every expectation of its lines has been met; those that watch to the end of the run are left
/// out until they fail.
void EngineSimulation::judgeSteps() {
    using State = ui::GuidedStep::State;
    std::size_t step = 0;        // counted from 1: lines before the first step belong to none
    steps_ = stepsOf(*script_);  // in the language of now
    std::vector<std::size_t> waiting(steps_.size() + 1, 0);
    for (const session::ScriptLine& line : script_->lines) {
        if (std::holds_alternative<session::BeginStep>(line.statement)) ++step;
        const auto* expect = std::get_if<session::Expect>(&line.statement);
        const auto check =
            std::find_if(checks_.begin(), checks_.end(), [&](const session::Check& c) { return c.line == line.line; });
        if (check == checks_.end()) {
            if (expect != nullptr && !(expect->never && !expect->limit)) ++waiting[step];
        } else if (!check->passed && step > 0) {
            steps_[step - 1].state = State::Failed;
            steps_[step - 1].problem = check->text + ": " + check->message;
        }
    }
    for (std::size_t i = 0; i < begun_ && i < steps_.size(); ++i) {
        if (steps_[i].state == State::Failed) continue;
        const bool done = waiting[i + 1] == 0 && (i + 1 < begun_ || !following_ || i + 1 == steps_.size());
        steps_[i].state = done ? State::Passed : State::Current;
    }
}

namespace {

/// The node that a condition speaks of; empty for `*` and for none.
std::string nodeOf(const session::Condition& condition) {
    return std::visit(
        [](const auto& what) -> std::string {
            if constexpr (requires { what.node; }) return what.node == "*" ? std::string() : what.node;
            return {};
        },
        condition.what);
}

}  // namespace

std::optional<ui::ConditionProblem> EngineSimulation::check(const std::string& condition) {
    const auto parsed = session::parse_condition(condition);
    if (!parsed) return ui::ConditionProblem{parsed.error().column, parsed.error().message};
    const std::string node = nodeOf(*parsed);
    if (!node.empty() && snapshot()->find(node) == kNoNode)
        return ui::ConditionProblem{condition.find(node) + 1, "no node is called " + node};
    return std::nullopt;
}

void EngineSimulation::runUntil(const std::string& condition, Instant limit) {
    auto parsed = session::parse_condition(condition);
    if (!parsed) return;
    met_ = std::make_shared<std::atomic<bool>>(false);
    met_limit_ = limit;
    // Lives on the engine's thread; only the flag is shared.
    const auto watch = std::make_shared<session::ConditionWatch>(std::move(*parsed));
    engine_.run_until(
        [watch, met = met_](const World& world, std::span<const Record> fresh) {
            if (!watch->seen(world, fresh)) return false;
            met->store(true);
            return true;
        },
        limit);
}

/// The guided run stands where it stood in the session, if the session is one of it.
void EngineSimulation::takeUpScript(const session::Batch& batch) {
    if (!batch.script) return checks_.clear();
    following_ = !batch.script_over;
    steps_ = stepsOf(*script_);
}

ui::News EngineSimulation::take() {
    session::Batch batch = engine_.take();
    ui::News news;
    {
        const std::lock_guard lock{outbox_->mutex};
        news.consoles = std::exchange(outbox_->outputs, {});
    }
    news.records = std::move(batch.records);
    news.frames = std::move(batch.frames);
    news.running = batch.mode == session::Mode::Running;
    news.achieved_speed = batch.achieved_speed;
    const bool taken = replaying();
    if (taken) checks_.insert(checks_.end(), batch.checks.begin(), batch.checks.end());
    for (const session::Reply& reply : batch.replies) {
        if (reply.ticket == replay_ticket_) takeUpScript(batch);
        if (!answer(reply) && !reply.result) news.refused.push_back({reply.ticket, reply.result.error()});
    }
    // The end of the run before may be in this batch too.
    if (met_ != nullptr && batch.run_ended && (met_->load() || batch.now >= met_limit_)) {
        news.until = met_->load() ? ui::UntilEnd::Met : ui::UntilEnd::GivenUp;
        met_.reset();
    }
    if (following_ || !steps_.empty()) {
        begun_ = batch.steps_begun;
        if (!taken) checks_.insert(checks_.end(), batch.checks.begin(), batch.checks.end());
        // A pause or the end of a `runUntil` ends a run too, but not the script.
        if (following_ && batch.run_ended && begun_ == steps_.size()) following_ = false;
        judgeSteps();
        news.steps = steps_;
        news.following = following_;
    }
    return news;
}

}  // namespace switchover::window
