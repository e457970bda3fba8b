/// The routers' consoles in the window, by real keys on ha-vpn.
#include "ui/inspector/console_page.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include "app/window/open_lab.h"
#include "tests/support/source_path.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::MainWindow;

namespace {
constexpr int kPatience = 60'000;  ///< of a loaded machine; a passing test is far quicker
}  // namespace

class ConsoleTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void a_buffer_writes_as_a_terminal_does();
    void keys_become_octets_data();
    void keys_become_octets();
    void commands_are_typed_helped_and_recalled();
    void letters_are_no_shortcuts_while_typing();
    void configuration_takes_effect_and_messages_have_colours();
    void words_are_found_and_copied();
    void what_is_shown_is_saved_with_virtual_times();
    void letters_grow_and_shrink();
    void two_consoles_side_by_side();
    void several_consoles_are_typed_into_at_once();

   private:
    ui::ConsolePage& page() { return window_->inspector().console(); }
    ui::TtyView& terminal() { return page().terminal(); }
    void choose(const char* device);
    /// Types a line and waits for the prompt behind its answer.
    void enter(const QString& line);
    bool shows(const QString& text) { return terminal().toPlainText().contains(text); }
    bool asks(const QString& prompt) { return terminal().document()->lastBlock().text() == prompt; }
    QAction* pick(const char* button, const QString& text);
    std::unique_ptr<MainWindow> window_;
};

void ConsoleTest::initTestCase() { ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance())); }

void ConsoleTest::init() {
    auto lab = window::openLab(test::source_path("topologies/ha-vpn"), 1);
    QVERIFY2(lab.has_value(), lab ? "" : lab.error().c_str());
    window_ = std::make_unique<MainWindow>(std::move(lab->simulation), std::move(lab->info), false);
    window_->resize(1600, 1000);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->simulation().setSpeed(ui::Simulation::kFlatOut);
    window_->simulation().runUntil(kPowerOn + 60s);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + 60s && !window_->running(), kPatience);
    choose("7204VXR-1");
}

void ConsoleTest::cleanup() { window_.reset(); }

