#include "engine/ios/log/ospf.h"

#include <fmt/format.h>

#include "engine/ospf/show.h"

namespace switchover::ios {

namespace {

using namespace switchover::ospf;

/// Writes the lines of one record type each; the others write nothing.
class Words {
   public:
    Words(const Names& names, std::vector<LogLine>& out) : names_(names), out_(out) {}

    template <typename T>
    void operator()(const T&) const {}

    void operator()(const AdjacencyChanged& r) const {
        if (!r.logged) return;
        out_.push_back(
            {5, Debug::None,
             fmt::format("%OSPF-5-ADJCHG: Process {}, Nbr {} on {} from {} to {}, {}", r.process, r.neighbor.text(),
                         names_.interface(r.interface), name(r.from), name(r.to), reason(r))});
    }
    void operator()(const DatabaseDescriptionSeen& r) const {
        const std::string values =
            fmt::format("{} on {} seq 0x{:X} opt 0x{:X} flag 0x{:X} len {}", r.neighbor.text(),
                        names_.interface(r.interface), r.dd_sequence_number, r.options, r.flags, r.length);
        if (r.sent)
            debug("Send DBD to " + values);
        else
            debug(fmt::format("Rcv DBD from {} mtu {} state {}", values, r.mtu, name(r.state)));
    }
    void operator()(const NegotiationDone& r) const {
        debug(fmt::format("NBR Negotiation Done. We are the {}", r.we_are_master ? "MASTER" : "SLAVE"));
    }
    void operator()(const ExchangeDone& r) const {
        debug(fmt::format("Exchange Done with {} on {}", r.neighbor.text(), names_.interface(r.interface)));
    }
    void operator()(const NeighborChanged& r) const {
        const auto to = static_cast<NeighborState>(r.to);
        const std::string where = fmt::format("{} on {}", r.neighbor.text(), names_.interface(r.interface));
        if (to == NeighborState::TwoWay || (to == NeighborState::ExStart && r.from == int(NeighborState::Init)))
            debug(fmt::format("2 Way Communication to {}, state 2WAY", where));
        if (to == NeighborState::Full) debug(fmt::format("Synchronized with {}, state FULL", where));
        if (static_cast<NeighborEvent>(r.event) == NeighborEvent::InactivityTimer)
            debug(fmt::format("{} is dead", where));
    }
    void operator()(const Elected& r) const {
        debug(fmt::format("DR/BDR election on {}", names_.interface(r.interface)));
        debug(fmt::format("Elect BDR {}", r.backup_designated_router.text()));
        debug(fmt::format("Elect DR {}", r.designated_router.text()));
        const auto id = [](Ipv4Address a) { return a.is_unspecified() ? std::string{"none"} : a.text() + " (Id)"; };
        out_.push_back(
            {7, Debug::OspfAdj,
             fmt::format("       DR: {}   BDR: {}", id(r.designated_router), id(r.backup_designated_router))});
    }
    void operator()(const HelloSeen& r) const {
        if (r.sent)
            line(Debug::OspfHello, fmt::format("Send hello to {} area {} on {} from {}", r.destination.text(), r.area,
                                               names_.interface(r.interface), r.source.text()));
        else
            line(Debug::OspfHello, fmt::format("Rcv hello from {} area {} from {} {}", r.neighbor.text(), r.area,
                                               names_.interface(r.interface), r.source.text()));
    }
    void operator()(const PacketSeen& r) const {
        const std::string key = r.au_type == 2 ? fmt::format("keyid:{} seq:0x{:X}", r.key_id, r.cryptographic_sequence)
                                               : std::string{"auk:"};
        line(Debug::OspfPacket, fmt::format("rcv. v:2 t:{} l:{} rid:{}\n      aid:{} chk:{:X} aut:{} {} from {}",
                                            r.type, r.length, r.router_id.text(), Ipv4Address{r.area}.text(),
                                            r.checksum, r.au_type, key, names_.interface(r.interface)));
    }
    void operator()(const LsasSent& r) const {
        line(Debug::OspfFlood,
             fmt::format("Sending update on {} to {}", names_.interface(r.interface), r.destination.text()));
        for (const LsaName& lsa : r.lsas) line(Debug::OspfFlood, "Send " + lsa_text(lsa));
    }
    void operator()(const SentWithKey& r) const {
        debug(r.key_id == 0 ? std::string{"Send with key 0"} : fmt::format("Send with youngest Key {}", r.key_id));
    }
    void operator()(const LsaReceived& r) const {
        line(Debug::OspfFlood,
             fmt::format("received update from {}, {}", r.neighbor.text(), names_.interface(r.interface)));
        line(Debug::OspfFlood,
             fmt::format("Rcv Update {}, age {}, seq 0x{:08X}", lsa_text(r.lsa, false), r.age, r.lsa.sequence));
    }
    void operator()(const LsaOriginated& r) const {
        switch (r.lsa.type) {
            case 1:
                return line(Debug::OspfLsaGeneration,
                            fmt::format("Build router LSA for area {}, router ID {}, seq 0x{:08X}", r.area,
                                        r.lsa.advertising_router.text(), r.lsa.sequence));
            case 2:
                return line(Debug::OspfLsaGeneration,
                            fmt::format("Build network LSA for {}, router ID {}, seq 0x{:08X}", r.lsa.id.text(),
                                        r.lsa.advertising_router.text(), r.lsa.sequence));
            case 3:
            case 4:
                return line(Debug::OspfLsaGeneration,
                            fmt::format("Generate summary LSA {}, mask {}, type {}, age 0, metric {}, seq 0x{:08X}",
                                        r.lsa.id.text(), Ipv4Address{mask_bits(r.prefix_length)}.text(), r.lsa.type,
                                        r.metric, r.lsa.sequence));
            default:
                return line(Debug::OspfLsaGeneration,
                            fmt::format("Generate external LSA {}, mask {}, type {}, age 0, metric {}, tag {}, "
                                        "metric-type {}, seq 0x{:08X}",
                                        r.lsa.id.text(), Ipv4Address{mask_bits(r.prefix_length)}.text(), r.lsa.type,
                                        r.metric, r.tag, r.type_2 ? 2 : 1, r.lsa.sequence));
        }
    }
    void operator()(const SpfRun& r) const {
        if (r.external_only) return line(Debug::OspfSpf, "Started Building Type 5 External Routes");
        for (const std::uint32_t area : r.areas) line(Debug::OspfSpf, fmt::format("running SPF for area {}", area));
    }
    void operator()(const Refused& r) const {
        using Reason = Refused::Reason;
        const std::string from = fmt::format("from {}, {}", r.source.text(), names_.interface(r.interface));
        switch (r.reason) {
            case Reason::NetworkMask:
            case Reason::HelloInterval:
            case Reason::DeadInterval: mismatch(r); return;
            case Reason::Area:
                debug(fmt::format("Rcv pkt {} : src not on the same area {}, received {}", from, r.ours, r.theirs));
                return;
            case Reason::OptionsEBit:
                debug(fmt::format("Hello {} with mismatched Stub/Transit area option bit", from));
                return;
            case Reason::Mtu: debug(fmt::format("Nbr {} has larger interface MTU", r.router_id.text())); return;
            case Reason::DuplicateRouterId:
                out_.push_back({4, Debug::None,
                                fmt::format("%OSPF-4-DUP_RTRID_NBR: OSPF detected duplicate router-id {} from {} on "
                                            "interface {}",
                                            r.router_id.text(), r.source.text(), names_.interface(r.interface))});
                return;
            case Reason::Authentication:
                debug(
                    fmt::format("Rcv pkt {} : Mismatch Authentication type. Input packet specified type {}, we use "
                                "type {}",
                                from, r.theirs, r.ours));
                return;
            case Reason::AuthenticationKey:
            case Reason::AuthenticationKeyId: wrong_key(r, from); return;
            case Reason::SourceNotOnNetwork:
                debug(fmt::format("Rcv pkt {} : src not on the same network", from));
                return;
            default: return;
        }
    }

