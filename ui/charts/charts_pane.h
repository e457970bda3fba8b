#pragma once
#include <QWidget>

#include "ui/charts/chart_data.h"

class QChart;
class QChartView;
class QComboBox;
class QLabel;
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
    ChartKind kind() const;
    void choose(ChartKind kind);
    /// `now_ms`: the window's clock.
    void apply(const snapshot::World& world, double now_ms);
    /// PNG or CSV by the ending of `path`. Errors: false, and why.
    bool exportTo(const QString& path, QString& error);

   public Q_SLOTS:
    void askForExport();
    /// Draws what came since the last time.
    void refresh();

   Q_SIGNALS:
    void message(const QString& text);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void draw();
    void restyle();

    QWidget* header_ = nullptr;
    QComboBox* kind_ = nullptr;
    QChartView* view_ = nullptr;
    QLabel* nothing_ = nullptr;
    QValueAxis* time_ = nullptr;
    QValueAxis* value_ = nullptr;
    ChartData data_;
    std::size_t drawn_ = ~std::size_t{0};  ///< revision of the data
    double drawn_ms_ = -1e9;
    double now_s_ = 0;  ///< virtual
};

}  // namespace switchover::ui
