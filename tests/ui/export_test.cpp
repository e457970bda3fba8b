/// File > Export on a running ha-vpn: each kind chosen with clicks and keys, and its file read back.
#include "ui/export/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "app/session/exports.h"
#include "app/window/workbench.h"
#include "tests/support/source_path.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using Kind = ui::ExportRequest::Kind;

namespace {
constexpr int kPatience = 60'000;
}

class ExportTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void times_are_read_data();
    void times_are_read();
    void log_of_what_the_filter_shows();
    void log_as_json_and_csv();
    void capture_of_one_cable();
    void a_wrong_span_or_no_port_cannot_be_exported();
    void diagram_as_svg_png_and_pdf();
    void report_is_written();
    void folder_is_written();
    void progress_shows_after_a_while();
    void a_long_export_is_cancelled();
    void a_place_that_cannot_be_written_is_told();

   private:
    ui::MainWindow& window() { return *workbench_->window(); }
    window::Document& document() { return *workbench_->document(); }
    void runTo(Duration time);
    /// Opens the dialog with its key and chooses a kind as a person does.
    ui::ExportDialog* open(Kind kind);
    /// Presses Export, names the file, and waits until it is there (or not).
    void finish(ui::ExportDialog* dialog, const QString& path);
    QString path(const char* name) const { return folder_->filePath(QLatin1String(name)); }
    static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    template <class Widget>
    static Widget* in(QWidget* dialog, const char* name) {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }

    QTemporaryDir settings_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<window::Workbench> workbench_;
};

void ExportTest::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
}

void ExportTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    workbench_ = std::make_unique<window::Workbench>(1, false, QString());
    const auto done = workbench_->openLab(test::source_path("topologies/ha-vpn"));
    QVERIFY2(done.has_value(), done ? "" : done.error().c_str());
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
}

void ExportTest::cleanup() {
    document().forget();
    workbench_.reset();
    folder_.reset();
}

void ExportTest::runTo(Duration time) {
    window().simulation().setSpeed(ui::Simulation::kFlatOut);
    window().simulation().runUntil(kPowerOn + time);
    QTRY_VERIFY_WITH_TIMEOUT(window().shown().now >= kPowerOn + time && !window().running(), kPatience);
}

ui::ExportDialog* ExportTest::open(Kind kind) {
    // Without a window manager nobody gives the window its keys back after a dialog.
    window().activateWindow();
    if (!QTest::qWaitForWindowActive(&window())) return nullptr;
    QTest::keyClick(&window(), Qt::Key_E, Qt::ControlModifier);
    ui::ExportDialog* dialog = nullptr;
    for (auto* each : window().findChildren<ui::ExportDialog*>())
        if (each->isVisible()) dialog = each;
    if (dialog == nullptr) return nullptr;
    auto* kinds = in<QListWidget>(dialog, "exportKinds");
    for (int i = 0; i < static_cast<int>(kind); ++i) QTest::keyClick(kinds, Qt::Key_Down);
    return dialog->kind() == kind ? dialog : nullptr;
}

