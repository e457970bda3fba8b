#include "engine/ios/config/blank.h"

#include <string>

#include "engine/ios/config/reader.h"
#include "engine/ios/grammar/interface_name.h"

namespace switchover::ios {

DeviceConfig blank_config(const DeviceConfig& hardware) {
    std::string text = "version " + hardware.version + "\n";
    for (const InterfaceConfig& port : hardware.interfaces) {
        const auto name = interface_name(port.name);
        if (name && name->physical) text += "interface " + port.name + "\n no ip address\n shutdown\n";
    }
    DeviceConfig out;
    (void)read_config(text, {}, out);
    return out;
}

}  // namespace switchover::ios
