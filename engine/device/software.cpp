#include "engine/device/software.h"

#include <fmt/format.h>

namespace switchover {

namespace {

/// `disk1:c7200-a3jk9s-mz.123-7.T1` is the file of C7200-A3JK9S-M; the `z` tells that it is compressed.
std::string image_name(const DeviceConfig& config) {
    std::string file = image_file(config);
    if (const std::size_t colon = file.find(':'); colon != std::string::npos) file.erase(0, colon + 1);
    file = file.substr(0, file.find('.'));
    if (file.ends_with("-mz")) file.pop_back();
    for (char& c : file)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return file;
}

std::string release(const DeviceConfig& config) {
    if (config.is_12_2()) return "12.2(46), ";
    return config.version == "12.3" ? "12.3(7)T1,  " : config.version + ", ";
}

}  // namespace

std::string image_file(const DeviceConfig& config) {
    for (const KeptLine& line : config.kept_lines)
        if (line.text.starts_with("boot system ")) return line.text.substr(line.text.rfind(' ') + 1);
    return config.is_12_2() ? "disk1:c7200-jk9s-mz.122-46" : "disk1:c7200-a3jk9s-mz.123-7.T1";
}

std::string software_name(const DeviceConfig& config) {
    return fmt::format("7200 Software ({}), Version {}RELEASE SOFTWARE (fc2)", image_name(config), release(config));
}

std::string software_description(const DeviceConfig& config) {
    return fmt::format(
        "Cisco Internetwork Operating System Software \nIOS (tm) {}\nTAC Support: http://www.cisco.com/tac\n"
        "Copyright (c) 1986-2004 by cisco Systems, Inc.\nCompiled Tue 13-Apr-04 08:03 by switchover",
        software_name(config));
}

}  // namespace switchover
