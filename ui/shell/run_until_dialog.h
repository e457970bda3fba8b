#pragma once
#include <QDialog>

#include "ui/simulation.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace switchover::ui {

/// What a person may write for a moment: `+30s` from now, `3m` or `00:03:20.5` since power-on. Errors: what to write.
Result<Instant, QString> momentOf(const QString& text, Instant now);

/// Ctrl+F5: runs to a moment, to a message of the log, or until a condition holds.
class RunUntilDialog : public QDialog {
    Q_OBJECT
   public:
    /// `simulation` is told to run when the dialog is accepted.
    RunUntilDialog(Simulation& simulation, std::shared_ptr<const snapshot::World> world, QWidget* parent = nullptr);

   Q_SIGNALS:
    void flatOutWanted();

   private:
    enum Page { Time, Message, Words };
    QWidget* makeTimePage();
    QWidget* makeMessagePage();
    QWidget* makeWordsPage();
    /// What the page stands for, in the words of a condition; not for Time.
    std::string condition() const;
    void look();
    void go();

    Simulation& simulation_;
    std::shared_ptr<const snapshot::World> world_;
    QTabWidget* pages_ = nullptr;
    QLineEdit* moment_ = nullptr;
    QComboBox* node_ = nullptr;
    QComboBox* topic_ = nullptr;
    QLineEdit* text_ = nullptr;
    QLineEdit* words_ = nullptr;
    QWidget* limit_row_ = nullptr;
    QLineEdit* limit_ = nullptr;
    QLabel* hint_ = nullptr;
    QCheckBox* flat_out_ = nullptr;
    QPushButton* start_ = nullptr;
};

}  // namespace switchover::ui
