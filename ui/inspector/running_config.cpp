#include "ui/inspector/running_config.h"

#include "engine/ios/show/running_config.h"
#include "ui/i18n/support_words.h"

namespace switchover::ui {

RunningConfig readRunningConfig(const DeviceConfig& config) {
    RunningConfig out;
    const std::string text = ios::show_running_config(config);
    out.text = QString::fromStdString(text);
    DeviceConfig unused;
    for (const ios::LineReport& line : ios::read_config(text, "running-config", unused).lines) {
        if (line.comment || line.support == ios::Support::Full) continue;
        const MarkedLine marked{static_cast<int>(line.line) - 1, line.support, supportRemark(line.message)};
        (line.support == ios::Support::Accepted ? out.kept : out.marked).append(marked);
    }
    return out;
}

}  // namespace switchover::ui
