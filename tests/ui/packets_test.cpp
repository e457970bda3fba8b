#include "ui/packets/packets_pane.h"

#include <algorithm>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/canvas/dots.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT

class PacketsTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void every_frame_is_a_row();
    void a_filter_leaves_what_it_names();
    void a_wrong_filter_says_where_and_changes_nothing();
    void a_row_opens_its_tree_and_octets();
    void esp_stands_beside_what_is_inside();
    void a_field_marks_its_octets_and_an_octet_its_field();
    void a_journey_follows_the_packet_through_encryption();
    void a_journey_ends_where_the_packet_was_dropped();
    void a_packet_on_a_cable_is_on_its_way();
    void going_to_frames();
    void octets_are_copied();
    void old_frames_go();

   private:
    QWidget* find(const char* name) const { return pane_->findChild<QWidget*>(QString::fromLatin1(name)); }
    QLineEdit* filter() const { return pane_->header()->findChild<QLineEdit*>(QStringLiteral("packetFilter")); }
    QString hint() const { return pane_->header()->findChild<QLabel*>(QStringLiteral("packetFilterHint"))->text(); }
    QString cell(int row, int column) const { return pane_->model().index(row, column).data().toString(); }
    void type(const QString& text) {
        filter()->setFocus();
        filter()->selectAll();
        QTest::keyClick(filter(), Qt::Key_Delete);
        QTest::keyClicks(filter(), text);
        QTRY_VERIFY(!pane_->model().filtering());
    }
    QModelIndex fieldNamed(std::string_view name, const QModelIndex& parent = {}) const {
        for (int row = 0; row < pane_->fields().rowCount(parent); ++row) {
            const QModelIndex at = pane_->fields().index(row, 0, parent);
            if (pane_->fields().field(at)->name == name) return at;
            if (const QModelIndex below = fieldNamed(name, at); below.isValid()) return below;
        }
        return {};
    }
    std::unique_ptr<World> world_;
    std::unique_ptr<ui::PacketsPane> pane_;
    std::vector<SentFrame> all_;
};

/// The lab's first 80 s with five pings through the tunnel.
void PacketsTest::initTestCase() {
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    world_->set_capture(true);
    pane_ = std::make_unique<ui::PacketsPane>();
    new QAbstractItemModelTester(&pane_->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, pane_.get());
    new QAbstractItemModelTester(&pane_->fields(), QAbstractItemModelTester::FailureReportingMode::QtTest, pane_.get());
    pane_->header()->setParent(pane_.get());
    pane_->resize(1100, 420);
    pane_->show();
    QVERIFY(QTest::qWaitForWindowExposed(pane_.get()));
    world_->run_for(70s);
    probe::PingRequest ping;
    ping.source = *Ipv4Address::parse("20.1.1.1");
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.count = 5;
    ping.interval = 1s;
    QVERIFY(world_->apply(PingInput{"vpn7200", ping}).has_value());
    for (int i = 0; i < 10; ++i) {
        pane_->remember(snapshot::take(*world_));
        world_->run_for(1s);
    }
    pane_->remember(snapshot::take(*world_));
    all_ = world_->take_frames();
    QVERIFY(all_.size() > 200);
    const auto snapshot = snapshot::take(*world_);
    const auto half = all_.begin() + static_cast<std::ptrdiff_t>(all_.size() / 2);
    pane_->model().append(world_->take_records(), {all_.begin(), half}, *snapshot);
    pane_->model().append({}, {half, all_.end()}, *snapshot);
}

void PacketsTest::every_frame_is_a_row() {
    QCOMPARE(pane_->model().rowCount(), static_cast<int>(all_.size()));
    QCOMPARE(cell(0, ui::PacketModel::Number), QStringLiteral("1"));
    QVERIFY(cell(0, ui::PacketModel::Cable).contains(u'→'));
    for (int row = 0; row < pane_->model().rowCount(); ++row)
        QVERIFY(!cell(row, ui::PacketModel::Info).contains(QStringLiteral("encrypted")));
}

void PacketsTest::a_filter_leaves_what_it_names() {
    type(QStringLiteral("hsrp && ip.src == 172.16.172.52"));
    const int rows = pane_->model().rowCount();
    QVERIFY(rows > 5 && rows < static_cast<int>(all_.size()));
    for (int row = 0; row < rows; ++row) {
        QCOMPARE(cell(row, ui::PacketModel::ProtocolColumn), QStringLiteral("HSRP"));
        QCOMPARE(cell(row, ui::PacketModel::Source), QStringLiteral("172.16.172.52"));
    }
    // What comes later is filtered too.
    const auto snapshot = snapshot::take(*world_);
    world_->run_for(9s);
    std::vector<SentFrame> more = world_->take_frames();
    all_.insert(all_.end(), more.begin(), more.end());
    pane_->model().append(world_->take_records(), std::move(more), *snapshot);
    QTRY_VERIFY(!pane_->model().filtering());
    QCOMPARE(pane_->model().total(), all_.size());
    QVERIFY(pane_->model().rowCount() > rows && pane_->model().rowCount() < rows + 40);
    type({});
    QCOMPARE(pane_->model().rowCount(), static_cast<int>(all_.size()));
}

