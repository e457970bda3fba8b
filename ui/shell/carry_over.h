#pragma once

class QMainWindow;

namespace switchover::ui {

/// What a person set in the named fields, boxes, tabs, tables and splitters of one window is set in those of another.
/// Both are made by the same code, so their widgets come in the same order; dialogs are left out.
void carryOver(const QMainWindow& from, QMainWindow& to);

}  // namespace switchover::ui
