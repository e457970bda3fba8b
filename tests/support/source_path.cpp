#include "tests/support/source_path.h"

namespace switchover::test {

std::string source_path(std::string_view inside) { return std::string{SWITCHOVER_SOURCE_DIR "/"}.append(inside); }

}  // namespace switchover::test
