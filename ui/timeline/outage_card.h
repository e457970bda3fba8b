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
    FaultStory cause;               ///< its `what` is empty when none is known
    std::vector<FaultStory> later;  ///< faults and repairs while it lasted, in order
    FaultStory last;                ///< the last one after it, that cost no answer; its `what` is empty where none did
};

/// A stretch of an outage with a name, and why it took as long as it did.
struct OutagePart {
    enum class Kind : std::uint8_t { Step, Waiting, Rest };
    Kind kind = Kind::Step;
    QString name, reason, evidence;
    Instant from, until;
    bool timer = false;  ///< a step that waits for one
};
/// Steps, the time until somebody did something about it, and what was left until the next answer; in order of cause.
std::vector<OutagePart> partsOf(const OutageStory& story);

/// What most of the time went by for, in words: `Most of it: IKE finds its peer dead, 15.0 s of 17.0 s. …`; that it
/// waited for a repair where it did, and what is left to do while it goes on. Empty without steps.
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
