#pragma once
/// The diagram as a file: the picture of the canvas, fitted to a page of its own, whatever is in sight there.
#include <QByteArray>
#include <QImage>
#include <QSize>

#include "ui/canvas/scene.h"

namespace switchover::ui {

enum class DiagramFormat : std::uint8_t { Svg, Png, Pdf };

/// A size with room for all labels, in device-independent pixels.
QSize diagramSize(const Scene& scene);

/// `scale` enlarges the pixels of an image. These paint text, so they belong to the window's thread.
QImage diagramImage(const Scene& scene, double scale);
QByteArray diagramSvg(const Scene& scene, const QString& title);
QByteArray diagramPdf(const Scene& scene, const QString& title);

}  // namespace switchover::ui
