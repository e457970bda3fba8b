#include "ui/charts/charts_pane.h"

#include <algorithm>
#include <array>
#include <map>
#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLegendMarker>
#include <QLineSeries>
#include <QMessageBox>
#include <QSaveFile>
#include <QToolButton>
#include <QValueAxis>
#include <QVBoxLayout>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr double kDrawMs = 250;
constexpr std::size_t kPoints = 1600;  ///< of a line; more than a screen has columns

QColor lineColour(int index) {
    const Palette& p = colours();
    const std::array<QColor, 6> cycle{p.accent, p.ring, p.up, p.noCarrier, p.adminDown, p.textMuted};
    return cycle[static_cast<std::size_t>(index) % cycle.size()];
}

}  // namespace

ChartsPane::ChartsPane(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("chartsPane"));
    auto* title = new QLabel(tr("CHARTS"));
    title->setObjectName(QStringLiteral("section"));
    kind_ = new QComboBox;
    kind_->setObjectName(QStringLiteral("chartKind"));
    kind_->setAccessibleName(tr("Chart"));
    for (int i = 0; i < static_cast<int>(ChartKind::Count); ++i) kind_->addItem(chartTitle(static_cast<ChartKind>(i)));
    auto* save = new QToolButton;
    save->setObjectName(QStringLiteral("small"));
    save->setText(tr("Export…"));
    save->setToolTip(tr("Write the chart as a picture, or its figures as CSV"));
    header_ = new QWidget;
    auto* bar = new QHBoxLayout(header_);
    bar->setContentsMargins(12, 6, 12, 6);
    bar->addWidget(title);
    bar->addWidget(kind_);
    bar->addStretch(1);
    bar->addWidget(save);

    auto* chart = new QChart;
    chart->setMargins(QMargins(4, 2, 10, 2));
    chart->setBackgroundVisible(false);
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setFont(interfaceFont(8.5));
    time_ = new QValueAxis;
    value_ = new QValueAxis;
    for (QValueAxis* axis : {time_, value_}) {
        axis->setLabelsFont(interfaceFont(8.5));
        axis->setTitleFont(interfaceFont(8.5));
    }
    time_->setTitleText(tr("virtual time, s"));
    chart->addAxis(time_, Qt::AlignBottom);
    chart->addAxis(value_, Qt::AlignLeft);
    view_ = new QChartView(chart);
    view_->setObjectName(QStringLiteral("chartView"));
    view_->setAccessibleName(tr("Chart"));
    view_->setRenderHint(QPainter::Antialiasing);
    view_->setFrameShape(QFrame::NoFrame);
    nothing_ = new QLabel(view_);
    nothing_->setObjectName(QStringLiteral("muted"));
    nothing_->move(70, 14);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
    connect(kind_, &QComboBox::currentIndexChanged, this, &ChartsPane::draw);
    connect(save, &QToolButton::clicked, this, &ChartsPane::askForExport);
    restyle();
    draw();
}

void ChartsPane::restyle() {
    view_->chart()->legend()->setLabelColor(colours().text);
    for (QValueAxis* axis : {time_, value_}) {
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

void ChartsPane::draw() {
    drawn_ = data_.revision();
    QChart* chart = view_->chart();
    chart->removeAllSeries();
    value_->setTitleText(chartUnit(kind()));
    double until = 60, highest = 0;
    std::map<QString, int> named;  // lines of one name share a colour and an entry of the legend
    for (const ChartSeries* one : data_.series(kind())) {
        auto* line = new QLineSeries;
        line->setName(one->title);
        QVector<QPointF> points = thinned(one->points, kPoints);
        // What stays until it changes holds to this moment.
        if (kind() == ChartKind::Priority && points.back().x() < now_s_) points.append({now_s_, points.back().y()});
        line->replace(points);
        const auto [found, fresh] = named.emplace(one->title, static_cast<int>(named.size()));
        line->setPen(QPen(lineColour(found->second), 1.6));
        chart->addSeries(line);
        line->attachAxis(time_);
        line->attachAxis(value_);
        if (!fresh)
            for (QLegendMarker* marker : chart->legend()->markers(line)) marker->setVisible(false);
        until = std::max(until, points.back().x());
        for (const QPointF& point : points) highest = std::max(highest, point.y());
    }
    time_->setRange(0, until);
    time_->applyNiceNumbers();
    time_->setLabelFormat(QStringLiteral("%.0f"));
    value_->setRange(0, highest > 0 ? highest * 1.08 : 1);
    value_->applyNiceNumbers();
    value_->setLabelFormat(highest < 10 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
    const bool probes = kind() == ChartKind::RoundTrip || kind() == ChartKind::Loss;
    nothing_->setText(probes ? tr("No ping yet: press Ping… above.") : tr("Nothing yet."));
    nothing_->setVisible(named.empty());
    nothing_->adjustSize();
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
        QPixmap picture = view_->grab();
        if (!picture.save(&file, "PNG")) {
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
    dialog->setNameFilters({tr("Picture (*.png)"), tr("Figures (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QStringLiteral("csv")) ? QStringLiteral("csv")
                                                                        : QStringLiteral("png"));
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
