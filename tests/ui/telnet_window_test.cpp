/// Telnet to the consoles, turned on and off in the window.
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "app/window/open_lab.h"
#include "tests/support/source_path.h"
#include "tests/support/telnet_client.h"
#include "ui/inspector/console_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/telnet_dialog.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using test::TelnetClient;
using ui::MainWindow;

namespace {

constexpr int kPatience = 60'000;  ///< ms, of a loaded machine; a passing test is far quicker

std::unique_ptr<MainWindow> open() {
    auto lab = window::openLab(test::source_path("topologies/ha-vpn"), 1);
    if (!lab) qFatal("%s", lab.error().c_str());
    auto window = std::make_unique<MainWindow>(std::move(lab->simulation), std::move(lab->info), false);
    window->resize(1600, 1000);
    window->show();
    return window;
}

std::uint16_t portOf(MainWindow& window, const std::string& device) {
    for (const ui::TelnetPort& port : window.simulation().telnetPorts())
        if (port.device == device) return port.port;
    return 0;
}

}  // namespace

class TelnetWindowTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void it_is_off_until_it_is_turned_on();
    void a_client_types_at_a_listed_port();
    void commands_are_copied();
    void the_console_tells_its_port();
    void turned_off_it_hangs_up();
    void two_windows_share_no_port();
    void another_language_keeps_it_on();

   private:
    QAction* action() { return window_->actions().find(QStringLiteral("simulate.telnet")); }
    ui::TelnetDialog* dialog() { return window_->findChild<ui::TelnetDialog*>(QStringLiteral("telnetDialog")); }
    QToolButton* button() {
        return window_->inspector().console().findChild<QToolButton*>(QStringLiteral("consoleTelnet"));
    }
    std::unique_ptr<MainWindow> window_;
};

void TelnetWindowTest::initTestCase() { ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance())); }

void TelnetWindowTest::init() {
    window_ = open();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->simulation().setSpeed(ui::Simulation::kFlatOut);
    window_->simulation().runUntil(kPowerOn + 60s);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + 60s && !window_->running(), kPatience);
}

void TelnetWindowTest::cleanup() { window_.reset(); }

void TelnetWindowTest::it_is_off_until_it_is_turned_on() {
    QVERIFY(action()->isCheckable());
    QVERIFY(!action()->isChecked());
    QVERIFY(window_->simulation().telnetPorts().empty());
    QVERIFY(button()->isHidden());
    QVERIFY(dialog() == nullptr);
}

void TelnetWindowTest::a_client_types_at_a_listed_port() {
    action()->trigger();
    QVERIFY(action()->isChecked());
    QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    auto* list = dialog()->findChild<QTreeWidget*>(QStringLiteral("telnetPorts"));
    QCOMPARE(list->topLevelItemCount(), 5);  // the routers, not the switches
    const QList<QTreeWidgetItem*> rows = list->findItems(QStringLiteral("7204VXR-1"), Qt::MatchExactly);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0]->text(1), QStringLiteral("127.0.0.1"));
    TelnetClient client(static_cast<std::uint16_t>(rows[0]->text(2).toUInt()));
    QVERIFY(client.connected());
    client.until("started.");
    client.line("", "7204VXR-1>");
    client.line("enable", "7204VXR-1#");
    const QString clock = QString::fromStdString(client.line("show clock", "7204VXR-1#"));
    QVERIFY2(QRegularExpression(QStringLiteral("\n\\*?\\d\\d:\\d\\d:\\d\\d\\.\\d{3} UTC")).match(clock).hasMatch(),
             qPrintable(clock));
    // What is typed there is done in this lab.
    client.line("conf t", "(config)#");
    const std::string prompt = client.line("hostname Elsewhere", "(config)#");
    QVERIFY2(prompt.ends_with("Elsewhere(config)#"), prompt.c_str());
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().device("7204VXR-1")->config->hostname == "Elsewhere", kPatience);
}

void TelnetWindowTest::commands_are_copied() {
    action()->trigger();
    QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
    auto* copy = dialog()->findChild<QPushButton*>(QStringLiteral("telnetCopy"));
    QVERIFY(!copy->accessibleName().isEmpty());
    QTest::mouseClick(copy, Qt::LeftButton);
    const QStringList all = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(all.size(), 5);
    const QString command = QStringLiteral("telnet 127.0.0.1 %1").arg(portOf(*window_, "7206-1"));
    QVERIFY2(all.contains(QStringLiteral("7206-1\t") + command), qPrintable(all.join(u'|')));
    auto* list = dialog()->findChild<QTreeWidget*>(QStringLiteral("telnetPorts"));
    list->setCurrentItem(list->findItems(QStringLiteral("7206-1"), Qt::MatchExactly).value(0));
    dialog()->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(dialog()->isActiveWindow(), kPatience);
    list->setFocus();
    QTest::keyClick(dialog()->windowHandle(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(dialog() == nullptr);
}

void TelnetWindowTest::the_console_tells_its_port() {
    action()->trigger();
    QTRY_VERIFY(dialog() != nullptr);
    dialog()->close();
    QTRY_VERIFY(dialog() == nullptr);
    window_->inspector().showTab(QStringLiteral("console"));
    for (const char* device : {"7204VXR-2", "vpn7200"}) {
        window_->onTreePick(window_->shown().find(device), kNoInterface);
        const QString port = QString::number(portOf(*window_, device));
        QTRY_COMPARE_WITH_TIMEOUT(button()->text(), QStringLiteral("Telnet 127.0.0.1 ") + port, kPatience);
        QVERIFY(button()->isVisible());
        QVERIFY(button()->accessibleName().contains(port));
    }
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(dialog() != nullptr && dialog()->isVisible());
}

void TelnetWindowTest::turned_off_it_hangs_up() {
    action()->trigger();
    const std::uint16_t port = portOf(*window_, "7204VXR-1");
    TelnetClient client(port);
    client.until("started.");
    QTRY_VERIFY(dialog() != nullptr);
    dialog()->close();
    action()->trigger();
    client.rest();
    QVERIFY(client.ended());
    QVERIFY(!TelnetClient(port).connected());
    QVERIFY(!action()->isChecked());
    QVERIFY(button()->isHidden());
    QVERIFY(window_->simulation().telnetPorts().empty());
}

void TelnetWindowTest::two_windows_share_no_port() {
    const auto other = open();
    action()->trigger();
    other->actions().find(QStringLiteral("simulate.telnet"))->trigger();
    QCOMPARE(other->simulation().telnetPorts().size(), window_->simulation().telnetPorts().size());
    for (const ui::TelnetPort& port : other->simulation().telnetPorts()) {
        for (const ui::TelnetPort& own : window_->simulation().telnetPorts()) QVERIFY(port.port != own.port);
        QVERIFY(TelnetClient(port.port).connected());
    }
}

void TelnetWindowTest::another_language_keeps_it_on() {
    action()->trigger();
    TelnetClient client(portOf(*window_, "7204VXR-1"));
    client.until("started.");
    ui::LabInfo info;
    info.name = "ha-vpn";
    auto next = window_->successor(info);
    window_ = std::move(next);
    QVERIFY(action()->isChecked());
    QVERIFY(!button()->isHidden());
    client.line("", "7204VXR-1>");
    QVERIFY(!client.ended());
}

QTEST_MAIN(TelnetWindowTest)
#include "telnet_window_test.moc"
