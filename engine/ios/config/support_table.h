#pragma once
#include <string>

namespace switchover::ios {

/// The README's table of configuration lines, Markdown, made from the rows that the reader uses.
std::string generate_support_table();

}  // namespace switchover::ios
