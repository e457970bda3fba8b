#pragma once
/// The selected device: its tables, live, and what its console would show.
#include <memory>
#include <QHash>
#include <QWidget>

#include "ui/inspector/table_page.h"
#include "ui/models/rows.h"

class QComboBox;
class QLabel;
class QMenu;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;

namespace switchover::ui {

class ConfigPage;
class ConsolePage;
class DatabasePage;
class OverviewPage;

class Inspector : public QWidget {
    Q_OBJECT
   public:
    /// The second one shows a device beside that of the first; its header chooses it.
    enum class Role : std::uint8_t { First, Second };
    explicit Inspector(Role role = Role::First, QWidget* parent = nullptr);

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
    /// By its id: `routes`, `fib`, `hsrp`, `ike`, `sas`, `ospf`, `ports` or `arp`.
    TablePage& table(const QString& id) { return *tables_.value(id); }
    OverviewPage& overview() { return *overview_; }
    ConfigPage& configuration() { return *configuration_; }
    DatabasePage& database() { return *database_; }
    ConsolePage& console() { return *console_page_; }
    /// Brings a tab to the front: `overview`, `configuration`, `console` or the id of a table.
    void showTab(const QString& id);
    QString currentTab() const;
    QString consoleText() const;

    QSize sizeHint() const override { return {436, 560}; }
    QSize minimumSizeHint() const override { return {300, 240}; }

   Q_SIGNALS:
    /// A row led there.
    void deviceWanted(switchover::NodeIndex node);
    void portWanted(switchover::NodeIndex node, switchover::InterfaceIndex port);
    /// A display filter.
    void packetsWanted(const QString& filter);
    /// A device is to be shown beside this one.
    void compareWanted(switchover::NodeIndex node);
    void closeWanted();

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void makeHeader();
    void fillDevices(QMenu& menu);
    void follow(const Place& place);
    QWidget* makeConsole();
    void makePages();
    void addPage(const QString& id, const QString& title, InspectorPage* page);
    void showDevice(InspectorPage& page, bool changed, double now_ms);
    void describe();
    void refreshConsole(bool forced);

    Role role_ = Role::First;
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
    DatabasePage* database_ = nullptr;
    ConsolePage* console_page_ = nullptr;
    QWidget* live_ = nullptr;         ///< the part below the tabs
    std::uint32_t seen_colours_ = 0;  ///< revision of the palette
    bool fresh_ = true;               ///< the pages show another device than before: no marks
    QComboBox* command_ = nullptr;
    QPlainTextEdit* console_ = nullptr;
    Instant console_at_ = kNever;
    const snapshot::Device* console_of_ = nullptr;  ///< compared only
};

}  // namespace switchover::ui