void ExportTest::finish(ui::ExportDialog* dialog, const QString& file) {
    bool over = false;
    const auto heard = connect(&document().exporter(), &window::Exporter::finished, this,
                               [&over](bool, const QString&) { over = true; });
    QTest::mouseClick(in<QPushButton>(dialog, "primary"), Qt::LeftButton);
    auto* where = in<QFileDialog>(dialog, "exportPath");
    QVERIFY(where != nullptr && where->isVisible());
    where->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(file);
    QTest::keyClick(where, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(over, kPatience);
    disconnect(heard);
}

void ExportTest::times_are_read_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");  // -1: not a time
    QTest::newRow("seconds") << "125" << qint64{125'000};
    QTest::newRow("fraction") << "1.5" << qint64{1'500};
    QTest::newRow("duration") << "2m" << qint64{120'000};
    QTest::newRow("minutes") << "2:05" << qint64{125'000};
    QTest::newRow("clock") << " 00:02:05.250 " << qint64{125'250};
    QTest::newRow("hours") << "100:00:00" << qint64{360'000'000};
    QTest::newRow("empty") << "" << qint64{-1};
    QTest::newRow("words") << "soon" << qint64{-1};
    QTest::newRow("too many minutes") << "0:75:00" << qint64{-1};
    QTest::newRow("too many parts") << "0:0:0:0" << qint64{-1};
    QTest::newRow("negative") << "-5" << qint64{-1};
    QTest::newRow("beyond all times") << "1e300" << qint64{-1};
    QTest::newRow("no number") << "nan" << qint64{-1};
}

void ExportTest::times_are_read() {
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto at = ui::parseInstant(text);
    QCOMPARE(at ? whole_milliseconds(*at - kPowerOn) : -1, ms);
}

void ExportTest::log_of_what_the_filter_shows() {
    runTo(60s);
    QTest::keyClicks(window().findChild<QLineEdit*>(QStringLiteral("logText")), QStringLiteral("STATECHANGE"));
    const int shown = window().log().model().rowCount();
    QVERIFY(shown > 0);
    ui::ExportDialog* dialog = open(Kind::Log);
    QVERIFY(dialog != nullptr);
    QVERIFY(in<QRadioButton>(dialog, "logFiltered")->isChecked());
    finish(dialog, path("a.log"));
    const QStringList lines = QString::fromUtf8(contents(path("a.log"))).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), static_cast<qsizetype>(shown));
    for (int i = 0; i < shown; ++i) QCOMPARE(lines[i].simplified(), window().log().model().line(i).simplified());

    dialog = open(Kind::Log);
    QVERIFY(dialog != nullptr);
    in<QRadioButton>(dialog, "logAll")->click();
    finish(dialog, path("all.log"));
    QVERIFY(contents(path("all.log")).count('\n') > shown);
}

void ExportTest::log_as_json_and_csv() {
    runTo(40s);
    for (const auto& [row, name] : {std::pair{1, "a.jsonl"}, std::pair{2, "a.csv"}}) {
        ui::ExportDialog* dialog = open(Kind::Log);
        QVERIFY(dialog != nullptr);
        in<QComboBox>(dialog, "logFormat")->setCurrentIndex(row);
        in<QCheckBox>(dialog, "logWhole")->click();
        in<QLineEdit>(dialog, "logFrom")->setText(QStringLiteral("10s"));
        in<QLineEdit>(dialog, "logUntil")->setText(QStringLiteral("0:30"));
        finish(dialog, path(name));
    }
    const QList<QByteArray> records = contents(path("a.jsonl")).split('\n');
    QVERIFY(records.size() > 10);
    for (const QByteArray& record : records) {
        if (record.isEmpty()) continue;
        QVERIFY2(record.startsWith("{\"at_ns\":") && record.endsWith('}'), record.constData());
        const qint64 at = record.mid(9, record.indexOf(',') - 9).toLongLong();
        QVERIFY(at >= 10'000'000'000 && at <= 30'000'000'000);
    }
    const QList<QByteArray> rows = contents(path("a.csv")).split('\n');
    QCOMPARE(rows[0], "time_s,time,device,severity,topic,message\r");
    QVERIFY(rows.size() > 5);
}

void ExportTest::capture_of_one_cable() {
    runTo(60s);
    ui::ExportDialog* dialog = open(Kind::Capture);
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(in<QPushButton>(dialog, "portsNone"), Qt::LeftButton);
    QVERIFY(!in<QPushButton>(dialog, "primary")->isEnabled());
    auto* ports = in<QTreeWidget>(dialog, "capturePorts");
    QVERIFY(ports->topLevelItem(0)->text(0).contains(QStringLiteral("vpn7200")));
    ports->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QCOMPARE(dialog->request().pipes, (QVector<std::uint32_t>{0, 1}));
    finish(dialog, path("a.pcapng"));
    const QByteArray file = contents(path("a.pcapng"));
    const auto u32 = [&](qsizetype at) { return qFromLittleEndian<quint32>(file.constData() + at); };
    int interfaces = 0, frames = 0;
    qsizetype at = 0;
    for (; at + 12 <= file.size(); at += u32(at + 4)) {
        QVERIFY(u32(at + 4) >= 12);
        interfaces += u32(at) == 1 ? 1 : 0;
        frames += u32(at) == 6 ? 1 : 0;
    }
    QCOMPARE(at, file.size());
    QCOMPARE(interfaces, 2);
    QVERIFY(frames > 0);
    QVERIFY(QFile::exists(path("a.keys/esp_sa")));
}

void ExportTest::a_wrong_span_or_no_port_cannot_be_exported() {
    ui::ExportDialog* dialog = open(Kind::Capture);
    QVERIFY(dialog != nullptr);
    auto* go = in<QPushButton>(dialog, "primary");
    QVERIFY(go->isEnabled());
    in<QCheckBox>(dialog, "captureWhole")->click();
    in<QLineEdit>(dialog, "captureFrom")->setText(QStringLiteral("later"));
    QVERIFY(!go->isEnabled());
    QVERIFY(in<QLabel>(dialog, "problem")->text().contains(QStringLiteral("later")));
    in<QLineEdit>(dialog, "captureFrom")->setText(QStringLiteral("20"));
    in<QLineEdit>(dialog, "captureUntil")->setText(QStringLiteral("10"));
    QVERIFY(!go->isEnabled());
    in<QLineEdit>(dialog, "captureUntil")->setText(QStringLiteral("30"));
    QVERIFY(go->isEnabled());
    // Other kinds have no span to be wrong.
    in<QLineEdit>(dialog, "captureUntil")->setText(QStringLiteral("x"));
    QTest::keyClick(in<QListWidget>(dialog, "exportKinds"), Qt::Key_Down);
    QVERIFY(go->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void ExportTest::diagram_as_svg_png_and_pdf() {
    runTo(60s);
    for (const auto& [row, name] : {std::pair{0, "a.svg"}, std::pair{1, "a.png"}, std::pair{2, "a.pdf"}}) {
        ui::ExportDialog* dialog = open(Kind::Diagram);
        QVERIFY(dialog != nullptr);
        in<QComboBox>(dialog, "diagramFormat")->setCurrentIndex(row);
        finish(dialog, path(name));
    }
    QSvgRenderer svg(path("a.svg"));
    QVERIFY(svg.isValid());
    QVERIFY(contents(path("a.svg")).contains("7204VXR-1"));
    QVERIFY(!contents(path("a.svg")).contains("<image"));  // symbols are lines, not pictures
    const QImage png(path("a.png"));
    QVERIFY(!png.isNull());
    QCOMPARE(png.size(), ui::diagramSize(window().canvas().scene()) * 2);
    // The same picture, not an empty page: some of its pixels are of a router.
    QImage drawn(png.size(), QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    svg.render(&painter);
    painter.end();
    const auto ink = [](const QImage& image) {
        int count = 0;
        const QRgb ground = image.pixel(0, 0);
        for (int y = 0; y < image.height(); y += 4)
            for (int x = 0; x < image.width(); x += 4) count += image.pixel(x, y) != ground ? 1 : 0;
        return count;
    };
    QVERIFY(ink(png) > 1000);
    QVERIFY(ink(drawn) > 1000);
    QVERIFY(contents(path("a.pdf")).startsWith("%PDF-"));
}

void ExportTest::report_is_written() {
    runTo(60s);
    window().simulation().apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}});
    runTo(80s);
    ui::ExportDialog* dialog = open(Kind::Report);
    QVERIFY(dialog != nullptr);
    in<QLineEdit>(dialog, "reportTitle")->setText(QStringLiteral("Failover <of> the gateway"));
    in<QPlainTextEdit>(dialog, "reportNote")->setPlainText(QStringLiteral("Seen in the lab."));
    finish(dialog, path("a.html"));
    const QByteArray page = contents(path("a.html"));
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.contains("<h1>Failover &lt;of&gt; the gateway</h1>"));
    QVERIFY(page.contains("Seen in the lab."));
    QVERIFY(page.contains("FastEthernet0/0 of 7204VXR-1 is shut down"));
    QVERIFY(page.contains("Standby"));
}

void ExportTest::folder_is_written() {
    runTo(30s);
    const std::uint64_t fingerprint = window().shown().fingerprint;
    ui::ExportDialog* dialog = open(Kind::Folder);
    QVERIFY(dialog != nullptr);
    finish(dialog, path("kept"));
    const auto session = session::read_session(path("kept/session.json").toStdString());
    QVERIFY(session);
    QCOMPARE(session->fingerprint, fingerprint);
    QVERIFY(QFile::exists(path("kept/capture.pcapng")));
}

void ExportTest::progress_shows_after_a_while() {
    QPointer<ui::ProgressDialog> brief = new ui::ProgressDialog(QStringLiteral("a"), QStringLiteral("b"), &window());
    brief->finish();
    QPointer<ui::ProgressDialog> longer = new ui::ProgressDialog(QStringLiteral("a"), QStringLiteral("b"), &window());
    QVERIFY(!longer->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(longer->isVisible(), kPatience);
    QVERIFY(brief.isNull());
    longer->finish();
    QTRY_VERIFY_WITH_TIMEOUT(longer.isNull(), kPatience);
}

void ExportTest::a_long_export_is_cancelled() {
    runTo(3 * 3600s);
    ui::ExportDialog* dialog = open(Kind::Report);
    QVERIFY(dialog != nullptr);
    QVERIFY(session::write_file(path("old.html").toStdString(), "old"));
    QString problem = QStringLiteral("unheard");
    connect(&document().exporter(), &window::Exporter::finished, this,
            [&problem](bool whole, const QString& text) { problem = whole ? QStringLiteral("written") : text; });
    document().exporter().start([&] {
        ui::ExportRequest request = dialog->request();
        request.path = path("old.html");
        return request;
    }());
    dialog->close();
    QPointer<ui::ProgressDialog> progress;
    // Caught as it appears: a fast machine is done before it would show by itself.
    const QDeadlineTimer patience{kPatience};
    while (progress == nullptr && !patience.hasExpired()) {
        QCoreApplication::processEvents();
        progress = window().findChild<ui::ProgressDialog*>();
    }
    QVERIFY(progress != nullptr);
    progress->open();
    QTest::keyClick(progress, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(problem, QString(), kPatience);
    QCOMPARE(contents(path("old.html")), QByteArray("old"));
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files), QStringList{QStringLiteral("old.html")});
    QVERIFY(!document().exporter().busy());
}

void ExportTest::a_place_that_cannot_be_written_is_told() {
    runTo(10s);
    QVERIFY(session::write_file(path("file").toStdString(), "x"));
    for (const Kind kind : {Kind::Log, Kind::Capture, Kind::Diagram, Kind::Report, Kind::Folder}) {
        ui::ExportRequest request;
        request.kind = kind;
        request.path = path("file/below");
        document().exporter().start(request);
        QMessageBox* notice = nullptr;
        const auto shown = [&] {
            for (auto* each : window().findChildren<QMessageBox*>(QStringLiteral("notice")))
                if (each->isVisible()) notice = each;
            return notice != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), kPatience);
        QVERIFY2(notice->informativeText().contains(QStringLiteral("below")), qPrintable(notice->informativeText()));
        QVERIFY(notice->informativeText().contains(QStringLiteral("another folder")));
        QTest::mouseClick(notice->button(QMessageBox::Close), Qt::LeftButton);
        QTRY_VERIFY(window().findChild<QMessageBox*>(QStringLiteral("notice")) == nullptr);
    }
    QCOMPARE(contents(path("file")), QByteArray("x"));
}

QTEST_MAIN(ExportTest)
#include "export_test.moc"
