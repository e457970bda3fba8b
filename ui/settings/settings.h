#pragma once
/// What a person prefers, kept from one start to the next.
#include <array>
#include <map>
#include <QColor>
#include <QKeySequence>
#include <QObject>
#include <QString>
#include <QStringList>

#include "ui/theme/palette.h"

namespace switchover::ui {

enum class ThemeChoice : std::uint8_t { System, Light, Dark, HighContrast };

struct Preferences {
    ThemeChoice theme = ThemeChoice::System;
    QString language;                              ///< `en`, `pt_BR`; empty: as the system
    std::map<QString, QKeySequence> shortcuts;     ///< by action, where they differ from the default
    bool reduced_motion = false;                   ///< no travelling dots, no transitions
    double animation_speed = 1;                    ///< of the dots, 0.25 to 4
    std::array<QColor, kProtocols> protocol = {};  ///< invalid: as the theme has it
    bool welcome = true;                           ///< at the start without a lab
    bool operator==(const Preferences&) const = default;
};

class Settings : public QObject {
    Q_OBJECT
   public:
    static constexpr double kSlowest = 0.25, kFastest = 4;

    /// The program's; reads QSettings when first asked for. Values out of range become the default.
    static Settings& shared();

    const Preferences& preferences() const { return preferences_; }
    /// Writes them and tells of it when they differ from what was.
    void set(const Preferences& preferences);

   Q_SIGNALS:
    void changed();

   private:
    Settings();
    Preferences preferences_;
};

/// The theme that a choice means on this system now.
Theme themeFor(ThemeChoice choice);
/// The palette for these preferences.
Palette paletteFor(const Preferences& preferences);
/// `pt_BR` or `en`: the one of our languages that the preference, or the system, means.
QString languageFor(const Preferences& preferences);

}  // namespace switchover::ui
