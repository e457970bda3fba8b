/// What a terminal sees of its router's power: boots, the setup dialogue, reloads that are due, idle time.
#include <fmt/format.h>

#include <array>

#include "engine/ios/config/blank.h"
#include "engine/ios/console/dialogue.h"

namespace switchover::ios {
namespace {

constexpr std::array<Duration, 5> kWarnings = {60min, 30min, 15min, 5min, 1min};

std::string banner(const std::string& text) { return "\n\n\n***\n*** --- " + text + " ---\n***\n"; }

}  // namespace

/// True while the device is off. A device that was off meanwhile knows nothing of this session.
bool Console::lost_power(Host& host) {
    const auto up = host.up_since(node_);
    if (up == up_since_) return !up;
    if (plan_ && host.now() >= plan_->at) {
        const auto world = host.world();
        const snapshot::Device& box = *world->device(node_);
        fresh_line();
        print(banner("SHUTDOWN NOW") + reload_message(*box.config, {up_since_.value_or(plan_->at), plan_clock_},
                                                      plan_->at, plan_->by, plan_->reason));
    }
    plan_.reset();
    up_since_ = up;
    config_.reset();
    rest_.clear();
    typed_ahead_.clear();
    logged_in_ = false;
    level_ = exec::Level::User;
    user_.clear();
    state_ = line_.kind == Kind::Con ? State::Return : State::Closed;
    if (up && state_ == State::Return) {
        read_settings(host);
        fresh_line();
        if (wants_setup(host))
            setup(host);
        else
            print("\n\nPress RETURN to get started!\n\n\n");
    }
    return true;
}

void Console::look_at_clock(Host& host) {
    const bool waits = state_ != State::Closed && state_ != State::Return && state_ != State::Probe;
    if (waits && logged_in_ && idle_limit_ && host.now() - waits_since_ >= *idle_limit_) {
        fresh_line();
        close(host);
    }
}

/// `reload in`: each terminal is warned.
void Console::look_at_plan(Host& host) {
    const Instant now = host.now();
    auto plan = host.planned_reload(node_);
    if (plan_ && !plan) print(banner("SHUTDOWN ABORTED"));
    if (plan && plan == plan_)
        for (const Duration left : kWarnings)
            if (looked_at_plan_ < plan->at - left && now >= plan->at - left) {
                fresh_line();
                print(banner("SHUTDOWN in " + fmt::format("{}:{:02}:00", left / 1h, left / 1min % 60)));
            }
    if (plan) plan_clock_ = host.world()->device(node_)->clock_offset;
    plan_ = std::move(plan);
    looked_at_plan_ = now;
}

/// Nothing was saved, nothing has been typed since, and nobody has said no yet.
bool Console::wants_setup(Host& host) const {
    const auto up = host.up_since(node_);
    if (line_.kind != Kind::Con || !up || host.log(node_).declined_setup == up) return false;
    const auto world = host.world();
    const snapshot::Device& box = *world->device(node_);
    return *box.startup == blank_config(*box.startup) && *box.config == *box.startup;
}

void Console::setup(Host& /*host*/) {
    print("\n\n         --- System Configuration Dialog ---\n\n");
    ask_yes_no(*this, "Would you like to enter the initial configuration dialog? [yes/no]: ", std::nullopt,
               [](Console& c, Host& h, bool yes) {
                   if (yes) {
                       c.print("% not supported by Switchover: the setup dialogue\n");
                       c.setup(h);
                   } else {
                       c.leave_setup(h);
                   }
               });
}

void Console::leave_setup(Host& host) {
    host.log(node_).declined_setup = host.up_since(node_);
    print("\n\nPress RETURN to get started!\n\n\n");
    state_ = State::Return;
}

}  // namespace switchover::ios
