#include "engine/record/json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace switchover;  // NOLINT: a test

namespace {

const std::vector<std::string> kInterfaces = {"FastEthernet0/0", "FastEthernet0/1"};

std::string json(RecordBody body) {
    return record::json({kPowerOn + 1500ms, 3, 17, std::move(body)}, "7204VXR-1", kInterfaces);
}

}  // namespace

class JsonTest : public QObject {
    Q_OBJECT

   private slots:
    void a_record_has_its_place_and_its_fields();
    void enumerators_and_nested_values();
    void optional_values();
    void durations_are_nanoseconds();
    void strings_are_quoted();
    void fields_are_found_by_path();
    void every_type_has_a_name();
};

void JsonTest::a_record_has_its_place_and_its_fields() {
    QCOMPARE(json(device::Record{device::LineProtocolChanged{1, true}}),
             R"({"at_ns":1500000000,"node":"7204VXR-1","sequence":17,"type":"device.LineProtocolChanged",)"
             R"("interface":"FastEthernet0/1","up":true})");
    QCOMPARE(json(device::Record{device::Restarted{}}),
             R"({"at_ns":1500000000,"node":"7204VXR-1","sequence":17,"type":"device.Restarted"})");
}

void JsonTest::enumerators_and_nested_values() {
    const std::string text = json(hsrp::Record{hsrp::StateChanged{{0, 1}, hsrp::State::Standby, hsrp::State::Active}});
    QVERIFY2(
        text.ends_with(
            R"("type":"hsrp.StateChanged","id":{"interface":"FastEthernet0/0","group":1},"from":"Standby","to":"Active"})"),
        text.c_str());
    QVERIFY(json(hsrp::Record{hsrp::StateChanged{{0, 1}, hsrp::State::Disabled, static_cast<hsrp::State>(7)}})
                .ends_with(R"("from":"Disabled","to":"7"})"));
}

void JsonTest::optional_values() {
    hsrp::EventOccurred event;
    QVERIFY(json(hsrp::Record{event}).find(R"("peer_priority":null)") != std::string::npos);
    event.peer_priority = 200;
    QVERIFY(json(hsrp::Record{event}).find(R"("peer_priority":200)") != std::string::npos);
}

void JsonTest::durations_are_nanoseconds() {
    QVERIFY(json(probe::Record{probe::Answered{1, 2, 3ms}})
                .ends_with(R"("id":1,"sequence_number":2,"round_trip_ns":3000000})"));
}

void JsonTest::strings_are_quoted() {
    const std::string text = json(device::Record{device::Configured{"a\"b\\c\nd \xC3\xA9 \xFF"}});
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    QCOMPARE(object["source"].toString(), QString::fromUtf8("a\"b\\c\nd \xC3\xA9 \xEF\xBF\xBD"));
}

void JsonTest::fields_are_found_by_path() {
    const auto fields = record::field_texts(
        {kPowerOn, 0, 0, hsrp::Record{hsrp::StateChanged{{1, 7}, hsrp::State::Speak, hsrp::State::Standby}}},
        kInterfaces);
    const std::vector<std::pair<std::string, std::string>> want = {
        {"id.interface", "FastEthernet0/1"}, {"id.group", "7"}, {"from", "Speak"}, {"to", "Standby"}};
    QCOMPARE(fields, want);
}

void JsonTest::every_type_has_a_name() {
    QCOMPARE(record::type_text({kPowerOn, 0, 0, link::Record{link::FaultChanged{}}}), "link.FaultChanged");
    QCOMPARE(record::type_text({kPowerOn, 0, 0, rib::Record{rib::RouteChanged{}}}), "rib.RouteChanged");
}

QTEST_APPLESS_MAIN(JsonTest)
#include "json_test.moc"
