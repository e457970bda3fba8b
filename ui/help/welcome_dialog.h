#pragma once
#include <QDialog>

#include "ui/simulation.h"

class QCheckBox;
class QVBoxLayout;

namespace switchover::ui {

/// The lab in small, painted as the canvas does.
QPixmap thumbnailOf(const snapshot::World& world, QSize size, double device_pixel_ratio);

/// What there is to begin with: sample labs, labs opened lately, and the failover at once.
class WelcomeDialog : public QDialog {
    Q_OBJECT
   public:
    WelcomeDialog(const std::vector<SampleLab>& samples, const QStringList& recent, QWidget* parent = nullptr);

   Q_SIGNALS:
    void labChosen(const QString& path);
    /// The guided run of this lab is wanted at once.
    void guidedRunChosen(const QString& path);
    void otherLabWanted();

   private:
    QWidget* makeCard(const SampleLab& sample);
    void addRecent(QVBoxLayout& column, const QStringList& recent);
};

}  // namespace switchover::ui