void PacketsTest::a_wrong_filter_says_where_and_changes_nothing() {
    type(QStringLiteral("arp"));
    const int rows = pane_->model().rowCount();
    QVERIFY(rows > 0);
    QTest::keyClicks(filter(), QStringLiteral(" && ip.srx"));
    QCOMPARE(hint(), QStringLiteral("column 8: no field is called 'ip.srx'; is 'ip.src' meant?"));
    const auto underlined = [this] {
        const auto [from, length] = qobject_cast<ui::FilterField*>(filter())->problem();
        return filter()->text().mid(from, length);
    };
    QCOMPARE(underlined(), QStringLiteral("ip.srx"));
    QCOMPARE(filter()->cursorPosition(), static_cast<int>(filter()->text().size()));  // typing goes on
    // The last text that was a filter on the way there ("arp && ip") shows nothing: ARP has no IP header.
    QTRY_VERIFY(!pane_->model().filtering());
    QCOMPARE(pane_->model().rowCount(), 0);
    type({});
    QCOMPARE(hint(), QString{});
    QCOMPARE(underlined(), QString());
}

void PacketsTest::a_row_opens_its_tree_and_octets() {
    type(QStringLiteral("hsrp"));
    QTest::mouseClick(pane_->list().viewport(), Qt::LeftButton, {},
                      pane_->list().visualRect(pane_->model().index(0, ui::PacketModel::Info)).center());
    QCOMPARE(pane_->octets().size(), std::size_t{1});
    QCOMPARE(pane_->fields().rowCount(), 4);  // Ethernet, IPv4, UDP, HSRP
    QVERIFY(fieldNamed("hsrp.virt_ip").isValid());
    QVERIFY(pane_->tree().isExpanded(fieldNamed("hsrp")) && !pane_->tree().isExpanded(fieldNamed("eth")));
    // Looking at one frame stops following the newest.
    QVERIFY(!pane_->header()->findChild<QCheckBox*>(QStringLiteral("packetFollow"))->isChecked());
}

void PacketsTest::esp_stands_beside_what_is_inside() {
    type(QStringLiteral("esp && icmp.type == 8"));
    QCOMPARE(pane_->model().rowCount(), 4 * 3);  // the first ping is lost while IKE negotiates; three cables of ESP
    pane_->list().setCurrentIndex(pane_->model().index(0, 0));
    QCOMPARE(pane_->octets().size(), std::size_t{2});
    QVERIFY(pane_->octets()[0]->isVisible() && pane_->octets()[1]->isVisible());
    QCOMPARE(pane_->octets()[1]->accessibleName(), QStringLiteral("Decrypted ESP"));
}

void PacketsTest::a_field_marks_its_octets_and_an_octet_its_field() {
    const QModelIndex type = fieldNamed("icmp.type");
    pane_->tree().setCurrentIndex(type);
    QCOMPARE(pane_->octets()[0]->markedSize(), std::size_t{0});
    QCOMPARE(pane_->octets()[1]->markedOffset(), std::size_t{20});
    QCOMPARE(pane_->octets()[1]->markedSize(), std::size_t{1});
    // The inner time to live is the ninth octet of the clear packet.
    QTRY_VERIFY(pane_->octets()[1]->viewport()->rect().contains(pane_->octets()[1]->octetRect(8)));
    QTest::mouseClick(pane_->octets()[1]->viewport(), Qt::LeftButton, {}, pane_->octets()[1]->octetRect(8).center());
    const auto name = pane_->fields().field(pane_->tree().currentIndex())->name;
    QCOMPARE(QByteArray(name.data(), static_cast<qsizetype>(name.size())), QByteArray("ip.ttl"));
    QCOMPARE(pane_->octets()[1]->markedOffset(), std::size_t{8});
}

