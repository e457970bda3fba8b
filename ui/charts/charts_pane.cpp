#include "ui/charts/charts_pane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QFileDialog>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QHBoxLayout>
#include <QLabel>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolButton>
#include <QValueAxis>
#include <QVBoxLayout>

#include "engine/base/time.h"
#include "ui/models/pane_parts.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr double kDrawMs = 250;
constexpr int kWithTitle = 150, kWithLegend = 120;  ///< pixels of height
constexpr std::size_t kPoints = 1600;               ///< of a line; more than a screen has columns
constexpr double kNear = 30;                        ///< pixels from a point that the mouse asks about

QColor lineColour(int index) {
    const Palette& p = colours();
    const std::array<QColor, 6> cycle{p.accent, p.ring, p.up, p.noCarrier, p.adminDown, p.textMuted};
    return cycle[static_cast<std::size_t>(index) % cycle.size()];
}

}  // namespace

ChartsPane::ChartsPane(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("chartsPane"));
    kind_ = new QComboBox;
    kind_->setObjectName(QStringLiteral("chartKind"));
    kind_->setAccessibleName(tr("Chart"));
    for (int i = 0; i < static_cast<int>(ChartKind::Count); ++i) kind_->addItem(chartTitle(static_cast<ChartKind>(i)));
    QToolButton* save = smallButton(tr("Export…"), QStringLiteral("chartSave"),
                                    tr("Write the chart as a picture, or its figures as CSV"));
    QToolButton* lines = smallButton(tr("Lines"), QStringLiteral("chartLinesButton"),
                                     tr("Show or hide lines; a click on the legend does so too"));
    lines->setPopupMode(QToolButton::InstantPopup);
    series_menu_ = new QMenu(lines);
    series_menu_->setObjectName(QStringLiteral("chartLines"));
    lines->setMenu(series_menu_);
    header_ = new QWidget;
    QHBoxLayout* bar = paneHeader(header_, tr("CHARTS"));
    bar->addWidget(kind_);
    bar->addStretch(1);
    bar->addWidget(lines);
    bar->addWidget(save);

    makeChart();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
    connect(kind_, &QComboBox::currentIndexChanged, this, &ChartsPane::draw);
    connect(save, &QToolButton::clicked, this, &ChartsPane::askForExport);
    connect(series_menu_, &QMenu::aboutToShow, this, &ChartsPane::fillSeriesMenu);
    draw();
}

void ChartsPane::makeChart() {
    auto* chart = new QChart;
    // Of a low pane the lines are to have the most: Qt keeps some 20 pixels round the legend and round all.
    chart->setMargins(QMargins(4, 0, 10, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setLocale(QLocale());
    chart->setLocalizeNumbers(true);
    chart->setBackgroundVisible(false);
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setFont(interfaceFont(8.5));
    time_ = new QCategoryAxis;
    time_->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    time_->setTruncateLabels(false);
    value_ = new QValueAxis;
    for (QValueAxis* axis : {static_cast<QValueAxis*>(time_), value_}) {
        axis->setLabelsFont(interfaceFont(8.5));
        axis->setTitleFont(interfaceFont(8.5));
    }
    time_->setTitleText(tr("virtual time"));
    chart->addAxis(time_, Qt::AlignBottom);
    chart->addAxis(value_, Qt::AlignLeft);
    view_ = new QChartView(chart);
    view_->setObjectName(QStringLiteral("chartView"));
    view_->setAccessibleName(tr("Chart"));
    view_->setRenderHint(QPainter::Antialiasing);
    view_->setFrameShape(QFrame::NoFrame);
    view_->viewport()->setMouseTracking(true);
    view_->viewport()->installEventFilter(this);
    callout_ = new QLabel(view_);
    callout_->setObjectName(QStringLiteral("pill"));
    callout_->setAttribute(Qt::WA_TransparentForMouseEvents);
    callout_->hide();
    nothing_ = new QLabel(view_);
    nothing_->setObjectName(QStringLiteral("muted"));
    nothing_->move(70, 14);
    restyle();
}

void ChartsPane::restyle() {
    view_->chart()->legend()->setLabelColor(colours().text);
    for (QValueAxis* axis : {static_cast<QValueAxis*>(time_), value_}) {
        axis->setLabelsColor(colours().textMuted);
        axis->setGridLineColor(colours().grid);
        axis->setLinePenColor(colours().border);
        axis->setTitleBrush(colours().textMuted);
    }
    view_->setBackgroundBrush(colours().window);
}

void ChartsPane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange || nothing_ == nullptr) return;
    restyle();
    draw();
}

