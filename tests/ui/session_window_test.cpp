/// Sessions in the window: saved, opened, asked about, found again after a kill. Real clicks and keys on ha-vpn.
#include "app/window/workbench.h"

#include <csignal>
#include <filesystem>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "app/session/atomic_file.h"
#include "app/session/run.h"
#include "engine/topology/lab.h"
#include "tests/support/source_path.h"
#include "ui/settings/recent.h"
#include "ui/settings/settings.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using window::Workbench;

namespace {

constexpr int kPatience = 60'000;
const std::string kLab = test::source_path("topologies/ha-vpn");
constexpr const char* kChild = "SWITCHOVER_AUTOSAVE_CHILD";

/// A session as switchover-run leaves it, with a fault and a ping.
session::SessionFile recorded(Duration length) {
    const auto lab = topology::load_lab(kLab);
    World world{lab->shared_topology(), 4};
    world.run_until(kPowerOn + 20s);
    (void)world.apply(*parse_input("ping vpn7200 172.16.172.53 every 1s"));
    world.run_until(kPowerOn + 30s);
    (void)world.apply(*parse_input("config 7204VXR-1 interface FastEthernet0/0 ; shutdown"));
    world.run_until(kPowerOn + length);
    return session::session_of(world, lab->file);
}

void write(const QString& path, const std::string& text) {
    const auto done = session::write_file(path.toStdString(), text);
    if (!done) qFatal("%s", done.error().c_str());
}

}  // namespace

class SessionWindowTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void a_saved_session_opens_at_its_end_and_goes_on();
    void a_stopped_replay_keeps_the_file();
    void closing_asks_when_something_was_done();
    void opening_another_lab_asks_too();
    void recent_lists_what_was_opened();
    void recent_leaves_out_what_nobody_asked_for();
    void bad_sessions_are_told_and_leave_what_is_open_data();
    void bad_sessions_are_told_and_leave_what_is_open();
    void a_lab_that_moved_is_asked_for();
    void a_lab_that_was_changed_is_told();
    void a_folder_that_cannot_be_written_is_told();
    void a_killed_program_offers_to_recover();
    void a_clean_end_leaves_nothing();
    void another_language_takes_effect_at_once();
    void unsaved_places_are_asked_about();
    void a_session_of_the_guided_run_has_its_steps_ticked();

   private:
    QStringList steps();
    void followTo(Duration time);
    ui::MainWindow& window() { return *workbench_->window(); }
    window::Document& document() { return *workbench_->document(); }
    void start(const QString& autosave = {});
    void runTo(Duration time);
    void shutPort();
    void openByDialog(const char* dialog, const QString& path);
    QMessageBox* box(const char* name) {
        QMessageBox* found = nullptr;
        for (auto* each : window().findChildren<QMessageBox*>(QLatin1String(name)))
            if (each->isVisible()) found = each;
        return found;
    }
    void press(const char* box_name, QMessageBox::StandardButton button);
    QString path(const char* name) const { return folder_->filePath(QLatin1String(name)); }

    QTemporaryDir settings_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Workbench> workbench_;
};

void SessionWindowTest::initTestCase() {
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
}

void SessionWindowTest::init() {
    QSettings().clear();
    folder_ = std::make_unique<QTemporaryDir>();
    start();
}

void SessionWindowTest::cleanup() {
    if (workbench_) document().forget();
    workbench_.reset();
    folder_.reset();
}

void SessionWindowTest::start(const QString& autosave) {
    workbench_ = std::make_unique<Workbench>(1, true, autosave);
    const auto done = workbench_->openLab(kLab);
    QVERIFY2(done.has_value(), done ? "" : done.error().c_str());
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
}

void SessionWindowTest::runTo(Duration time) {
    window().simulation().setSpeed(ui::Simulation::kFlatOut);
    window().simulation().runUntil(kPowerOn + time);
    QTRY_VERIFY_WITH_TIMEOUT(window().shown().now >= kPowerOn + time && !window().running(), kPatience);
}

void SessionWindowTest::shutPort() {
    const std::size_t before = window().shown().journal_entries;
    window().simulation().apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}});
    QTRY_COMPARE_WITH_TIMEOUT(window().shown().journal_entries, before + 1, kPatience);
}

void SessionWindowTest::openByDialog(const char* name, const QString& file) {
    auto* dialog = window().findChild<QFileDialog*>(QLatin1String(name));
    QVERIFY2(dialog != nullptr && dialog->isVisible(), name);
    dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
    QTest::keyClick(dialog, Qt::Key_Return);
}

