#include "ui/models/tree_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTest>

using namespace switchover;  // NOLINT
using ui::TreeRow;

class TreeModelTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void takes_over_any_state_from_any_other();
    void what_stays_keeps_its_index();
    void ages_go_on();

   private:
    static TreeRow row(const QString& key, std::vector<TreeRow> children = {}) {
        TreeRow out;
        out.key = key;
        out.cells = {key, key + QStringLiteral("!")};
        out.children = std::move(children);
        return out;
    }
    /// The bits of `shape` say which of four rows are there, four bits more which children each has.
    static std::vector<TreeRow> rows(unsigned shape);
    static QString text(const ui::TreeModel& model, const QModelIndex& parent = {});
};

std::vector<TreeRow> TreeModelTest::rows(unsigned shape) {
    std::vector<TreeRow> out;
    for (unsigned i = 0; i < 4; ++i) {
        if ((shape >> i & 1) == 0) continue;
        std::vector<TreeRow> children;
        for (unsigned c = 0; c < 3; ++c)
            if ((shape >> (4 + c) & 1) != 0) children.push_back(row(QString::number(c + i)));
        out.push_back(row(QString::number(i), std::move(children)));
    }
    return out;
}

QString TreeModelTest::text(const ui::TreeModel& model, const QModelIndex& parent) {
    QString out;
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        out += index.data().toString() + u'(' + text(model, index) + u')';
    }
    return out;
}

void TreeModelTest::takes_over_any_state_from_any_other() {
    ui::TreeModel model({QStringLiteral("a"), QStringLiteral("b")});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (unsigned from = 0; from < 128; from += 3) {
        for (unsigned to = 0; to < 128; ++to) {
            model.apply(rows(from), kPowerOn);
            model.apply(rows(to), kPowerOn);
            ui::TreeModel fresh({QStringLiteral("a"), QStringLiteral("b")});
            fresh.apply(rows(to), kPowerOn);
            QCOMPARE(text(model), text(fresh));
        }
    }
}

void TreeModelTest::what_stays_keeps_its_index() {
    ui::TreeModel model({QStringLiteral("a")});
    model.apply({row(QStringLiteral("b"), {row(QStringLiteral("x"))})}, kPowerOn);
    const QPersistentModelIndex kept = model.index(0, 0, model.index(0, 0));
    model.apply(
        {row(QStringLiteral("a")), row(QStringLiteral("b"), {row(QStringLiteral("w")), row(QStringLiteral("x"))})},
        kPowerOn);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.row(), 1);
    QCOMPARE(kept.parent().row(), 1);
    QCOMPARE(kept.data().toString(), QStringLiteral("x"));
    model.apply({row(QStringLiteral("a"))}, kPowerOn);
    QVERIFY(!kept.isValid());
}

void TreeModelTest::ages_go_on() {
    ui::TreeModel model({QStringLiteral("a"), QStringLiteral("age")}, 1);
    TreeRow old = row(QStringLiteral("a"));
    old.since = kPowerOn + 10s;
    model.apply({old}, kPowerOn + 15s);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("5"));
    model.tickAges(kPowerOn + 18s);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("8"));
}

QTEST_GUILESS_MAIN(TreeModelTest)
#include "tree_model_test.moc"
