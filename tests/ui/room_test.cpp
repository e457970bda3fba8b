/// What must be in sight in a small window, and what a large one is used for.
#include <QDockWidget>
#include <QFrame>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include "app/window/open_lab.h"
#include "tests/support/source_path.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::MainWindow;

namespace {
constexpr int kPatience = 60'000;
}

class RoomTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { window_.reset(); }
    void the_lane_of_a_ping_and_the_guided_words_are_in_sight_data();
    void the_lane_of_a_ping_and_the_guided_words_are_in_sight();
    void a_large_window_shows_a_large_diagram();
    void a_floating_pane_has_an_edge();
    void buttons_of_dialogs_have_no_pictures();

   private:
    std::unique_ptr<MainWindow> window_;
};

void RoomTest::initTestCase() { ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance())); }

void RoomTest::init() {
    auto lab = window::openLab(test::source_path("topologies/ha-vpn"), 1);
    QVERIFY2(lab.has_value(), lab ? "" : lab.error().c_str());
    window_ = std::make_unique<MainWindow>(std::move(lab->simulation), std::move(lab->info));
}

void RoomTest::the_lane_of_a_ping_and_the_guided_words_are_in_sight_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("1024x700") << QSize(1024, 700);
    QTest::newRow("1280x800") << QSize(1280, 800);
    QTest::newRow("1440x900") << QSize(1440, 900);
}

void RoomTest::the_lane_of_a_ping_and_the_guided_words_are_in_sight() {
    QFETCH(QSize, size);
    window_->resize(size);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->simulation().setSpeed(ui::Simulation::kFlatOut);
    QTest::mouseClick(window_->findChild<QPushButton*>(QStringLiteral("guidedStart")), Qt::LeftButton);
    window_->simulation().runUntil(kPowerOn + 150s);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + 150s && !window_->running(), kPatience);
    ui::TimelinePane& timeline = window_->timeline();
    QTRY_VERIFY(timeline.model().lanes().size() >= 4);
    QCOMPARE(timeline.model().lanes().front()->kind, ui::Lane::Kind::Probe);
    const double y = timeline.view().yOfLane(0);
    QVERIFY(y > 0 && y < timeline.view().viewport()->height());
    auto* words = window_->findChild<QScrollArea*>(QStringLiteral("guidedExplanation"));
    QTRY_VERIFY(words->isVisible());
    QTRY_COMPARE(words->verticalScrollBar()->maximum(), 0);
    QTRY_VERIFY(words->viewport()->height() >= words->widget()->heightForWidth(words->viewport()->width()));
    for (const char* name : {"probeEdit", "probeStop", "probeWhy"}) {
        const auto* button = window_->findChild<QToolButton*>(QLatin1String(name));
        QTRY_VERIFY2(button->width() >= button->sizeHint().width(), name);
        QVERIFY2(button->parentWidget()->rect().contains(button->geometry()), name);
    }
}

void RoomTest::a_large_window_shows_a_large_diagram() {
    window_->resize(3840, 2160);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    const auto spread = [this] {
        QRectF all;
        ui::Canvas& canvas = window_->canvas();
        for (const ui::SceneCable& cable : canvas.scene().cables)
            for (const ui::SceneEnd* end : {&cable.a, &cable.b})
                all |= QRectF(canvas.portPosition(end->node, end->port), QSizeF(1, 1));
        return all.width() / canvas.width();
    };
    QTRY_VERIFY2(spread() > 0.6, qPrintable(QString::number(spread())));
}

void RoomTest::a_floating_pane_has_an_edge() {
    window_->resize(1440, 900);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    for (QDockWidget* dock : window_->panes().docks()) {
        const auto* edge = dock->findChild<QFrame*>(QStringLiteral("paneEdge"), Qt::FindDirectChildrenOnly);
        QVERIFY2(edge != nullptr && !edge->isVisible(), qPrintable(dock->objectName()));
        dock->setFloating(true);
        dock->resize(500, 300);
        dock->show();
        QTRY_VERIFY(edge->isVisible());
        QTRY_COMPARE(edge->size(), dock->size());
        dock->setFloating(false);
        QVERIFY(!edge->isVisible());
    }
}

void RoomTest::buttons_of_dialogs_have_no_pictures() {
    QMessageBox box(QMessageBox::Question, QStringLiteral("?"), QStringLiteral("?"),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.show();
    for (const QAbstractButton* button : box.buttons()) QVERIFY2(button->icon().isNull(), qPrintable(button->text()));
}

QTEST_MAIN(RoomTest)
#include "room_test.moc"
