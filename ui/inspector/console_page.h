#pragma once
#include <memory>

#include "ui/inspector/page.h"

namespace switchover::ui {

class Terminal;

/// A console that answers `show …` as the device would.
class ConsolePage : public InspectorPage {
    Q_OBJECT
   public:
    explicit ConsolePage(QWidget* parent = nullptr);

    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;
    void clear(Instant now) override;
    /// The world that answers, as it is shown; show() comes with it.
    void setWorld(const std::shared_ptr<const snapshot::World>& world) { world_ = world; }
    Terminal& terminal() { return *terminal_; }

   private:
    void answer(const QString& line);
    void help(const QString& line);
    void complete(const QString& line);

    Terminal* terminal_ = nullptr;
    std::shared_ptr<const snapshot::World> world_;
    NodeIndex node_ = kNoNode;
    QString prompt_;
    QHash<NodeIndex, QString> transcripts_;  ///< of the other devices
};

}  // namespace switchover::ui
