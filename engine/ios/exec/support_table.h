#pragma once
#include <string>

namespace switchover::ios {

/// The README's table of commands and configuration lines, Markdown, made from the rows that console and reader use.
std::string generate_support_table();

}  // namespace switchover::ios
