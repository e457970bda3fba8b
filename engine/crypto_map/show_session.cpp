// `show crypto session` and `show crypto engine connections active`: IKE and IPsec SAs side by side.
#include <algorithm>
#include <map>
#include <vector>

#include "engine/crypto_map/show.h"

namespace switchover::crypto_map {

namespace {

/// What one interface has with one peer.
struct Session {
    std::vector<const FlowView*> flows;
    std::vector<const ike::SaView*> ike;
    std::size_t sas() const {
        std::size_t n = 0;
        for (const FlowView* flow : flows) n += 2 * flow->pairs.size();
        return n;
    }
};

bool is_active(const ike::SaView& sa) { return sa.state == ike::State::QmIdle && !sa.deleted; }

const char* status(const Session& session) {
    const bool ike_up = std::ranges::any_of(session.ike, [](const ike::SaView* sa) { return is_active(*sa); });
    if (session.sas() > 0) return ike_up ? "UP-ACTIVE" : "UP-NO-IKE";
    if (ike_up) return "UP-IDLE";
    const bool asked = std::ranges::any_of(session.flows, [](const FlowView* flow) { return flow->negotiating; });
    const bool trying = std::ranges::any_of(session.ike, [](const ike::SaView* sa) { return !sa->deleted; });
    return asked || trying ? "DOWN-NEGOTIATING" : "DOWN";
}

/// `host 99.99.99.99`, `20.1.1.0/255.255.255.0`, with `port N` when only one is meant.
std::string side(const ike::ProxyIdentity& proxy) {
    std::string text = proxy.prefix.length == 32
                           ? "host " + proxy.prefix.address.text()
                           : proxy.prefix.address.text() + "/" + proxy.prefix.mask_address().text();
    if (proxy.port != 0) text += fmt::format(" port {}", proxy.port);
    return text;
}

std::string capabilities(const ike::SaView& sa) {
    const std::string text = std::string{sa.dead_peer_detection ? "D" : ""} + (sa.keepalives ? "K" : "");
    return text.empty() ? "(none)" : text;
}

std::string life(Instant expires, Instant now) {
    return hours_minutes_seconds(expires == kNever || expires < now ? Duration{} : expires - now);
}

void flow_lines(const FlowView& flow, Instant now, bool detail, TextOut& out) {
    const std::uint8_t protocol = flow.local_proxy.protocol;
    out.line("  IPSEC FLOW: permit {} {} {} ", protocol == 0 ? "ip" : std::to_string(protocol), side(flow.local_proxy),
             side(flow.remote_proxy));
    out.line("        Active SAs: {}, origin: crypto map", 2 * flow.pairs.size());
    if (!detail) return;
    std::string in = "0/0", outgoing = "0/0";
    if (!flow.pairs.empty()) {
        const PairView& pair = flow.pairs.back();
        const std::int64_t left = pair.expires > now ? whole_seconds(pair.expires - now) : 0;
        in = fmt::format("{}/{}", pair.inbound.kilobytes_left, left);
        outgoing = fmt::format("{}/{}", pair.outbound.kilobytes_left, left);
    }
    const Counters& c = flow.counters;
    out.line("        Inbound:  #pkts dec'ed {} drop {} life (KB/Sec) {}", c.decapsulated, c.receive_errors, in);
    out.line("        Outbound: #pkts enc'ed {} drop {} life (KB/Sec) {}", c.encapsulated, c.send_errors, outgoing);
}

void session_lines(const Session& session, Ipv4Address peer, Instant now, bool detail, TextOut& out) {
    out.line("Session status: {:<14}", status(session));
    if (detail) {
        out.line("Peer: {} port 500 fvrf: (none) ivrf: (none)", peer.text());
        const bool known = std::ranges::any_of(session.ike, [](const ike::SaView* sa) { return is_active(*sa); });
        out.line("      Phase1_id: {}", known ? peer.text() : "(none)");
        out.line("      Desc: (none)");
    } else {
        out.line("Peer: {} port 500 ", peer.text());
    }
    for (const ike::SaView* sa : session.ike) {
        out.line("  IKE SA: local {}/500 remote {}/500 {} ", sa->local.text(), sa->remote.text(),
                 is_active(*sa) ? "Active" : "Inactive");
        if (detail)
            out.line("          Capabilities:{} connid:{} lifetime:{}", capabilities(*sa), sa->connection,
                     is_active(*sa) ? life(sa->expires, now) : "0");
    }
    for (const FlowView* flow : session.flows) flow_lines(*flow, now, detail, out);
}

const char* hash_word(crypto::Hash hash) {
    switch (hash) {
        case crypto::Hash::None: return "";
        case crypto::Hash::Md5: return "HMAC_MD5";
        case crypto::Hash::Sha1: return "HMAC_SHA";
        case crypto::Hash::Sha256: return "HMAC_SHA256";
    }
    return "";
}

const char* cipher_word(crypto::Cipher cipher) {
    switch (cipher) {
        case crypto::Cipher::Null: return "NULL";
        case crypto::Cipher::Des: return "DES_56_CB";
        case crypto::Cipher::TripleDes: return "3DES_56_C";
        case crypto::Cipher::Aes128: return "AES_CBC";
        case crypto::Cipher::Aes192: return "AES192_CBC";
        case crypto::Cipher::Aes256: return "AES256_CBC";
        case crypto::Cipher::Aes256Gcm: return "AES256_GCM";
    }
    return "";
}

std::string algorithm(crypto::Hash hash, crypto::Cipher cipher) {
    return hash == crypto::Hash::None ? cipher_word(cipher)
                                      : fmt::format("{}+{}", hash_word(hash), cipher_word(cipher));
}

struct Connection {
    std::string interface;
    Ipv4Address address;
    const char* state = "set";
    std::string algorithm;
    std::uint64_t encrypted = 0;
    std::uint64_t decrypted = 0;
};

}  // namespace

void show_crypto_session(const View& view, const ike::View& ike, Instant now, bool detail, TextOut& out) {
    out.line("Crypto session current status");
    if (detail) {
        out.line();
        out.line("Code: C - IKE Configuration mode, D - Dead Peer Detection     ");
        out.line("K - Keepalives, N - NAT-traversal, X - IKE Extended Authentication");
    }
    for (const AppliedView& applied : view.applied) {
        std::map<Ipv4Address, Session> sessions;
        for (const FlowView& flow : applied.flows) sessions[flow.current_peer].flows.push_back(&flow);
        for (const ike::SaView& sa : ike.sas) {
            const auto known = sessions.find(sa.remote);
            if (known != sessions.end() && sa.local == applied.local) known->second.ike.push_back(&sa);
        }
        for (const auto& [peer, session] : sessions) {
            out.line();
            out.line("Interface: {}", applied.interface_name);
            session_lines(session, peer, now, detail, out);
        }
    }
    out.line();
}

void show_crypto_engine_connections(const View& view, const ike::View& ike, TextOut& out) {
    std::multimap<std::uint32_t, Connection> rows;
    for (const ike::SaView& sa : ike.sas) {
        if (!sa.negotiated) continue;
        const auto at = std::ranges::find(view.applied, sa.local, &AppliedView::local);
        rows.emplace(sa.connection,
                     Connection{at == view.applied.end() ? "<none>" : at->interface_name, sa.local,
                                is_active(sa) ? "set" : "alloc", algorithm(sa.policy.hash, sa.policy.cipher), 0, 0});
    }
    for (const AppliedView& applied : view.applied)
        for (const FlowView& flow : applied.flows)
            for (const PairView& pair : flow.pairs) {
                const std::string words = algorithm(pair.transform.integrity, pair.transform.cipher);
                const Ipv4Address local = pair.endpoints.local;
                rows.emplace(pair.inbound.connection_id,
                             Connection{applied.interface_name, local, "set", words, 0, pair.inbound.packets});
                rows.emplace(pair.outbound.connection_id,
                             Connection{applied.interface_name, local, "set", words, pair.outbound.packets, 0});
            }
    out.line();
    out.line("  ID Interface            IP-Address      State  Algorithm           Encrypt  Decrypt");
    for (const auto& [id, c] : rows)
        out.line("{:>4} {:<20.20} {:<15} {:<6} {:<18.18} {:>8} {:>8}", id, c.interface, c.address.text(), c.state,
                 c.algorithm, c.encrypted, c.decrypted);
    out.line();
}

}  // namespace switchover::crypto_map
