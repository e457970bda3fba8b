#include "ui/models/row_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace switchover;  // NOLINT
using ui::RowMark;
using ui::RowModel;
using ui::TableRow;

namespace {

TableRow row(const QString& key, const QString& cell = {}, Instant since = kPowerOn) {
    return {key, {key, cell.isEmpty() ? key : cell, {}}, since, -1, {}, {}};
}

QStringList keys(const RowModel& model) {
    QStringList out;
    for (int i = 0; i < model.rowCount(); ++i) out << model.row(i).key;
    return out;
}

}  // namespace

class RowModelTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void comes_goes_and_changes_as_row_signals();
    void removed_rows_stay_struck_until_their_mark_is_due();
    void a_row_that_comes_back_is_added_again();
    void an_unchanged_state_says_nothing();
    void ages_follow_virtual_time();
    void another_subject_has_no_marks();
};

void RowModelTest::comes_goes_and_changes_as_row_signals() {
    RowModel model({"Key", "Value", "Age"}, 2);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({row("b"), row("d")}, kPowerOn);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.apply({row("a"), row("b", "new"), row("c"), row("d"), row("e")}, kPowerOn, 0);
    QCOMPARE(keys(model), QStringList({"a", "b", "c", "d", "e"}));
    QCOMPARE(inserted.count(), 3);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.mark(0), RowMark::Added);
    QCOMPARE(model.mark(1), RowMark::Changed);
    QCOMPARE(model.mark(3), RowMark::None);
    QCOMPARE(model.data(model.index(1, 1)).toString(), QStringLiteral("new"));
}

void RowModelTest::removed_rows_stay_struck_until_their_mark_is_due() {
    RowModel model({"Key", "Value", "Age"}, 2);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({row("a"), row("b"), row("c")}, kPowerOn);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.apply({row("b")}, kPowerOn, 100);
    QCOMPARE(keys(model), QStringList({"a", "b", "c"}));
    QCOMPARE(model.mark(0), RowMark::Removed);
    QCOMPARE(model.data(model.index(0, 2)).toString(), QStringLiteral("removed"));
    model.expireMarks(100 + RowModel::kMarkMs - 1);
    QCOMPARE(model.rowCount(), 3);
    model.expireMarks(100 + RowModel::kMarkMs);
    QCOMPARE(keys(model), QStringList({"b"}));
    QCOMPARE(removed.count(), 2);
    QVERIFY(!model.hasMarks());
}

void RowModelTest::a_row_that_comes_back_is_added_again() {
    RowModel model({"Key", "Value", "Age"});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({row("a")}, kPowerOn);
    model.apply({}, kPowerOn, 0);
    model.apply({row("a")}, kPowerOn, 10);
    QCOMPARE(model.mark(0), RowMark::Added);
    model.expireMarks(10 + RowModel::kMarkMs);
    QCOMPARE(model.mark(0), RowMark::None);
    QCOMPARE(model.rowCount(), 1);
}

void RowModelTest::an_unchanged_state_says_nothing() {
    RowModel model({"Key", "Value", "Age"}, 2);
    model.reset({row("a"), row("b")}, kPowerOn);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply({row("a"), row("b")}, kPowerOn + 200ms, 0);
    QCOMPARE(changed.count(), 0);
}

void RowModelTest::ages_follow_virtual_time() {
    RowModel model({"Key", "Value", "Age"}, 2);
    model.reset({row("a", {}, kPowerOn + 5s)}, kPowerOn + 6s);
    QCOMPARE(model.data(model.index(0, 2)).toString(), QStringLiteral("00:00:01"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.tickAges(kPowerOn + 66s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.data(model.index(0, 2)).toString(), QStringLiteral("00:01:01"));
    QCOMPARE(model.mark(0), RowMark::None);
}

void RowModelTest::another_subject_has_no_marks() {
    RowModel model({"Key", "Value", "Age"});
    model.reset({row("a")}, kPowerOn);
    model.apply({row("b")}, kPowerOn, 0);
    QVERIFY(model.hasMarks());
    model.reset({row("x")}, kPowerOn);
    QVERIFY(!model.hasMarks());
    QCOMPARE(keys(model), QStringList({"x"}));
}

QTEST_MAIN(RowModelTest)
#include "row_model_test.moc"
