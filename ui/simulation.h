#pragma once
/// What the window needs of a running lab: commands go out, snapshots and batches come back. No call waits for the
/// engine; whoever implements it keeps the world on a thread of its own.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "engine/link/fabric.h"
#include "engine/record/record.h"
#include "engine/snapshot/snapshot.h"
#include "engine/world/input.h"

namespace switchover::ui {

/// A step of the guided run and how it stands.
struct GuidedStep {
    enum class State : std::uint8_t { Waiting, Current, Passed, Failed };
    std::string title;
    std::string explanation;  ///< what to watch, one or two sentences
    State state = State::Waiting;
    std::string problem;  ///< of a failed step: which expectation was not met
    bool operator==(const GuidedStep&) const = default;
};

/// What is wrong with the words of a condition.
struct ConditionProblem {
    std::size_t column = 1;  ///< from 1
    std::string message;
};

/// How a run until a condition ended.
enum class UntilEnd : std::uint8_t { None, Met, GivenUp };

/// A command that was refused.
struct Refusal {
    std::uint64_t command = 0;  ///< the number that `apply` returned
    std::string why;
};

/// What a console shows next: octets for a terminal.
struct ConsoleOutput {
    std::uint64_t console = 0;  ///< the number that `openConsole` returned
    Instant at = kPowerOn;
    std::string text;
    bool closed = false;  ///< nothing follows
};

/// Where Telnet reaches the console of a router.
struct TelnetPort {
    std::string device;
    std::string address;
    std::uint16_t port = 0;
};

/// Everything that came since the last `take`.
struct News {
    std::vector<Record> records;    ///< in the world's order
    std::vector<SentFrame> frames;  ///< in the world's order; not all of them at high speed
    std::vector<Refusal> refused;
    std::vector<ConsoleOutput> consoles;
    bool running = false;
    double achieved_speed = 0;  ///< virtual seconds a wall second, of late
    /// The guided run; empty while nobody follows it.
    std::vector<GuidedStep> steps;
    bool following = false;
    UntilEnd until = UntilEnd::None;  ///< such a run ended since the last time
};

class Simulation {
   public:
    static constexpr double kFlatOut = 0;  ///< a speed: as fast as the machine can

    Simulation() = default;
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;
    virtual ~Simulation() = default;

    virtual void run() = 0;
    virtual void pause() = 0;
    virtual void stepEvent() = 0;
    /// Runs until a virtual time, then pauses.
    virtual void runUntil(Instant until) = 0;
    /// Of a condition in the words of the guided run's `when` (app/session/README.md); nothing when it is good.
    virtual std::optional<ConditionProblem> check(const std::string& condition) = 0;
    /// Runs until a good condition holds or its event is seen, at most to `limit`, then pauses.
    virtual void runUntil(const std::string& condition, Instant limit) = 0;
    /// Virtual seconds a wall second, or kFlatOut.
    virtual void setSpeed(double speed) = 0;
    /// The number that a refusal tells again.
    virtual std::uint64_t apply(Input input) = 0;
    /// Begins the lab's guided run; nothing happens where the lab has none.
    virtual void followGuidedRun() = 0;

    /// The console port of a router. Its output comes with the news; that it cannot be had is told there too.
    virtual std::uint64_t openConsole(const std::string& node) = 0;
    /// Octets from the keyboard of a console.
    virtual void type(std::uint64_t console, std::string octets) = 0;
    /// Lets Telnet in from this machine, at a port for each router, or no longer. Errors: why the system refuses it.
    virtual Result<std::monostate, std::string> setTelnet(bool on) = 0;
    /// Empty while Telnet is off.
    virtual std::vector<TelnetPort> telnetPorts() const = 0;

    /// The latest; never null, never changing once given out.
    virtual std::shared_ptr<const snapshot::World> snapshot() = 0;
    virtual News take() = 0;
};

/// A lab to begin with.
struct SampleLab {
    std::string name;
    std::string path;
    std::string title;  ///< of its guided run; empty where there is none
    bool guided = false;
    std::shared_ptr<const snapshot::World> start;  ///< as it is soon after power-on
};

/// What the window knows of a lab beside the simulation.
struct LabInfo {
    std::string name;
    std::string path;
    std::vector<GuidedStep> steps;                    ///< of the guided run; empty where there is none
    std::function<std::vector<SampleLab>()> samples;  ///< reads them; null where there are none
    std::vector<std::string> warnings;                ///< configuration lines without effect, `file:line:column: …`
};

}  // namespace switchover::ui
