#pragma once
/// Where the sources are, told by one object file only: every other test compiles to the same octets wherever it lies.
#include <string>
#include <string_view>

namespace switchover::test {

/// `inside` (`topologies/ha-vpn`) as a path that can be opened.
std::string source_path(std::string_view inside);

}  // namespace switchover::test
