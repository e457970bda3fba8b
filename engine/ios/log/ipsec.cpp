#include "engine/ios/log/ipsec.h"

#include <fmt/format.h>

namespace switchover::ios {

namespace {

using namespace ipsec;  // NOLINT: one file, one protocol's records

std::string proxy(const Prefix& prefix, std::uint8_t protocol, std::uint16_t port) {
    // type= is the ID type of RFC 2407 §4.6.2.1: 1 an address, 4 a subnet.
    return fmt::format("{}/{}/{}/{} (type={})", prefix.address.text(), prefix.mask_address().text(), protocol, port,
                       prefix.length == 32 ? 1 : 4);
}

/// `tail` follows the transform: ` (Tunnel)` in requests.
std::string key_engine_message(const KeyEngineMessage& m, const char* tail) {
    return fmt::format(
        "\n  (key eng. msg.) {} local= {}, remote= {}, "
        "\n    local_proxy= {}, "
        "\n    remote_proxy= {},"
        "\n    protocol= ESP, transform= {} {}, "
        "\n    lifedur= {}s and {}kb, "
        "\n    spi= 0x{:X}({}), conn_id= {}, keysize= {}, flags= 0x{:X}",
        m.direction == Direction::Inbound ? "INBOUND" : "OUTBOUND", m.local.text(), m.remote.text(),
        proxy(m.local_proxy, m.local_protocol, m.local_port), proxy(m.remote_proxy, m.remote_protocol, m.remote_port),
        ios_name(m.transform), tail, whole_seconds(m.lifetime), m.kilobytes, m.spi, m.spi, m.connection_id, 0, m.flags);
}

template <typename Sa>
std::string sa_text(const Sa& sa) {
    return fmt::format(
        "\n  (sa) sa_dest= {}, sa_prot= 50, "
        "\n    sa_spi= 0x{:X}({}), "
        "\n    sa_trans= {} , sa_conn_id= {}",
        sa.destination.text(), sa.spi, sa.spi, ios_name(sa.transform), sa.connection_id);
}

struct Writer {
    const Names& names;
    std::vector<LogLine>& out;

    void debug(std::string text) { out.push_back({7, Debug::CryptoIpsec, std::move(text)}); }
    void syslog(std::uint8_t severity, std::string text) { out.push_back({severity, Debug::None, std::move(text)}); }

    void operator()(const SaRequested& r) {
        debug("IPSEC(sa_request): ," + key_engine_message(r.message, " (Tunnel)"));
    }
    void operator()(const ProposalChecked& r) {
        debug("IPSEC(validate_proposal_request): proposal part #1," + key_engine_message(r.message, ""));
    }
    void operator()(const QueueEvent&) { debug("IPSEC(key_engine): got a queue event..."); }
    void operator()(const SaInitialized& r) { debug("IPSEC(initialize_sas): ," + key_engine_message(r.message, "")); }
    void operator()(const SaCreated& r) { debug("IPSEC(create_sa): sa created," + sa_text(r)); }
    void operator()(const SaDeleted& r) {
        // The seed's router printed nothing when it yielded to a preempting peer.
        if (r.reason != DeleteReason::RoleYielded) debug("IPSEC(delete_sa): deleting SA," + sa_text(r));
    }
    void operator()(const DeleteRequested& r) {
        debug("IPSEC(key_engine_delete_sas): rec'd delete notify from ISAKMP");
        if (r.spi == 0)
            debug(fmt::format("IPSEC(key_engine_delete_sas): delete all SAs shared with {}", r.peer.text()));
        else
            debug(fmt::format("IPSEC(key_engine_delete_sas): delete SA with spi {}/50 for {}", r.spi, r.peer.text()));
    }
    void operator()(const LifetimeThreshold& r) {
        debug(fmt::format("IPSEC(lifetime_expiry): SA lifetime threshold reached, expiring in {} seconds",
                          whole_seconds(r.left)));
    }
    void operator()(const InvalidSpi& r) {
        syslog(4, fmt::format("%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for "
                              "destaddr={}, prot=50, spi=0x{:X}({}), srcaddr={}",
                              r.destination.text(), r.spi, r.spi, r.source.text()));
    }
    void operator()(const ReplayDropped& r) {
        syslog(4, fmt::format("%CRYPTO-4-PKT_REPLAY_ERR: decrypt: replay check failed\n\tconnection id={}",
                              r.connection_id));
    }
    void operator()(const IntegrityFailed& r) {
        syslog(4, fmt::format("%CRYPTO-4-RECVD_PKT_MAC_ERR: decrypt: mac verify failed for connection id={}",
                              r.connection_id));
    }
    void operator()(const InvalidIdentity& r) {
        syslog(4, fmt::format("%CRYPTO-4-RECVD_PKT_INV_IDENTITY: identity doesn't match negotiated identity\n"
                              "\t(ip) dest_addr= {}, src_addr= {}, prot= {}\n"
                              "\t(ident) local={}, remote={}, local_proxy={}/{}/0/0, remote_proxy={}/{}/0/0",
                              r.destination.text(), r.source.text(), r.protocol, r.local.text(), r.remote.text(),
                              r.local_proxy.address.text(), r.local_proxy.mask_address().text(),
                              r.remote_proxy.address.text(), r.remote_proxy.mask_address().text()));
    }
    void operator()(const DecapsulationFailed& r) {
        debug(fmt::format("IPSEC(epa_des_crypt): decrypted packet failed SA identity check, connection id={}",
                          r.connection_id));
    }
    void operator()(const SaKeys&) {}
};

}  // namespace

void log_lines(const ipsec::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(Writer{names, out}, record);
}

}  // namespace switchover::ios