/// In a low pane the lines have what room there is; their names are in the menu above.
void ChartsPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    time_->setTitleVisible(height() >= kWithTitle);
    view_->chart()->legend()->setVisible(height() >= kWithLegend);
}

void ChartsPane::takeOver(ChartsPane& other) {
    data_ = std::move(other.data_);
    hidden_ = other.hidden_;
    now_s_ = other.now_s_;
    choose(other.kind());
    draw();
}

ChartKind ChartsPane::kind() const { return static_cast<ChartKind>(kind_->currentIndex()); }

void ChartsPane::choose(ChartKind kind) { kind_->setCurrentIndex(static_cast<int>(kind)); }

void ChartsPane::apply(const snapshot::World& world, double now_ms) {
    data_.sample(world);
    now_s_ = to_seconds(world.now - kPowerOn);
    if (view_->viewport()->visibleRegion().isEmpty() || data_.revision() == drawn_ || now_ms - drawn_ms_ < kDrawMs)
        return;
    drawn_ms_ = now_ms;
    draw();
}

void ChartsPane::refresh() {
    if (data_.revision() != drawn_) draw();
}

void ChartsPane::addLine(const ChartSeries& one, int colour, bool named_before) {
    QChart* chart = view_->chart();
    auto* line = new QLineSeries;
    line->setName(one.title);
    QVector<QPointF> points = thinned(one.points, kPoints);
    // What stays until it changes holds to this moment.
    if (kind() == ChartKind::Priority && points.back().x() < now_s_) points.append({now_s_, points.back().y()});
    line->replace(points);
    line->setPen(
        QPen(one.protocol >= 0 ? colours().protocol[static_cast<std::size_t>(one.protocol)] : lineColour(colour), 1.6));
    chart->addSeries(line);
    line->attachAxis(time_);
    line->attachAxis(value_);
    const bool shown = shows(one.title);
    line->setVisible(shown);
    for (QLegendMarker* marker : chart->legend()->markers(line)) {
        marker->setVisible(!named_before);
        if (!shown) {
            marker->setLabelBrush(colours().textFaint);
            marker->setBrush(colours().border);
        }
        connect(
            marker, &QLegendMarker::clicked, this, [this, title = one.title] { setShown(title, !shows(title)); },
            Qt::QueuedConnection);
    }
}

namespace {
/// Seconds that people count in, not less than `least`: up to hours, then 1, 2 or 5 times a power of ten of them.
double niceStep(double least) {
    for (const double step : {1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 1800.0})
        if (step >= least) return step;
    double step = 3600;
    for (int i = 0; step < least; ++i) step *= i % 3 == 1 ? 2.5 : 2;
    return step;
}
}  // namespace

namespace {
/// 1, 2, 2.5 or 5 times a power of ten: four of them or fewer reach `highest`.
double valueStep(double highest) {
    double unit = 1e-6;
    while (unit * 10 < highest / 4) unit *= 10;
    for (const double times : {1.0, 2.0, 2.5, 5.0})
        if (unit * times * 4 >= highest) return unit * times;
    return unit * 10;
}
}  // namespace

/// From nothing to the first tick with some room above the highest line.
void ChartsPane::drawValues(double highest) {
    if (kind() == ChartKind::Loss) highest = 100;
    const double wanted = highest > 0 ? highest : 1, step = kind() == ChartKind::Loss ? 50 : valueStep(wanted);
    double ticks = std::ceil(wanted / step);
    if (kind() != ChartKind::Loss && ticks * step < wanted * 1.02) ++ticks;
    value_->setRange(0, ticks * step);
    value_->setTickCount(static_cast<int>(ticks) + 1);
    int decimals = 0;
    for (double digits = step; decimals < 3 && std::abs(digits - std::round(digits)) > 1e-6; digits *= 10) ++decimals;
    value_->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
}

void ChartsPane::drawTimes(double until) {
    for (const QString& label : time_->categoriesLabels()) time_->remove(label);
    const double step = niceStep(until / 8);
    for (double at = 0; at <= until; at += step) {
        const auto second = static_cast<std::int64_t>(at);
        time_->append(QString::fromStdString(hours_minutes_seconds(second * 1s)), at);
    }
    time_->setRange(0, until);
}

