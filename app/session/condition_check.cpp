#include "app/session/condition_check.h"

#include <algorithm>

#include "engine/hsrp/show.h"
#include "engine/ios/show/show.h"

namespace switchover::session {

namespace {

bool compare(std::uint64_t left, Comparison comparison, std::uint64_t right) {
    switch (comparison) {
        case Comparison::Less: return left < right;
        case Comparison::LessOrEqual: return left <= right;
        case Comparison::Equal: return left == right;
        case Comparison::GreaterOrEqual: return left >= right;
        case Comparison::Greater: return left > right;
    }
    return false;
}

struct Holds {
    const snapshot::World& world;
    const ProbeBook& probes;

    const snapshot::Device* device(const std::string& name) const {
        const snapshot::Device* d = world.device(name);
        return d != nullptr && d->powered ? d : nullptr;
    }
    bool operator()(const HsrpStateIs& c) const {
        const snapshot::Device* d = device(c.node);
        return d != nullptr && std::any_of(d->hsrp.begin(), d->hsrp.end(), [&](const hsrp::GroupView& g) {
                   return g.group == c.group && hsrp::ios_name(g.state) == c.state;
               });
    }
    bool operator()(const RouteExists& c) const {
        const snapshot::Device* d = device(c.node);
        const rib::Row* row = d != nullptr && d->rib.table ? d->rib.table->exact(c.prefix) : nullptr;
        if (row == nullptr || !c.via) return row != nullptr;
        const auto paths = d->rib.table->paths(*row);
        return std::any_of(paths.begin(), paths.end(), [&](const rib::NextHop& hop) { return hop.gateway == *c.via; });
    }
    bool operator()(const PacketsLost& c) const {
        const ProbeRun* probe = probes.find(c.probe);
        if (probe == nullptr) return false;
        return compare(probe->lost - (c.since_fault ? probe->lost_before_fault : 0), c.comparison, c.count);
    }
    bool operator()(const SaUp& c) const {
        const snapshot::Device* d = device(c.node);
        if (d == nullptr) return false;
        for (const crypto_map::AppliedView& map : d->crypto_map.applied)
            for (const crypto_map::FlowView& flow : map.flows)
                for (const crypto_map::PairView& pair : flow.pairs)
                    if (pair.endpoints.remote == c.peer) return true;
        return false;
    }
    bool operator()(const OspfNeighborsFull& c) const {
        const snapshot::Device* d = device(c.node);
        if (d == nullptr || !d->ospf) return c.count == 0;
        std::uint32_t full = 0;
        for (const ospf::InterfaceView& interface : d->ospf->interfaces)
            for (const ospf::NeighborView& neighbor : interface.neighbors)
                if (neighbor.state == ospf::NeighborState::Full) ++full;
        return full >= c.count;
    }
    bool operator()(const ShowContains& c) const {
        const NodeIndex node = world.find(c.node);
        if (node == kNoNode) return false;
        const auto text = ios::show(world, node, c.command);
        return text && text->find(c.text) != std::string::npos;
    }
    // Events: ScriptRun sees them in the records.
    bool operator()(const LogMatches&) const { return false; }
    bool operator()(const RecordMatches&) const { return false; }
    bool operator()(const PingAnswered&) const { return false; }
};

}  // namespace

bool is_about_probes(const Condition& condition) { return std::holds_alternative<PacketsLost>(condition.what); }

bool holds(const Condition& condition, const snapshot::World& world, const ProbeBook& probes) {
    SWITCHOVER_ENSURE(!condition.is_event());
    return std::visit(Holds{world, probes}, condition.what) != condition.negated;
}

}  // namespace switchover::session