void PacketsTest::a_journey_follows_the_packet_through_encryption() {
    type(QStringLiteral("esp && icmp.type == 8"));
    auto* button = pane_->header()->findChild<QToolButton*>(QStringLiteral("packetJourney"));
    QTest::mouseClick(button, Qt::LeftButton);
    pane_->list().scrollToTop();
    QTest::mouseClick(pane_->list().viewport(), Qt::LeftButton, {},
                      pane_->list().visualRect(pane_->model().index(0, ui::PacketModel::Info)).center());
    QVERIFY(pane_->journey().isVisible() && !pane_->tree().isVisible());
    ui::TreeModel& model = pane_->journey().model();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QStringList boxes;
    for (int i = 0; i < model.rowCount(); ++i) boxes << model.index(i, 0).data().toString();
    QCOMPARE(boxes.front(), QStringLiteral("vpn7200"));
    QCOMPARE(boxes.back(), QStringLiteral("7206-1"));
    QVERIFY(boxes.contains(QStringLiteral("WAN")) && boxes.contains(QStringLiteral("7204VXR-1")));
    const auto told = [&](const char* box, const char* what) {
        const QModelIndex hop = model.index(static_cast<int>(boxes.indexOf(QLatin1String(box))), 0);
        for (int i = 0; i < model.rowCount(hop); ++i)
            if (model.index(i, 0, hop).data().toString() == QLatin1String(what))
                return model.index(i, 4, hop).data().toString();
        return QString();
    };
    const auto now = snapshot::take(*world_);
    const snapshot::Device* remote = now->device("vpn7200");
    const auto& flows = remote->crypto_map.applied.front().flows;
    const auto flow = std::ranges::find_if(flows, [](const crypto_map::FlowView& f) { return !f.pairs.empty(); });
    QVERIFY(flow != flows.end());
    const crypto_map::PairView& pair = flow->pairs.back();
    const QString spi =
        QStringLiteral("0x%1").arg(QString::number(pair.outbound.spi, 16).toUpper().rightJustified(8, u'0'));
    QVERIFY2(told("vpn7200", "Crypto map").contains(QStringLiteral("permit ip")),
             qPrintable(told("vpn7200", "Crypto map")));
    QVERIFY2(told("vpn7200", "SA out").contains(spi), qPrintable(told("vpn7200", "SA out")));
    QVERIFY2(told("7204VXR-1", "SA in").contains(spi), qPrintable(told("7204VXR-1", "SA in")));
    QVERIFY2(told("7204VXR-1", "FIB").contains(QStringLiteral("via 10.1.1.3, Fa0/1")),
             qPrintable(told("7204VXR-1", "FIB")));
    QVERIFY2(told("7204VXR-1", "TTL").contains(u'→'), qPrintable(told("7204VXR-1", "TTL")));
    QVERIFY2(told("7204VXR-1", "Tables").contains(QStringLiteral("same before and after")),
             qPrintable(told("7204VXR-1", "Tables")));
    const auto fate = [&](const char* box) {
        return model.index(static_cast<int>(boxes.indexOf(QLatin1String(box))), 4).data().toString();
    };
    QCOMPARE(fate("7204VXR-1"), QStringLiteral("decrypted and sent on"));
    QCOMPARE(fate("7206-1"), QStringLiteral("arrived"));
    // A click on a hop shows its frame, when the filter lets it through.
    type({});
    const int clear = static_cast<int>(boxes.indexOf(QStringLiteral("7206-1")));
    const QString number = model.index(clear, 2).data().toString();
    pane_->journey().view().scrollTo(model.index(clear, 0));
    pane_->journey().view().setFocus();
    QTest::mouseClick(pane_->journey().view().viewport(), Qt::LeftButton, {},
                      pane_->journey().view().visualRect(model.index(clear, 0)).center());
    QCOMPARE(cell(pane_->list().currentIndex().row(), ui::PacketModel::Number), number);
    QCOMPARE(cell(pane_->list().currentIndex().row(), ui::PacketModel::ProtocolColumn), QStringLiteral("ICMP"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!pane_->journey().isVisible() && pane_->tree().isVisible());
}

/// A host behind the tunnel that has no route back: the packet ends where the device says so.
void PacketsTest::a_journey_ends_where_the_packet_was_dropped() {
    World world = *world_;
    probe::PingRequest ping;
    ping.destination = *Ipv4Address::parse("203.0.113.9");
    ping.source = *Ipv4Address::parse("10.1.1.3");
    ping.count = 1;
    QVERIFY(world.apply(ConfigInput{"7206-1", {"ip route 203.0.113.0 255.255.255.0 10.1.1.1"}}).has_value());
    QVERIFY(world.apply(PingInput{"7206-1", ping}).has_value());
    world.take_frames();
    world.take_records();
    ui::PacketsPane pane;
    pane.remember(snapshot::take(world));
    world.run_for(1s);
    const auto after = snapshot::take(world);
    pane.remember(after);
    pane.model().append(world.take_records(), world.take_frames(), *after);
    int row = 0;
    while (row < pane.model().rowCount() &&
           pane.model().index(row, ui::PacketModel::Destination).data().toString() != QStringLiteral("203.0.113.9"))
        ++row;
    QVERIFY(row < pane.model().rowCount());
    pane.setJourneyShown(true);
    pane.list().setCurrentIndex(pane.model().index(row, 0));
    ui::TreeModel& model = pane.journey().model();
    QString fate;
    for (int i = 0; i < model.rowCount(); ++i)
        if (model.index(i, 0).data().toString() == QStringLiteral("7204VXR-1"))
            fate = model.index(i, 4).data().toString();
    QCOMPARE(fate, QStringLiteral("dropped: no route"));
}

/// The world stands still between the sending of an echo and its arrival at the next box.
void PacketsTest::a_packet_on_a_cable_is_on_its_way() {
    World world = *world_;
    probe::PingRequest ping;
    ping.destination = *Ipv4Address::parse("172.16.172.65");
    ping.count = 1;
    world.take_frames();
    world.take_records();
    QVERIFY(world.apply(PingInput{"vpn7200", ping}).has_value());
    std::vector<SentFrame> frames = world.take_frames();
    while (frames.empty() || ui::protocolOf(frames.back().octets) != ui::Protocol::Icmp) {
        QVERIFY(world.step_event());
        frames = world.take_frames();
    }
    const auto now = snapshot::take(world);
    QVERIFY(frames.back().arrival > now->now);
    ui::PacketsPane pane;
    pane.remember(now);
    pane.model().append(world.take_records(), frames, *now);
    pane.setJourneyShown(true);
    pane.list().setCurrentIndex(pane.model().index(pane.model().rowCount() - 1, 0));
    ui::TreeModel& model = pane.journey().model();
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 4).data().toString(), QStringLiteral("sent"));
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("WAN"));
    QCOMPARE(model.index(1, 4).data().toString(), QStringLiteral("on its way here"));
    QCOMPARE(model.rowCount(model.index(1, 0)), 0);
}

