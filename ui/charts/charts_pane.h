#pragma once
#include <QSet>
#include <QWidget>

#include "ui/charts/chart_data.h"

class QChart;
class QChartView;
class QComboBox;
class QIODevice;
class QLabel;
class QMenu;
class QCategoryAxis;
class QValueAxis;

namespace switchover::ui {

/// The dock with one chart at a time. Drawn a few times a second, and only while it is seen.
class ChartsPane : public QWidget {
    Q_OBJECT
   public:
    explicit ChartsPane(QWidget* parent = nullptr);

    /// The title of the dock around this pane.
    QWidget* header() const { return header_; }
    ChartData& data() { return data_; }
    /// Goes on with what another pane shows, which is to be used no more.
    void takeOver(ChartsPane& other);
    ChartKind kind() const;
    void choose(ChartKind kind);
    /// `now_ms`: the window's clock.
    void apply(const snapshot::World& world, double now_ms);
    /// Shows or hides the lines of a name.
    void setShown(const QString& series, bool shown);
    bool shows(const QString& series) const { return !hidden_.contains(series); }
    /// What stands nearest to a point of the chart's viewport, `20.1.1.1 → 99.99.99.99: 4.1 ms at 61.0 s`; empty when
    /// nothing is near.
    QString describe(QPointF at) const;
    /// PNG, SVG or CSV by the ending of `path`. Errors: false, and why.
    bool exportTo(const QString& path, QString& error);

   public Q_SLOTS:
    void askForExport();
    /// Draws what came since the last time.
    void refresh();

   Q_SIGNALS:
    void message(const QString& text);

   protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void draw();
    void restyle();
    void makeChart();
    void drawTimes(double until);
    void drawValues(double highest);
    void addLine(const ChartSeries& one, int colour, bool named_before);
    void fillSeriesMenu();
    bool writeSvg(QIODevice& file);

    QWidget* header_ = nullptr;
    QComboBox* kind_ = nullptr;
    QChartView* view_ = nullptr;
    QLabel* nothing_ = nullptr;
    QLabel* callout_ = nullptr;
    QMenu* series_menu_ = nullptr;
    QSet<QString> hidden_;
    QStringList names_;              ///< of the lines, in their order
    QCategoryAxis* time_ = nullptr;  ///< labelled with clock times
    QValueAxis* value_ = nullptr;
    ChartData data_;
    std::size_t drawn_ = ~std::size_t{0};  ///< revision of the data
    double drawn_ms_ = -1e9;
    double now_s_ = 0;  ///< virtual
};

}  // namespace switchover::ui
