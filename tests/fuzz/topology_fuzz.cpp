/// Any octets as a lab file: errors are values, and what is written is a lab file again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/topology/lab.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    const auto file = topology::parse_lab_file({reinterpret_cast<const char*>(data), size}, "fuzz");
    if (!file) return 0;
    const auto source = [](const std::string&) -> Result<std::string, std::string> {
        return std::string{"interface FastEthernet0/0\n"};
    };
    const auto lab = topology::build_lab(*file, source);
    if (lab && !topology::parse_lab_file(topology::lab_text(lab->topology), "again")) std::abort();
    return 0;
}
