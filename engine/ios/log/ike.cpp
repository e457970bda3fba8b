#include "engine/ios/log/ike.h"

#include <fmt/format.h>

#include "engine/ike/isakmp.h"
#include "engine/ios/log/ike_names.h"

namespace switchover::ios {
namespace {

namespace words = ike_names;

/// Message ids and node names are printed as signed numbers.
std::int32_t as_signed(std::uint32_t id) { return static_cast<std::int32_t>(id); }

/// `0x0 0x1 0x51 0x80`, as IOS prints a four-octet duration.
std::string octets(std::uint32_t value) {
    return fmt::format("0x{:X} 0x{:X} 0x{:X} 0x{:X}", value >> 24, value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF);
}

/// One line of writing per record type; what has no overload would not compile.
class Writer {
   public:
    Writer(const Names& names, std::vector<LogLine>& out) : old_(names.is_12_2), out_(out) {}

    void operator()(const ike::RequestReceived& r) {
        bare("received ke message (1/1)");
        if (old_) return;
        line(r.sa, "SA request profile is (NULL)");
        bare("local port 500, remote port 500");
        bare("set new node 0 to QM_IDLE      ");
    }
    void operator()(const ike::MainModeStarting& r) {
        if (!old_) line(r.sa, "Can not start Aggressive mode, trying Main mode.");
    }
    void operator()(const ike::PreSharedKeyLookedUp& r) {
        if (!old_)
            bare(fmt::format("Looking for a matching key for {} in default{}", r.sa.peer.text(),
                             r.found ? " : success" : ""));
        if (r.found)
            line(r.sa, fmt::format("found peer pre-shared key matching {}", r.sa.peer.text()));
        else
            line(r.sa, fmt::format("No pre-shared key with {}!", r.sa.peer.text()));
    }
    void operator()(const ike::NatTVendorIdsConstructed& r) {
        for (const char* version : {"07", "03", "02"})
            line(r.sa, fmt::format("constructed NAT-T vendor-{} ID", version));
    }
    void operator()(const ike::StepChanged& r) {
        if (old_) return;
        line(r.sa, fmt::format("Input = {}", words::input(r.input)));
        line(r.sa, fmt::format("Old State = {}  New State = {} ", words::step(r.from), words::step(r.to)));
    }
    void operator()(const ike::QuickStepChanged& r) {
        if (old_) return;
        line(r.sa, fmt::format("Node {}, Input = {}", as_signed(r.message_id), words::input(r.input)));
        line(r.sa, fmt::format("Old State = {}  New State = {}", words::step(r.from), words::step(r.to)));
    }
    void operator()(const ike::ExchangeBegan& r) {
        if (r.message_id == 0)
            line(r.sa, "beginning Main Mode exchange");
        else
            line(r.sa, fmt::format("beginning Quick Mode exchange, M-ID of {}", as_signed(r.message_id)));
    }
    void operator()(const ike::PacketSent& r) {
        line(r.sa, fmt::format("sending packet to {} {}({}) {}", r.sa.peer.text(),
                               old_ ? "" : "my_port 500 peer_port 500 ", words::role(r.sa.role), state(r.sa.state)));
    }
    void operator()(const ike::PacketReceived& r) {
        line(r.sa, fmt::format("received packet from {} {}({}) {}", r.sa.peer.text(),
                               old_ ? "" : "dport 500 sport 500 Global ", words::role(r.sa.role), state(r.sa.state)));
    }
    void operator()(const ike::PayloadProcessed& r) {
        line(r.sa,
             fmt::format("processing {} payload. message ID = {}", words::payload(r.payload), as_signed(r.message_id)));
    }
    void operator()(const ike::VendorIdSeen& r) {
        using ike::Vendor;
        line(r.sa, "processing vendor id payload");
        switch (r.vendor) {
            case Vendor::Unknown: return;
            case Vendor::Unity: return line(r.sa, "vendor ID is Unity");
            case Vendor::Dpd: return line(r.sa, "vendor ID is DPD");
            case Vendor::Ios: return line(r.sa, "speaking to another IOS box!");
            case Vendor::NatT7: return nat_t(r.sa, 245, 7);
            case Vendor::NatT3: return nat_t(r.sa, 157, 3);
            case Vendor::NatT2: return nat_t(r.sa, 123, 2);
        }
    }
    void operator()(const ike::LocalKeyFound& r) {
        if (old_) return;
        line(r.sa, "local preshared key found");
        out_.push_back({7, Debug::CryptoIsakmp, "ISAKMP : Scanning profiles for xauth ..."});
    }
    void operator()(const ike::PolicyChecked& r) {
        line(r.sa,
             fmt::format("Checking ISAKMP transform {} against priority {} policy", r.offer.transform, r.priority));
        bare(fmt::format("     encryption {}", words::phase1_cipher(r.offer.cipher)));
        if (r.offer.key_bits != 0) bare(fmt::format("     keylength of {}", r.offer.key_bits));
        bare(fmt::format("     hash {}", words::phase1_hash(r.offer.hash)));
        bare(fmt::format("     default group {}", r.offer.group));
        bare(fmt::format("     auth {}", words::phase1_authentication(r.offer.authentication)));
        if (r.offer.life_seconds != 0) {
            bare("     life type in seconds");
            bare("     " + life(r.offer.life_seconds, "life duration"));
        }
        const bool accepted = r.mismatch == ike::Phase1Mismatch::None;
        if (!accepted) line(r.sa, words::mismatch(r.mismatch));
        line(r.sa,
             fmt::format("atts are {}acceptable. Next payload is {}", accepted ? "" : "not ", r.offer.last ? 0 : 3));
    }
    void operator()(const ike::ProposalChecked& r) {
        line(r.sa, fmt::format("Checking IPSec proposal {}", r.offer.proposal));
        bare(fmt::format("transform {}, {}", r.offer.transform, words::esp_transform(r.offer.id)));
        bare("  attributes in transform:");
        bare(fmt::format("     encaps is {}{}", r.offer.encapsulation,
                         r.offer.encapsulation == ike::kEncapsulationTunnel && !old_ ? " (Tunnel)" : ""));
        if (r.offer.life_seconds != 0) {
            bare("     SA life type in seconds");
            bare("     " + life(r.offer.life_seconds, "SA life duration"));
        }
        if (r.offer.life_kilobytes != 0) {
            bare("     SA life type in kilobytes");
            bare("     " + life(r.offer.life_kilobytes, "SA life duration"));
        }
        if (r.offer.authentication != 0)
            bare(fmt::format("     authenticator is {}", words::esp_authenticator(r.offer.authentication)));
        if (r.offer.group != 0) bare(fmt::format("     group is {}", r.offer.group));
        if (r.offer.key_bits != 0) bare(fmt::format("     key length is {}", r.offer.key_bits));
        line(r.sa, r.acceptable ? "atts are acceptable." : "atts not acceptable. Next payload is 0");
    }
    void operator()(const ike::SkeyidGenerated& r) { line(r.sa, "SKEYID state generated"); }
    void operator()(const ike::KeysDerived&) {}
    void operator()(const ike::InitialContactSent& r) {
        if (!old_) line(r.sa, "Send initial contact");
    }
    void operator()(const ike::IdentitySent& r) {
        line(r.sa, "SA is doing pre-shared key authentication using id type ID_IPV4_ADDR");
        std::string text = old_ ? "ID payload\n" : "ID payload \n";
        text += "        next-payload : 8\n";
        text += fmt::format("        type         : 1{}\n", old_ ? "" : " ");
        if (!old_) text += fmt::format("        address      : {} \n", r.address.text());
        text += fmt::format("        protocol     : 17{}\n", old_ ? "" : " ");
        text += fmt::format("        port         : 500{}\n", old_ ? "" : " ");
        text += fmt::format("        length       : {}", old_ ? 8 : 12);
        line(r.sa, text);
        out_.push_back({7, Debug::CryptoIsakmp, fmt::format("ISAKMP ({}): Total payload length: 12", r.sa.connection)});
    }
    void operator()(const ike::Authenticated& r) {
        if (!old_) line(r.sa, "SA authentication status: \n        authenticated");
        line(r.sa, fmt::format("SA has been authenticated with {}", r.sa.peer.text()));
        if (!old_) line(r.sa, "peer matches *none* of the profiles");
    }
    void operator()(const ike::SasCreated& r) {
        line(r.sa, "Creating IPSec SAs");
        const std::string local = r.local_proxy.address.text(), remote = r.remote_proxy.address.text();
        const unsigned pfs = r.pfs ? 0x11 : 0;
        if (old_) {
            plain(fmt::format("        inbound SA from {} to {}\n        (proxy {} to {})", r.sa.peer.text(),
                              r.sa.local.text(), remote, local));
            plain(fmt::format("        has spi 0x{:X} and conn_id 0 and flags 4", r.inbound_spi));
        } else {
            plain(fmt::format("        inbound SA from {} to {} (f/i)  0/ 0\n        (proxy {} to {})",
                              r.sa.peer.text(), r.sa.local.text(), remote, local));
            plain(fmt::format("        has spi 0x{:X} and conn_id {} and flags {:X}", r.inbound_spi,
                              r.inbound_connection, 0x2 | pfs));
        }
        plain(fmt::format("        lifetime of {} seconds", whole_seconds(r.lifetime)));
        plain(fmt::format("        lifetime of {} kilobytes", r.lifetime_kilobytes));
        if (!old_) plain("        has client flags 0x0");
        plain(fmt::format("        outbound SA from {} to {} {}(proxy {} to {})", r.sa.local.text(), r.sa.peer.text(),
                          old_ ? "" : "(f/i)  0/ 0 ", local, remote));
        if (old_)
            plain(fmt::format("        has spi {} and conn_id 0 and flags C", as_signed(r.outbound_spi)));
        else
            plain(fmt::format("        has spi {} and conn_id {} and flags {:X}", as_signed(r.outbound_spi),
                              r.outbound_connection, 0xA | pfs));
        plain(fmt::format("        lifetime of {} seconds", whole_seconds(r.lifetime)));
        plain(fmt::format("        lifetime of {} kilobytes", r.lifetime_kilobytes));
        if (!old_) plain("        has client flags 0x0");
    }
    void operator()(const ike::NodeDeleted& r) {
        line(r.sa, fmt::format("deleting node {} error {} reason \"{}\"", as_signed(r.message_id),
                               r.error ? "TRUE" : "FALSE", words::reason(r.reason)));
    }
    void operator()(const ike::NodePurged& r) { line(r.sa, fmt::format("purging node {}", as_signed(r.message_id))); }
    void operator()(const ike::Retransmitting& r) {
        if (r.message_id == 0) {
            line(r.sa, fmt::format("retransmitting phase 1 {}...", state(r.sa.state)));
            line(r.sa, "incrementing error counter on sa: retransmit phase 1");
            line(r.sa, fmt::format("retransmitting phase 1 {}", state(r.sa.state)));
            return;
        }
        line(r.sa, fmt::format("retransmitting phase 2 {} {} ...", state(r.sa.state), as_signed(r.message_id)));
        line(r.sa, "incrementing error counter on sa: retransmit phase 2");
        line(r.sa, fmt::format("retransmitting phase 2 {} {}", as_signed(r.message_id), state(r.sa.state)));
    }
    void operator()(const ike::DuplicateReceived& r) {
        const char* phase = r.message_id == 0 ? "1" : "2";
        line(r.sa, fmt::format("phase {} packet is a duplicate of a previous packet.", phase));
        line(r.sa, fmt::format("retransmitting due to retransmit phase {}", phase));
    }
    void operator()(const ike::KeepaliveUnanswered& r) {
        line(r.sa, "incrementing error counter on sa: PEERS_ALIVE_TIMER");
    }
    void operator()(const ike::NotifyReceived& r) {
        line(r.sa, fmt::format("processing NOTIFY {} protocol {}\n        spi {}, message ID = {}, sa = {:X}",
                               words::notify(r.type), r.protocol, r.spi, as_signed(r.message_id), r.sa.handle));
    }
    void operator()(const ike::NotifySent& r) {
        // 12.2 is silent about its own notifications, as the capture of its keepalives shows.
        if (!old_) line(r.sa, fmt::format("sending NOTIFY {} protocol {}", words::notify(r.type), r.protocol));
    }
    void operator()(const ike::DeleteReceived& r) {
        line(r.sa, fmt::format("processing DELETE payload. message ID = {}", as_signed(r.message_id)));
    }
    void operator()(const ike::PeerNotResponding& r) {
        line(r.sa, "peer not responding!");
        paranoid(r.sa, r.paranoid);
        line(r.sa, "phase 1 going away; let's be paranoid.");
        if (!r.last) return;
        line(r.sa, "Bring down phase 2's");
        line(r.sa, "That phase 1 was the last one of its kind. Taking phase 2's with us.");
        paranoid(r.sa, r.paranoid);
    }
    void operator()(const ike::ParanoidKeepalives& r) { paranoid(r.sa, r.paranoid); }
    void operator()(const ike::SaDeleted& r) {
        line(r.sa, fmt::format("deleting SA reason \"{}\" state ({}) {} (peer {}) input queue 0",
                               words::reason(r.reason), words::role(r.sa.role), state(r.sa.state), r.sa.peer.text()));
    }
    void operator()(const ike::SaPurged& r) {
        line(r.sa, fmt::format("purging SA., sa={:X}, delme={:X}", r.sa.handle, r.sa.handle));
    }
    void operator()(const ike::SessionStatus& r) {
        if (old_) return;  // came with 12.3T
        syslog(5, fmt::format("%CRYPTO-5-SESSION_STATUS: Crypto tunnel is {:<4}.  Peer {}:{}       Id: {}",
                              r.up ? "UP" : "DOWN", r.peer.text(), r.port, r.id.text()));
    }
    void operator()(const ike::Refused& r) {
        using ike::Refusal;
        if (r.reason == Refusal::UnknownCookie)
            return syslog(4, fmt::format("%CRYPTO-4-IKMP_NO_SA: IKE message from {} has no SA and is not an  "
                                         "initialization offer",
                                         r.sa.peer.text()));
        if (r.reason == Refusal::Malformed)
            syslog(4, fmt::format(
                          "%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from {} failed its sanity check or is malformed",
                          r.sa.peer.text()));
        const std::string text = words::refusal(r.reason);
        if (text.empty()) return;
        line(r.sa, r.reason == Refusal::Malformed ? "incrementing error counter on sa: " + text : text);
    }
    void operator()(const ike::ModeFailed& r) {
        syslog(6, fmt::format("%CRYPTO-6-IKMP_MODE_FAILURE: Processing of {} mode failed with peer at {}",
                              r.main_mode ? "Main" : "Quick", r.sa.peer.text()));
    }

