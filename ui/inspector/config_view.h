#pragma once
#include <QPlainTextEdit>

#include "ui/inspector/running_config.h"

namespace switchover::ui {

/// Text with line numbers and marks in a margin: ▲ applied in part, ■ not understood, · kept without effect.
class ConfigView : public QPlainTextEdit {
    Q_OBJECT
   public:
    explicit ConfigView(QWidget* parent = nullptr);
    void show(const RunningConfig& config);
    /// What is the matter with a line; empty when nothing is.
    QString noteOf(int line) const;

   protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

   private:
    class Margin;
    int marginWidth() const;
    void paintMargin(QPaintEvent* event);
    void placeMargin();
    void showGrounds();

    Margin* margin_ = nullptr;
    QVector<MarkedLine> marks_;  ///< ascending
};

}  // namespace switchover::ui
