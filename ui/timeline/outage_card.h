#pragma once
#include <QFrame>

#include "ui/timeline/timeline_model.h"

namespace switchover::ui {

/// What an outage was made of: its cause, and the steps until it was over, each as a bar over the same time.
struct OutageStory {
    QString title;  ///< of the ping
    LaneSegment outage;
    Instant until;  ///< its end, or now
    bool over = true;
    FaultStory cause;  ///< its `what` is empty when none is known
};

/// The longest step, in words: `Most of it: IKE finds its peer dead, 22.0 s of 26.0 s.`; empty without steps.
QString longestStepText(const OutageStory& story);

/// A card that floats until a click elsewhere, or Escape.
class OutageCard : public QFrame {
    Q_OBJECT
   public:
    explicit OutageCard(OutageStory story, QWidget* parent = nullptr);
    const OutageStory& story() const { return story_; }
    /// Near `global`, within the screen.
    void popUp(const QPoint& global);

   private:
    OutageStory story_;
};

}  // namespace switchover::ui
