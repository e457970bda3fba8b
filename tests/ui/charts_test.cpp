#include "ui/charts/charts_pane.h"

#include <algorithm>
#include <QChartView>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLineSeries>
#include <QLocale>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QValueAxis>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/canvas/dots.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::ChartKind;

class ChartsTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void round_trips_are_those_of_the_records();
    void loss_is_whole_while_the_tunnel_is_down();
    void tracking_lowers_the_priority();
    void lifetimes_count_down();
    void exports_a_picture_and_figures();
    void a_read_only_place_is_told();
    void thinning_keeps_the_extremes();
    void frames_are_counted_by_protocol();
    void frame_counts_stay_small_and_true();
    void volumes_are_those_of_the_sas();
    void lines_use_the_height_in_the_language_of_the_program();
    void a_low_pane_is_left_to_the_lines();
    void lines_are_hidden_and_shown();
    void the_mouse_tells_values();
    void exports_a_drawing();
    void a_run_without_snapshots_is_drawn_whole();

   private:
    void feed(Duration time);
    std::unique_ptr<World> world_;
    std::unique_ptr<ui::ChartsPane> pane_;
    std::size_t answers_ = 0;
    double hellos_ = 0;
};

/// Fa0/1 of 7204VXR-1 is shut at 90 s: tracking takes 150 off its priority of 200.
void ChartsTest::initTestCase() {
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    world_->set_capture(true);
    pane_ = std::make_unique<ui::ChartsPane>();
    pane_->resize(700, 260);
    pane_->show();
    QVERIFY(QTest::qWaitForWindowExposed(pane_.get()));
    feed(60s);
    probe::PingRequest ping;
    ping.source = *Ipv4Address::parse("20.1.1.1");
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.count = 0;
    ping.interval = 500ms;
    QVERIFY(world_->apply(PingInput{"vpn7200", ping}).has_value());
    feed(30s);
    QVERIFY(world_->apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/1", "shutdown"}}).has_value());
    feed(60s);
}

void ChartsTest::feed(Duration time) {
    for (Duration done{}; done < time; done += 1s) {
        world_->run_for(1s);
        const std::vector<Record> records = world_->take_records();
        for (const Record& record : records)
            if (const auto* probe = std::get_if<probe::Record>(&record.body))
                answers_ += std::holds_alternative<probe::Answered>(*probe) ? 1 : 0;
        const auto world = snapshot::take(*world_);
        pane_->data().append(records, *world);
        const std::vector<SentFrame> frames = world_->take_frames();
        for (const SentFrame& frame : frames) hellos_ += ui::protocolOf(frame.octets) == ui::Protocol::Hsrp ? 1 : 0;
        pane_->data().append(frames);
        pane_->apply(*world, to_seconds(world->now - kPowerOn) * 1000);
    }
}

void ChartsTest::round_trips_are_those_of_the_records() {
    pane_->choose(ChartKind::RoundTrip);
    const auto series = pane_->data().series(ChartKind::RoundTrip);
    QVERIFY(series.size() >= 2);  // before and after the outage
    std::size_t points = 0;
    double last = 0;
    for (const ui::ChartSeries* one : series) {
        QCOMPARE(one->title, QStringLiteral("20.1.1.1 → 99.99.99.99"));
        points += one->points.size();
        QVERIFY(last == 0 || one->points.front().x() - last > 1);
        last = one->points.back().x();
    }
    QVERIFY(answers_ > 60);
    QCOMPARE(points, answers_);
    const auto world = snapshot::take(*world_);
    const probe::ProbeView& probe = world->device("vpn7200")->probe.probes.front();
    QCOMPARE(series.back()->points.back().y(), to_seconds(probe.last_round_trip) * 1000);
    auto* view = pane_->findChild<QChartView*>(QStringLiteral("chartView"));
    QCOMPARE(view->chart()->series().size(), series.size());
}

void ChartsTest::loss_is_whole_while_the_tunnel_is_down() {
    const auto series = pane_->data().series(ChartKind::Loss);
    QCOMPARE(series.size(), 1);
    double highest = 0;
    for (const QPointF& point : series.front()->points) {
        QVERIFY(point.y() >= 0 && point.y() <= 100);
        if (point.x() > 90) highest = std::max(highest, point.y());
    }
    QVERIFY(highest > 20);
}

void ChartsTest::tracking_lowers_the_priority() {
    const auto series = pane_->data().series(ChartKind::Priority);
    QCOMPARE(series.size(), 2);
    QCOMPARE(series[0]->title, QStringLiteral("7204VXR-1 HSRP 1"));
    const auto& points = series[0]->points;
    // Down while its tracked port was not yet up, whole, and down again.
    const auto whole = std::find_if(points.begin(), points.end(), [](const QPointF& p) { return p.y() == 200; });
    QVERIFY(whole != points.end() && whole->x() < 30);
    QCOMPARE(points.back().y(), 50.0);
    QVERIFY(series[0]->points.back().x() >= 90 && series[0]->points.back().x() < 92);
}

void ChartsTest::lifetimes_count_down() {
    const auto series = pane_->data().series(ChartKind::Lifetime);
    QVERIFY(series.size() >= 2);
    for (const ui::ChartSeries* one : series) {
        QVERIFY(one->points.front().y() <= 3600);
        for (std::size_t i = 1; i < one->points.size(); ++i) QVERIFY(one->points[i].y() < one->points[i - 1].y());
    }
}

void ChartsTest::exports_a_picture_and_figures() {
    const QTemporaryDir folder;
    QString error;
    pane_->choose(ChartKind::Priority);
    QVERIFY2(pane_->exportTo(folder.filePath(QStringLiteral("chart.png")), error), qPrintable(error));
    const QImage picture(folder.filePath(QStringLiteral("chart.png")));
    QVERIFY(!picture.isNull() && picture.width() > 500);
    QVERIFY2(pane_->exportTo(folder.filePath(QStringLiteral("chart.csv")), error), qPrintable(error));
    QFile file(folder.filePath(QStringLiteral("chart.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.front(), QStringLiteral("time_s,series,value"));
    qsizetype points = 0;
    for (const ui::ChartSeries* one : pane_->data().series(ChartKind::Priority))
        points += static_cast<qsizetype>(one->points.size());
    QCOMPARE(lines.size(), 1 + points);
    QVERIFY(!lines.filter(QStringLiteral("7204VXR-1 HSRP 1,200")).isEmpty());
}

void ChartsTest::a_read_only_place_is_told() {
    QString error;
    QVERIFY(!pane_->exportTo(QStringLiteral("/proc/nowhere/chart.png"), error));
    QVERIFY(!error.isEmpty());
}

void ChartsTest::thinning_keeps_the_extremes() {
    std::vector<QPointF> points;
    for (int i = 0; i < 100'000; ++i) points.emplace_back(i, i == 70'001 ? 1000 : i % 7);
    const QVector<QPointF> few = ui::thinned(points, 1600);
    QVERIFY(few.size() <= 1600);
    QVERIFY(few.contains(QPointF(70'001, 1000)));
    QCOMPARE(few.front(), points.front());
    QCOMPARE(few.back(), points.back());
    for (int i = 1; i < few.size(); ++i) QVERIFY(few[i].x() > few[i - 1].x());
}

void ChartsTest::frames_are_counted_by_protocol() {
    const auto series = pane_->data().series(ChartKind::Frames);
    QStringList names;
    double hellos = 0;
    for (const ui::ChartSeries* one : series) {
        names << one->title;
        if (one->title != QStringLiteral("HSRP")) continue;
        for (const QPointF& point : one->points) hellos += point.y();
    }
    for (const char* wanted : {"ESP", "ISAKMP", "HSRP", "OSPF", "ICMP", "ARP"})
        QVERIFY2(names.contains(QLatin1String(wanted)), wanted);
    QVERIFY(hellos_ > 50);
    QVERIFY2(std::abs(hellos - hellos_) < 8, "all but those of the second that is not over");
}

void ChartsTest::frame_counts_stay_small_and_true() {
    ui::FrameCounts counts;
    SentFrame frame;
    for (int i = 0; i < 20'000; ++i) {
        frame.at = kPowerOn + i * 1s;
        counts.add(frame);
    }
    QVERIFY(counts.stretch() == 8s);
    const auto series = counts.series();
    QCOMPARE(series.size(), std::size_t{1});
    QVERIFY(series[0].points.size() <= ui::FrameCounts::kStretches);
    for (const QPointF& point : series[0].points) QCOMPARE(point.y(), 1.0);
}

void ChartsTest::volumes_are_those_of_the_sas() {
    const auto series = pane_->data().series(ChartKind::Volume);
    QVERIFY(series.size() >= 2);
    for (const ui::ChartSeries* one : series)
        for (std::size_t i = 1; i < one->points.size(); ++i) QVERIFY(one->points[i].y() <= one->points[i - 1].y());
}

void ChartsTest::lines_use_the_height_in_the_language_of_the_program() {
    const QLocale before;
    for (const char* language : {"en_US", "pt_BR"}) {
        QLocale::setDefault(QLocale(QLatin1String(language)));
        ui::ChartsPane pane;
        pane.resize(700, 260);
        pane.takeOver(*pane_);
        for (int i = 0; i < static_cast<int>(ChartKind::Count); ++i) {
            pane.choose(static_cast<ChartKind>(i));
            double highest = 0;
            const auto lines = pane.data().series(static_cast<ChartKind>(i));
            for (const ui::ChartSeries* one : lines)
                for (const QPointF& point : one->points) highest = std::max(highest, point.y());
            auto* chart = pane.findChild<QChartView*>(QStringLiteral("chartView"))->chart();
            const auto* axis = qobject_cast<const QValueAxis*>(chart->axes(Qt::Vertical).front());
            const QString told = QStringLiteral("chart %1: %2 of %3").arg(i).arg(highest).arg(axis->max());
            QVERIFY2(highest > 0 && axis->max() >= highest && axis->max() < highest * 1.6, qPrintable(told));
            QVERIFY2(axis->tickCount() >= 3 && axis->tickCount() <= 6, qPrintable(told));
            QVERIFY(chart->localizeNumbers() && chart->locale() == QLocale());
        }
        pane_->takeOver(pane);
    }
    QLocale::setDefault(before);
}

void ChartsTest::a_low_pane_is_left_to_the_lines() {
    pane_->choose(ChartKind::RoundTrip);
    const QSize before = pane_->size();
    auto* chart = pane_->findChild<QChartView*>(QStringLiteral("chartView"))->chart();
    for (const int height : {80, 100, 140, 260}) {
        pane_->resize(700, height);
        QCoreApplication::processEvents();
        QTRY_VERIFY2(chart->plotArea().height() >= height * 0.45,
                     qPrintable(QStringLiteral("%1 of %2").arg(chart->plotArea().height()).arg(height)));
    }
    pane_->resize(before);
    QVERIFY(chart->legend()->isVisible());
}

void ChartsTest::lines_are_hidden_and_shown() {
    pane_->choose(ChartKind::Priority);
    const auto visible = [this] {
        int count = 0;
        for (const QAbstractSeries* series : pane_->findChild<QChartView*>()->chart()->series())
            count += series->isVisible() ? 1 : 0;
        return count;
    };
    QCOMPARE(visible(), 2);
    pane_->header()->setParent(pane_.get());
    auto* menu = pane_->header()->findChild<QMenu*>(QStringLiteral("chartLines"));
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().front()->trigger();
    QCOMPARE(visible(), 1);
    QVERIFY(!pane_->shows(QStringLiteral("7204VXR-1 HSRP 1")));
    pane_->setShown(QStringLiteral("7204VXR-1 HSRP 1"), true);
    QCOMPARE(visible(), 2);
}

void ChartsTest::the_mouse_tells_values() {
    pane_->choose(ChartKind::Priority);
    auto* view = pane_->findChild<QChartView*>(QStringLiteral("chartView"));
    QTRY_VERIFY(view->chart()->plotArea().width() > 100);
    const auto* line = qobject_cast<QLineSeries*>(view->chart()->series().back());
    const QPointF last = line->points().back();
    const QString told = pane_->describe(view->chart()->mapToPosition(last));
    QVERIFY2(told.startsWith(QStringLiteral("7204VXR-2 HSRP 1: ")), qPrintable(told));
    QVERIFY(pane_->describe(QPointF(-500, -500)).isEmpty());
}

void ChartsTest::exports_a_drawing() {
    const QTemporaryDir folder;
    QString error;
    const QString path = folder.filePath(QStringLiteral("chart.svg"));
    QVERIFY2(pane_->exportTo(path, error), qPrintable(error));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString svg = QString::fromUtf8(file.readAll());
    QVERIFY(svg.contains(QStringLiteral("<svg")) && svg.contains(QStringLiteral("</svg>")));
    QVERIFY(svg.contains(QStringLiteral("virtual time")));
}

/// Flat out there is one snapshot at the end. Fa0/0 of 7204VXR-1 is shut at 125 s: echoes 125 to 141 get no answer.
void ChartsTest::a_run_without_snapshots_is_drawn_whole() {
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    World world(lab->shared_topology(), 1);
    world.run_until(kPowerOn + 90s);
    probe::PingRequest ping;
    ping.source = *Ipv4Address::parse("20.1.1.1");
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.count = 0;
    ping.interval = 1s;
    QVERIFY(world.apply(PingInput{"vpn7200", ping}).has_value());
    world.run_until(kPowerOn + 125s);
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    world.run_until(kPowerOn + 155s);
    const auto end = snapshot::take(world);
    ui::ChartData data;
    data.append(world.take_records(), *end);
    data.sample(*end);

    const auto loss = data.series(ChartKind::Loss);
    QCOMPARE(loss.size(), 1);
    const std::vector<QPointF> stair{{90, 10},   {100, 10},  {100, 0},  {120, 0},  {120, 50}, {130, 50},
                                     {130, 100}, {140, 100}, {140, 20}, {150, 20}, {150, 0},  {154, 0}};
    QCOMPARE(loss.front()->points, stair);

    // Of the SAs that came and went between, both ends; of those that are there, to the end.
    QStringList told;
    for (const ui::ChartSeries* one : data.series(ChartKind::Lifetime)) {
        QVERIFY2(one->points.size() == 2, qPrintable(one->title));
        const QPointF from = one->points.front(), to = one->points.back();
        QCOMPARE(from.y(), 3600.0);
        QVERIFY(std::abs((from.y() - to.y()) - (to.x() - from.x())) < 1e-6);
        told << QStringLiteral("%1 %2-%3").arg(one->title).arg(qRound(from.x())).arg(qRound(to.x()));
    }
    told.sort();
    const QStringList wanted{
        QStringLiteral("7204VXR-1 → 172.16.172.69 90-125"), QStringLiteral("7204VXR-2 → 172.16.172.69 141-155"),
        QStringLiteral("vpn7200 → 172.16.172.53 141-155"), QStringLiteral("vpn7200 → 172.16.172.53 90-140")};
    QCOMPARE(told, wanted);
    for (const ui::ChartSeries* one : data.series(ChartKind::Volume)) QCOMPARE(one->points.size(), std::size_t{2});
}

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
