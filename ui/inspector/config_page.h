#pragma once
#include "ui/inspector/page.h"
#include "ui/inspector/running_config.h"

class QLabel;
class QToolButton;

namespace switchover::ui {

class ConfigView;

/// The running configuration: marks beside lines without full effect, and what is the matter with the current one.
class ConfigPage : public InspectorPage {
    Q_OBJECT
   public:
    explicit ConfigPage(QWidget* parent = nullptr);

    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;
    void clear(Instant now) override;
    const RunningConfig& shown() const { return config_; }
    /// The line that the cursor stands in, from 0.
    int currentLine() const;

   public Q_SLOTS:
    void nextMark();

   private:
    void read(const DeviceConfig& config);
    void tell();

    std::shared_ptr<const DeviceConfig> read_;
    RunningConfig config_;
    ConfigView* view_ = nullptr;
    QLabel* note_ = nullptr;
    QToolButton* next_ = nullptr;
};

}  // namespace switchover::ui
