#pragma once
#include <QDialog>

#include "ui/settings/settings.h"
#include "ui/shell/actions.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSlider;
class QTabWidget;
class QToolButton;

namespace switchover::ui {

/// Theme, language, motion, colours and shortcuts. What is chosen holds at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
   public:
    explicit SettingsDialog(Actions& actions, QWidget* parent = nullptr);

    /// `look`, `motion` or `shortcuts`.
    void showPage(const QString& id);

   private:
    QWidget* makeLookPage();
    QWidget* makeMotionPage();
    void addProtocolColours(QFormLayout& form);
    void askForColour(std::size_t protocol);
    void addPage(const QString& id, const QString& title, QWidget* page);
    /// The widgets as the settings are.
    void show(const Preferences& preferences);
    void store();

    QTabWidget* pages_ = nullptr;
    QComboBox* theme_ = nullptr;
    QComboBox* language_ = nullptr;
    QCheckBox* reduced_ = nullptr;
    QSlider* speed_ = nullptr;
    QLabel* speed_text_ = nullptr;
    QVector<QToolButton*> colours_;
    bool showing_ = false;
};

}  // namespace switchover::ui
