#pragma once
/// What the panes are made of alike: headers, small buttons, lists of lines.
#include <QString>

class QHBoxLayout;
class QLabel;
class QTableView;
class QToolButton;
class QWidget;

namespace switchover::ui {

/// A heading in small capitals' stead.
QLabel* sectionLabel(const QString& text);
/// A button for a pane's header or foot; `tip` is its accessible name too.
QToolButton* smallButton(const QString& text, const QString& name, const QString& tip);
/// The row that stands as the title of a dock, with its heading in place.
QHBoxLayout* paneHeader(QWidget* header, const QString& title);
/// A table that reads as lines: whole rows, no grid, no numbers at the side, rows `height` pixels high.
void makeLineList(QTableView& view, const QString& name, const QString& accessible_name, int height = 20);

}  // namespace switchover::ui
