/// Any octets as a startup configuration: nothing crashes, neither reading it, nor printing it, nor typing it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/ios/config/reader.h"
#include "engine/ios/show/running_config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace switchover;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    DeviceConfig config;
    ios::read_config(text, "fuzz", config);
    const std::string written = ios::config_text(config);
    ios::Mode mode;
    for (std::string_view rest = text.substr(0, 4096); !rest.empty();) {
        const std::size_t end = rest.find('\n');
        ios::expected_next(mode, rest.substr(0, end));
        ios::apply_line(config, mode, rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    if (written.empty()) std::abort();
    return 0;
}
