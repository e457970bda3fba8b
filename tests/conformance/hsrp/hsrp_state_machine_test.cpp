#include <QtTest>

#include "engine/hsrp/state_machine.h"

using namespace switchover::hsrp;

namespace {

constexpr State kStates[] = {State::Initial, State::Learn, State::Listen, State::Speak, State::Standby, State::Active};
constexpr const char* kStateNames[] = {"Initial", "Learn", "Listen", "Speak", "Standby", "Active"};
constexpr State kNumbered[] = {State::Initial, State::Initial, State::Learn, State::Listen,
                               State::Speak,   State::Standby, State::Active};

/// The table of §5.7 as the RFC prints it: a row per event, a column per state, `AB/4` is actions and next state.
/// `=` after the actions keeps the state; empty is silence. `!` marks what IOS adds.
struct Row {
    char event = 'a';
    const char* cells[6] = {};
};
constexpr Row kRfc[] = {
    {'a', {"AB/3", "", "", "", "", ""}},
    {'b', {"", "CD/1", "CD/1", "CD/1", "CD/1", "CDH/1"}},
    {'c', {"", "", "AB/4", "", "CDFI/6", ""}},
    {'d', {"", "", "B/4", "D/5", "", ""}},
    {'e', {"", "", "", "F", "F", "F"}},
    {'f', {"", "", "", "B/3", "B/3", ""}},
    {'g', {"", "EAB/3", "EA", "EA", "EA", "ABH/4"}},
    {'h', {"", "EAB/3", "A", "A", "A", "G"}},
    {'i', {"", "", "AB/4", "A", "CFI/6", ""}},
    {'j', {"", "", "", "", "", "ABH/4"}},
    {'k', {"", "", "B", "B/3", "B/3", "B"}},
    {'l', {"", "", "B/4", "D/5", "", "B"}},
    {'m', {"", "", "", "", "", ""}},
    {'n', {"", "AB/3", "", "", "", ""}},
};

Step parse(const char* cell, State from) {
    Step step{0, from};
    for (; *cell != 0 && *cell != '/'; ++cell) step.actions = static_cast<Actions>(step.actions | 1u << (*cell - 'A'));
    if (*cell == '/') step.next = kNumbered[cell[1] - '0'];
    return step;
}

}  // namespace

Q_DECLARE_METATYPE(switchover::hsrp::Step)

class HsrpStateMachineTest : public QObject {
    Q_OBJECT

   private slots:
    void cell_data() {
        QTest::addColumn<State>("from");
        QTest::addColumn<Event>("event");
        QTest::addColumn<Guards>("guards");
        QTest::addColumn<Step>("expected");
        for (const Row& row : kRfc)
            for (int column = 0; column < 6; ++column) {
                const char* cell = row.cells[column];
                const std::string name = std::string{"§5.7 "} + kStateNames[column] + "/" + row.event +
                                         (*cell == 0 ? " is silent" : std::string{" = "} + cell);
                QTest::newRow(name.c_str()) << kStates[column] << static_cast<Event>(row.event - 'a') << Guards{}
                                            << parse(cell, kStates[column]);
            }
        QTest::newRow("§5.7 note +: Initial/a without an address = AB/2")
            << State::Initial << Event::a_Enabled << Guards{false, false} << parse("AB/2", State::Initial);
        for (int column = 2; column < 5; ++column) {
            const std::string name = std::string{"§5.7 note *: "} + kStateNames[column] + "/h with preempt = BGFI/6";
            QTest::newRow(name.c_str()) << kStates[column] << Event::h_LowerHelloFromActive << Guards{true, true}
                                        << parse("BGFI/6", kStates[column]);
        }
        QTest::newRow("§5.7 Learn/h with preempt still = EAB/3")
            << State::Learn << Event::h_LowerHelloFromActive << Guards{false, true} << parse("EAB/3", State::Learn);
        QTest::newRow("§5.7 Active/h with preempt still = G")
            << State::Active << Event::h_LowerHelloFromActive << Guards{true, true} << parse("G", State::Active);
    }
    void cell() {
        QFETCH(const State, from);
        QFETCH(const Event, event);
        QFETCH(const Guards, guards);
        QFETCH(const Step, expected);
        const Step got = step(from, event, guards);
        QCOMPARE(int{got.actions}, int{expected.actions});
        QVERIFY(got.next == expected.next);
    }
    void disabled_is_silent() {
        for (int letter = 0; letter <= static_cast<int>(Event::n_AddressConfigured); ++letter)
            QVERIFY((step(State::Disabled, static_cast<Event>(letter), {true, true}) == Step{0, State::Disabled}));
    }
};

QTEST_APPLESS_MAIN(HsrpStateMachineTest)
#include "hsrp_state_machine_test.moc"