void ChartsPane::draw() {
    drawn_ = data_.revision();
    view_->chart()->removeAllSeries();
    callout_->hide();
    value_->setTitleText(chartUnit(kind()));
    double until = 60, highest = 0;
    names_.clear();
    for (const ChartSeries* one : data_.series(kind())) {
        if (one->points.empty()) continue;
        // Lines of one name share a colour and an entry of the legend.
        const bool named_before = names_.contains(one->title);
        if (!named_before) names_ << one->title;
        addLine(*one, static_cast<int>(names_.indexOf(one->title)), named_before);
        until = std::max(until, one->points.back().x());
        if (!shows(one->title)) continue;
        for (const QPointF& point : one->points) highest = std::max(highest, point.y());
    }
    // To now, at times that people read without counting; nice numbers would leave half of it empty.
    until = std::max(until, now_s_);
    drawTimes(until);
    drawValues(highest);
    const bool probes = kind() == ChartKind::RoundTrip || kind() == ChartKind::Loss;
    nothing_->setText(probes ? tr("No ping yet: press Ping… above.") : tr("Nothing yet."));
    nothing_->setVisible(names_.isEmpty());
    nothing_->adjustSize();
}

void ChartsPane::setShown(const QString& series, bool shown) {
    if (shown)
        hidden_.remove(series);
    else
        hidden_.insert(series);
    draw();
}

void ChartsPane::fillSeriesMenu() {
    series_menu_->clear();
    for (const QString& name : names_) {
        QAction* action = series_menu_->addAction(name);
        action->setCheckable(true);
        action->setChecked(shows(name));
        connect(action, &QAction::triggered, this, [this, name](bool shown) { setShown(name, shown); });
    }
    if (names_.isEmpty()) series_menu_->addAction(tr("Nothing yet."))->setEnabled(false);
}

QString ChartsPane::describe(QPointF at) const {
    double nearest = kNear;
    QString words;
    for (const QAbstractSeries* series : view_->chart()->series()) {
        const auto* line = qobject_cast<const QLineSeries*>(series);
        if (line == nullptr || !line->isVisible()) continue;
        for (const QPointF& point : line->points()) {
            const double away = QLineF(view_->chart()->mapToPosition(point), at).length();
            if (away >= nearest) continue;
            nearest = away;
            const QLocale locale;
            words = tr("%1: %2 %3 at %4 s")
                        .arg(line->name(), locale.toString(point.y(), 'f', point.y() < 100 ? 2 : 0), chartUnit(kind()),
                             locale.toString(point.x(), 'f', 1));
        }
    }
    return words;
}

bool ChartsPane::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave) callout_->hide();
    if (event->type() != QEvent::MouseMove) return QWidget::eventFilter(watched, event);
    const QPointF at = static_cast<QMouseEvent*>(event)->position();
    const QString words = describe(at);
    callout_->setVisible(!words.isEmpty());
    callout_->setText(words);
    callout_->adjustSize();
    QPointF place = at + QPointF(14, -callout_->height() - 6);
    place.setX(std::clamp(place.x(), 0.0, std::max(0.0, static_cast<double>(view_->width() - callout_->width()))));
    if (place.y() < 0) place.setY(at.y() + 16);
    callout_->move(place.toPoint());
    return QWidget::eventFilter(watched, event);
}

bool ChartsPane::writeSvg(QIODevice& file) {
    QSvgGenerator picture;
    picture.setOutputDevice(&file);
    picture.setSize(view_->size());
    picture.setViewBox(QRect(QPoint(), view_->size()));
    picture.setTitle(chartTitle(kind()));
    QPainter painter;
    if (!painter.begin(&picture)) return false;
    painter.fillRect(QRect(QPoint(), view_->size()), colours().window);
    view_->scene()->render(&painter, QRectF(QPointF(), QSizeF(view_->size())), view_->sceneRect());
    return painter.end();
}

bool ChartsPane::exportTo(const QString& path, QString& error) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        error = file.errorString();
        return false;
    }
    if (path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive)) {
        file.write(data_.csv(kind()).toUtf8());
    } else {
        draw();
        const bool svg = path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive);
        if (!(svg ? writeSvg(file) : view_->grab().save(&file, "PNG"))) {
            error = tr("the picture cannot be written");
            return false;
        }
    }
    if (file.commit()) return true;
    error = file.errorString();
    return false;
}

void ChartsPane::askForExport() {
    auto* dialog = new QFileDialog(this, tr("Export the chart"));
    dialog->setObjectName(QStringLiteral("chartExport"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Figures (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        for (const char* ending : {"png", "svg", "csv"})
            if (filter.contains(QLatin1String(ending))) dialog->setDefaultSuffix(QLatin1String(ending));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QString error;
        if (exportTo(path, error)) {
            Q_EMIT message(tr("Chart written to %1").arg(path));
            return;
        }
        auto* box = new QMessageBox(QMessageBox::Warning, tr("Export"),
                                    tr("Cannot write %1:\n%2\n\nChoose another folder.").arg(path, error),
                                    QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    dialog->open();
}

}  // namespace switchover::ui
