#include "engine/record/recovery.h"

#include <algorithm>

namespace switchover::record {

namespace {
constexpr std::size_t at(RecoveryStep step) { return static_cast<std::size_t>(step); }
}  // namespace

const char* recovery_step_name(RecoveryStep step) {
    constexpr std::array<const char*, kRecoverySteps> kNames{"detect",      "HSRP",      "dead peer", "IKE phase 1",
                                                             "IKE phase 2", "neighbour", "routes"};
    return kNames[at(step)];
}

std::optional<Recovery::Ended> Recovery::end(RecoveryStep step, Instant began, const Record& by) {
    const bool anew = step == RecoveryStep::Routes || step == RecoveryStep::Neighbour;
    if (ended_[at(step)] && !anew) return std::nullopt;
    ended_[at(step)] = by.at;
    return Ended{step, began, by};
}

void Recovery::on_hsrp(const Record& record, const hsrp::Record& body, std::vector<Ended>& out) {
    if (std::holds_alternative<hsrp::EventOccurred>(body)) {
        last_hsrp_event_[record.node] = record;
        return;
    }
    const auto* changed = std::get_if<hsrp::StateChanged>(&body);
    if (changed != nullptr && changed->from == hsrp::State::Active && !active_left_) active_left_ = record.at;
    if (changed == nullptr || changed->to != hsrp::State::Active || ended_[at(RecoveryStep::Hsrp)]) return;
    if (const auto cause = last_hsrp_event_.find(record.node); cause != last_hsrp_event_.end())
        if (auto ended = end(RecoveryStep::Detect, fault_, cause->second)) out.push_back(std::move(*ended));
    const Instant began = ended_[at(RecoveryStep::Detect)].value_or(fault_);
    if (auto ended = end(RecoveryStep::Hsrp, began, record)) out.push_back(std::move(*ended));
}

std::optional<Recovery::Ended> Recovery::on_ike(const Record& record, const ike::Record& body) {
    if (const auto* began = std::get_if<ike::ExchangeBegan>(&body)) {
        (began->message_id == 0 ? phase_1_began_ : phase_2_began_) = record.at;
    } else if (std::holds_alternative<ike::PeerNotResponding>(body)) {
        return end(RecoveryStep::DeadPeer, active_left_.value_or(fault_), record);
    } else if (const auto* step = std::get_if<ike::StepChanged>(&body)) {
        if (step->to == ike::Step::Complete && phase_1_began_)
            return end(RecoveryStep::Phase1, *phase_1_began_, record);
    } else if (std::holds_alternative<ike::SasCreated>(body) && phase_2_began_) {
        return end(RecoveryStep::Phase2, *phase_2_began_, record);
    }
    return std::nullopt;
}

bool Recovery::leads_to_a_ping(const Prefix& prefix) const {
    return ping_ends_.empty() ||
           std::any_of(ping_ends_.begin(), ping_ends_.end(), [&](Ipv4Address end) { return prefix.contains(end); });
}

void Recovery::on_route(const Record& record, const rib::Record& body, std::vector<Ended>& out) {
    if (recovered_ || !leads_to_a_ping(std::get<rib::RouteChanged>(body).prefix)) return;
    Instant began = ended_[at(RecoveryStep::Hsrp)].value_or(fault_);
    // The router's own neighbour if it lost one, else one that another router lost and told of.
    auto lost = lost_neighbour_.find(record.node);
    if (lost == lost_neighbour_.end())
        lost = std::max_element(lost_neighbour_.begin(), lost_neighbour_.end(),
                                [](const auto& a, const auto& b) { return a.second.at < b.second.at; });
    if (lost != lost_neighbour_.end()) {
        if (auto ended = end(RecoveryStep::Neighbour, fault_, lost->second)) out.push_back(std::move(*ended));
        began = std::max(began, lost->second.at);
    }
    if (auto ended = end(RecoveryStep::Routes, began, record)) out.push_back(std::move(*ended));
}

void Recovery::on_probe(const probe::Record& body) {
    if (const auto* sent = std::get_if<probe::Sent>(&body)) {
        if (!sent->source.is_unspecified()) ping_ends_.insert(sent->source);
        ping_ends_.insert(sent->destination);
    }
    if (std::holds_alternative<probe::Lost>(body)) losing_ = true;
    if (std::holds_alternative<probe::Answered>(body) && losing_) recovered_ = true;
}

std::vector<Recovery::Ended> Recovery::on_record(const Record& record) {
    std::vector<Ended> out;
    std::optional<Ended> one;
    if (const auto* of_hsrp = std::get_if<hsrp::Record>(&record.body)) {
        on_hsrp(record, *of_hsrp, out);
    } else if (const auto* of_ike = std::get_if<ike::Record>(&record.body)) {
        one = on_ike(record, *of_ike);
    } else if (const auto* of_ospf = std::get_if<ospf::Record>(&record.body)) {
        const auto* changed = std::get_if<ospf::AdjacencyChanged>(of_ospf);
        if (changed != nullptr && changed->reason == ospf::AdjacencyChanged::Reason::DeadTimerExpired)
            lost_neighbour_[record.node] = record;
    } else if (const auto* of_rib = std::get_if<rib::Record>(&record.body)) {
        on_route(record, *of_rib, out);
    } else if (const auto* of_probe = std::get_if<probe::Record>(&record.body)) {
        on_probe(*of_probe);
    }
    if (one) out.push_back(std::move(*one));
    return out;
}

}  // namespace switchover::record
