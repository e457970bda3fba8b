#include "ui/shell/carry_over.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QSplitter>
#include <QTabBar>

namespace switchover::ui {

namespace {

template <class Widget>
QList<Widget*> widgetsOf(const QMainWindow& window) {
    QList<Widget*> out;
    for (Widget* widget : window.findChildren<Widget*>())
        if (widget->window() == &window || qobject_cast<QDockWidget*>(widget->window()) != nullptr) out.append(widget);
    return out;
}

/// `carry` is called with every pair; `named`: only where both have the same name.
template <class Widget, class Carry>
void carryAll(const QMainWindow& from, const QMainWindow& to, bool named, Carry carry) {
    const QList<Widget*> old = widgetsOf<Widget>(from), fresh = widgetsOf<Widget>(to);
    if (old.size() != fresh.size()) return;
    for (qsizetype i = 0; i < old.size(); ++i)
        if (old[i]->objectName() == fresh[i]->objectName() && (!named || !old[i]->objectName().isEmpty()))
            carry(*old[i], *fresh[i]);
}

}  // namespace

void carryOver(const QMainWindow& from, QMainWindow& to) {
    carryAll<QComboBox>(from, to, true, [](const QComboBox& old, QComboBox& fresh) {
        if (old.count() == fresh.count()) fresh.setCurrentIndex(old.currentIndex());
    });
    carryAll<QLineEdit>(from, to, true, [](const QLineEdit& old, QLineEdit& fresh) { fresh.setText(old.text()); });
    carryAll<QTabBar>(from, to, true, [](const QTabBar& old, QTabBar& fresh) {
        if (old.count() == fresh.count()) fresh.setCurrentIndex(old.currentIndex());
    });
    carryAll<QAbstractButton>(from, to, true, [](const QAbstractButton& old, QAbstractButton& fresh) {
        if (old.isCheckable()) fresh.setChecked(old.isChecked());
    });
    carryAll<QSplitter>(from, to, false,
                        [](const QSplitter& old, QSplitter& fresh) { fresh.restoreState(old.saveState()); });
    carryAll<QHeaderView>(from, to, false, [](const QHeaderView& old, QHeaderView& fresh) {
        // Widths and the order of sorting; the rows have none of their own.
        if (old.orientation() == Qt::Horizontal && old.count() == fresh.count()) fresh.restoreState(old.saveState());
    });
}

}  // namespace switchover::ui
