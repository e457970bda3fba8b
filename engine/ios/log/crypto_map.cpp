#include "engine/ios/log/crypto_map.h"

#include <fmt/format.h>

namespace switchover::ios {

namespace {

struct CryptoMapWriter {
    const Names& names;
    std::vector<LogLine>& out;

    void operator()(const crypto_map::ReverseRoute& r) {
        out.push_back(
            {7, Debug::CryptoIpsec,
             fmt::format("IPSEC(rte_mgr): VPN Route {} {} {} via {} in IP DEFAULT TABLE", r.added ? "Added" : "Removed",
                         r.prefix.address.text(), r.prefix.mask_address().text(), r.next_hop.text())});
    }
    void operator()(const crypto_map::NotIpsec& r) {
        const char* const destination = names.is_12_2 ? "dest_addr= " : "vrf/dest_addr= /";
        out.push_back({4, Debug::None,
                       fmt::format("%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) {}{}, "
                                   "src_addr= {}, prot= {}",
                                   destination, r.destination.text(), r.source.text(), r.protocol)});
    }
    void operator()(const crypto_map::LiveChanged&) {}
    void operator()(const crypto_map::PeerChanged&) {}
};

}  // namespace

void log_lines(const crypto_map::Record& record, const Names& names, std::vector<LogLine>& out) {
    std::visit(CryptoMapWriter{names, out}, record);
}

}  // namespace switchover::ios
