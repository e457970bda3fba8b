#pragma once
/// Frames as in Wireshark: the list, the decoded tree, the octets with the selected field marked; what was encrypted
/// stands beside what was inside.
#include <QWidget>

#include "ui/packets/field_model.h"
#include "ui/packets/filter_field.h"
#include "ui/packets/hex_view.h"
#include "ui/packets/journey_view.h"
#include "ui/packets/packet_model.h"

class QCheckBox;
class QLabel;
class QSplitter;
class QTableView;
class QToolButton;
class QTreeView;

namespace switchover::ui {

class PacketsPane : public QWidget {
    Q_OBJECT
   public:
    explicit PacketsPane(QWidget* parent = nullptr);

    /// The title of the dock around this pane: the filter.
    QWidget* header() const { return header_; }
    PacketModel& model() { return *model_; }
    /// Goes on with the frames of another pane, which is to be used no more.
    void takeOver(PacketsPane& other);
    FieldModel& fields() { return *fields_; }
    QTableView& list() { return *list_; }
    QTreeView& tree() { return *tree_; }
    /// One for each buffer of the selected packet.
    const std::vector<HexView*>& octets() const { return octets_; }
    JourneyView& journey() { return *journey_; }
    /// Keeps the newest frame in sight while Follow is on.
    void follow();
    /// What stood in the tables, for journeys; call it with every look at the world.
    void remember(const std::shared_ptr<const snapshot::World>& world);
    /// Shows only what `filter` accepts.
    void showFilter(const QString& filter);
    /// Selects the frame of that number (from 1); told when the filter hides it or it is gone.
    void showFrame(std::uint64_t number);
    /// The journey takes the place of fields and octets.
    void setJourneyShown(bool shown);

   Q_SIGNALS:
    void message(const QString& text);

   private:
    void makeHeader();
    void makeViews();
    void fitColumns();
    void useModel(PacketModel* model);
    void applyFilter();
    void showCounts();
    void showRow(const QModelIndex& index);
    void showField(const QModelIndex& index);
    void clearSelection();
    /// Under another filter the frame chosen before stays chosen, when it passes.
    void chooseKept();
    QToolButton* makeGoButton();
    void go(int row);
    void askForNumber();
    void traceRow(int row);

    QWidget* header_ = nullptr;
    FilterField* filter_ = nullptr;
    QLabel* hint_ = nullptr;
    QLabel* counts_ = nullptr;
    QCheckBox* follow_ = nullptr;
    PacketModel* model_ = nullptr;
    FieldModel* fields_ = nullptr;
    QTableView* list_ = nullptr;
    QTreeView* tree_ = nullptr;
    QSplitter* octets_row_ = nullptr;
    QSplitter* fields_row_ = nullptr;
    QWidget* below_ = nullptr;  ///< fields and octets, or the journey; there once a frame is chosen
    QToolButton* journey_button_ = nullptr;
    JourneyView* journey_ = nullptr;
    TableHistory history_;
    std::shared_ptr<const snapshot::World> world_;
    std::uint64_t kept_ = 0;  ///< number of the frame to be chosen again; 0: none
    std::vector<HexView*> octets_;
};

}  // namespace switchover::ui
