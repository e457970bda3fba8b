#pragma once
/// Remarks of the table of supported lines in the language of the window; the engine has them in English only.
#include <QString>
#include <string_view>

namespace switchover::ui {

/// A remark that is not known, such as one with an address in it, stays as it is.
QString supportRemark(std::string_view english);

}  // namespace switchover::ui
