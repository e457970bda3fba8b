#pragma once
/// The running configuration with what has no effect here marked at its lines.
#include <QString>
#include <QVector>

#include "engine/device/config.h"
#include "engine/ios/config/reader.h"

namespace switchover::ui {

struct MarkedLine {
    int line = 0;  ///< of the text, from 0
    ios::Support support = ios::Support::Full;
    QString message;
};

struct RunningConfig {
    QString text;
    QVector<MarkedLine> marked;  ///< ascending; lines applied in part and lines not understood
    QVector<MarkedLine> kept;    ///< ascending; lines without effect that do no harm
};

/// Prints the configuration as IOS does and reads it back, so the marks are those of the lines that are seen.
RunningConfig readRunningConfig(const DeviceConfig& config);

}  // namespace switchover::ui
