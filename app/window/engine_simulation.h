#pragma once
/// The window's simulation: an engine of app/session behind the interface that ui/ knows.
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include "app/session/engine.h"
#include "app/session/telnet_server.h"
#include "ui/simulation.h"

namespace switchover::window {

class EngineSimulation : public ui::Simulation {
   public:
    /// `script` may be null: a lab without guided run.
    EngineSimulation(World world, std::shared_ptr<const session::Script> script);

    void run() override;
    void pause() override;
    void stepEvent() override { engine_.step_event(); }
    void runUntil(Instant until) override;
    std::optional<ui::ConditionProblem> check(const std::string& condition) override;
    void runUntil(const std::string& condition, Instant limit) override;
    void setSpeed(double speed) override { engine_.set_speed(speed); }
    std::uint64_t apply(Input input) override { return engine_.apply(std::move(input)); }
    void followGuidedRun() override;
    std::uint64_t openConsole(const std::string& node) override;
    void type(std::uint64_t console, std::string octets) override;
    Result<std::monostate, std::string> setTelnet(bool on) override;
    std::vector<ui::TelnetPort> telnetPorts() const override;

    /// Asks for what has been done so far; `then` is called, once, within a later `take`.
    using SessionTaker = std::function<void(const std::shared_ptr<const session::SessionFile>&)>;
    void askForSession(const std::string& lab_path, SessionTaker then);
    /// Drives the fresh lab along a session; `pause` gives up. `then` is called, once, within a later `take`: with an
    /// empty text at its end, or with what went wrong.
    using ReplayEnd = std::function<void(const std::string& problem)>;
    void replay(std::shared_ptr<const session::SessionFile> session, ReplayEnd then);
    bool replaying() const { return replay_ticket_ != 0; }
    std::shared_ptr<const snapshot::World> snapshot() override { return engine_.snapshot(); }
    ui::News take() override;

    /// The steps of a script in the language of now, none begun.
    static std::vector<ui::GuidedStep> stepsOf(const session::Script& script);
    /// Those of the lab's guided run; empty where there is none.
    std::vector<ui::GuidedStep> steps() const;

   private:
    /// Filled on the engine's thread.
    struct Outbox {
        std::mutex mutex;
        std::vector<ui::ConsoleOutput> outputs;
    };
    void judgeSteps();
    void takeUpScript(const session::Batch& batch);
    bool answer(const session::Reply& reply);

    std::shared_ptr<Outbox> outbox_ = std::make_shared<Outbox>();
    std::vector<session::ConsoleId> consoles_;              ///< by our number, from 1
    std::map<std::uint64_t, SessionTaker> session_takers_;  ///< by ticket
    std::uint64_t replay_ticket_ = 0;                       ///< 0: none under way
    ReplayEnd replay_end_;
    std::shared_ptr<const session::Script> script_;
    bool following_ = false;
    std::size_t begun_ = 0;
    std::vector<session::Check> checks_;
    std::vector<ui::GuidedStep> steps_;
    /// Whether the condition that the world runs up to was met; nothing while it runs up to none.
    std::shared_ptr<std::atomic<bool>> met_;
    Instant met_limit_ = kNever;
    session::Engine engine_;
    std::unique_ptr<session::TelnetServer> telnet_;  ///< goes before the engine; null while it is off
};

}  // namespace switchover::window
