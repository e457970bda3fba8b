#include <QTest>

#include "engine/ospf/interface_state_machine.h"
#include "engine/ospf/lsa.h"
#include "engine/ospf/neighbor_state_machine.h"

using namespace switchover::ospf;

namespace {
using NS = NeighborState;
using NE = NeighborEvent;
using NA = NeighborAction;
using IS = InterfaceState;
using IE = InterfaceEvent;
using IA = InterfaceAction;

const char* const kStates[] = {"Down", "Attempt", "Init", "2-Way", "ExStart", "Exchange", "Loading", "Full"};
const char* const kInterfaceStates[] = {"Down", "Loopback", "Waiting", "Point-to-point", "DROther", "Backup", "DR"};
}  // namespace
Q_DECLARE_METATYPE(switchover::ospf::NeighborState)
Q_DECLARE_METATYPE(switchover::ospf::NeighborEvent)
Q_DECLARE_METATYPE(switchover::ospf::NeighborGuards)
Q_DECLARE_METATYPE(switchover::ospf::NeighborStep)
Q_DECLARE_METATYPE(switchover::ospf::InterfaceState)
Q_DECLARE_METATYPE(switchover::ospf::InterfaceEvent)
Q_DECLARE_METATYPE(switchover::ospf::InterfaceGuards)
Q_DECLARE_METATYPE(switchover::ospf::InterfaceStep)
Q_DECLARE_METATYPE(switchover::ospf::LsaHeader)

class OspfStateMachinesTest : public QObject {
    Q_OBJECT

    static void neighbor(const char* event_name, NS from, NE event, NeighborGuards guards, int actions, NS next) {
        const std::string name = std::string{"§10.3 "} + kStates[int(from)] + "/" + event_name +
                                 (guards.adjacency_wanted ? " wanted" : "") +
                                 (guards.request_list_empty ? " empty" : "");
        QTest::newRow(name.c_str()) << from << event << guards
                                    << NeighborStep{static_cast<std::uint8_t>(actions), next};
    }
    static void interface(const char* event_name, IS from, IE event, InterfaceGuards guards, int actions, IS next) {
        const std::string name = std::string{"§9.3 "} + kInterfaceStates[int(from)] + "/" + event_name +
                                 (guards.broadcast ? "" : " point-to-point") + (guards.eligible ? "" : " priority 0");
        QTest::newRow(name.c_str()) << from << event << guards
                                    << InterfaceStep{static_cast<std::uint8_t>(actions), next};
    }

   private slots:
    void neighbor_table_data() {
        QTest::addColumn<NS>("from");
        QTest::addColumn<NE>("event");
        QTest::addColumn<NeighborGuards>("guards");
        QTest::addColumn<NeighborStep>("expected");
        const NeighborGuards no{};
        const NeighborGuards wanted{true, false};
        const NeighborGuards empty{true, true};
        const int restart = NA::ClearLists | NA::BeginNegotiation;
        const int kill = NA::ClearLists | NA::StopInactivityTimer;
        for (int s = 0; s <= int(NS::Full); ++s) {
            const NS from = static_cast<NS>(s);
            const bool down = from == NS::Down;
            const bool before_init = from < NS::Init;
            // Every state of every event, so that silence is asserted too.
            neighbor("Start", from, NE::Start, no, down ? NA::SendHello | NA::StartInactivityTimer : 0,
                     down ? NS::Attempt : from);
            neighbor("HelloReceived", from, NE::HelloReceived, no, NA::StartInactivityTimer,
                     before_init ? NS::Init : from);
            neighbor("2-WayReceived", from, NE::TwoWayReceived, no, 0, from == NS::Init ? NS::TwoWay : from);
            neighbor("2-WayReceived", from, NE::TwoWayReceived, wanted, from == NS::Init ? NA::BeginNegotiation : 0,
                     from == NS::Init ? NS::ExStart : from);
            neighbor("NegotiationDone", from, NE::NegotiationDone, wanted, from == NS::ExStart ? NA::BuildSummary : 0,
                     from == NS::ExStart ? NS::Exchange : from);
            neighbor("ExchangeDone", from, NE::ExchangeDone, wanted, from == NS::Exchange ? NA::StartRequests : 0,
                     from == NS::Exchange ? NS::Loading : from);
            neighbor("ExchangeDone", from, NE::ExchangeDone, empty, 0, from == NS::Exchange ? NS::Full : from);
            neighbor("LoadingDone", from, NE::LoadingDone, empty, 0, from == NS::Loading ? NS::Full : from);
            neighbor("AdjOK?", from, NE::AdjOK, wanted, from == NS::TwoWay ? NA::BeginNegotiation : 0,
                     from == NS::TwoWay ? NS::ExStart : from);
            neighbor("AdjOK?", from, NE::AdjOK, no, from >= NS::ExStart ? NA::ClearLists : 0,
                     from >= NS::ExStart ? NS::TwoWay : from);
            neighbor("SeqNumberMismatch", from, NE::SeqNumberMismatch, wanted, from >= NS::Exchange ? restart : 0,
                     from >= NS::Exchange ? NS::ExStart : from);
            neighbor("BadLSReq", from, NE::BadLSReq, wanted, from >= NS::Exchange ? restart : 0,
                     from >= NS::Exchange ? NS::ExStart : from);
            neighbor("KillNbr", from, NE::KillNbr, no, kill, NS::Down);
            neighbor("LLDown", from, NE::LLDown, no, kill, NS::Down);
            neighbor("InactivityTimer", from, NE::InactivityTimer, no, NA::ClearLists, NS::Down);
            neighbor("1-WayReceived", from, NE::OneWayReceived, no, from >= NS::TwoWay ? NA::ClearLists : 0,
                     from >= NS::TwoWay ? NS::Init : from);
        }
    }
    void neighbor_table() {
        QFETCH(NS, from);
        QFETCH(NE, event);
        QFETCH(NeighborGuards, guards);
        QFETCH(NeighborStep, expected);
        const NeighborStep got = step(from, event, guards);
        QCOMPARE(int(got.actions), int(expected.actions));
        QCOMPARE(int(got.next), int(expected.next));
    }