void ConsoleTest::choose(const char* device) {
    window_->onTreePick(window_->shown().find(device), kNoInterface);
    window_->inspector().showTab(QStringLiteral("console"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("RETURN")), kPatience);
    terminal().setFocus();
    QTest::keyClick(&terminal(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(asks(QLatin1String(device) + u'>'), kPatience);
    QTest::keyClicks(&terminal(), QStringLiteral("ena"));
    QTest::keyClick(&terminal(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(asks(QLatin1String(device) + u'#'), kPatience);
}

void ConsoleTest::enter(const QString& line) {
    const int before = terminal().document()->blockCount();
    QTest::keyClicks(&terminal(), line);
    QTest::keyClick(&terminal(), Qt::Key_Return);
    // A log message may follow the prompt.
    const auto answered = [&] {
        for (QTextBlock block = terminal().document()->findBlockByNumber(before); block.isValid(); block = block.next())
            if (block.text().endsWith(u'#')) return true;
        return false;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(answered(), qPrintable(terminal().toPlainText()), kPatience);
}

QAction* ConsoleTest::pick(const char* button, const QString& text) {
    auto* tool = page().findChild<QToolButton*>(QLatin1String(button));
    Q_EMIT tool->menu()->aboutToShow();
    for (QAction* action : tool->menu()->actions())
        if (action->text() == text) return action;
    return nullptr;
}

void ConsoleTest::a_buffer_writes_as_a_terminal_does() {
    ui::TtyBuffer buffer;
    const auto text = [&buffer](std::size_t line) { return buffer.lines()[line].text; };
    buffer.feed("R1#shwo\b\bow\r\n", kPowerOn + 1s);
    QCOMPARE(text(0), QStringLiteral("R1#show"));
    QCOMPARE(buffer.cursorColumn(), 0);
    buffer.feed("abc\rX\a", kPowerOn + 2s);
    QCOMPARE(text(1), QStringLiteral("Xbc"));
    QCOMPARE(buffer.cursorColumn(), 1);
    QCOMPARE(buffer.bells(), std::uint64_t{1});
    buffer.feed("\r\n\x1B[3~a\tb\x01\r\n", kPowerOn + 3s);
    QCOMPARE(text(2), QStringLiteral("a       b"));
    // A character of UTF-8 in two parts.
    buffer.feed("\xC3", kPowerOn + 4s);
    buffer.feed("\xA9\r\n", kPowerOn + 4s);
    QCOMPARE(text(3), QStringLiteral("\u00e9"));
    buffer.feed("%LINK-3-UPDOWN: Interface\r\nno message\r\n", kPowerOn + 5s);
    QCOMPARE(buffer.lines()[4].severity, 3);
    QCOMPARE(buffer.lines()[5].severity, -1);
    QVERIFY(buffer.transcript().startsWith(QStringLiteral("00:00:01.000  R1#show\n00:00:02.000  Xbc\n")));
    for (std::size_t i = 0; i < ui::TtyBuffer::kLines; ++i) buffer.feed("x\r\n", kPowerOn);
    QCOMPARE(buffer.lines().size(), ui::TtyBuffer::kLines);
    QCOMPARE(buffer.cursorLine(), buffer.first() + ui::TtyBuffer::kLines - 1);
}

void ConsoleTest::keys_become_octets_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("octets");
    const auto row = [](const char* name, int key, int modifiers, const char* text, const QByteArray& octets) {
        QTest::addRow("%s", name) << key << modifiers << QString::fromLatin1(text) << octets;
    };
    const int ctrl = Qt::ControlModifier, shift = Qt::ShiftModifier;
    row("letter", Qt::Key_A, 0, "a", "a");
    row("capital", Qt::Key_A, shift, "A", "A");
    row("question mark", Qt::Key_Question, shift, "?", "?");
    row("Return", Qt::Key_Return, 0, "\r", "\r");
    row("Tab", Qt::Key_Tab, 0, "\t", "\t");
    row("Backspace", Qt::Key_Backspace, 0, "\b", "\x7F");
    row("up", Qt::Key_Up, 0, "", "\x1B[A");
    row("Home", Qt::Key_Home, 0, "", "\x01");
    row("Ctrl+Z", Qt::Key_Z, ctrl, "\x1A", "\x1A");
    row("Ctrl+P", Qt::Key_P, ctrl, "\x10", "\x10");
    row("Ctrl+Shift+6", Qt::Key_AsciiCircum, ctrl | shift, "\x1E", "\x1E");
    row("Ctrl+O is the window's", Qt::Key_O, ctrl, "\x0F", "");
    row("Ctrl+Shift+Z is the window's", Qt::Key_Z, ctrl | shift, "\x1A", "");
    row("F5 is the window's", Qt::Key_F5, 0, "", "");
}

void ConsoleTest::keys_become_octets() {
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QString, text);
    QFETCH(QByteArray, octets);
    QCOMPARE(ui::terminalOctets(QKeyEvent(QEvent::KeyPress, key, Qt::KeyboardModifiers(modifiers), text)), octets);
}

void ConsoleTest::commands_are_typed_helped_and_recalled() {
    enter(QStringLiteral("sh stan br"));
    QVERIFY2(shows(QStringLiteral("7204VXR-1#sh stan br\n")), qPrintable(terminal().toPlainText()));
    QVERIFY(shows(QStringLiteral("172.16.172.53")));
    QTest::keyClicks(&terminal(), QStringLiteral("show stan"));
    QTest::keyClick(&terminal(), Qt::Key_Tab);
    QTRY_VERIFY_WITH_TIMEOUT(asks(QStringLiteral("7204VXR-1#show standby ")), kPatience);
    QTest::keyClicks(&terminal(), QStringLiteral("?"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("  brief")), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(asks(QStringLiteral("7204VXR-1#show standby ")), kPatience);
    QTest::keyClick(&terminal(), Qt::Key_U, Qt::ControlModifier);
    QTest::keyClick(&terminal(), Qt::Key_Up);
    QTRY_VERIFY_WITH_TIMEOUT(
        terminal().document()->lastBlock().text().startsWith(QStringLiteral("7204VXR-1#sh stan br")), kPatience);
}

void ConsoleTest::letters_are_no_shortcuts_while_typing() {
    window_->activateWindow();
    QTRY_VERIFY(window_->isActiveWindow());
    terminal().setFocus();
    const std::size_t inputs = window_->shown().journal_entries;
    // F fails the selection and Ctrl+P asks for a ping, elsewhere.
    QTest::keyClick(window_->windowHandle(), Qt::Key_F);
    QTest::keyClick(window_->windowHandle(), Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(asks(QStringLiteral("7204VXR-1#ena")), kPatience);  // Ctrl+P: the line before
    QCOMPARE(window_->shown().journal_entries, inputs);
    QVERIFY(window_->findChild<QDialog*>(QStringLiteral("pingDialog")) == nullptr);
}

void ConsoleTest::configuration_takes_effect_and_messages_have_colours() {
    enter(QStringLiteral("conf t"));
    enter(QStringLiteral("interface fa0/0"));
    QVERIFY(shows(QStringLiteral("\n7204VXR-1(config-if)#")));
    enter(QStringLiteral("shutdown"));
    QTest::keyClick(&terminal(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("%SYS-5-CONFIG_I")), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->shown().device("7204VXR-1")->interfaces[0].admin_up, kPatience);
    window_->simulation().runUntil(kPowerOn + 65s);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("%LINK-5-CHANGED: Interface FastEthernet0/0")), kPatience);
    QTextBlock block = terminal().document()->begin();
    while (!block.text().contains(QStringLiteral("%LINK-5-CHANGED"))) block = block.next();
    QVERIFY(block.begin().fragment().charFormat().foreground().color() != ui::colours().consoleText);
    // The journal has the line: a session with it can be run again.
    QVERIFY(window_->shown().journal_entries > 0);
}

void ConsoleTest::words_are_found_and_copied() {
    enter(QStringLiteral("terminal length 0"));
    enter(QStringLiteral("show running-config"));
    auto* words = page().findChild<QLineEdit*>(QStringLiteral("consoleFind"));
    words->setFocus();
    QTest::keyClicks(words, QStringLiteral("STANDBY 1 priority"));
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(terminal().textCursor().selectedText(), QStringLiteral("standby 1 priority"));
    terminal().setFocus();
    QTest::keyClick(&terminal(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("standby 1 priority"));
    QVERIFY(terminal().document()->lastBlock().text().endsWith(u'#'));  // copied, not broken
}

void ConsoleTest::what_is_shown_is_saved_with_virtual_times() {
    enter(QStringLiteral("show clock"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("r1.log"));
    QCOMPARE(page().saveTo(path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.contains(QStringLiteral("00:01:00.000  7204VXR-1#show clock\n")), qPrintable(text));
    QVERIFY(!page().saveTo(folder.filePath(QStringLiteral("none/r1.log"))).isEmpty());
}

void ConsoleTest::letters_grow_and_shrink() {
    const double before = terminal().fontPoints();
    QTest::mouseClick(page().findChild<QToolButton*>(QStringLiteral("consoleLarger")), Qt::LeftButton);
    QCOMPARE(terminal().fontPoints(), before + 1);
    QTest::keyClick(&terminal(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(terminal().fontPoints(), before);
    QCOMPARE(page().second().fontPoints(), before);
    for (int i = 0; i < 40; ++i) terminal().setFontPoints(terminal().fontPoints() - 1);
    QCOMPARE(terminal().fontPoints(), ui::TtyView::kSmallest);
}

void ConsoleTest::two_consoles_side_by_side() {
    pick("consoleSplit", QStringLiteral("7204VXR-2"))->trigger();
    QVERIFY(page().second().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(page().second().toPlainText().contains(QStringLiteral("7204VXR-2 con0")), kPatience);
    QVERIFY(page().second().hasFocus());
    QTest::keyClick(&page().second(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(page().second().toPlainText().contains(QStringLiteral("7204VXR-2>")), kPatience);
    QVERIFY(asks(QStringLiteral("7204VXR-1#")));
    // The first one follows the selection, and the transcript waits for who comes back.
    window_->onTreePick(window_->shown().find("7206-1"), kNoInterface);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("7206-1 con0")), kPatience);
    window_->onTreePick(window_->shown().find("7204VXR-1"), kNoInterface);
    QTRY_VERIFY_WITH_TIMEOUT(asks(QStringLiteral("7204VXR-1#")), kPatience);
    pick("consoleSplit", QStringLiteral("One console"))->trigger();
    QVERIFY(!page().second().isVisible());
}

void ConsoleTest::several_consoles_are_typed_into_at_once() {
    pick("consoleSplit", QStringLiteral("7204VXR-2"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(page().second().toPlainText().contains(QStringLiteral("RETURN")), kPatience);
    QTest::keyClick(&page().second(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(page().second().toPlainText().contains(QStringLiteral("7204VXR-2>")), kPatience);
    for (const char* router : {"7204VXR-1", "7204VXR-2"})
        pick("consoleBroadcast", QLatin1String(router))->setChecked(true);
    QTest::keyClicks(&terminal(), QStringLiteral("show clock"));
    QTest::keyClick(&terminal(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("7204VXR-1#show clock")), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(page().second().toPlainText().contains(QStringLiteral("7204VXR-2>show clock")), kPatience);
    QVERIFY(page().findChild<QToolButton*>(QStringLiteral("consoleBroadcast"))->text().contains(u'2'));
}

QTEST_MAIN(ConsoleTest)
#include "console_test.moc"
