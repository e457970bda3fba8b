#pragma once
#include "ui/inspector/page.h"

class QLabel;
class QSplitter;

namespace switchover::ui {

/// A tab of several parts, one above the other, each with its heading.
class SplitPage : public InspectorPage {
    Q_OBJECT
   public:
    explicit SplitPage(QWidget* parent = nullptr);
    /// Takes `part`; `share` of the height, beside those of the others.
    void add(const QString& heading, InspectorPage* part, int share);

    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;
    void clear(Instant now) override;
    void expireMarks(double now_ms) override;
    void setPlaceFinder(const PlaceFinder& finder) override;

   private:
    QSplitter* splitter_ = nullptr;
    QVector<InspectorPage*> parts_;
};

}  // namespace switchover::ui
