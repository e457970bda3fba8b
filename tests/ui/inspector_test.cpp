#include "ui/inspector/inspector.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "engine/ios/show/dispatch.h"
#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "ui/inspector/config_page.h"
#include "ui/inspector/overview_page.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::TablePage;

class InspectorTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void overview_tells_the_state_and_leads_to_the_tabs();
    void cef_shows_the_entries_of_show_ip_cef();
    void a_header_sorts_by_value_and_a_third_click_undoes_it();
    void filter_shows_rows_with_all_words();
    void copies_as_text_and_csv();
    void selection_outlives_rows_that_come_and_go();
    void configuration_marks_lines_without_full_effect();

   private:
    void apply(World& world) { inspector_->apply(snapshot::take(world), now_ms_ += 40); }
    QStringList column(TablePage& page, int column) const;
    std::unique_ptr<World> converged_;
    std::unique_ptr<ui::Inspector> inspector_;
    double now_ms_ = 0;
};

void InspectorTest::initTestCase() {
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    const auto lab = topology::load_lab(SWITCHOVER_SOURCE_DIR "/topologies/ha-vpn");
    QVERIFY(lab.has_value());
    converged_ = std::make_unique<World>(lab->shared_topology(), 1);
    converged_->run_until(kPowerOn + 60s);
}

void InspectorTest::init() {
    inspector_ = std::make_unique<ui::Inspector>();
    inspector_->resize(480, 640);
    inspector_->setNode(converged_->find_node("7204VXR-1"));
    apply(*converged_);
    inspector_->show();
    QVERIFY(QTest::qWaitForWindowExposed(inspector_.get()));
}

QStringList InspectorTest::column(TablePage& page, int column) const {
    QStringList out;
    for (int row = 0; row < page.shown().rowCount(); ++row) out << page.shown().index(row, column).data().toString();
    return out;
}

void InspectorTest::overview_tells_the_state_and_leads_to_the_tabs() {
    World world = *converged_;
    inspector_->showTab(QStringLiteral("overview"));
    const auto text = [this] { return inspector_->overview().text(); };
    for (const char* wanted : {"IOS 12.", "00:01:00", "172.16.172.52/28", "<b>Active</b>", "172.16.172.53", "OSPF 1",
                               "FULL", "decrement 150", "href='hsrp'"})
        QVERIFY2(text().contains(QLatin1String(wanted)), wanted);
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    world.run_for(2s);
    apply(world);
    QVERIFY(text().contains(QStringLiteral("<b>Init</b>")));
    QVERIFY(text().contains(QStringLiteral("administratively down")));
    Q_EMIT inspector_->overview().tabWanted(QStringLiteral("ospf"));
    QCOMPARE(inspector_->currentTab(), QStringLiteral("ospf"));
}

void InspectorTest::cef_shows_the_entries_of_show_ip_cef() {
    World after_a_ping = *converged_;
    probe::PingRequest ping;
    ping.destination = *Ipv4Address::parse("172.16.172.49");
    QVERIFY(after_a_ping.apply(PingInput{"7204VXR-1", ping}).has_value());
    after_a_ping.run_for(3s);
    apply(after_a_ping);
    const auto world = snapshot::take(after_a_ping);
    const auto printed = ios::show(*world, inspector_->node(), "show ip cef");
    QVERIFY(printed.has_value());
    const QString text = QString::fromStdString(*printed);
    TablePage& page = inspector_->table(QStringLiteral("fib"));
    QVERIFY(page.shown().rowCount() > 5);
    for (int row = 0; row < page.shown().rowCount(); ++row) {
        const QString prefix = page.shown().index(row, 0).data().toString();
        QVERIFY2(text.contains(prefix), qPrintable(prefix));
        const QString hop = page.shown().index(row, 1).data().toString();
        if (hop.startsWith(QStringLiteral("10."))) QVERIFY(text.contains(hop));
        // A neighbour that packets go to is known on the wire.
        if (hop == QStringLiteral("172.16.172.49")) QVERIFY(!page.shown().index(row, 3).data().toString().isEmpty());
    }
}

