#include "engine/ios/log/routine.h"

#include "engine/ike/isakmp.h"

namespace switchover::ios {

namespace {

constexpr std::size_t kHeardAtMost = 4096;  ///< an SA that is cleared purges nothing

bool is_keepalive(std::uint16_t type) {
    return type == ike::notify::kRUThere || type == ike::notify::kRUThereAck || type == ike::notify::kItsAlive ||
           type == ike::notify::kItsAliveAck;
}

/// The steps of an Informational exchange that went well; one with a keepalive in it is nothing else.
struct StepOfOne {
    bool operator()(const ike::PacketSent& r) const { return r.exchange == ike::exchange_type::kInformational; }
    bool operator()(const ike::PacketReceived& r) const { return r.exchange == ike::exchange_type::kInformational; }
    bool operator()(const ike::PayloadProcessed&) const { return true; }
    bool operator()(const ike::NotifySent& r) const { return is_keepalive(r.type); }
    bool operator()(const ike::NotifyReceived& r) const { return is_keepalive(r.type); }
    bool operator()(const ike::StepChanged& r) const { return r.input == ike::Input::InfoNotify; }
    bool operator()(const ike::NodeDeleted& r) const { return r.reason == ike::NodeReason::Informational; }
    bool operator()(const ike::NodePurged&) const { return true; }
    bool operator()(const auto&) const { return false; }
};

}  // namespace

void RoutineTalk::look(std::span<const Record> records) {
    at_.clear();
    if (heard_.size() > kHeardAtMost) heard_.clear();
    for (const Record& record : records) {
        const auto* body = std::get_if<ike::Record>(&record.body);
        if (body == nullptr) continue;
        if (const auto* sent = std::get_if<ike::NotifySent>(body); sent != nullptr && is_keepalive(sent->type))
            at_.emplace(record.node, record.at);
        const auto* heard = std::get_if<ike::NotifyReceived>(body);
        if (heard == nullptr || !is_keepalive(heard->type)) continue;
        at_.emplace(record.node, record.at);
        heard_.emplace(record.node, heard->message_id);
    }
}

bool RoutineTalk::holds(const Record& record) {
    const auto* body = std::get_if<ike::Record>(&record.body);
    if (body == nullptr) return false;
    if (const auto* purged = std::get_if<ike::NodePurged>(body);
        purged != nullptr && heard_.erase({record.node, purged->message_id}) != 0)
        return true;
    return at_.contains({record.node, record.at}) && std::visit(StepOfOne{}, *body);
}

}  // namespace switchover::ios
