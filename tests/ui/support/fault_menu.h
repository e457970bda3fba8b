#pragma once
/// The fault menu as a person uses it. Header only: tests/support is linked by tests without a window.
#include <algorithm>
#include <QMenu>
#include <QTest>

#include "ui/shell/main_window.h"

namespace switchover::test {

/// Clicks the mark of a port, then the entry of the menu with that name; fails the test when there is none.
inline void pickFault(ui::MainWindow& window, const char* device, const char* port, const char* choice) {
    const snapshot::Device* shown = window.shown().device(device);
    QVERIFY2(shown != nullptr, device);
    const auto found = std::find_if(shown->interfaces.begin(), shown->interfaces.end(),
                                    [port](const auto& interface) { return interface.name == port; });
    QVERIFY2(found != shown->interfaces.end(), port);
    const auto index = static_cast<InterfaceIndex>(found - shown->interfaces.begin());
    const QPointF at = window.canvas().portPosition(shown->node, index);
    QTest::mouseClick(&window.canvas(), Qt::LeftButton, {}, at.toPoint());
    auto* menu = window.findChild<QMenu*>(QStringLiteral("faultMenu"));
    QVERIFY(menu != nullptr && menu->isVisible());
    auto* action = menu->findChild<QAction*>(QLatin1String(choice));
    QVERIFY2(action != nullptr, choice);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QTRY_VERIFY(window.findChild<QMenu*>(QStringLiteral("faultMenu")) == nullptr);
}

}  // namespace switchover::test