void InspectorTest::a_header_sorts_by_value_and_a_third_click_undoes_it() {
    TablePage& page = inspector_->table(QStringLiteral("routes"));
    const QStringList natural = column(page, 1);
    QHeaderView* header = page.view().horizontalHeader();
    const auto click = [&] {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(1) + 20, header->height() / 2));
    };
    click();
    QStringList sorted = column(page, 1);
    // By value: 99.99.99.99 stands before 172.16.…, though not as text.
    QVERIFY(sorted.indexOf(QStringLiteral("99.99.99.99/32")) < sorted.indexOf(QStringLiteral("172.16.172.48/28")));
    click();
    std::reverse(sorted.begin(), sorted.end());
    QCOMPARE(column(page, 1), sorted);
    click();
    QCOMPARE(column(page, 1), natural);
}

void InspectorTest::filter_shows_rows_with_all_words() {
    TablePage& page = inspector_->table(QStringLiteral("routes"));
    inspector_->showTab(QStringLiteral("routes"));
    auto* words = page.findChild<QLineEdit*>(QStringLiteral("tableFilter"));
    QTest::keyClicks(words, QStringLiteral("fa0/1 10.1.1.3"));
    QCOMPARE(column(page, 1), QStringList{QStringLiteral("99.99.99.99/32")});
    words->clear();
    QCOMPARE(page.shown().rowCount(), page.model().rowCount());
}

void InspectorTest::copies_as_text_and_csv() {
    TablePage& page = inspector_->table(QStringLiteral("routes"));
    inspector_->showTab(QStringLiteral("routes"));
    page.view().setFocus();
    page.view().selectRow(column(page, 1).indexOf(QStringLiteral("172.16.172.64/28")));
    QTest::keyClick(&page.view(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("Code\tNetwork\t[AD/M]\tNext hop\tAge\nS\t172.16.172.64/28\t[1/0]\t172.16.172.49\t\n"));
    page.copyCsv();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("Code,Network,[AD/M],Next hop,Age\r\nS,172.16.172.64/28,[1/0],172.16.172.49,\r\n"));
}

void InspectorTest::selection_outlives_rows_that_come_and_go() {
    World world = *converged_;
    TablePage& page = inspector_->table(QStringLiteral("routes"));
    const QAbstractItemModelTester tester(&page.shown(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    page.view().selectRow(column(page, 1).indexOf(QStringLiteral("99.99.99.99/32")));
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    world.run_for(2s);
    apply(world);
    now_ms_ += ui::RowModel::kMarkMs + 1;
    apply(world);
    QVERIFY(!column(page, 1).contains(QStringLiteral("172.16.172.48/28")));
    const QModelIndexList selected = page.view().selectionModel()->selectedRows(1);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.front().data().toString(), QStringLiteral("99.99.99.99/32"));
}

void InspectorTest::configuration_marks_lines_without_full_effect() {
    World world = *converged_;
    inspector_->showTab(QStringLiteral("configuration"));
    const ui::RunningConfig& shown = inspector_->configuration().shown();
    QVERIFY(shown.text.contains(QStringLiteral("standby 1 ip 172.16.172.53")));
    const QStringList lines = shown.text.split(u'\n');
    for (const ui::MarkedLine& mark : shown.marked) {
        QVERIFY(mark.line >= 0 && mark.line < lines.size());
        QVERIFY2(!mark.message.isEmpty(), qPrintable(lines[mark.line]));
    }
    // Kept, and nothing of it happens.
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"ip http server"}}).has_value());
    world.run_for(1s);
    apply(world);
    const QStringList after = shown.text.split(u'\n');
    bool found = false;
    for (const ui::MarkedLine& mark : shown.kept + shown.marked) found |= after[mark.line].contains("ip http server");
    QVERIFY(found);
}

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
