#include "ui/inspector/inspector.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "engine/ios/show/show.h"
#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/inspector/config_page.h"
#include "ui/inspector/database_page.h"
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
    void words_that_came_while_a_table_was_hidden_are_not_cut();
    void filter_shows_rows_with_all_words();
    void copies_as_text_and_csv();
    void selection_outlives_rows_that_come_and_go();
    void configuration_marks_lines_without_full_effect();
    void sas_count_their_lifetimes_down_as_bars();
    void the_database_tree_holds_what_show_ip_ospf_database_prints();
    void port_rates_are_those_of_the_counters();
    void a_double_click_leads_to_the_place();

   private:
    void apply(World& world) { inspector_->apply(snapshot::take(world), now_ms_ += 40); }
    QStringList column(TablePage& page, int column) const;
    /// ha-vpn with a tunnel that carries a ping each second, ten seconds old.
    World withTunnel() const;
    void doubleClick(TablePage& page, int row);
    std::unique_ptr<World> converged_;
    std::unique_ptr<ui::Inspector> inspector_;
    double now_ms_ = 0;
};

void InspectorTest::initTestCase() {
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
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

void InspectorTest::words_that_came_while_a_table_was_hidden_are_not_cut() {
    inspector_->showTab(QStringLiteral("hsrp"));
    inspector_->showTab(QStringLiteral("routes"));
    World world = *converged_;
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    world.run_for(2s);
    apply(world);
    TablePage& page = inspector_->table(QStringLiteral("hsrp"));
    QVERIFY(!page.isVisible());
    inspector_->showTab(QStringLiteral("hsrp"));
    QVERIFY(page.isVisible());
    QVERIFY(column(page, 4).contains(QStringLiteral("unknown")));  // was "local", which is shorter
    for (int i = 0; i < page.shown().columnCount(); ++i) {
        const int wanted = page.view().sizeHintForIndex(page.shown().index(0, i)).width();
        QVERIFY2(page.view().columnWidth(i) >= wanted, qPrintable(column(page, i).join(u' ')));
    }
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

World InspectorTest::withTunnel() const {
    World world = *converged_;
    probe::PingRequest ping;
    ping.source = *Ipv4Address::parse("20.1.1.1");
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.count = 0;
    ping.interval = 1s;
    [&] { QVERIFY(world.apply(PingInput{"vpn7200", ping}).has_value()); }();
    world.run_for(10s);
    return world;
}

void InspectorTest::doubleClick(TablePage& page, int row) {
    const QPoint at = page.view().visualRect(page.shown().index(row, 0)).center();
    QTest::mouseClick(page.view().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(page.view().viewport(), Qt::LeftButton, {}, at);
}

void InspectorTest::sas_count_their_lifetimes_down_as_bars() {
    World world = withTunnel();
    inspector_->showTab(QStringLiteral("sas"));
    apply(world);
    for (const auto& [id, bar] : {std::pair{"ike", ui::kIkeLeftColumn}, std::pair{"sas", ui::kIpsecLeftColumn}}) {
        TablePage& page = inspector_->table(QLatin1String(id));
        QCOMPARE(page.shown().rowCount(), 1);
        const auto share = [&] { return page.shown().index(0, bar).data(ui::kBarRole).toDouble(); };
        const double before = share();
        QVERIFY(before > 0.9 && before < 1);
        const QString text = page.shown().index(0, bar).data().toString();
        QVERIFY2(text.contains(u':'), qPrintable(text));
        World later = world;
        later.run_for(60s);
        apply(later);
        QVERIFY(share() < before);
        QVERIFY(page.shown().index(0, bar).data().toString() < text);
        apply(world);
    }
    TablePage& sas = inspector_->table(QStringLiteral("sas"));
    const auto left = sas.shown().index(0, ui::kIpsecKilobytesColumn);
    QVERIFY(left.data().toUInt() > 1'000'000 && left.data(ui::kBarRole).toDouble() > 0.9);
    // Counters go up without marking their row.
    now_ms_ += ui::RowModel::kMarkMs + 1;
    apply(world);
    World later = world;
    later.run_for(3s);
    apply(later);
    QCOMPARE(sas.model().mark(0), ui::RowMark::None);
}

void InspectorTest::the_database_tree_holds_what_show_ip_ospf_database_prints() {
    inspector_->showTab(QStringLiteral("ospf"));
    apply(*converged_);
    ui::TreeModel& model = inspector_->database().model();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto world = snapshot::take(*converged_);
    const auto printed = ios::show(*world, inspector_->node(), "show ip ospf database");
    QVERIFY(printed.has_value());
    const QString text = QString::fromStdString(*printed);
    std::size_t lsas = 0;
    for (int area = 0; area < model.rowCount(); ++area) {
        const QModelIndex scope = model.index(area, 0);
        QVERIFY(inspector_->database().view().isExpanded(scope));
        for (int type = 0; type < model.rowCount(scope); ++type) {
            const QModelIndex heading = model.index(type, 0, scope);
            for (int i = 0; i < model.rowCount(heading); ++i, ++lsas) {
                const QModelIndex lsa = model.index(i, 0, heading);
                QVERIFY2(text.contains(lsa.data().toString()), qPrintable(lsa.data().toString()));
                QVERIFY(text.contains(lsa.siblingAtColumn(3).data().toString()));
                QVERIFY(text.contains(lsa.siblingAtColumn(4).data().toString()));
                QVERIFY(model.rowCount(lsa) > 0);  // what it says
            }
        }
    }
    QCOMPARE(lsas, world->device(inspector_->node())->ospf->database.size());
    // Time goes on, and a shut interface changes the database below what is open.
    World later = *converged_;
    later.run_for(5s);
    apply(later);
    QVERIFY(later.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    later.run_for(10s);
    apply(later);
    QVERIFY(inspector_->database().view().isExpanded(model.index(0, 0)));
}

void InspectorTest::port_rates_are_those_of_the_counters() {
    World world = withTunnel();
    TablePage& ports = inspector_->table(QStringLiteral("ports"));
    inspector_->showTab(QStringLiteral("ports"));
    for (int i = 0; i < 10; ++i) {
        apply(world);
        world.run_for(1s);
    }
    const auto before = snapshot::take(world);
    apply(world);
    const int row = static_cast<int>(column(ports, 0).indexOf(QStringLiteral("Fa0/0")));
    const Interface& now = before->device(inspector_->node())->interfaces[static_cast<std::size_t>(row)];
    QCOMPARE(ports.shown().index(row, 3).data().toString(), QString::number(now.counters.packets_in));
    // A ping and its answer a second, and a few hellos.
    const double packets = ports.shown().index(row, 5).data().toDouble();
    QVERIFY2(packets >= 1 && packets < 5, qPrintable(QString::number(packets)));
    QVERIFY(ports.shown().index(row, 4).data().toDouble() > packets * 60 * 8);
}

void InspectorTest::a_double_click_leads_to_the_place() {
    World world = withTunnel();
    apply(world);
    const QSignalSpy devices(inspector_.get(), &ui::Inspector::deviceWanted);
    const QSignalSpy ports(inspector_.get(), &ui::Inspector::portWanted);
    const QSignalSpy packets(inspector_.get(), &ui::Inspector::packetsWanted);
    const auto go = [&](const char* tab, const char* table, int row) {
        inspector_->showTab(QLatin1String(tab));
        apply(world);
        doubleClick(inspector_->table(QLatin1String(table)), row);
    };
    TablePage& routes = inspector_->table(QStringLiteral("routes"));
    go("routes", "routes", static_cast<int>(column(routes, 1).indexOf(QStringLiteral("99.99.99.99/32"))));
    const QModelIndexList chosen = routes.view().selectionModel()->selectedRows(1);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.front().data().toString(), QStringLiteral("10.1.1.0/24"));  // where its next hop is
    go("ospf", "ospf", 0);
    QCOMPARE(devices.count(), 1);
    QVERIFY(devices.back().front().value<NodeIndex>() != inspector_->node());
    go("ports", "ports", 0);
    QCOMPARE(ports.count(), 1);
    go("sas", "sas", 0);
    QCOMPARE(packets.count(), 1);
    QVERIFY(packets.back().front().toString().startsWith(QStringLiteral("esp.spi in {0x")));
    TablePage& arp = inspector_->table(QStringLiteral("arp"));
    go("arp", "arp", static_cast<int>(column(arp, 0).indexOf(QStringLiteral("10.1.1.3"))));
    QCOMPARE(devices.count(), 2);
    QCOMPARE(devices.back().front().value<NodeIndex>(), world.find_node("7206-1"));
}

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
