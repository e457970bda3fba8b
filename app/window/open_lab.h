#pragma once
/// From the name or path of a lab, or from a session, to what a window is put on.
#include <memory>
#include <string>

#include "app/session/session_file.h"
#include "app/window/engine_simulation.h"
#include "engine/base/result.h"
#include "ui/simulation.h"

namespace switchover::window {

struct OpenedLab {
    ui::LabInfo info;
    std::unique_ptr<EngineSimulation> simulation;
};

/// Errors: all problems, one a line, each with file, line and column where it has them.
Result<OpenedLab, std::string> openLab(const std::string& name, std::uint64_t seed);

/// The lab of a session, fresh, with the session's seed: the next step is to replay it. `lab_path` may be empty: where
/// the session says. Errors: as above, that the lab is gone, or that it is another one.
Result<OpenedLab, std::string> openLabOf(const session::SessionFile& session, const std::string& session_path,
                                         const std::string& lab_path);

}  // namespace switchover::window
