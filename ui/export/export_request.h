#pragma once
/// What is to be exported, as chosen in the dialog.
#include <optional>
#include <QString>
#include <QVector>

#include "engine/base/time.h"
#include "ui/export/diagram.h"
#include "ui/models/log_model.h"

namespace switchover::ui {

enum class LogFileFormat : std::uint8_t { Text, JsonLines, Csv };

struct ExportRequest {
    enum class Kind : std::uint8_t { Log, Capture, Diagram, Report, Folder };
    Kind kind = Kind::Log;
    QString path;                             ///< of the file; of the folder for Folder
    Instant from = kPowerOn, until = kNever;  ///< Log, Capture
    LogFileFormat log_format = LogFileFormat::Text;
    LogFilter filter;              ///< Log
    QVector<std::uint32_t> pipes;  ///< Capture: 2i and 2i+1 are what ends a and b of cable i send; empty: all
    DiagramFormat diagram_format = DiagramFormat::Svg;
    double scale = 2;            ///< Diagram, of a PNG
    QString title, note;         ///< Report
    bool configurations = true;  ///< Report
};

/// `125`, `90s`, `2m`, `2:05`, `00:02:05.250`: seconds, a duration, or a clock since power-on.
std::optional<Instant> parseInstant(const QString& text);

}  // namespace switchover::ui