void SessionWindowTest::press(const char* name, QMessageBox::StandardButton button) {
    QTRY_VERIFY_WITH_TIMEOUT(box(name) != nullptr, kPatience);
    QTest::mouseClick(box(name)->button(button), Qt::LeftButton);
}

void SessionWindowTest::a_saved_session_opens_at_its_end_and_goes_on() {
    runTo(30s);
    QVERIFY(!document().modified());  // time alone can be run again
    shutPort();
    QVERIFY(document().modified());
    QTRY_VERIFY(window().isWindowModified());
    runTo(50s);
    const std::uint64_t fingerprint = window().shown().fingerprint;
    QTest::keyClick(&window(), Qt::Key_S, Qt::ControlModifier);
    openByDialog("saveSessionDialog", path("mine.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!document().modified(), kPatience);
    QCOMPARE(document().path(), path("mine.json"));
    QTRY_VERIFY(window().windowTitle().contains(QStringLiteral("mine.json")));
    const auto log_lines = window().log().model().total();

    workbench_->openSessionByHand(path("mine.json"));
    QVERIFY(document().following());
    QTRY_VERIFY_WITH_TIMEOUT(!document().following(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(window().shown().fingerprint, fingerprint, kPatience);
    QVERIFY(!document().modified());
    QCOMPARE(document().path(), path("mine.json"));
    QTRY_COMPARE(window().log().model().total(), log_lines);  // the panes have seen all of it
    QVERIFY(window().shown().device("7204VXR-1")->hsrp.at(0).state == hsrp::State::Initial);

    runTo(60s);
    window().simulation().apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "no shutdown"}});
    QTRY_VERIFY_WITH_TIMEOUT(document().modified(), kPatience);
    QTest::keyClick(&window(), Qt::Key_S, Qt::ControlModifier);  // its own file now: nothing to ask
    QTRY_VERIFY_WITH_TIMEOUT(!document().modified(), kPatience);
    QCOMPARE(session::read_session(path("mine.json").toStdString())->journal.size(), std::size_t{2});
}

void SessionWindowTest::a_stopped_replay_keeps_the_file() {
    session::SessionFile session = recorded(60s);
    session.end += 24h * 365;  // no machine comes to the end of it
    write(path("long.json"), session_json(session));
    workbench_->openSessionByHand(path("long.json"));
    auto* progress = window().findChild<QDialog*>(QStringLiteral("progressDialog"));
    QVERIFY(progress != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(progress->isVisible(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(window().shown().journal_entries, session.journal.size(), kPatience);
    QTest::mouseClick(progress->findChild<QPushButton*>(QStringLiteral("progressCancel")), Qt::LeftButton);
    press("notice", QMessageBox::Close);
    QVERIFY(!document().following());
    QVERIFY(window().shown().now < session.end);
    QVERIFY(document().path().isEmpty());  // saving would put a part in the place of the whole
    QVERIFY(document().modified());
    QVERIFY(session::read_session(path("long.json").toStdString())->end == session.end);
}

void SessionWindowTest::closing_asks_when_something_was_done() {
    runTo(10s);
    shutPort();
    QVERIFY(!window().close());
    press("saveQuestion", QMessageBox::Cancel);
    QVERIFY(window().isVisible());
    QVERIFY(!window().close());
    press("saveQuestion", QMessageBox::Save);
    openByDialog("saveSessionDialog", path("kept.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), kPatience);
    QCOMPARE(session::read_session(path("kept.json").toStdString())->journal.size(), std::size_t{1});
}

void SessionWindowTest::opening_another_lab_asks_too() {
    runTo(10s);
    shutPort();
    Q_EMIT window().openLabRequested(QString::fromStdString(kLab));
    press("saveQuestion", QMessageBox::Discard);
    QTRY_COMPARE_WITH_TIMEOUT(window().shown().journal_entries, std::size_t{0}, kPatience);
    QVERIFY(to_ns(window().shown().now) == 0);
}

void SessionWindowTest::recent_lists_what_was_opened() {
    write(path("a.json"), session_json(recorded(40s)));
    workbench_->openSessionByHand(path("a.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!document().following(), kPatience);
    auto* menu = window().findChild<QMenu*>(QStringLiteral("recentMenu"));
    QVERIFY(menu != nullptr);
    Q_EMIT menu->aboutToShow();
    QStringList texts;
    for (const QAction* action : menu->actions()) texts << action->text();
    QVERIFY2(texts.contains(QStringLiteral("Session a.json")), qPrintable(texts.join(u'|')));
    QVERIFY2(texts.contains(QStringLiteral("Lab ha-vpn")), qPrintable(texts.join(u'|')));
    menu->actions()[texts.indexOf(QStringLiteral("Lab ha-vpn"))]->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(to_ns(window().shown().now), std::int64_t{0}, kPatience);
    QVERIFY(document().path().isEmpty());
}

/// The program that is started without a lab shows one; who runs its guided run from there has opened it.
void SessionWindowTest::recent_leaves_out_what_nobody_asked_for() {
    cleanup();
    QSettings().clear();
    folder_ = std::make_unique<QTemporaryDir>();
    workbench_ = std::make_unique<Workbench>(1, true, QString());
    QVERIFY(workbench_->openLab(kLab, false).has_value());
    QVERIFY(ui::Recent().entries().isEmpty());
    window().showWelcome();
    auto* welcome = window().findChild<QDialog*>(QStringLiteral("welcomeDialog"));
    for (const auto* button : welcome->findChildren<QToolButton*>())
        QVERIFY2(!button->text().endsWith(QStringLiteral(".clab.yml")), qPrintable(button->text()));
    welcome->findChild<QPushButton*>(QStringLiteral("primary"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(ui::Recent().labs().size(), 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(window().shown().now > kPowerOn, kPatience);
    QCOMPARE(window().transport().speed(), 5.0);  // who watches for the first time should not wait for minutes
    window().simulation().pause();
}

void SessionWindowTest::bad_sessions_are_told_and_leave_what_is_open_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    const QString whole = QString::fromStdString(session_json(recorded(40s)));
    QTest::newRow("cut off") << whole.left(whole.size() / 2) << "ends in the middle";
    QTest::newRow("newer version") << QString(whole).replace("\"format\": 1", "\"format\": 7") << "newer Switchover";
    QTest::newRow("no session") << QStringLiteral("{\"a\": 1}") << "not a session";
    QTest::newRow("not JSON at all") << QStringLiteral("GIF89a") << "not a JSON object";
    QTest::newRow("another lab") << QString(whole).replace("\"lab\": \"ha-vpn\"", "\"lab\": \"other\"")
                                 << "recorded with \"other\"";
    QTest::newRow("gone") << QString() << "cannot read";
}

void SessionWindowTest::bad_sessions_are_told_and_leave_what_is_open() {
    QFETCH(QString, text);
    QFETCH(QString, told);
    if (!text.isEmpty()) write(path("bad.json"), text.toStdString());
    runTo(10s);
    const std::uint64_t fingerprint = window().shown().fingerprint;
    workbench_->openSessionByHand(path("bad.json"));
    QTRY_VERIFY_WITH_TIMEOUT(box("notice") != nullptr, kPatience);
    QVERIFY2(box("notice")->informativeText().contains(told), qPrintable(box("notice")->informativeText()));
    QVERIFY(box("notice")->informativeText().contains(QStringLiteral("Nothing was changed")));
    press("notice", QMessageBox::Close);
    QCOMPARE(window().shown().fingerprint, fingerprint);
}

void SessionWindowTest::a_lab_that_moved_is_asked_for() {
    // The lab under another name than any known one, so that it cannot be found by it.
    const QString lab = path("moved.clab.yml");
    const auto loaded = topology::load_lab(kLab);
    auto renamed = loaded->topology;
    renamed.name = "moved";
    QVERIFY(QDir().mkpath(path("configs")));
    for (const QFileInfo& config : QDir(QString::fromStdString(kLab) + "/configs").entryInfoList(QDir::Files))
        QVERIFY(QFile::copy(config.filePath(), path("configs/") + config.fileName()));
    QVERIFY(topology::write_topology(renamed, lab.toStdString()));
    session::SessionFile session = recorded(40s);
    session.lab_name = "moved";
    session.lab_path = "/nowhere/elsewhere.clab.yml";
    QVERIFY(QDir().mkpath(path("sessions")));
    write(path("sessions/a.json"), session_json(session));

    workbench_->openSessionByHand(path("sessions/a.json"));
    QTRY_VERIFY_WITH_TIMEOUT(box("notice") != nullptr, kPatience);
    QVERIFY(box("notice")->informativeText().contains(QStringLiteral("/nowhere/elsewhere.clab.yml")));
    QTest::mouseClick(box("notice")->findChild<QPushButton*>(QStringLiteral("chooseLab")), Qt::LeftButton);
    openByDialog("chooseLabDialog", lab);
    QTRY_VERIFY_WITH_TIMEOUT(document().lab().name == "moved" && !document().following(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(window().shown().fingerprint, session.fingerprint, kPatience);
}

void SessionWindowTest::a_lab_that_was_changed_is_told() {
    session::SessionFile session = recorded(40s);
    session.fingerprint ^= 1;
    write(path("a.json"), session_json(session));
    workbench_->openSessionByHand(path("a.json"));
    QTRY_VERIFY_WITH_TIMEOUT(box("notice") != nullptr, kPatience);
    QVERIFY(box("notice")->text().contains(QStringLiteral("otherwise")));
    press("notice", QMessageBox::Close);
    QVERIFY(document().path().isEmpty());
}

void SessionWindowTest::a_folder_that_cannot_be_written_is_told() {
    runTo(10s);
    shutPort();
    write(path("file"), "x");
    document().saveTo(path("file/under.json"));
    QTRY_VERIFY_WITH_TIMEOUT(box("notice") != nullptr, kPatience);
    QVERIFY2(box("notice")->informativeText().contains(QStringLiteral("under.json")),
             qPrintable(box("notice")->informativeText()));
    QVERIFY(box("notice")->informativeText().contains(QStringLiteral("another folder")));
    press("notice", QMessageBox::Close);
    QVERIFY(document().modified());
    QVERIFY(document().path().isEmpty());
}

void SessionWindowTest::a_killed_program_offers_to_recover() {
    // A program of its own: it shuts a port, runs, and is killed while it runs.
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kChild), path("autosave"));
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {});
    QByteArray said;
    while (!said.contains("kept 3\n") && child.waitForReadyRead(kPatience)) said += child.readAllStandardOutput();
    QVERIFY(said.contains("kept 3\n"));
    // While it runs, its session is nobody else's.
    QVERIFY(window::findLeftOvers(path("autosave")).isEmpty());
    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    QVERIFY(child.waitForFinished(kPatience));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);

    workbench_.reset();
    start(path("autosave"));
    workbench_->offerRecovery();
    QTRY_VERIFY_WITH_TIMEOUT(box("recoverQuestion") != nullptr, kPatience);
    QTest::mouseClick(box("recoverQuestion")->findChild<QPushButton*>(QStringLiteral("recover")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(document().following(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!document().following(), kPatience);
    QCOMPARE(window().shown().journal_entries, std::size_t{1});
    QTRY_VERIFY(window().shown().now > kPowerOn);
    QVERIFY(document().modified());
    // The old file goes once the session is kept again; a clean end leaves none at all.
    const auto files = [this] {
        return QDir(path("autosave")).entryList({QStringLiteral("*.session.json")}, QDir::Files);
    };
    QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList{QFileInfo(workbench_->autosave()->file()).fileName()}, kPatience);
    document().forget();
    workbench_.reset();
    QCOMPARE(files(), QStringList{});
}

void SessionWindowTest::a_clean_end_leaves_nothing() {
    workbench_.reset();
    start(path("autosave"));
    runTo(5s);
    shutPort();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(workbench_->autosave()->file()), kPatience);
    document().forget();
    workbench_.reset();
    QVERIFY(QDir(path("autosave")).entryList({QStringLiteral("*.session.json")}, QDir::Files).isEmpty());
    QVERIFY(window::findLeftOvers(path("autosave")).isEmpty());
}

void SessionWindowTest::another_language_takes_effect_at_once() {
    runTo(30s);
    shutPort();
    const Instant now = window().shown().now;
    const QPointer<ui::MainWindow> before(&window());
    const qsizetype lines = window().log().model().rowCount();
    QVERIFY(lines > 5);
    window().actions().find(QStringLiteral("edit.settings"))->trigger();
    auto* language = window().findChild<QComboBox*>(QStringLiteral("language"));
    QVERIFY(language != nullptr);
    const int portuguese = language->findData(QStringLiteral("pt_BR"));
    QVERIFY(portuguese >= 0);
    language->setFocus();
    while (language->currentIndex() < portuguese) QTest::keyClick(language, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(before.isNull(), kPatience);
    QCOMPARE(window().actions().menu(ui::ActionGroup::File)->title(), QStringLiteral("&Arquivo"));
    QTRY_COMPARE_WITH_TIMEOUT(window().shown().now, now, kPatience);
    QCOMPARE(window().shown().journal_entries, std::size_t{1});
    QCOMPARE(window().log().model().rowCount(), lines);
    QVERIFY(window().edits().stack().canUndo() == false);  // the input did not come from a menu
    // The same lab goes on, and the new window's dialog is open where the old one's was.
    auto* settings = window().findChild<QDialog*>(QStringLiteral("settingsDialog"));
    QVERIFY(settings != nullptr && settings->isVisible());
    settings->close();
    runTo(40s);
    QVERIFY(document().modified());
    ui::Preferences preferences = ui::Settings::shared().preferences();
    preferences.language = QStringLiteral("en");
    ui::Settings::shared().set(preferences);
    QTRY_COMPARE_WITH_TIMEOUT(window().actions().menu(ui::ActionGroup::File)->title(), QStringLiteral("&File"),
                              kPatience);
}

/// The marks before the steps of the guided run, and nothing else of them.
QStringList SessionWindowTest::steps() {
    QStringList out;
    for (const auto* step : window().findChildren<QLabel*>(QStringLiteral("guidedStep"))) {
        const QString text = step->text();
        for (const QChar mark : QStringLiteral("○▶✓✗"))
            if (text.contains(mark)) out << mark;
    }
    return out;
}

/// Clicks the guided run's button and lets it run to that time.
void SessionWindowTest::followTo(Duration time) {
    window().simulation().setSpeed(ui::Simulation::kFlatOut);
    QTest::mouseClick(window().findChild<QPushButton*>(QStringLiteral("guidedStart")), Qt::LeftButton);
    runTo(time);
}

void SessionWindowTest::a_session_of_the_guided_run_has_its_steps_ticked() {
    followTo(150s);
    QTRY_COMPARE(steps(), (QStringList{"✓", "▶", "○"}));
    document().saveTo(path("guided.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!document().modified(), kPatience);
    workbench_->openSessionByHand(path("guided.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!document().following(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(steps(), (QStringList{"✓", "▶", "○"}), kPatience);
    // It goes on from there by itself, to its end.
    window().simulation().setSpeed(ui::Simulation::kFlatOut);
    window().simulation().run();
    QTRY_COMPARE_WITH_TIMEOUT(steps(), (QStringList{"✓", "✓", "✓"}), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!window().running(), kPatience);
    document().saveTo(path("whole.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!document().modified(), kPatience);
    workbench_->openSessionByHand(path("whole.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!document().following(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(steps(), (QStringList{"✓", "✓", "✓"}), kPatience);
    // Another session of the lab is none of the guided run.
    write(path("other.json"), session_json(recorded(200s)));
    workbench_->openSessionByHand(path("other.json"));
    QTRY_VERIFY_WITH_TIMEOUT(!document().following(), kPatience);
    QTRY_VERIFY(window().shown().now >= kPowerOn + 200s);
    QCOMPARE(steps(), (QStringList{"○", "○", "○"}));
}

void SessionWindowTest::unsaved_places_are_asked_about() {
    const QString lab = path("ha-vpn");
    std::filesystem::copy(kLab, lab.toStdString(), std::filesystem::copy_options::recursive);
    QVERIFY(workbench_->openLab(lab.toStdString()).has_value());
    const auto text = [&lab] {
        QFile file(lab + QStringLiteral("/ha-vpn.clab.yml"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = text();
    QVERIFY(!before.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(window().shown().find("WAN") != kNoNode, kPatience);
    window().canvas().select({ui::Target::Kind::Node, window().shown().find("WAN"), kNoLink, false});
    QTest::keyClick(&window().canvas(), Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(window().edits().placesUnsaved());
    QVERIFY(!window().close());
    press("savePlacesQuestion", QMessageBox::Cancel);
    QVERIFY(window().isVisible());
    QCOMPARE(text(), before);
    QVERIFY(!window().close());
    press("savePlacesQuestion", QMessageBox::Save);
    QTRY_VERIFY_WITH_TIMEOUT(!window().isVisible(), kPatience);
    QVERIFY(text() != before);
}

namespace {

/// The program that is killed: says each time its session has been kept.
int child(const QString& folder) {
    Workbench workbench(1, false, folder);
    if (!workbench.openLab(kLab)) return 1;
    workbench.window()->simulation().apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}});
    workbench.window()->simulation().run();
    int kept = 0;
    QObject::connect(workbench.autosave(), &window::Autosave::written, [&kept] {
        std::printf("kept %d\n", ++kept);
        std::fflush(stdout);
    });
    return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    ui::applyTheme(application);
    if (const QString folder = qEnvironmentVariable(kChild); !folder.isEmpty()) return child(folder);
    SessionWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "session_window_test.moc"
