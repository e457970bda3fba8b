/// Undo, flapping and saved positions in the real window on a copy of ha-vpn, by clicks and keys.
#include "ui/shell/edits.h"

#include <filesystem>
#include <fstream>
#include <QCheckBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include "app/window/open_lab.h"
#include "tests/support/source_path.h"
#include "tests/ui/support/fault_menu.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::MainWindow;

namespace {
constexpr int kPatience = 60'000;  ///< of a loaded machine; a passing test is far quicker
}  // namespace

class EditsTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void a_fault_by_click_is_undone_and_redone_by_keys();
    void the_keys_that_the_menu_shows_work_in_it();
    void restore_all_is_one_step();
    void a_cable_flaps_by_a_dialog_until_restored();
    void positions_go_into_the_lab_file_and_back();

   private:
    const ui::SceneCable& cable() const { return window_->canvas().scene().cables[2]; }  ///< of 7204VXR-1 Fa0/0
    QString labFile() const { return folder_->filePath(QStringLiteral("ha-vpn/ha-vpn.clab.yml")); }
    QByteArray labText() const {
        QFile file(labFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
        // A menu that closed leaves no window active on a platform without a window manager.
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        QTest::keyClick(&window_->canvas(), key, modifiers);
    }
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<MainWindow> window_;
};

void EditsTest::initTestCase() { ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance())); }

void EditsTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    std::filesystem::copy(test::source_path("topologies/ha-vpn"), folder_->filePath("ha-vpn").toStdString(),
                          std::filesystem::copy_options::recursive);
    auto lab = window::openLab(labFile().toStdString(), 1);
    QVERIFY2(lab.has_value(), lab ? "" : lab.error().c_str());
    window_ = std::make_unique<MainWindow>(std::move(lab->simulation), std::move(lab->info), false);
    window_->resize(1280, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->simulation().setSpeed(ui::Simulation::kFlatOut);
    window_->simulation().runUntil(kPowerOn + 60s);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + 60s && !window_->running(), kPatience);
}

void EditsTest::cleanup() { window_.reset(); }

void EditsTest::a_fault_by_click_is_undone_and_redone_by_keys() {
    QAction* undo = window_->actions().find(QStringLiteral("edit.undo"));
    QVERIFY(undo != nullptr && !undo->isEnabled());
    test::pickFault(*window_, "7204VXR-1", "FastEthernet0/0", "shutdown");
    QTRY_COMPARE_WITH_TIMEOUT(cable().a.state, ui::PortState::AdminDown, kPatience);
    QCOMPARE(ui::Actions::plainText(undo), QStringLiteral("Undo shutdown 7204VXR-1 Fa0/0"));
    QCOMPARE(ui::Actions::listedText(undo), QStringLiteral("Undo"));
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cable().a.state, ui::PortState::Up, kPatience);
    QVERIFY(!undo->isEnabled());
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cable().a.state, ui::PortState::AdminDown, kPatience);
    // By keys: F opens the port again, and its undo shuts it.
    key(Qt::Key_F, {});
    QTRY_COMPARE_WITH_TIMEOUT(cable().a.state, ui::PortState::Up, kPatience);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cable().a.state, ui::PortState::AdminDown, kPatience);
}

