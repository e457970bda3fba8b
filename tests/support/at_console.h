#pragma once
/// A person in front of the console port of a router of ha-vpn: what tests of the console begin with.
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>

#include "tests/support/shown.h"
#include "tests/support/terminal.h"

namespace switchover::test {

class AtConsole {
   protected:
    static inline const std::string kBox = "7204VXR-1";

    /// The lab has run for `at`; nothing has been typed but RETURN. `files`: the folder behind `flash:`.
    void sit_down(Duration at = 90s, std::string files = {}) {
        lab_.emplace("ha-vpn");
        lab_->run_until(at);
        (void)lab_->world().take_records();
        consoles_.emplace(std::move(files));
        t_ = std::make_unique<Terminal>(*lab_, *consoles_, kBox);
    }
    /// As `sit_down`, privileged and without pages.
    void sit_down_privileged(Duration at = 90s, std::string files = {}) {
        sit_down(at, std::move(files));
        t_->lines({"enable", "terminal length 0"});
    }

    /// What happens in the meantime.
    std::string waited(Duration d) {
        t_->pass(d);
        return t_->take();
    }
    /// Lines of configuration mode, which is left again; what the last of them shows.
    std::string configure(std::initializer_list<const char*> lines) {
        t_->line("configure terminal");
        std::string shown = t_->lines(lines);
        t_->line("end");
        (void)waited(1ms);
        return shown;
    }
    const DeviceConfig& config() const { return *lab_->world().device(kBox)->config(); }

    std::optional<Lab> lab_;
    std::optional<session::Consoles> consoles_;
    std::unique_ptr<Terminal> t_;
};

}  // namespace switchover::test
