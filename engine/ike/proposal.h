#pragma once
/// Offers and choices of both phases, between typed values and SA payloads.
#include <optional>
#include <vector>

#include "engine/ike/config.h"
#include "engine/ike/key_engine.h"
#include "engine/ike/payload.h"
#include "engine/ike/record.h"

namespace switchover::ike {

/// One proposal with one transform per pre-shared-key policy, in order of priority. No such policy: no proposals.
SaPayload phase1_offer(const std::vector<Policy>& policies);

/// What a transform asks for.
Phase1Offer read_phase1(const TransformPayload& transform, bool last);

/// The first point in which an offer differs from a policy; a lifetime differs when it is zero or longer than ours.
Phase1Mismatch compare(const Policy& policy, const Phase1Offer& offer);

/// The policy as agreed: ours with the offered lifetime, which is the shorter (the whole of ours if none was offered).
Policy agreed_policy(const Policy& policy, const Phase1Offer& offer);

/// ESP tunnel proposals, numbered from 1, all with the inbound `spi`.
SaPayload phase2_offer(const std::vector<Phase2Proposal>& proposals, std::uint32_t spi);

Phase2Offer read_phase2(const ProposalPayload& proposal, const TransformPayload& transform);

/// Nothing when it is not ESP in tunnel mode with algorithms of ours.
std::optional<Phase2Proposal> understood(const Phase2Offer& offer);

/// RESPONDER-LIFETIME, RFC 2407 §4.6.3.1: attributes of seconds and kilobytes.
Bytes lifetime_attributes(const Phase2Proposal& proposal);
/// The other side of it: takes what is shorter than `agreed` has. Attributes that do not decode change nothing.
void adopt_lifetime(Phase2Proposal& agreed, const Notification& responder_lifetime);

/// A traffic selector as identification, RFC 2407 §4.6.2: ID_IPV4_ADDR for a host, else ID_IPV4_ADDR_SUBNET.
Identification to_identification(const ProxyIdentity& proxy);
/// Nothing for other types.
std::optional<ProxyIdentity> to_proxy(const Identification& id);

}  // namespace switchover::ike
