#pragma once
/// A tree of things that come and go. As with RowModel the whole new state is given, and the difference is told, so
/// that what is open and selected stays so.
#include <memory>
#include <optional>
#include <QAbstractItemModel>
#include <QStringList>
#include <vector>

#include "engine/base/time.h"
#include "ui/models/row_model.h"

namespace switchover::ui {

struct TreeRow {
    QString key;  ///< siblings are sorted by it; unique among them
    QStringList cells;
    std::optional<Instant> since;  ///< shown in the age column, in whole seconds
    Subject about;
    std::vector<TreeRow> children;
};

class TreeModel : public QAbstractItemModel {
    Q_OBJECT
   public:
    /// `age_column`: -1 for none.
    explicit TreeModel(QStringList headers, int age_column = -1, QObject* parent = nullptr);

    /// `rows` ascending by key on every level.
    void apply(std::vector<TreeRow> rows, Instant now);
    /// Time went on, nothing else.
    void tickAges(Instant now);
    /// nullptr for an invalid index; children are not kept in it.
    const TreeRow* row(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

   private:
    struct Node {
        TreeRow row;
        Node* parent = nullptr;
        int place = 0;  ///< among its siblings
        std::vector<std::unique_ptr<Node>> children;
    };
    Node* node(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node, int column = 0) const;
    void merge(Node& parent, std::vector<TreeRow> rows);
    void replace(Node& node, TreeRow row);
    void insert(Node& parent, std::size_t at, TreeRow row);
    void remove(Node& parent, std::size_t at);
    static std::unique_ptr<Node> make(Node* parent, TreeRow row);
    static void number(Node& parent, std::size_t from);
    void agesChanged(const Node& parent);

    QStringList headers_;
    int age_column_ = -1;
    mutable Node root_;
    Instant now_;
};

}  // namespace switchover::ui