void EditsTest::the_keys_that_the_menu_shows_work_in_it() {
    const auto open = [this] {
        const QPointF port = window_->canvas().portPosition(cable().a.node, cable().a.port);
        QTest::mouseClick(&window_->canvas(), Qt::LeftButton, {}, port.toPoint());
        return window_->findChild<QMenu*>(QStringLiteral("faultMenu"));
    };
    QMenu* menu = open();
    QVERIFY(menu != nullptr && menu->isVisible());
    QTest::keyClick(menu, Qt::Key_F);
    QTRY_COMPARE_WITH_TIMEOUT(cable().a.state, ui::PortState::AdminDown, kPatience);
    QTRY_VERIFY((menu = open()) != nullptr);
    QTest::keyClick(menu, Qt::Key_F, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(cable().cut, kPatience);
}

void EditsTest::restore_all_is_one_step() {
    test::pickFault(*window_, "7204VXR-1", "FastEthernet0/0", "shutdown");
    QTRY_COMPARE_WITH_TIMEOUT(cable().a.state, ui::PortState::AdminDown, kPatience);
    test::pickFault(*window_, "7204VXR-1", "FastEthernet0/0", "cut");
    QTRY_VERIFY_WITH_TIMEOUT(cable().cut, kPatience);
    const int before = window_->edits().stack().count();
    window_->restoreEverything();
    QTRY_VERIFY_WITH_TIMEOUT(!cable().cut && cable().a.state == ui::PortState::Up, kPatience);
    QCOMPARE(window_->edits().stack().count(), before + 1);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(cable().cut && cable().a.state == ui::PortState::AdminDown, kPatience);
}

void EditsTest::a_cable_flaps_by_a_dialog_until_restored() {
    test::pickFault(*window_, "7204VXR-1", "FastEthernet0/0", "flap");
    auto* dialog = window_->findChild<QDialog*>(QStringLiteral("flapDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto* out = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("out"));
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("period"))->setValue(4);
    out->setValue(9);  // more than the period cannot be entered
    QVERIFY(out->value() < 4);
    out->setValue(1);
    QVERIFY(dialog->findChild<QCheckBox*>(QStringLiteral("endless"))->isChecked());
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("primary")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(cable().flap, QStringLiteral("flaps: out 1 s of every 4 s"), kPatience);
    QVERIFY(!cable().carrier);
    bool badge = false;
    for (const ui::PlacedLabel& label : window_->canvas().geometryOfScene().labels)
        badge = badge || (label.text == cable().flap && label.badge == ui::Badge::Kind::Fault);
    QVERIFY(badge);
    window_->simulation().runUntil(kPowerOn + 63s);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + 63s && cable().carrier, kPatience);
    QVERIFY(!cable().flap.isEmpty());
    window_->restoreEverything();
    QTRY_VERIFY_WITH_TIMEOUT(cable().flap.isEmpty() && cable().carrier, kPatience);
    key(Qt::Key_Z, Qt::ControlModifier);  // it flaps again
    QTRY_VERIFY_WITH_TIMEOUT(!cable().flap.isEmpty(), kPatience);
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(cable().flap.isEmpty(), kPatience);
    QVERIFY(!window_->edits().stack().canUndo());
}

void EditsTest::positions_go_into_the_lab_file_and_back() {
    const QByteArray before = labText();
    QAction* save = window_->actions().find(QStringLiteral("file.save-places"));
    QVERIFY(save != nullptr && !save->isEnabled());
    ui::Canvas& canvas = window_->canvas();
    canvas.select({ui::Target::Kind::Node, window_->shown().find("WAN"), kNoLink, false});
    key(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(save->isEnabled());
    save->trigger();
    QByteArray wanted = before;
    wanted.replace("graph-posX: \"300\", graph-posY: \"330\"", "graph-posX: \"300\", graph-posY: \"340\"");
    QCOMPARE(labText(), wanted);
    QVERIFY(!save->isEnabled());

    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(save->isEnabled());
    std::filesystem::permissions(labFile().toStdString(), std::filesystem::perms::owner_read);
    save->trigger();
    QVERIFY2(window_->statusBar()->currentMessage().contains(QStringLiteral("read-only")),
             qPrintable(window_->statusBar()->currentMessage()));
    QCOMPARE(labText(), wanted);
    QVERIFY(save->isEnabled());
    std::filesystem::permissions(labFile().toStdString(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    save->trigger();
    QCOMPARE(labText(), before);
}

QTEST_MAIN(EditsTest)
#include "edits_test.moc"
