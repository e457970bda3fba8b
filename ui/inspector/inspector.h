#pragma once
/// The selected device: its tables, live, and what its console would show.
#include <memory>
#include <QHash>
#include <QWidget>

#include "ui/inspector/table_page.h"
#include "ui/models/rows.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;

namespace switchover::ui {

class ConfigPage;
class OverviewPage;

class Inspector : public QWidget {
    Q_OBJECT
   public:
    explicit Inspector(QWidget* parent = nullptr);

    /// A switch shows its stations only in the header; kNoNode empties the pane.
    void setNode(NodeIndex node);
    NodeIndex node() const { return node_; }
    /// `now_ms`: the window's clock, for marks that fade.
    void apply(const std::shared_ptr<const snapshot::World>& world, double now_ms);

    /// The world stood still; marks may be due.
    void expireMarks(double now_ms);
    /// The title of the dock around this pane.
    QWidget* header() const { return header_; }
    RowModel& routes() { return table(QStringLiteral("routes")).model(); }
    /// By its id: `routes`, `fib`, `hsrp`, `sas`, `ospf`, `ports` or `arp`.
    TablePage& table(const QString& id) { return *tables_.value(id); }
    OverviewPage& overview() { return *overview_; }
    ConfigPage& configuration() { return *configuration_; }
    /// Brings a tab to the front: `overview`, `configuration` or the id of a table.
    void showTab(const QString& id);
    QString currentTab() const;
    QString consoleText() const;

    QSize sizeHint() const override { return {436, 560}; }
    QSize minimumSizeHint() const override { return {300, 240}; }

   protected:
    void changeEvent(QEvent* event) override;

   private:
    QWidget* makeConsole();
    void makePages();
    void addPage(const QString& id, const QString& title, InspectorPage* page);
    void showDevice(InspectorPage& page, bool changed, double now_ms);
    void describe();
    void refreshConsole(bool forced);

    NodeIndex node_ = kNoNode;
    std::shared_ptr<const snapshot::World> world_;
    std::shared_ptr<const snapshot::Device> shown_;  ///< what the tables show; unchanged pointers are passed over
    QWidget* header_ = nullptr;
    QLabel* name_ = nullptr;
    QLabel* pill_ = nullptr;
    QLabel* facts_ = nullptr;
    QTabBar* tabs_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QVector<InspectorPage*> all_pages_;  ///< in the order of the tabs
    QHash<QString, TablePage*> tables_;
    OverviewPage* overview_ = nullptr;
    ConfigPage* configuration_ = nullptr;
    std::uint32_t seen_colours_ = 0;  ///< revision of the palette
    bool fresh_ = true;               ///< the pages show another device than before: no marks
    QComboBox* command_ = nullptr;
    QPlainTextEdit* console_ = nullptr;
    Instant console_at_ = kNever;
    const snapshot::Device* console_of_ = nullptr;  ///< compared only
};

}  // namespace switchover::ui
