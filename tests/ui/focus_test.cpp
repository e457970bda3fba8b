/// Tab through the window and each of its dialogs: everything that can be worked is reached, shows that it has the
/// keyboard, and has a name for a screen reader; Escape leaves each dialog.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include "app/window/workbench.h"
#include "tests/support/source_path.h"
#include "ui/commands/flap_dialog.h"
#include "ui/commands/impair_dialog.h"
#include "ui/console/tty_view.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/telnet_dialog.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::MainWindow;

namespace {

constexpr int kPatience = 60'000;
constexpr int kLinks = 40;   ///< that one text may have
constexpr int kCursor = 40;  ///< pixels: a text cursor alone, without a border that changes, is fewer

QString described(const QWidget& widget) {
    const QWidget* parent = widget.parentWidget();
    return QStringLiteral("%1 \"%2\" in %3 \"%4\"")
        .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(),
             QLatin1String(parent == nullptr ? "" : parent->metaObject()->className()),
             parent == nullptr ? QString() : parent->objectName());
}

/// Parts that Qt makes inside another widget, which speaks and is worked for them.
bool isPart(const QWidget& widget) {
    for (const QWidget* at = widget.parentWidget(); at != nullptr; at = at->parentWidget())
        if (qobject_cast<const QAbstractSpinBox*>(at) != nullptr || qobject_cast<const QComboBox*>(at) != nullptr ||
            qobject_cast<const QLineEdit*>(at) != nullptr || qobject_cast<const QTabBar*>(at) != nullptr ||
            qobject_cast<const QAbstractItemView*>(at) != nullptr)
            return true;
    return widget.objectName().startsWith(QStringLiteral("qt_")) ||
           qobject_cast<const QHeaderView*>(&widget) != nullptr ||
           qobject_cast<const QScrollBar*>(&widget) != nullptr || widget.focusProxy() != nullptr;
}

/// What a person works with the mouse, or what asks for the keyboard itself.
bool isWorked(const QWidget& widget) {
    if (!widget.isVisible() || !widget.isEnabled() || widget.visibleRegion().isEmpty() || isPart(widget)) return false;
    if (const auto* radio = qobject_cast<const QRadioButton*>(&widget); radio != nullptr && !radio->isChecked())
        return false;  // arrows go there from the one that is
    return (widget.focusPolicy() & Qt::TabFocus) != 0 || qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr || qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(&widget) != nullptr || qobject_cast<const QTabBar*>(&widget) != nullptr;
}

/// The list of what was found takes its keys from the field of words above it; docks' tabs have View and Ctrl+K.
bool isWorkedElsewhere(const QWidget& widget) {
    const auto* tabs = qobject_cast<const QTabBar*>(&widget);
    return widget.objectName() == QStringLiteral("findList") ||
           (tabs != nullptr && qobject_cast<const QMainWindow*>(tabs->parentWidget()) != nullptr);
}

QImage picture(QWidget& widget) {
    const QRect place(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size());
    return widget.window()->grab(place.adjusted(-3, -3, 3, 3)).toImage();
}

int differences(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) return a.width() * a.height();
    int out = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) out += a.pixel(x, y) == b.pixel(x, y) ? 0 : 1;
    return out;
}

/// Shown by what is painted, whatever paints it; after a moment, as some of it comes with the next event.
bool looksFocused(QWidget& widget) {
    QCoreApplication::processEvents();
    const QImage with = picture(widget);
    widget.clearFocus();
    QCoreApplication::processEvents();
    const QImage without = picture(widget);
    widget.setFocus(Qt::TabFocusReason);
    return differences(with, without) >= kCursor;
}

}  // namespace

class FocusTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void every_pane();
    void every_tab_of_the_inspector_data();
    void every_tab_of_the_inspector();
    void the_lists_and_the_journey();
    void every_dialog_data();
    void every_dialog();
    void dialogs_of_faults();
    void the_export_begins_with_return();

   private:
    /// Presses Tab until it comes round. Problems of reach, look and name, one a line.
    QStringList walk(QWidget& top);
    void check(QWidget& top);
    static void none(const QStringList& problems);
    void closeByEscape(QDialog& dialog);
    QDialog* visibleDialog() const;
    MainWindow& window() { return *workbench_->window(); }

    QTemporaryDir settings_;
    std::unique_ptr<window::Workbench> workbench_;
};

