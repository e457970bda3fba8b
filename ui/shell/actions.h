#pragma once
/// Everything a person can do in the window, once: the menus, the editable shortcuts, Ctrl+K and Help are made of it.
#include <map>
#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

class QMainWindow;
class QMenu;

namespace switchover::ui {

/// A menu of the menu bar, in its order there.
enum class ActionGroup : std::uint8_t { File, Edit, View, Lab, Simulate, Analyse, Help, Count };

struct ActionSpec {
    QString id;  ///< `simulate.run`: unique, never translated, the name in the settings and the QAction's objectName
    ActionGroup group = ActionGroup::File;
    int section = 0;           ///< a line in the menu separates sections; within one, in the order added
    QString text;              ///< with mnemonic
    QKeySequence shortcut{};   ///< the default one; may be empty
    QString explanation = {};  ///< one sentence for the status line, Ctrl+K and Help; may be empty
};

class Actions : public QObject {
    Q_OBJECT
   public:
    /// Fills the menu bar of `window`; a menu is seen once it holds something.
    explicit Actions(QMainWindow* window);

    /// Puts a new action into its menu. `slot`: a member of `receiver` or something callable; it may take the bool of a
    /// checkable action.
    template <class Receiver, class Slot>
    QAction* add(const ActionSpec& spec, Receiver* receiver, Slot slot) {
        auto* action = new QAction(this);
        QObject::connect(action, &QAction::triggered, receiver, std::move(slot));
        return put(spec, action);
    }
    /// An action that exists, such as the toggle of a dock.
    QAction* put(const ActionSpec& spec, QAction* action);
    /// A submenu; what is in it is listed only when `put` or `add` with the same group names it too.
    QMenu* addMenu(ActionGroup group, int section, const QString& title);

    /// nullptr for an unknown id.
    QAction* find(const QString& id) const;
    /// In the order of the menus.
    QList<QAction*> all() const;
    ActionGroup groupOf(const QAction* action) const;
    QKeySequence defaultShortcut(const QString& id) const;
    /// The other action that has this shortcut; nullptr when none has, and for an empty one.
    QAction* holderOf(const QKeySequence& shortcut, const QString& except) const;
    /// Shortcuts that differ from the defaults, by id; those of unknown ids are kept for later. What is not named has
    /// its default, unless another action took that.
    void setShortcuts(const std::map<QString, QKeySequence>& changed);

    QMenu* menu(ActionGroup group) const;
    static QString groupTitle(ActionGroup group);
    /// An action's text without mnemonic and dots.
    static QString plainText(const QAction* action);
    /// The same of the text it was put with: Undo and Redo go on to say what they would undo.
    static QString listedText(const QAction* action);

   Q_SIGNALS:
    void shortcutsChanged();

   private:
    struct Entry {
        QAction* action = nullptr;
        ActionGroup group = ActionGroup::File;
        QKeySequence shortcut;
    };
    QKeySequence wanted(const Entry& entry) const;
    void insert(ActionGroup group, int section, QAction* action);

    std::map<ActionGroup, QMenu*> menus_;
    std::map<QString, Entry> entries_;
    QList<QAction*> order_;
    std::map<QString, QKeySequence> changed_;
};

}  // namespace switchover::ui