   private:
    void line(const ike::SaRef& sa, const std::string& text) {
        out_.push_back({7, Debug::CryptoIsakmp, fmt::format("ISAKMP (0:{}): {}", sa.connection, text)});
    }
    void bare(const std::string& text) { out_.push_back({7, Debug::CryptoIsakmp, "ISAKMP: " + text}); }
    void plain(const std::string& text) { out_.push_back({7, Debug::CryptoIsakmp, text}); }
    void syslog(std::uint8_t severity, const std::string& text) { out_.push_back({severity, Debug::None, text}); }
    /// 12.3T pads QM_IDLE with six blanks.
    std::string state(ike::State s) const {
        return s == ike::State::QmIdle && !old_ ? std::string{"QM_IDLE      "} : std::string{ios_name(s)};
    }
    void paranoid(const ike::SaRef& sa, bool is) {
        line(sa, is ? "peer does paranoid keepalives.\n" : "peer does not do paranoid keepalives.\n");
    }
    void nat_t(const ike::SaRef& sa, int major, int version) {
        line(sa, fmt::format("vendor ID seems Unity/DPD but major {} mismatch", major));
        line(sa, fmt::format("vendor ID is NAT-T v{}", version));
    }
    std::string life(std::uint64_t value, const char* what) const {
        const auto low = static_cast<std::uint32_t>(value);
        return value <= 0xFFFF ? fmt::format("{} (basic) of {}", what, value)
                               : fmt::format("{} (VPI) of  {} ", what, octets(low));
    }

    bool old_;
    std::vector<LogLine>& out_;
};

}  // namespace

const char* ios_name(ike::State state) {
    switch (state) {
        case ike::State::NewSa: return "NEW SA";
        case ike::State::MmNoState: return "MM_NO_STATE";
        case ike::State::MmSaSetup: return "MM_SA_SETUP";
        case ike::State::MmKeyExch: return "MM_KEY_EXCH";
        case ike::State::QmIdle: return "QM_IDLE";
    }
    return "";
}

void log_lines(const ike::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(Writer{names, out}, record);
}

}  // namespace switchover::ios