void FocusTest::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    auto& application = *qobject_cast<QApplication*>(QCoreApplication::instance());
    ui::applyTheme(application);
    QApplication::setCursorFlashTime(0);
    workbench_ = std::make_unique<window::Workbench>(1, false, QString());
    const auto opened = workbench_->openLab(test::source_path("topologies/ha-vpn"));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().c_str());
    window().resize(1440, 900);
    window().resetLayout();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
    window().simulation().setSpeed(ui::Simulation::kFlatOut);
    window().simulation().runUntil(kPowerOn + 60s);
    QTRY_VERIFY_WITH_TIMEOUT(window().shown().now >= kPowerOn + 60s && !window().running(), kPatience);
}

void FocusTest::cleanupTestCase() {
    workbench_->document()->forget();
    workbench_.reset();
}

QStringList FocusTest::walk(QWidget& top) {
    QList<QWidget*> reached;
    QStringList problems;
    top.activateWindow();
    if (!QTest::qWaitForWindowActive(&top)) return {QStringLiteral("never active")};
    int staying = 0;
    while (reached.size() < 300) {
        QWidget* before = top.focusWidget();
        const bool terminal = qobject_cast<ui::TtyView*>(before) != nullptr;
        QTest::keyClick(before == nullptr ? &top : before, Qt::Key_Tab,
                        terminal ? Qt::ControlModifier : Qt::NoModifier);
        QWidget* now = top.focusWidget();
        // A text goes from link to link before it lets Tab go.
        staying = now == before ? staying + 1 : 0;
        if (staying > kLinks && reached.size() == 1) break;  // nothing else is there
        if (now == nullptr || staying > kLinks) {
            problems << QStringLiteral("Tab stays at ") +
                            (now == nullptr ? QStringLiteral("nothing") : described(*now));
            break;
        }
        if (staying > 0 && !reached.isEmpty()) continue;
        if (reached.contains(now)) break;
        reached << now;
        if (!looksFocused(*now)) problems << QStringLiteral("looks the same with focus: ") + described(*now);
    }
    for (QWidget* widget : top.findChildren<QWidget*>()) {
        if (widget->window() != &top || !isWorked(*widget) || isWorkedElsewhere(*widget)) continue;
        if (!reached.contains(widget)) problems << QStringLiteral("not reached: ") + described(*widget);
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        if (face == nullptr || face->text(QAccessible::Name).trimmed().isEmpty())
            problems << QStringLiteral("no name: ") + described(*widget);
    }
    return problems;
}

void FocusTest::check(QWidget& top) { none(walk(top)); }

/// One message a problem: a long one would be cut off.
void FocusTest::none(const QStringList& problems) {
    for (const QString& problem : problems) qWarning("%s", qPrintable(problem));
    QCOMPARE(problems.size(), 0);
}

QDialog* FocusTest::visibleDialog() const {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QDialog*>(widget); dialog != nullptr && dialog->isVisible()) return dialog;
    return nullptr;
}

void FocusTest::closeByEscape(QDialog& dialog) {
    QWidget* focus = dialog.focusWidget();
    QTest::keyClick(focus == nullptr ? &dialog : focus, Qt::Key_Escape);
    QTRY_VERIFY2(visibleDialog() == nullptr, qPrintable(described(dialog)));
}

/// Those behind others, too: they come to the front.
void FocusTest::every_pane() {
    check(window());
    QSet<const QDockWidget*> seen;
    for (int i = 0; i < 120; ++i) {
        QTest::keyClick(window().focusWidget(), Qt::Key_Tab);
        QVERIFY2(!window().focusWidget()->visibleRegion().isEmpty(), qPrintable(described(*window().focusWidget())));
        for (const QDockWidget* dock : window().panes().docks())
            if (dock->isVisible() && dock->isAncestorOf(window().focusWidget())) seen.insert(dock);
    }
    for (const QDockWidget* dock : window().panes().docks())
        QVERIFY2(seen.contains(dock) || !dock->isVisible(), qPrintable(dock->objectName()));
}

void FocusTest::every_tab_of_the_inspector_data() {
    QTest::addColumn<int>("tab");
    const auto* tabs = window().inspector().findChild<QTabBar*>(QStringLiteral("inspectorTabs"));
    for (int i = 0; i < tabs->count(); ++i) QTest::newRow(qPrintable(tabs->tabText(i))) << i;
}

