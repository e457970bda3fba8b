#include "engine/record/recovery.h"

namespace switchover::record {

namespace {
constexpr std::size_t at(RecoveryStep step) { return static_cast<std::size_t>(step); }
}  // namespace

const char* recovery_step_name(RecoveryStep step) {
    constexpr std::array<const char*, kRecoverySteps> kNames{"detect",      "HSRP",        "dead peer",
                                                             "IKE phase 1", "IKE phase 2", "routes"};
    return kNames[at(step)];
}

std::optional<Recovery::Ended> Recovery::end(RecoveryStep step, Instant began, const Record& by) {
    if (ended_[at(step)] && step != RecoveryStep::Routes) return std::nullopt;
    ended_[at(step)] = by.at;
    return Ended{step, began, by};
}

void Recovery::on_hsrp(const Record& record, const hsrp::Record& body, std::vector<Ended>& out) {
    if (std::holds_alternative<hsrp::EventOccurred>(body)) {
        last_hsrp_event_[record.node] = record;
        return;
    }
    const auto* changed = std::get_if<hsrp::StateChanged>(&body);
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
        return end(RecoveryStep::DeadPeer, fault_, record);
    } else if (const auto* step = std::get_if<ike::StepChanged>(&body)) {
        if (step->to == ike::Step::Complete && phase_1_began_)
            return end(RecoveryStep::Phase1, *phase_1_began_, record);
    } else if (std::holds_alternative<ike::SasCreated>(body) && phase_2_began_) {
        return end(RecoveryStep::Phase2, *phase_2_began_, record);
    }
    return std::nullopt;
}

std::vector<Recovery::Ended> Recovery::on_record(const Record& record) {
    std::vector<Ended> out;
    std::optional<Ended> one;
    if (const auto* of_hsrp = std::get_if<hsrp::Record>(&record.body)) {
        on_hsrp(record, *of_hsrp, out);
    } else if (const auto* of_ike = std::get_if<ike::Record>(&record.body)) {
        one = on_ike(record, *of_ike);
    } else if (std::holds_alternative<rib::Record>(record.body)) {
        if (!recovered_) one = end(RecoveryStep::Routes, ended_[at(RecoveryStep::Hsrp)].value_or(fault_), record);
    } else if (const auto* of_probe = std::get_if<probe::Record>(&record.body)) {
        if (std::holds_alternative<probe::Lost>(*of_probe)) losing_ = true;
        if (std::holds_alternative<probe::Answered>(*of_probe) && losing_) recovered_ = true;
    }
    if (one) out.push_back(std::move(*one));
    return out;
}

}  // namespace switchover::record