   private:
    static const char* name(std::uint8_t state) { return ios_name(static_cast<NeighborState>(state)); }
    static const char* reason(const AdjacencyChanged& r) {
        using Reason = AdjacencyChanged::Reason;
        switch (r.reason) {
            case Reason::LoadingDone: return "Loading Done";
            case Reason::ExchangeDone: return "Exchange Done";
            case Reason::DeadTimerExpired: return "Neighbor Down: Dead timer expired";
            case Reason::InterfaceDown: return "Neighbor Down: Interface down or detached";
            case Reason::OneWay: return "1-Way";
            case Reason::SeqNumberMismatch: return "SeqNumberMismatch";
            case Reason::BadLSReq: return "BadLSReq";
            case Reason::AdjacencyNotNeeded: return "AdjOK?";
            case Reason::AdjacencyReset: return "Neighbor Down: Adjacency forced to reset";
            case Reason::ProcessCleared: break;
        }
        return "Neighbor Down: Interface down or detached";
    }
    static std::string lsa_text(const LsaName& lsa, bool with_sequence = true) {
        std::string out =
            fmt::format("Type {}, LSID {}, Adv rtr {}", lsa.type, lsa.id.text(), lsa.advertising_router.text());
        if (with_sequence) out += fmt::format(", seq 0x{:08X}", lsa.sequence);
        return out;
    }
    void line(Debug kind, const std::string& text) const { out_.push_back({7, kind, "OSPF: " + text}); }
    void debug(std::string text) const { out_.push_back({7, Debug::OspfAdj, "OSPF: " + std::move(text)}); }
    void wrong_key(const Refused& r, const std::string& from) const {
        const std::string what = r.reason == Refused::Reason::AuthenticationKeyId
                                     ? fmt::format("No message digest key {} on interface", r.theirs)
                                 : r.ours == 1 ? std::string{"Clear Text"}
                                               : fmt::format("Message Digest Key {}", r.theirs);
        debug(fmt::format("Rcv pkt {} : Mismatch Authentication Key - {}", from, what));
    }
    void mismatch(const Refused& r) const {
        debug(fmt::format("Mismatched hello parameters from {}", r.source.text()));
        const char letter = r.reason == Refused::Reason::DeadInterval    ? 'D'
                            : r.reason == Refused::Reason::HelloInterval ? 'H'
                                                                         : 'M';
        if (letter == 'M')
            debug(fmt::format("Mask R {} C {}", Ipv4Address{r.theirs}.text(), Ipv4Address{r.ours}.text()));
        else
            debug(fmt::format("{} R {} C {}", letter == 'D' ? "Dead" : "Hello", r.theirs, r.ours));
    }

    const Names& names_;
    std::vector<LogLine>& out_;
};

}  // namespace

void log_lines(const ospf::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(Words{names, out}, record);
}

}  // namespace switchover::ios
