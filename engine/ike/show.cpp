#include "engine/ike/show.h"

#include <algorithm>

namespace switchover::ike {
namespace {

const char* state_name(State state) {
    switch (state) {
        case State::NewSa:
        case State::MmNoState: return "MM_NO_STATE";
        case State::MmSaSetup: return "MM_SA_SETUP";
        case State::MmKeyExch: return "MM_KEY_EXCH";
        case State::QmIdle: return "QM_IDLE";
    }
    return "";
}

const char* short_cipher(crypto::Cipher cipher) {
    switch (cipher) {
        case crypto::Cipher::Null: return "null";
        case crypto::Cipher::Des: return "des";
        case crypto::Cipher::TripleDes: return "3des";
        case crypto::Cipher::Aes128:
        case crypto::Cipher::Aes192:
        case crypto::Cipher::Aes256:
        case crypto::Cipher::Aes256Gcm: return "aes";
    }
    return "";
}

const char* short_hash(crypto::Hash hash) {
    switch (hash) {
        case crypto::Hash::None: return "";
        case crypto::Hash::Md5: return "md5";
        case crypto::Hash::Sha1: return "sha";
        case crypto::Hash::Sha256: return "sha256";
    }
    return "";
}

const char* short_authentication(Authentication authentication) {
    switch (authentication) {
        case Authentication::PreShare: return "psk";
        case Authentication::RsaSig: return "rsig";
        case Authentication::RsaEncr: return "renc";
    }
    return "";
}

const char* long_cipher(crypto::Cipher cipher) {
    switch (cipher) {
        case crypto::Cipher::Des: return "DES - Data Encryption Standard (56 bit keys).";
        case crypto::Cipher::TripleDes: return "Three key triple DES";
        case crypto::Cipher::Aes128: return "AES - Advanced Encryption Standard (128 bit keys).";
        case crypto::Cipher::Aes192: return "AES - Advanced Encryption Standard (192 bit keys).";
        case crypto::Cipher::Aes256: return "AES - Advanced Encryption Standard (256 bit keys).";
        case crypto::Cipher::Null:
        case crypto::Cipher::Aes256Gcm: return "";
    }
    return "";
}

const char* long_hash(crypto::Hash hash) {
    switch (hash) {
        case crypto::Hash::None: return "";
        case crypto::Hash::Md5: return "Message Digest 5";
        case crypto::Hash::Sha1: return "Secure Hash Standard";
        case crypto::Hash::Sha256: return "Secure Hash Standard 2 (256 bit)";
    }
    return "";
}

const char* long_authentication(Authentication authentication) {
    switch (authentication) {
        case Authentication::PreShare: return "Pre-Shared Key";
        case Authentication::RsaSig: return "Rivest-Shamir-Adleman Signature";
        case Authentication::RsaEncr: return "Rivest-Shamir-Adleman Encryption";
    }
    return "";
}

void show_suite(const Policy& policy, TextOut& out) {
    out.line("        encryption algorithm:   {}", long_cipher(policy.cipher));
    out.line("        hash algorithm:         {}", long_hash(policy.hash));
    out.line("        authentication method:  {}", long_authentication(policy.authentication));
    out.line("        Diffie-Hellman group:   #{} ({} bit)", static_cast<unsigned>(policy.group),
             crypto::group_size(policy.group) * 8);
    out.line("        lifetime:               {} seconds, no volume limit", whole_seconds(policy.lifetime));
}

}  // namespace

void show_isakmp_sa(const View& view, TextOut& out) {
    const bool old = view.train == Train::Ios12_2;
    if (old)
        out.line("dst             src             state           conn-id    slot");
    else
        out.line("dst             src             state          conn-id slot");
    for (const SaView& sa : view.sas) {
        const bool initiator = sa.role == Role::Initiator;
        const std::string dst = (initiator ? sa.remote : sa.local).text();
        const std::string src = (initiator ? sa.local : sa.remote).text();
        if (old)
            out.line("{:<16}{:<16}{:<16}{:>7}{:>8}", dst, src, state_name(sa.state), sa.connection, 0);
        else
            out.line("{:<16}{:<16}{:<15}{:>6}{:>5}{}", dst, src, state_name(sa.state), sa.connection, 0,
                     sa.deleted ? " (deleted)" : "");
    }
}

void show_isakmp_sa_detail(const View& view, Instant now, TextOut& out) {
    out.line("Codes: C - IKE configuration mode, D - Dead Peer Detection");
    out.line("       K - Keepalives, N - NAT-traversal");
    out.line("       X - IKE Extended Authentication");
    out.line("       psk - Preshared key, rsig - RSA signature");
    out.line("       renc - RSA encryption");
    out.line();
    out.line("C-id  Local           Remote          I-VRF    Encr Hash Auth DH Lifetime Cap.");
    for (const SaView& sa : view.sas) {
        std::string line = fmt::format("{:<6}{:<16}{:<16}{:<9}", sa.connection, sa.local.text(), sa.remote.text(), "");
        if (sa.negotiated) {
            const Duration left = sa.expires == kNever ? Duration{} : std::max(Duration{}, sa.expires - now);
            line += fmt::format("{:<4} {:<4} {:<4} {:<2} {:<8} {}{}", short_cipher(sa.policy.cipher),
                                short_hash(sa.policy.hash), short_authentication(sa.policy.authentication),
                                static_cast<unsigned>(sa.policy.group), sa.deleted ? "0" : hours_minutes_seconds(left),
                                sa.dead_peer_detection ? "D" : "", sa.keepalives ? "K" : "");
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out.line("{}", line);
        out.line("       Connection-id:Engine-id =  {}:1(software)", sa.connection);
    }
}

void show_isakmp_policy(const View& view, TextOut& out) {
    for (const Policy& policy : view.policies) {
        out.line("Protection suite of priority {}", policy.priority);
        show_suite(policy, out);
    }
    out.line("Default protection suite");
    show_suite(Policy{}, out);
}

void show_isakmp_key(const Config& config, bool is_12_2, TextOut& out) {
    if (is_12_2) {
        out.line("{:<40}{}", "Hostname/Address", "Preshared Key");
    } else {
        out.line("{:<22}{:<35}{}", "Keyring", "Hostname/Address", "Preshared Key");
    }
    out.line();
    for (const PreSharedKey& key : config.keys) {
        std::string peer = key.address.text();
        if (key.mask != Ipv4Address{~0u}) peer = fmt::format("{:<15}[{}]", peer, key.mask.text());
        if (is_12_2) {
            out.line("{:<40}{}", peer, key.key);
        } else {
            out.line("{:<22}{:<35}{}", "default", peer, key.key);
        }
    }
}

}  // namespace switchover::ike