void PacketsTest::going_to_frames() {
    type(QStringLiteral("hsrp"));
    const auto run = [&](const char* name) {
        auto* menu = pane_->header()->findChild<QMenu*>(QStringLiteral("goMenu"));
        menu->findChild<QAction*>(QLatin1String(name))->trigger();
        return pane_->list().currentIndex().row();
    };
    QCOMPARE(run("goLast"), pane_->model().rowCount() - 1);
    QCOMPARE(run("goFirst"), 0);
    QCOMPARE(run("goNext"), 1);
    QCOMPARE(run("goPrevious"), 0);
    const quint64 third = cell(2, ui::PacketModel::Number).toULongLong();
    pane_->showFrame(third);
    QCOMPARE(pane_->list().currentIndex().row(), 2);
    const QSignalSpy told(pane_.get(), &ui::PacketsPane::message);
    type(QStringLiteral("arp"));
    pane_->showFrame(third);
    QCOMPARE(told.count(), 1);
    type({});
}

void PacketsTest::octets_are_copied() {
    pane_->list().setCurrentIndex(pane_->model().index(0, 0));
    ui::HexView& view = *pane_->octets().front();
    view.mark(12, 2);
    view.copyHex();
    QCOMPARE(QGuiApplication::clipboard()->text().size(), 4);
    view.mark(0, 0);
    view.copyDump();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("0000  ")));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'),
             static_cast<qsizetype>((view.octets().size() + 15) / 16));
}

void PacketsTest::old_frames_go() {
    type(QStringLiteral("arp"));
    const auto snapshot = snapshot::take(*world_);
    pane_->model().setLimit(5 * all_.size());
    while (pane_->model().dropped() == 0) pane_->model().append({}, all_, *snapshot);
    QVERIFY(pane_->model().total() <= 5 * all_.size());
    QTRY_VERIFY(!pane_->model().filtering());
    QVERIFY(pane_->model().rowCount() > 0);
    QCOMPARE(cell(0, ui::PacketModel::ProtocolColumn), QStringLiteral("ARP"));
    const int row = pane_->model().rowOf(cell(0, ui::PacketModel::Number).toULongLong());
    QCOMPARE(row, 0);
    type({});
    QCOMPARE(pane_->model().rowCount(), static_cast<int>(pane_->model().total()));
    QCOMPARE(cell(0, ui::PacketModel::Number), QString::number(pane_->model().dropped() + 1));
}

QTEST_MAIN(PacketsTest)
#include "packets_test.moc"
