#pragma once
/// The language of the program's own words, and of numbers and dates.
#include <QString>

class QApplication;

namespace switchover::ui {

/// Installs the translation that the settings mean, or takes it away. Windows made afterwards speak it.
void applyLanguage(QApplication& application);

/// `en` or `pt_BR`: what windows made now speak.
QString currentLanguage();

}  // namespace switchover::ui
