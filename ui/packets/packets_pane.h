#pragma once
/// Frames as in Wireshark: the list, the decoded tree, the octets with the selected field marked; what was encrypted
/// stands beside what was inside.
#include <QWidget>

#include "ui/packets/field_model.h"
#include "ui/packets/hex_view.h"
#include "ui/packets/packet_model.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QTableView;
class QTreeView;

namespace switchover::ui {

class PacketsPane : public QWidget {
    Q_OBJECT
   public:
    explicit PacketsPane(QWidget* parent = nullptr);

    /// The title of the dock around this pane: the filter.
    QWidget* header() const { return header_; }
    PacketModel& model() { return *model_; }
    FieldModel& fields() { return *fields_; }
    QTableView& list() { return *list_; }
    QTreeView& tree() { return *tree_; }
    /// One for each buffer of the selected packet.
    const std::vector<HexView*>& octets() const { return octets_; }
    /// Keeps the newest frame in sight while Follow is on.
    void follow();

   private:
    void makeHeader();
    void makeViews();
    void applyFilter();
    void showCounts();
    void showRow(const QModelIndex& index);
    void showField(const QModelIndex& index);
    void clearSelection();

    QWidget* header_ = nullptr;
    QLineEdit* filter_ = nullptr;
    QLabel* hint_ = nullptr;
    QLabel* counts_ = nullptr;
    QCheckBox* follow_ = nullptr;
    PacketModel* model_ = nullptr;
    FieldModel* fields_ = nullptr;
    QTableView* list_ = nullptr;
    QTreeView* tree_ = nullptr;
    QSplitter* octets_row_ = nullptr;
    std::vector<HexView*> octets_;
};

}  // namespace switchover::ui