void FocusTest::every_tab_of_the_inspector() {
    QFETCH(int, tab);
    window().inspector().findChild<QTabBar*>(QStringLiteral("inspectorTabs"))->setCurrentIndex(tab);
    QTest::qWait(50);
    check(window());
}

void FocusTest::the_lists_and_the_journey() {
    QAction* lists = window().actions().find(QStringLiteral("view.list"));
    lists->trigger();
    check(window());
    lists->trigger();
    window().actions().find(QStringLiteral("view.compare"))->trigger();
    window().packets().setJourneyShown(true);
    window().panes().raise(&window().packets());
    QTest::qWait(50);
    check(window());
    window().packets().setJourneyShown(false);
    window().resetLayout();
}

void FocusTest::every_dialog_data() {
    QTest::addColumn<QString>("id");
    for (const QAction* action : window().actions().all())
        if (action->isEnabled() &&
            (action->text().endsWith(u'…') || action->objectName() == QStringLiteral("help.about")))
            QTest::newRow(qPrintable(action->objectName())) << action->objectName();
}

void FocusTest::every_dialog() {
    QFETCH(QString, id);
    QMetaObject::invokeMethod(window().actions().find(id), &QAction::trigger, Qt::QueuedConnection);
    QTRY_VERIFY_WITH_TIMEOUT(visibleDialog() != nullptr, kPatience);
    QDialog& dialog = *visibleDialog();
    // What the dialog is for, not what happens to be the first button.
    if (const auto* primary = dialog.findChild<QPushButton*>(QStringLiteral("primary")))
        QVERIFY2(primary->isDefault(), qPrintable(described(*primary)));
    // Qt's own dialog of files is not ours to mend.
    if (!dialog.inherits("QFileDialog")) {
        auto* tabs = dialog.findChild<QTabWidget*>();
        auto* list = tabs == nullptr ? dialog.findChild<QListWidget*>(QStringLiteral("exportKinds")) : nullptr;
        const int pages = tabs != nullptr ? tabs->count() : list != nullptr ? list->count() : 1;
        QStringList problems;
        for (int page = 0; page < pages; ++page) {
            if (tabs != nullptr) tabs->setCurrentIndex(page);
            if (list != nullptr) list->setCurrentRow(page);
            for (const QString& problem : walk(dialog))
                problems << QStringLiteral("page %1: %2").arg(page + 1).arg(problem);
        }
        none(problems);
    }
    closeByEscape(dialog);
}

void FocusTest::dialogs_of_faults() {
    const snapshot::Cable& cable = window().shown().cables.front();
    const std::string node = window().shown().name(cable.a.node);
    for (QDialog* dialog : {static_cast<QDialog*>(new ui::TelnetDialog(
                                {{"7204VXR-1", "127.0.0.1", 2001}, {"7204VXR-2", "127.0.0.1", 2002}}, &window())),
                            static_cast<QDialog*>(new ui::ImpairDialog(QStringLiteral("a → b"),
                                                                       {node, cable.a.port_name, {}}, &window())),
                            static_cast<QDialog*>(new ui::FlapDialog(
                                QStringLiteral("a – b"), {node, cable.a.port_name, {}, {}, 0}, &window()))}) {
        dialog->open();
        const auto* primary = dialog->findChild<QPushButton*>(QStringLiteral("primary"));
        QVERIFY(primary == nullptr || primary->isDefault());
        check(*dialog);
        closeByEscape(*dialog);
    }
}

void FocusTest::the_export_begins_with_return() {
    window().actions().find(QStringLiteral("file.export"))->trigger();
    QTRY_VERIFY(visibleDialog() != nullptr);
    QDialog& dialog = *visibleDialog();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QVERIFY(dialog.focusWidget() != nullptr);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QDialog* path = nullptr;
    QTRY_VERIFY((path = dialog.findChild<QDialog*>(QStringLiteral("exportPath"))) != nullptr && path->isVisible());
    QTest::keyClick(path, Qt::Key_Escape);
    QTRY_VERIFY(dialog.findChild<QDialog*>(QStringLiteral("exportPath")) == nullptr);
    QVERIFY(dialog.isVisible());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY(visibleDialog() == nullptr);
}

QTEST_MAIN(FocusTest)
#include "focus_test.moc"
