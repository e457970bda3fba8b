#pragma once
/// The window's simulation: an engine of app/session behind the interface that ui/ knows.
#include <memory>
#include <set>

#include "app/session/engine.h"
#include "ui/simulation.h"

namespace switchover::window {

class EngineSimulation : public ui::Simulation {
   public:
    /// `script` may be null: a lab without guided run.
    EngineSimulation(World world, std::shared_ptr<const session::Script> script);

    void run() override { engine_.run(); }
    void pause() override { engine_.pause(); }
    void stepEvent() override { engine_.step_event(); }
    void runUntil(Instant until) override { engine_.run_until(until); }
    void setSpeed(double speed) override { engine_.set_speed(speed); }
    void apply(Input input) override { engine_.apply(std::move(input)); }
    void followGuidedRun() override;
    std::shared_ptr<const snapshot::World> snapshot() override { return engine_.snapshot(); }
    ui::News take() override;

    /// The steps of a script, none begun.
    static std::vector<ui::GuidedStep> stepsOf(const session::Script& script);

   private:
    void judgeSteps();

    std::shared_ptr<const session::Script> script_;
    bool following_ = false;
    std::size_t begun_ = 0;
    std::vector<session::Check> checks_;
    std::vector<ui::GuidedStep> steps_;
    session::Engine engine_;
};

}  // namespace switchover::window
