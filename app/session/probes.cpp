#include "app/session/probes.h"

#include <algorithm>

namespace switchover::session {

void ProbeBook::add(std::string name, NodeIndex node, std::uint32_t id, Instant now) {
    ProbeRun probe;
    probe.name = std::move(name);
    probe.node = node;
    probe.id = id;
    probe.started = now;
    probes_.push_back(std::move(probe));
    flights_.emplace_back();
}

ProbeRun* ProbeBook::find(NodeIndex node, std::uint32_t id, std::size_t& index) {
    // The latest of that number: a device that was switched off begins to count anew.
    for (index = probes_.size(); index-- > 0;)
        if (probes_[index].node == node && probes_[index].id == id) return &probes_[index];
    return nullptr;
}

const ProbeRun* ProbeBook::find(const std::string& name) const {
    for (const ProbeRun& probe : probes_)
        if (probe.name == name) return &probe;
    return nullptr;
}

void ProbeBook::on_fault() {
    for (ProbeRun& probe : probes_) probe.lost_before_fault = probe.lost;
}

void ProbeBook::on_record(const Record& record, const std::string& node_name) {
    const auto* body = std::get_if<probe::Record>(&record.body);
    if (body == nullptr) return;
    std::size_t index = 0;
    if (const auto* sent = std::get_if<probe::Sent>(body)) {
        if (find(record.node, sent->id, index) == nullptr) {
            add(node_name + " #" + std::to_string(sent->id), record.node, sent->id, record.at);
            index = probes_.size() - 1;
        }
        ++probes_[index].sent;
        flights_[index].push_back({sent->sequence, record.at, Fate::What::Unknown});
    } else if (const auto* answered = std::get_if<probe::Answered>(body)) {
        if (find(record.node, answered->id, index) == nullptr) return;
        ++probes_[index].answered;
        settle(index, answered->sequence, Fate::What::Answered);
    } else if (const auto* lost = std::get_if<probe::Lost>(body)) {
        if (find(record.node, lost->id, index) == nullptr) return;
        ++probes_[index].lost;
        settle(index, lost->sequence, Fate::What::Lost);
    }
}

void ProbeBook::settle(std::size_t index, std::uint32_t sequence, Fate::What what) {
    auto& flight = flights_[index];
    const auto echo =
        std::find_if(flight.begin(), flight.end(), [&](const Fate& fate) { return fate.sequence == sequence; });
    if (echo != flight.end()) echo->what = what;
    // An echo counts as lost only after its timeout, when later ones may have been answered: in order of sending.
    std::vector<Outage>& outages = probes_[index].outages;
    for (; !flight.empty() && flight.front().what != Fate::What::Unknown; flight.pop_front()) {
        const bool open = !outages.empty() && !outages.back().restored;
        if (flight.front().what == Fate::What::Answered) {
            if (open) outages.back().restored = flight.front().sent;
        } else if (open) {
            ++outages.back().lost;
        } else {
            outages.push_back({flight.front().sent, std::nullopt, 1});
        }
    }
}

}  // namespace switchover::session