    void interface_table_data() {
        QTest::addColumn<IS>("from");
        QTest::addColumn<IE>("event");
        QTest::addColumn<InterfaceGuards>("guards");
        QTest::addColumn<InterfaceStep>("expected");
        for (int s = 0; s <= int(IS::DR); ++s) {
            const IS from = static_cast<IS>(s);
            const bool down = from == IS::Down;
            const bool waiting = from == IS::Waiting;
            const InterfaceGuards lan{true, true};
            interface("InterfaceUp", from, IE::InterfaceUp, lan, down ? IA::StartHelloTimer | IA::StartWaitTimer : 0,
                      down ? IS::Waiting : from);
            interface("InterfaceUp", from, IE::InterfaceUp, {true, false}, down ? IA::StartHelloTimer : 0,
                      down ? IS::DROther : from);
            interface("InterfaceUp", from, IE::InterfaceUp, {false, true}, down ? IA::StartHelloTimer : 0,
                      down ? IS::PointToPoint : from);
            interface("WaitTimer", from, IE::WaitTimer, lan, waiting ? IA::Elect : 0, from);
            interface("BackupSeen", from, IE::BackupSeen, lan, waiting ? IA::Elect : 0, from);
            interface("NeighborChange", from, IE::NeighborChange, lan, from >= IS::DROther ? IA::Elect : 0, from);
            interface("InterfaceDown", from, IE::InterfaceDown, lan, IA::Reset, IS::Down);
            interface("LoopInd", from, IE::LoopInd, lan, IA::Reset, IS::Loopback);
            interface("UnloopInd", from, IE::UnloopInd, lan, 0, from == IS::Loopback ? IS::Down : from);
        }
    }
    void interface_table() {
        QFETCH(IS, from);
        QFETCH(IE, event);
        QFETCH(InterfaceGuards, guards);
        QFETCH(InterfaceStep, expected);
        const InterfaceStep got = step(from, event, guards);
        QCOMPARE(int(got.actions), int(expected.actions));
        QCOMPARE(int(got.next), int(expected.next));
    }

    void newer_instance_data() {
        QTest::addColumn<LsaHeader>("a");
        QTest::addColumn<LsaHeader>("b");
        QTest::addColumn<int>("expected");
        const auto instance = [](std::int32_t sequence, std::uint16_t checksum, std::uint16_t age) {
            LsaHeader h;
            h.sequence = sequence;
            h.checksum = checksum;
            h.age = age;
            return h;
        };
        const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
        row("§13.1 higher sequence") << instance(5, 1, 900) << instance(4, 9, 0) << 1;
        row("§13.1 sequence is signed") << instance(1, 1, 0) << instance(kInitialSequenceNumber, 1, 0) << 1;
        row("§13.1 sequence beats MaxAge") << instance(5, 1, 0) << instance(4, 1, kMaxAge) << 1;
        row("§13.1 checksum unsigned") << instance(5, 0xFFFF, 0) << instance(5, 1, 0) << 1;
        row("§13.1 MaxAge") << instance(5, 1, kMaxAge) << instance(5, 1, 0) << 1;
        row("§13.1 both MaxAge") << instance(5, 1, kMaxAge) << instance(5, 1, kMaxAge) << 0;
        row("§13.1 ages 900 apart are the same") << instance(5, 1, 900) << instance(5, 1, 0) << 0;
        row("§13.1 ages 901 apart: younger") << instance(5, 1, 0) << instance(5, 1, 901) << 1;
        row("§13.1 identical") << instance(5, 1, 3) << instance(5, 1, 3) << 0;
    }
    void newer_instance() {
        QFETCH(LsaHeader, a);
        QFETCH(LsaHeader, b);
        QFETCH(int, expected);
        QCOMPARE(compare_instances(a, b), expected);
        QCOMPARE(compare_instances(b, a), -expected);
    }
};

QTEST_APPLESS_MAIN(OspfStateMachinesTest)
#include "ospf_state_machines_test.moc"
