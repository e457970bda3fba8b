#pragma once
/// What is wrong with a display filter in the language of the window; the engine has it in English only.
#include <QString>
#include <string>

namespace switchover::ui {

/// What is quoted in it stays as it was typed.
QString filterProblem(const std::string& english);

}  // namespace switchover::ui
