#pragma once
/// The fields of every record by name. A record whose fields change does not compile here until its line is right.
#include "engine/record/record.h"
#include "engine/record/sink.h"

// One more round of the preprocessor per level; 4 * 4 * 4 of them are more fields than any record has.
#define SWITCHOVER_PARENTHESES ()
#define SWITCHOVER_EXPAND(...) SWITCHOVER_EXPAND2(SWITCHOVER_EXPAND2(SWITCHOVER_EXPAND2(__VA_ARGS__)))
#define SWITCHOVER_EXPAND2(...) SWITCHOVER_EXPAND3(SWITCHOVER_EXPAND3(SWITCHOVER_EXPAND3(__VA_ARGS__)))
#define SWITCHOVER_EXPAND3(...) SWITCHOVER_EXPAND4(SWITCHOVER_EXPAND4(SWITCHOVER_EXPAND4(__VA_ARGS__)))
#define SWITCHOVER_EXPAND4(...) __VA_ARGS__
#define SWITCHOVER_EACH(field, ...) \
    f(#field, value.field);         \
    __VA_OPT__(SWITCHOVER_EACH_AGAIN SWITCHOVER_PARENTHESES(__VA_ARGS__))
#define SWITCHOVER_EACH_AGAIN() SWITCHOVER_EACH

/// The binding is there to be refused when a field is missing.
#define SWITCHOVER_FIELDS(type, ...)                                \
    template <>                                                     \
    struct Fields<type> {                                           \
        template <typename F>                                       \
        static void visit(const type& value, F&& f) {               \
            { [[maybe_unused]] const auto& [__VA_ARGS__] = value; } \
            SWITCHOVER_EXPAND(SWITCHOVER_EACH(__VA_ARGS__))         \
        }                                                           \
    };

namespace switchover::record {

SWITCHOVER_FIELDS(device::LinkChanged, interface, state)
SWITCHOVER_FIELDS(device::LineProtocolChanged, interface, up)
SWITCHOVER_FIELDS(device::PowerChanged, on, reload)
SWITCHOVER_FIELDS(device::Configured, source)
SWITCHOVER_FIELDS(device::DuplicateAddress, interface, address, mac)
SWITCHOVER_FIELDS(device::PacketDropped, reason, interface, source, destination, protocol)
SWITCHOVER_FIELDS(device::ArpSeen, out, reply, interface, sender, sender_mac, target, target_mac)
SWITCHOVER_FIELDS(device::IcmpSeen, out, type, code, source, destination, about)
SWITCHOVER_FIELDS(device::CountersCleared, interface)
SWITCHOVER_FIELDS(device::ClockSet, before, after)
SWITCHOVER_FIELDS(device::ReloadPlanned, due, asked, by, reason)
SWITCHOVER_FIELDS(device::IsakmpSwitched, on)
SWITCHOVER_FIELDS(device::IpPacketSeen, step, in, out, source, destination, gateway, length, protocol, first, second,
                  group, detail)

SWITCHOVER_FIELDS(link::FaultChanged, what, restored)

SWITCHOVER_FIELDS(rib::RouteChanged, kind, prefix, code, distance, metric, gateway, interface)

SWITCHOVER_FIELDS(track::StateChanged, object, interface, up, implicit, changes)

SWITCHOVER_FIELDS(hsrp::GroupId, interface, group)
SWITCHOVER_FIELDS(hsrp::RouterId, kind, address)
SWITCHOVER_FIELDS(hsrp::EventOccurred, id, state, event, peer_priority, peer)
SWITCHOVER_FIELDS(hsrp::StateChanged, id, from, to)
SWITCHOVER_FIELDS(hsrp::ActiveRouterChanged, id, from, to)
SWITCHOVER_FIELDS(hsrp::StandbyRouterChanged, id, from, to)
SWITCHOVER_FIELDS(hsrp::RedundancyStateChanged, id, name, from, to)
SWITCHOVER_FIELDS(hsrp::RedundancyRepeated, id, name)
SWITCHOVER_FIELDS(hsrp::RedundancyEnquiry, id, name, succeeded, virtual_address, role, active, standby)
SWITCHOVER_FIELDS(hsrp::InterfaceApiCalled, interface, call, address)
SWITCHOVER_FIELDS(hsrp::InterfaceChanged, interface, up)
SWITCHOVER_FIELDS(hsrp::InterfaceDelay, interface, started, reload, length)
SWITCHOVER_FIELDS(hsrp::PriorityChanged, id, from, to)
SWITCHOVER_FIELDS(hsrp::PreemptDelayStarted, id, length)
SWITCHOVER_FIELDS(hsrp::ParametersLearned, id, hello, hold, virtual_address)
SWITCHOVER_FIELDS(hsrp::PacketSeen, id, out, op_code, state, priority, hellotime, holdtime, source, virtual_address,
                  source_mac)
SWITCHOVER_FIELDS(hsrp::PacketRefused, reason, id, decode_error, state, source, source_mac, theirs, ours)

SWITCHOVER_FIELDS(ospf::LsaName, type, id, advertising_router, sequence)
SWITCHOVER_FIELDS(ospf::NeighborChanged, process, interface, neighbor, address, from, to, event)
SWITCHOVER_FIELDS(ospf::AdjacencyChanged, process, interface, neighbor, from, to, reason, logged)
SWITCHOVER_FIELDS(ospf::InterfaceStateChanged, interface, from, to)
SWITCHOVER_FIELDS(ospf::Elected, interface, designated_router, backup_designated_router)
SWITCHOVER_FIELDS(ospf::DatabaseDescriptionSeen, sent, interface, neighbor, dd_sequence_number, options, flags, length,
                  mtu, state)
SWITCHOVER_FIELDS(ospf::NegotiationDone, interface, neighbor, we_are_master)
SWITCHOVER_FIELDS(ospf::ExchangeDone, interface, neighbor)
SWITCHOVER_FIELDS(ospf::Refused, reason, interface, source, router_id, theirs, ours)
SWITCHOVER_FIELDS(ospf::LsaOriginated, lsa, area, prefix_length, metric, tag, type_2, refresh)
SWITCHOVER_FIELDS(ospf::LsaFlushed, lsa, reason)
SWITCHOVER_FIELDS(ospf::LsaReceived, interface, neighbor, lsa, age, contents_changed)
SWITCHOVER_FIELDS(ospf::LsaRejected, interface, neighbor, lsa, reason)
SWITCHOVER_FIELDS(ospf::LsasRetransmitted, interface, neighbor, count)
SWITCHOVER_FIELDS(ospf::SpfRun, process, runs, vertices, routes, external_only, areas)
SWITCHOVER_FIELDS(ospf::RouterIdChosen, process, router_id)
SWITCHOVER_FIELDS(ospf::HelloSeen, sent, interface, area, neighbor, source, destination)
SWITCHOVER_FIELDS(ospf::PacketSeen, interface, type, length, router_id, area, checksum, au_type, key_id,
                  cryptographic_sequence)
SWITCHOVER_FIELDS(ospf::LsasSent, interface, destination, lsas)
SWITCHOVER_FIELDS(ospf::SentWithKey, interface, key_id)

SWITCHOVER_FIELDS(ike::SaRef, connection, handle, role, state, local, peer)
SWITCHOVER_FIELDS(ike::Phase1Offer, transform, cipher, key_bits, hash, authentication, group, life_seconds, last)
SWITCHOVER_FIELDS(ike::Phase2Offer, proposal, transform, id, key_bits, encapsulation, authentication, group,
                  life_seconds, life_kilobytes)
SWITCHOVER_FIELDS(ike::RequestReceived, sa)
SWITCHOVER_FIELDS(ike::MainModeStarting, sa)
SWITCHOVER_FIELDS(ike::PreSharedKeyLookedUp, sa, found)
SWITCHOVER_FIELDS(ike::NatTVendorIdsConstructed, sa)
SWITCHOVER_FIELDS(ike::StepChanged, sa, input, from, to)
SWITCHOVER_FIELDS(ike::QuickStepChanged, sa, message_id, input, from, to)
SWITCHOVER_FIELDS(ike::ExchangeBegan, sa, message_id)
SWITCHOVER_FIELDS(ike::PacketSent, sa, exchange, message_id)
SWITCHOVER_FIELDS(ike::PacketReceived, sa, exchange, message_id)
SWITCHOVER_FIELDS(ike::PayloadProcessed, sa, payload, message_id)
SWITCHOVER_FIELDS(ike::VendorIdSeen, sa, vendor)
SWITCHOVER_FIELDS(ike::LocalKeyFound, sa)
SWITCHOVER_FIELDS(ike::PolicyChecked, sa, priority, offer, mismatch)
SWITCHOVER_FIELDS(ike::ProposalChecked, sa, offer, acceptable)
SWITCHOVER_FIELDS(ike::SkeyidGenerated, sa)
SWITCHOVER_FIELDS(ike::KeysDerived, sa, initiator_cookie, key)
SWITCHOVER_FIELDS(ike::InitialContactSent, sa)
SWITCHOVER_FIELDS(ike::IdentitySent, sa, address)
SWITCHOVER_FIELDS(ike::Authenticated, sa)
SWITCHOVER_FIELDS(ike::SasCreated, sa, message_id, local_proxy, remote_proxy, inbound_spi, outbound_spi, lifetime,
                  lifetime_kilobytes, inbound_connection, outbound_connection, pfs)
SWITCHOVER_FIELDS(ike::NodeDeleted, sa, message_id, error, reason)
SWITCHOVER_FIELDS(ike::NodePurged, sa, message_id)
SWITCHOVER_FIELDS(ike::Retransmitting, sa, message_id, attempt)
SWITCHOVER_FIELDS(ike::DuplicateReceived, sa, message_id)
SWITCHOVER_FIELDS(ike::KeepaliveUnanswered, sa, count)
SWITCHOVER_FIELDS(ike::NotifyReceived, sa, type, protocol, spi, message_id)
SWITCHOVER_FIELDS(ike::NotifySent, sa, type, protocol, message_id)
SWITCHOVER_FIELDS(ike::DeleteReceived, sa, protocol, spis, message_id)
SWITCHOVER_FIELDS(ike::PeerNotResponding, sa, paranoid, last)
SWITCHOVER_FIELDS(ike::ParanoidKeepalives, sa, paranoid)
SWITCHOVER_FIELDS(ike::SaDeleted, sa, reason)
SWITCHOVER_FIELDS(ike::SaPurged, sa)
SWITCHOVER_FIELDS(ike::SessionStatus, up, peer, port, id)
SWITCHOVER_FIELDS(ike::Refused, sa, reason, exchange, message_id, decode_error)
SWITCHOVER_FIELDS(ike::ModeFailed, sa, main_mode)

SWITCHOVER_FIELDS(ipsec::Transform, cipher, integrity)
SWITCHOVER_FIELDS(ipsec::KeyEngineMessage, direction, local, remote, local_proxy, local_protocol, local_port,
                  remote_proxy, remote_protocol, remote_port, transform, lifetime, kilobytes, spi, connection_id, flags)
SWITCHOVER_FIELDS(ipsec::SaRequested, message)
SWITCHOVER_FIELDS(ipsec::ProposalChecked, message)
SWITCHOVER_FIELDS(ipsec::SaInitialized, message)
SWITCHOVER_FIELDS(ipsec::SaCreated, direction, destination, spi, transform, connection_id)
SWITCHOVER_FIELDS(ipsec::SaDeleted, direction, destination, spi, transform, connection_id, reason)
SWITCHOVER_FIELDS(ipsec::DeleteRequested, peer, spi)
SWITCHOVER_FIELDS(ipsec::LifetimeThreshold, inbound_spi, left, by_volume)
SWITCHOVER_FIELDS(ipsec::InvalidSpi, destination, source, spi)
SWITCHOVER_FIELDS(ipsec::ReplayDropped, connection_id, spi, sequence)
SWITCHOVER_FIELDS(ipsec::IntegrityFailed, connection_id, spi)
SWITCHOVER_FIELDS(ipsec::InvalidIdentity, source, destination, protocol, local, remote, local_proxy, remote_proxy)
SWITCHOVER_FIELDS(ipsec::DecapsulationFailed, connection_id, spi)
SWITCHOVER_FIELDS(ipsec::SaKeys, source, destination, spi, transform, cipher_key, integrity_key)

SWITCHOVER_FIELDS(crypto_map::ReverseRoute, added, prefix, next_hop)
SWITCHOVER_FIELDS(crypto_map::NotIpsec, interface, destination, source, protocol)
SWITCHOVER_FIELDS(crypto_map::LiveChanged, interface, map, local, live)
SWITCHOVER_FIELDS(crypto_map::PeerChanged, interface, sequence, from, to)

SWITCHOVER_FIELDS(probe::Sent, id, sequence, source, destination)
SWITCHOVER_FIELDS(probe::Answered, id, sequence, round_trip)
SWITCHOVER_FIELDS(probe::Lost, id, sequence, icmp_type, icmp_code)
SWITCHOVER_FIELDS(probe::OutageEnded, id, from, until, lost)
SWITCHOVER_FIELDS(probe::Finished, id, sent, answered)
SWITCHOVER_FIELDS(probe::HopSent, id, ttl, attempt)
SWITCHOVER_FIELDS(probe::HopAnswered, id, ttl, attempt, from, round_trip, icmp_type, icmp_code)
SWITCHOVER_FIELDS(probe::HopLost, id, ttl, attempt)
SWITCHOVER_FIELDS(probe::TraceFinished, id, ttl, reached)

SWITCHOVER_FIELDS(cdp::NeighborChanged, interface, device, port, up)
SWITCHOVER_FIELDS(cdp::PacketSeen, out, interface, device, port)
SWITCHOVER_FIELDS(cdp::PacketRefused, interface, reason)

}  // namespace switchover::record

#undef SWITCHOVER_FIELDS
