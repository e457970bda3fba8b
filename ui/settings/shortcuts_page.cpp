#include "ui/settings/shortcuts_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/settings/key_field.h"

namespace switchover::ui {

namespace {
enum Column { Text, Menu, Keys };
}

ShortcutsPage::ShortcutsPage(Actions& actions, QWidget* parent)
    : QWidget(parent),
      actions_(actions),
      words_(new QLineEdit),
      list_(new QTreeWidget),
      keys_(new KeyField),
      problem_(new QLabel),
      take_over_(new QPushButton(tr("Take it over"))),
      default_(new QPushButton(tr("Default"))) {
    words_->setObjectName(QStringLiteral("shortcutWords"));
    words_->setAccessibleName(tr("Filter the actions"));
    words_->setPlaceholderText(tr("Filter the actions"));
    words_->setClearButtonEnabled(true);
    list_->setObjectName(QStringLiteral("shortcutList"));
    list_->setAccessibleName(tr("Shortcuts"));
    list_->setHeaderLabels({tr("Action"), tr("Menu"), tr("Shortcut")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(Text, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(Menu, QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
    keys_->setObjectName(QStringLiteral("shortcutKeys"));
    keys_->setAccessibleName(tr("New shortcut of the selected action"));
    problem_->setObjectName(QStringLiteral("problem"));
    problem_->setWordWrap(true);
    take_over_->setObjectName(QStringLiteral("shortcutTakeOver"));
    take_over_->setAccessibleName(take_over_->text());
    default_->setObjectName(QStringLiteral("shortcutDefault"));
    default_->setAccessibleName(tr("Give the selected action its default shortcut back"));
    auto* all = new QPushButton(tr("All defaults"));
    all->setObjectName(QStringLiteral("shortcutAllDefaults"));
    all->setAccessibleName(tr("Give all actions their default shortcuts back"));

    auto* keys_label = new QLabel(tr("&New shortcut:"));
    keys_label->setBuddy(keys_);
    auto* row = new QHBoxLayout;
    row->addWidget(keys_label);
    row->addWidget(keys_, 1);
    row->addWidget(default_);
    row->addWidget(all);
    auto* below = new QHBoxLayout;
    below->addWidget(problem_, 1);
    below->addWidget(take_over_);
    auto* column = new QVBoxLayout(this);
    column->addWidget(words_);
    column->addWidget(list_, 1);
    column->addLayout(row);
    column->addLayout(below);

    fill();
    connect(words_, &QLineEdit::textChanged, this, &ShortcutsPage::filter);
    connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutsPage::chooseCurrent);
    connect(list_, &QTreeWidget::itemActivated, this, [this] { keys_->setFocus(); });
    connect(keys_, &KeyField::pressed, this, &ShortcutsPage::want);
    connect(take_over_, &QPushButton::clicked, this, &ShortcutsPage::takeOver);
    connect(default_, &QPushButton::clicked, this, [this] { reset(false); });
    connect(all, &QPushButton::clicked, this, [this] { reset(true); });
    connect(&actions_, &Actions::shortcutsChanged, this, &ShortcutsPage::showKeys);
    list_->setCurrentItem(list_->topLevelItem(0));
}

void ShortcutsPage::fill() {
    for (const QAction* action : actions_.all()) {
        QString menu = Actions::groupTitle(actions_.groupOf(action));
        auto* item = new QTreeWidgetItem({Actions::listedText(action), menu.remove(u'&'), {}});
        item->setData(Text, Qt::UserRole, action->objectName());
        list_->addTopLevelItem(item);
    }
    showKeys();
}

void ShortcutsPage::showKeys() {
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        const QString id = item->data(Text, Qt::UserRole).toString();
        const QKeySequence keys = actions_.find(id)->shortcut();
        item->setText(Keys, keys.toString(QKeySequence::NativeText));
        QFont font = list_->font();
        font.setBold(keys != actions_.defaultShortcut(id));
        item->setFont(Keys, font);
    }
    chooseCurrent();
}

void ShortcutsPage::filter(const QString& words) {
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        const QString line = item->text(Text) + u' ' + item->text(Menu) + u' ' + item->text(Keys);
        item->setHidden(!line.contains(words, Qt::CaseInsensitive));
    }
}

QString ShortcutsPage::currentId() const {
    const QTreeWidgetItem* item = list_->currentItem();
    return item == nullptr ? QString() : item->data(Text, Qt::UserRole).toString();
}

void ShortcutsPage::chooseCurrent() {
    const QString id = currentId();
    problem_->clear();
    take_over_->hide();
    keys_->setEnabled(!id.isEmpty());
    keys_->setKeys(id.isEmpty() ? QKeySequence() : actions_.find(id)->shortcut());
    default_->setEnabled(!id.isEmpty() && keys_->keys() != actions_.defaultShortcut(id));
}

void ShortcutsPage::want(const QKeySequence& keys) {
    const QString id = currentId();
    const QAction* holder = actions_.holderOf(keys, id);
    if (holder == nullptr) return assign(id, keys);
    problem_->setText(tr("%1 is the shortcut of “%2”. Press other keys, or take it over: that action has none then.")
                          .arg(keys.toString(QKeySequence::NativeText), Actions::listedText(holder)));
    take_over_->show();
}

void ShortcutsPage::assign(const QString& id, const QKeySequence& keys) {
    Preferences preferences = Settings::shared().preferences();
    if (keys == actions_.defaultShortcut(id))
        preferences.shortcuts.erase(id);
    else
        preferences.shortcuts[id] = keys;
    Settings::shared().set(preferences);
}

void ShortcutsPage::takeOver() {
    const QString id = currentId();
    const QKeySequence keys = keys_->keys();
    if (const QAction* holder = actions_.holderOf(keys, id)) assign(holder->objectName(), {});
    assign(id, keys);
    list_->setFocus();
}

void ShortcutsPage::reset(bool all) {
    Preferences preferences = Settings::shared().preferences();
    if (all) {
        preferences.shortcuts.clear();
        return Settings::shared().set(preferences);
    }
    const QString id = currentId();
    keys_->setKeys(actions_.defaultShortcut(id));
    want(keys_->keys());
}

}  // namespace switchover::ui
