#pragma once
/// From a lab's name or path to a window on it.
#include <memory>
#include <QString>
#include <string>

#include "engine/base/result.h"
#include "ui/simulation.h"

namespace switchover::window {

struct OpenedLab {
    ui::LabInfo info;
    std::unique_ptr<ui::Simulation> simulation;
};

/// Errors: all problems, one a line, each with file, line and column where it has them.
Result<OpenedLab, std::string> openLab(const std::string& name, std::uint64_t seed);

}  // namespace switchover::window
