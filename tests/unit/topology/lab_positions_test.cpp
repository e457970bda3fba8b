#include "engine/topology/lab_positions.h"
#include "tests/support/source_path.h"

#include <filesystem>
#include <fstream>
#include <QTemporaryDir>
#include <QTest>

using namespace switchover;  // NOLINT: a test
using namespace switchover::topology;

namespace {

std::string text_of(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

class LabPositionsTest : public QObject {
    Q_OBJECT
   private slots:
    void nothing_else_changes_data();
    void nothing_else_changes();
    void what_cannot_be_done_is_told();
    void files();
};

void LabPositionsTest::nothing_else_changes_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* name, const std::string& before, const std::string& after) {
        const std::string head = "# a lab\nname: x\ntopology:\n  nodes:\n";
        const std::string tail = "    b: {kind: bridge}  # after it\n  links: []\n";
        QTest::newRow(name) << QString::fromStdString(head + before + tail)
                            << QString::fromStdString(head + after + tail);
    };
    row("flow, quoted", "    a:\n      kind: bridge\n      labels: {graph-posX: \"1\", x: y, graph-posY: '2'} # c\n",
        "    a:\n      kind: bridge\n      labels: {graph-posX: \"30\", x: y, graph-posY: '-4.5'} # c\n");
    row("plain", "    a: {kind: bridge, labels: {graph-posX: 1, graph-posY: -2.5}}\n",
        "    a: {kind: bridge, labels: {graph-posX: 30, graph-posY: -4.5}}\n");
    row("block",
        "    a:\n      labels:\n        # where\n        graph-posY: \"7\"   # down\n        graph-posX: 8\n"
        "      kind: bridge\n",
        "    a:\n      labels:\n        # where\n        graph-posY: \"-4.5\"   # down\n        graph-posX: 30\n"
        "      kind: bridge\n");
    row("other labels, flow", "    a: {kind: bridge, labels: {ageing: 20s}}\n",
        "    a: {kind: bridge, labels: {graph-posX: \"30\", graph-posY: \"-4.5\", ageing: 20s}}\n");
    row("other labels, block", "    a:\n      kind: bridge\n      labels:\n        ageing: 20s\n",
        "    a:\n      kind: bridge\n      labels:\n        graph-posX: \"30\"\n        graph-posY: \"-4.5\"\n"
        "        ageing: 20s\n");
    row("no labels, block", "    a:\n      kind: bridge\n",
        "    a:\n      labels: {graph-posX: \"30\", graph-posY: \"-4.5\"}\n      kind: bridge\n");
    row("no labels, flow", "    a: {kind: bridge}\n",
        "    a: {labels: {graph-posX: \"30\", graph-posY: \"-4.5\"}, kind: bridge}\n");
    row("empty labels", "    a:\n      labels:\n      kind: bridge\n",
        "    a:\n      labels: {graph-posX: \"30\", graph-posY: \"-4.5\"}\n      kind: bridge\n");
    row("half", "    a: {kind: bridge, labels: {graph-posX: 1}}\n",
        "    a: {kind: bridge, labels: {graph-posY: \"-4.5\", graph-posX: 30}}\n");
    row("accents before it", "    é: {kind: bridge}\n    a: {kind: bridge, labels: {graph-posX: 1, graph-posY: 2}}\n",
        "    é: {kind: bridge}\n    a: {kind: bridge, labels: {graph-posX: 30, graph-posY: -4.5}}\n");
}

void LabPositionsTest::nothing_else_changes() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    const auto moved = with_positions(before.toStdString(), {{"a", {30, -4.5}}});
    QVERIFY2(moved.has_value(), moved ? "" : moved.error().c_str());
    QCOMPARE(QString::fromStdString(*moved), after);
}

void LabPositionsTest::what_cannot_be_done_is_told() {
    const std::string shared =
        "name: x\ntopology:\n  nodes:\n    a: &n {kind: bridge, labels: {graph-posX: 1, graph-posY: 2}}\n    b: *n\n";
    const auto both = with_positions(shared, {{"b", {3, 4}}});
    QVERIFY(!both && both.error().find("by hand") != std::string::npos);
    const auto nobody = with_positions(shared, {{"c", {3, 4}}});
    QVERIFY(!nobody && nobody.error() == "the lab file has no node c");
    QVERIFY(!with_positions("[", {{"a", {}}}));
}

void LabPositionsTest::files() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("x.clab.yml").toStdString();
    const std::string before = text_of(test::source_path("topologies/ha-vpn/ha-vpn.clab.yml"));
    std::ofstream{path, std::ios::binary} << before;
    QVERIFY(write_positions(path, {{"LAN-W", {480, 330}}, {"vpn7200", {110, 350}}}));
    std::string wanted = before;
    const auto change = [&wanted](const std::string& from, const std::string& to) {
        wanted.replace(wanted.find(from), from.size(), to);
    };
    change("graph-posX: \"470\"", "graph-posX: \"480\"");
    change("graph-posX: \"110\", graph-posY: \"330\"", "graph-posX: \"110\", graph-posY: \"350\"");
    QCOMPARE(text_of(path), wanted);
    QVERIFY(!std::ifstream{path + ".part"}.is_open());

    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    const auto refused = write_positions(path, {{"LAN-W", {1, 1}}});
    QVERIFY(!refused && refused.error().find("is read-only") != std::string::npos);
    QCOMPARE(text_of(path), wanted);
    QVERIFY(!write_positions(path + ".gone", {{"LAN-W", {1, 1}}}));
}

QTEST_APPLESS_MAIN(LabPositionsTest)
#include "lab_positions_test.moc"
