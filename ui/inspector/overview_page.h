#pragma once
#include "ui/inspector/page.h"

class QLabel;

namespace switchover::ui {

/// The first tab: the device at one glance.
class OverviewPage : public InspectorPage {
    Q_OBJECT
   public:
    explicit OverviewPage(QWidget* parent = nullptr);

    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;
    void clear(Instant now) override;
    QString text() const;

   Q_SIGNALS:
    /// A link to the tab of this id was followed.
    void tabWanted(const QString& id);

   private:
    QLabel* label_ = nullptr;
    Instant second_ = kNever;  ///< when the text was made last
};

}  // namespace switchover::ui
