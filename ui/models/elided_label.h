#pragma once
#include <QLabel>
#include <QPainter>

namespace switchover::ui {

/// A line of plain text that gives way: it ends in dots where it has no room.
class ElidedLabel : public QLabel {
   public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

   protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(contentsRect(), alignment(), fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

}  // namespace switchover::ui
