#include "engine/ospf/election.h"

#include <vector>

namespace switchover::ospf {

namespace {

bool precedes(const Candidate& a, const Candidate* b) {
    if (b == nullptr) return true;
    if (a.priority != b->priority) return a.priority > b->priority;
    return a.router_id > b->router_id;
}

struct Roles {
    const Candidate* dr = nullptr;
    const Candidate* bdr = nullptr;
};

Roles calculate(const std::vector<Candidate>& eligible) {
    Roles roles;
    // §9.4 (2): Backup among those that do not declare themselves DR; who declares itself Backup comes first.
    const Candidate* declared = nullptr;
    const Candidate* other = nullptr;
    for (const Candidate& c : eligible) {
        if (c.designated_router == c.address) continue;
        const Candidate*& best = c.backup_designated_router == c.address ? declared : other;
        if (precedes(c, best)) best = &c;
    }
    roles.bdr = declared != nullptr ? declared : other;
    // §9.4 (3)
    for (const Candidate& c : eligible)
        if (c.designated_router == c.address && precedes(c, roles.dr)) roles.dr = &c;
    if (roles.dr == nullptr) roles.dr = roles.bdr;
    return roles;
}

InterfaceState role_of(Ipv4Address address, const Roles& roles) {
    if (roles.dr != nullptr && roles.dr->address == address) return InterfaceState::DR;
    if (roles.bdr != nullptr && roles.bdr->address == address) return InterfaceState::Backup;
    return InterfaceState::DROther;
}

}  // namespace

Election elect(const Candidate& self, std::span<const Candidate> neighbors) {
    std::vector<Candidate> eligible;
    if (self.priority > 0) eligible.push_back(self);
    for (const Candidate& c : neighbors)
        if (c.priority > 0) eligible.push_back(c);

    const InterfaceState before = self.designated_router == self.address          ? InterfaceState::DR
                                  : self.backup_designated_router == self.address ? InterfaceState::Backup
                                                                                  : InterfaceState::DROther;
    Roles roles = calculate(eligible);
    // §9.4 (4): the router's own role changed, so steps 2 and 3 again with what it now declares. This keeps it from
    // being both, and gives a fresh DR a Backup.
    if (role_of(self.address, roles) != before && self.priority > 0) {
        eligible.front().designated_router = roles.dr != nullptr ? roles.dr->address : Ipv4Address{};
        eligible.front().backup_designated_router = roles.bdr != nullptr ? roles.bdr->address : Ipv4Address{};
        if (roles.dr == roles.bdr) eligible.front().backup_designated_router = {};
        roles = calculate(eligible);
    }
    Election result;
    if (roles.dr != nullptr) {
        result.designated_router = roles.dr->address;
        result.designated_router_id = roles.dr->router_id;
    }
    if (roles.bdr != nullptr && roles.bdr != roles.dr) {
        result.backup_designated_router = roles.bdr->address;
        result.backup_designated_router_id = roles.bdr->router_id;
    }
    result.state = role_of(self.address, roles);
    return result;
}

}  // namespace switchover::ospf
