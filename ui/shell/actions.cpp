#include "ui/shell/actions.h"

#include <algorithm>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include "engine/base/ensure.h"

namespace switchover::ui {

namespace {
constexpr const char* kSection = "section";
constexpr const char* kListed = "listed";
}  // namespace

Actions::Actions(QMainWindow* window) : QObject(window) {
    for (int i = 0; i < static_cast<int>(ActionGroup::Count); ++i) {
        const auto group = static_cast<ActionGroup>(i);
        QMenu* menu = window->menuBar()->addMenu(groupTitle(group));
        menu->setObjectName(QStringLiteral("menu%1").arg(i));
        menu->menuAction()->setVisible(false);
        menus_[group] = menu;
    }
}

QString Actions::groupTitle(ActionGroup group) {
    switch (group) {
        case ActionGroup::File: return tr("&File");
        case ActionGroup::Edit: return tr("&Edit");
        case ActionGroup::View: return tr("&View");
        case ActionGroup::Lab: return tr("&Lab");
        case ActionGroup::Simulate: return tr("&Simulate");
        case ActionGroup::Analyse: return tr("&Analyse");
        case ActionGroup::Help: return tr("&Help");
        case ActionGroup::Count: break;
    }
    return {};
}

QAction* Actions::put(const ActionSpec& spec, QAction* action) {
    SWITCHOVER_ENSURE(!spec.id.isEmpty() && !entries_.contains(spec.id));
    action->setObjectName(spec.id);
    action->setText(spec.text);
    action->setProperty(kListed, spec.text);
    if (!spec.explanation.isEmpty()) action->setStatusTip(spec.explanation);
    const Entry& entry = entries_[spec.id] = {action, spec.group, spec.shortcut};
    action->setShortcut(wanted(entry));
    insert(spec.group, spec.section, action);
    order_.append(action);
    return action;
}

QMenu* Actions::addMenu(ActionGroup group, int section, const QString& title) {
    auto* menu = new QMenu(title, menus_.at(group));
    insert(group, section, menu->menuAction());
    return menu;
}

void Actions::insert(ActionGroup group, int section, QAction* action) {
    QMenu* menu = menus_.at(group);
    menu->menuAction()->setVisible(true);
    action->setProperty(kSection, section);
    const QList<QAction*> there = menu->actions();
    const auto later = std::find_if(there.begin(), there.end(),
                                    [section](const QAction* a) { return a->property(kSection).toInt() > section; });
    QAction* before = later == there.end() ? nullptr : *later;
    // A separator belongs to the section that it begins.
    QAction* after = later == there.begin() ? nullptr : *std::prev(later);
    menu->insertAction(before, action);
    if (after != nullptr && after->property(kSection).toInt() != section)
        menu->insertSeparator(action)->setProperty(kSection, section);
    if (before != nullptr && !before->isSeparator())
        menu->insertSeparator(before)->setProperty(kSection, before->property(kSection));
}

QAction* Actions::find(const QString& id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : found->second.action;
}

ActionGroup Actions::groupOf(const QAction* action) const { return entries_.at(action->objectName()).group; }

QList<QAction*> Actions::all() const {
    QList<QAction*> out = order_;
    std::stable_sort(out.begin(), out.end(), [this](const QAction* a, const QAction* b) {
        const auto key = [this](const QAction* x) { return std::pair(groupOf(x), x->property(kSection).toInt()); };
        return key(a) < key(b);
    });
    return out;
}

QKeySequence Actions::defaultShortcut(const QString& id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() ? QKeySequence{} : found->second.shortcut;
}

QAction* Actions::holderOf(const QKeySequence& shortcut, const QString& except) const {
    if (shortcut.isEmpty()) return nullptr;
    for (QAction* action : order_)
        if (action->objectName() != except && action->shortcut() == shortcut) return action;
    return nullptr;
}

QKeySequence Actions::wanted(const Entry& entry) const {
    const auto changed = changed_.find(entry.action->objectName());
    if (changed != changed_.end()) return changed->second;
    for (const auto& [id, shortcut] : changed_)
        if (!shortcut.isEmpty() && shortcut == entry.shortcut) return {};
    return entry.shortcut;
}

void Actions::setShortcuts(const std::map<QString, QKeySequence>& changed) {
    changed_ = changed;
    for (const auto& [id, entry] : entries_) entry.action->setShortcut(wanted(entry));
    Q_EMIT shortcutsChanged();
}

QMenu* Actions::menu(ActionGroup group) const { return menus_.at(group); }

namespace {
QString plain(QString text) {
    text.remove(u'&');
    while (text.endsWith(u'…') || text.endsWith(u'.')) text.chop(1);
    return text;
}
}  // namespace

QString Actions::plainText(const QAction* action) { return plain(action->text()); }

QString Actions::listedText(const QAction* action) { return plain(action->property(kListed).toString()); }

}  // namespace switchover::ui
