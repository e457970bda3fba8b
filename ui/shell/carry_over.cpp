#include "ui/shell/carry_over.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QSplitter>
#include <QTabBar>

namespace switchover::ui {

namespace {

/// Names and classes from the window down: the same place in two windows that were made alike.
QString placeOf(const QWidget& widget, const QMainWindow& window) {
    QString out;
    for (const QObject* at = &widget; at != nullptr && at != &window; at = at->parent())
        out += QLatin1String(at->metaObject()->className()) + u':' + at->objectName() + u'/';
    return out;
}

template <class Widget>
QHash<QString, QList<Widget*>> widgetsOf(const QMainWindow& window) {
    QHash<QString, QList<Widget*>> out;
    for (Widget* widget : window.findChildren<Widget*>())
        if (widget->window() == &window || qobject_cast<QDockWidget*>(widget->window()) != nullptr)
            out[placeOf(*widget, window)].append(widget);
    return out;
}

/// `carry` is called with every pair; `named`: only where both have a name. A pane that only one window has (one that
/// is made when it is first wanted) changes nothing for the others.
template <class Widget, class Carry>
void carryAll(const QMainWindow& from, const QMainWindow& to, bool named, Carry carry) {
    const auto old = widgetsOf<Widget>(from), fresh = widgetsOf<Widget>(to);
    for (auto place = old.begin(); place != old.end(); ++place) {
        const QList<Widget*> there = fresh.value(place.key());
        if (there.size() != place.value().size()) continue;
        for (qsizetype i = 0; i < there.size(); ++i)
            if (!named || !there[i]->objectName().isEmpty()) carry(*place.value()[i], *there[i]);
    }
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
