#include "ui/commands/fault_menu.h"

#include <QKeyEvent>
#include <QMenu>

#include "ui/commands/flap_dialog.h"
#include "ui/commands/impair_dialog.h"

namespace switchover::ui {

namespace {
constexpr const char* kKey = "key";  ///< a property of the menu's actions
}

FaultMenu::FaultMenu(QWidget* window) : QObject(window), window_(window) {}

void FaultMenu::popup(const Scene& scene, std::shared_ptr<const snapshot::World> world, const Target& target,
                      const QPoint& global) {
    const QVector<FaultChoice> choices = faultChoices(scene, target);
    if (choices.isEmpty()) return;
    auto* menu = new QMenu(window_);
    menu->installEventFilter(this);
    menu->setObjectName(QStringLiteral("faultMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* heading = menu->addAction(faultHeading(scene, target));
    heading->setEnabled(false);
    QFont bold = menu->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    menu->addSeparator();
    for (const FaultChoice& choice : choices) {
        if (choice.separated) menu->addSeparator();
        QAction* action = menu->addAction(choice.key.isEmpty() ? choice.text : choice.text + u'\t' + choice.key);
        action->setObjectName(choice.id);
        action->setProperty(kKey, choice.key);
        connect(action, &QAction::triggered, this, [this, input = choice.input] { Q_EMIT wanted(input); });
    }
    if (target.kind != Target::Kind::Node) {
        menu->addSeparator();
        addFlap(*menu, *world, world->cables[target.cable]);
        addImpairments(*menu, *world, world->cables[target.cable]);
    }
    const QVector<Input> restore = restoreInputs(scene, target);
    if (restore.size() > 1 || (restore.size() == 1 && target.kind != Target::Kind::Node)) {
        menu->addSeparator();
        QAction* all = menu->addAction(tr("Restore everything here"), this, &FaultMenu::restoreWanted);
        all->setObjectName(QStringLiteral("restore-here"));
    }
    menu->popup(global + QPoint(8, 8));
}

/// While it is open a menu has all keys: the window's shortcuts that it shows would do nothing.
bool FaultMenu::eventFilter(QObject* watched, QEvent* event) {
    auto* menu = qobject_cast<QMenu*>(watched);
    if (menu == nullptr || event->type() != QEvent::KeyPress) return QObject::eventFilter(watched, event);
    const QKeySequence pressed(static_cast<QKeyEvent*>(event)->keyCombination());
    for (QAction* action : menu->actions()) {
        const QKeySequence key(action->property(kKey).toString());
        if (key.isEmpty() || key != pressed) continue;
        menu->close();
        action->trigger();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void FaultMenu::addFlap(QMenu& menu, const snapshot::World& world, const snapshot::Cable& cable) {
    const QString ends = QStringLiteral("%1 — %2").arg(QString::fromStdString(world.name(cable.a.node)),
                                                       QString::fromStdString(world.name(cable.b.node)));
    FlapInput now{world.name(cable.a.node), cable.a.port_name, {}, {}, 0};
    if (cable.flap) {
        now.down = cable.flap->down;
        now.up = cable.flap->up;
        now.count = cable.flap->endless ? 0 : cable.flap->rounds_left + 1;
    }
    QAction* action = menu.addAction(tr("Flap…"), this, [this, ends, now] {
        auto* dialog = new FlapDialog(ends, now, window_);
        connect(dialog, &FlapDialog::wanted, this, [this](const FlapInput& input) { Q_EMIT wanted(input); });
        dialog->open();
    });
    action->setObjectName(QStringLiteral("flap"));
}

void FaultMenu::addImpairments(QMenu& menu, const snapshot::World& world, const snapshot::Cable& cable) {
    for (const bool b : {false, true}) {
        const snapshot::CableEnd& end = b ? cable.b : cable.a;
        const snapshot::CableEnd& far = b ? cable.a : cable.b;
        const QString way = QStringLiteral("%1 → %2").arg(QString::fromStdString(world.name(end.node)),
                                                          QString::fromStdString(world.name(far.node)));
        const ImpairInput now{world.name(end.node), end.port_name, end.impairment};
        QAction* action = menu.addAction(tr("Loss, delay… %1").arg(way), this, [this, way, now] {
            auto* dialog = new ImpairDialog(way, now, window_);
            connect(dialog, &ImpairDialog::wanted, this, [this](const ImpairInput& input) { Q_EMIT wanted(input); });
            dialog->open();
        });
        action->setObjectName(b ? QStringLiteral("impair-b") : QStringLiteral("impair-a"));
    }
}

}  // namespace switchover::ui
