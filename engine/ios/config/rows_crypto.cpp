/// `crypto …` of global mode and the lines of its modes.
#include <algorithm>

#include "engine/ios/config/row.h"

namespace switchover::ios {
namespace {

using crypto::Cipher;
using crypto::DhGroup;
using crypto::Hash;

/// `aes [128|192|256]` as the labels of a match tell it.
Cipher aes(const Match& m) { return m.has("256") ? Cipher::Aes256 : m.has("192") ? Cipher::Aes192 : Cipher::Aes128; }

// ---- crypto isakmp

Applied isakmp_policy(Call& call) {
    const auto priority = static_cast<std::uint16_t>(call.match.number("priority"));
    std::vector<ike::Policy>& policies = call.config.ike.policies;
    const auto at = std::lower_bound(policies.begin(), policies.end(), priority,
                                     [](const ike::Policy& p, std::uint16_t n) { return p.priority < n; });
    const bool found = at != policies.end() && at->priority == priority;
    if (!call.set()) {
        if (found) policies.erase(at);
        return done();
    }
    if (!found) policies.insert(at, ike::Policy{})->priority = priority;
    call.mode = {ModeKind::IsakmpPolicy, {}, priority, call.match.text};
    return done();
}

/// The policy of the mode; made again when it was removed meanwhile.
ike::Policy& policy(Call& call) {
    for (ike::Policy& p : call.config.ike.policies)
        if (p.priority == call.mode.number) return p;
    ike::Policy& made = call.config.ike.policies.emplace_back();
    made.priority = static_cast<std::uint16_t>(call.mode.number);
    std::vector<ike::Policy>& all = call.config.ike.policies;
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.priority < b.priority; });
    return *std::find_if(all.begin(), all.end(), [&](const auto& p) { return p.priority == call.mode.number; });
}

Applied encryption(Call& call) {
    const Match& m = call.match;
    policy(call).cipher = !call.set() || m.has("des") ? Cipher::Des : m.has("3des") ? Cipher::TripleDes : aes(m);
    return done();
}

Applied hash(Call& call) {
    const Match& m = call.match;
    policy(call).hash = call.set() && m.has("md5")      ? Hash::Md5
                        : call.set() && m.has("sha256") ? Hash::Sha256
                                                        : Hash::Sha1;
    return done();
}

Applied authentication(Call& call) {
    const Match& m = call.match;
    policy(call).authentication = call.set() && m.has("pre-share")  ? ike::Authentication::PreShare
                                  : call.set() && m.has("rsa-encr") ? ike::Authentication::RsaEncr
                                                                    : ike::Authentication::RsaSig;
    if (call.set() && !m.has("pre-share"))
        return partly("only pre-shared keys authenticate; such a policy is never agreed");
    return done();
}

Applied group(Call& call) {
    policy(call).group =
        call.set() ? static_cast<DhGroup>(std::stoi(call.match.captures.back().text)) : DhGroup::Group1;
    return done();
}

Applied policy_lifetime(Call& call) {
    policy(call).lifetime = std::chrono::seconds{call.set() ? call.match.number("seconds") : 86400};
    return done();
}

Applied isakmp_key(Call& call) {
    const ike::PreSharedKey wanted{call.match.word("secret"), call.match.address("peer"),
                                   call.match.has("mask") ? call.match.address("mask") : Ipv4Address{~0u}};
    std::vector<ike::PreSharedKey>& keys = call.config.ike.keys;
    const auto same = std::find_if(keys.begin(), keys.end(), [&](const ike::PreSharedKey& k) {
        return k.address == wanted.address && k.mask == wanted.mask;
    });
    if (!call.set()) {
        if (same != keys.end() && same->key == wanted.key) keys.erase(same);
    } else if (same != keys.end()) {
        *same = wanted;
    } else {
        keys.push_back(wanted);
    }
    return done();
}

Applied keepalive(Call& call) {
    call.config.ike.keepalive.reset();
    if (!call.set()) return done();
    ike::Keepalive k;
    k.interval = std::chrono::seconds{call.match.number("interval")};
    if (call.match.has("retry")) k.retry = std::chrono::seconds{call.match.number("retry")};
    if (call.match.has("periodic")) k.mode = ike::KeepaliveMode::Periodic;
    call.config.ike.keepalive = k;
    return done();
}

Applied isakmp_enable(Call& call) {
    call.config.ike.enabled = call.verb != Verb::No;
    return done();
}

Applied invalid_spi_recovery(Call& call) {
    call.config.ike.invalid_spi_recovery = call.set();
    return done();
}

// ---- crypto ipsec

Applied transform_set(Call& call) {
    const Match& m = call.match;
    std::vector<ipsec::TransformSet>& sets = call.config.ipsec.transform_sets;
    const std::string name = m.word("name");
    const auto same = std::find_if(sets.begin(), sets.end(), [&](const auto& s) { return s.name == name; });
    if (!call.set()) {
        if (same != sets.end()) sets.erase(same);
        return done();
    }
    if (m.has("ah"))
        return refuse("% not supported by Switchover: AH and compression; the transform set is not made",
                      m.column("ah"));
    if (m.all("cipher").size() > 1) return refuse(kInvalidInput, m.all("cipher")[1]->column);
    if (m.all("integrity").size() > 1) return refuse(kInvalidInput, m.all("integrity")[1]->column);
    const std::string cipher = m.word("cipher");
    const std::string integrity = m.word("integrity");
    ipsec::TransformSet wanted;
    wanted.name = name;
    wanted.transform.cipher = cipher == "esp-des"    ? Cipher::Des
                              : cipher == "esp-3des" ? Cipher::TripleDes
                              : cipher == "esp-aes"  ? aes(m)
                              : cipher == "esp-gcm"  ? Cipher::Aes256Gcm
                                                     : Cipher::Null;
    wanted.transform.integrity = integrity == "esp-md5-hmac"      ? Hash::Md5
                                 : integrity == "esp-sha-hmac"    ? Hash::Sha1
                                 : integrity == "esp-sha256-hmac" ? Hash::Sha256
                                                                  : Hash::None;
    if (same != sets.end()) {
        wanted.tunnel = same->tunnel;
        *same = wanted;
    } else {
        sets.push_back(wanted);
    }
    call.mode = {ModeKind::TransformSet, name, 0, m.key};
    return done();
}

Applied mode(Call& call) {
    for (ipsec::TransformSet& set : call.config.ipsec.transform_sets)
        if (set.name == call.mode.name) set.tunnel = !call.set() || call.match.has("tunnel");
    if (call.set() && call.match.has("transport")) return partly("packets are sent in tunnel mode");
    return done();
}

Applied ipsec_lifetime(Call& call) {
    ipsec::Config& c = call.config.ipsec;
    const ipsec::Config defaults;
    if (call.match.has("seconds"))
        c.lifetime = call.set() ? Duration{std::chrono::seconds{call.match.number("value")}} : defaults.lifetime;
    else
        c.lifetime_kilobytes =
            call.set() ? static_cast<std::uint32_t>(call.match.number("value")) : defaults.lifetime_kilobytes;
    return done();
}

// ---- crypto map

crypto_map::Map& map_named(DeviceConfig& config, const std::string& name) {
    for (crypto_map::Map& map : config.crypto_maps.maps)
        if (map.name == name) return map;
    crypto_map::Map& made = config.crypto_maps.maps.emplace_back();
    made.name = name;
    return made;
}

Applied remove_map(Call& call, const std::string& name) {
    std::vector<crypto_map::Map>& maps = call.config.crypto_maps.maps;
    const auto map = std::find_if(maps.begin(), maps.end(), [&](const auto& m) { return m.name == name; });
    if (map == maps.end()) return done();
    const auto sequence = call.match.number("sequence");
    const bool all = !call.match.has("sequence");
    std::erase_if(map->entries, [&](const crypto_map::Entry& e) { return all || e.sequence == sequence; });
    const std::string block = "crypto map " + name + " " + (all ? std::string{} : std::to_string(sequence) + " ");
    std::erase_if(call.config.kept_lines, [&](const KeptLine& l) { return l.block.starts_with(block); });
    if (map->entries.empty()) maps.erase(map);
    return done();
}

Applied map_entry(Call& call) {
    const std::string name = call.match.word("name");
    if (!call.set()) return remove_map(call, name);
    const auto sequence = static_cast<std::uint16_t>(call.match.number("sequence"));
    const crypto_map::Map* map = call.config.crypto_maps.find(name);
    const bool found = map != nullptr && std::any_of(map->entries.begin(), map->entries.end(),
                                                     [&](const auto& e) { return e.sequence == sequence; });
    Applied out;
    if (!found) {
        if (!call.match.has("ipsec-isakmp")) {
            out.refused = out.incomplete = true;
            out.message = kIncomplete;
            return out;
        }
        std::vector<crypto_map::Entry>& entries = map_named(call.config, name).entries;
        const auto at = std::lower_bound(entries.begin(), entries.end(), sequence,
                                         [](const auto& e, std::uint16_t s) { return e.sequence < s; });
        entries.insert(at, crypto_map::Entry{})->sequence = sequence;
        if (call.phase == Phase::Live)
            out.output =
                "% NOTE: This new crypto map will remain disabled until a peer\n        and a valid access list have "
                "been "
                "configured.";
    }
    call.mode = {ModeKind::CryptoMap, name, sequence, call.match.key};
    call.mode.header += " " + std::to_string(sequence) + " ipsec-isakmp";
    return out;
}

Applied local_address(Call& call) {
    map_named(call.config, call.match.word("name")).local_address_interface =
        call.set() ? call.match.word("interface") : "";
    return done();
}

/// The entry of the mode; made again when it was removed meanwhile.
crypto_map::Entry& entry(Call& call) {
    std::vector<crypto_map::Entry>& entries = map_named(call.config, call.mode.name).entries;
    const auto sequence = static_cast<std::uint16_t>(call.mode.number);
    const auto at = std::lower_bound(entries.begin(), entries.end(), sequence,
                                     [](const auto& e, std::uint16_t s) { return e.sequence < s; });
    if (at != entries.end() && at->sequence == sequence) return *at;
    crypto_map::Entry fresh;
    fresh.sequence = sequence;
    return *entries.insert(at, fresh);
}

Applied set_peer(Call& call) {
    std::vector<Ipv4Address>& peers = entry(call).peers;
    const Ipv4Address peer = call.match.address("address");
    if (!call.match.has("address"))
        peers.clear();
    else if (!call.set())
        std::erase(peers, peer);
    else if (std::find(peers.begin(), peers.end(), peer) == peers.end())
        peers.push_back(peer);
    return call.set() && call.match.has("default") ? partly("peers are tried in order; default is not kept") : done();
}

Applied set_transform_set(Call& call) {
    if (call.set() && call.phase == Phase::Live)
        for (const Capture* c : call.match.all("set_name")) {
            const auto& known = call.config.ipsec.transform_sets;
            if (std::none_of(known.begin(), known.end(), [&](const auto& s) { return s.name == c->text; }))
                return refuse("ERROR: transform set with tag \"" + c->text + "\" does not exist.", c->column);
        }
    std::vector<std::string>& sets = entry(call).transform_sets;
    sets.clear();
    if (!call.set()) return done();
    for (const Capture* c : call.match.all("set_name")) sets.push_back(c->text);
    return done();
}

Applied set_pfs(Call& call) {
    std::optional<DhGroup>& pfs = entry(call).pfs;
    pfs.reset();
    if (!call.set()) return done();
    const Match& m = call.match;
    pfs = m.has("group2")    ? DhGroup::Group2
          : m.has("group5")  ? DhGroup::Group5
          : m.has("group14") ? DhGroup::Group14
                             : DhGroup::Group1;
    return done();
}

Applied set_lifetime(Call& call) {
    crypto_map::Entry& e = entry(call);
    if (call.match.has("seconds")) {
        e.lifetime.reset();
        if (call.set()) e.lifetime = std::chrono::seconds{call.match.number("value")};
    } else {
        e.lifetime_kilobytes.reset();
        if (call.set()) e.lifetime_kilobytes = static_cast<std::uint32_t>(call.match.number("value"));
    }
    return done();
}

Applied match_address(Call& call) {
    entry(call).access_list = call.set() ? call.match.word("list") : "";
    return done();
}

Applied reverse_route(Call& call) {
    entry(call).reverse_route = call.set();
    return call.set() && call.match.has("options") ? partly("the options of reverse-route are not applied") : done();
}

Applied description(Call& call) {
    entry(call).description = call.set() ? call.match.word("text") : "";
    return done();
}

constexpr Support kFull = Support::Full;
constexpr Support kPartial = Support::Partial;
constexpr Support kHarmless = Support::Accepted;

constexpr Row kCryptoRows[] = {
    {"crypto isakmp policy <1-65534>:priority", kFull, isakmp_policy},
    {"crypto isakmp key [0:clear] WORD:secret address A.B.C.D:peer [MASK:mask] [no-xauth]", kFull, isakmp_key},
    {"crypto isakmp key 6 WORD address A.B.C.D [MASK] [no-xauth]", kPartial, keep, "an encrypted key cannot be used",
     Section::CryptoIsakmp},
    {"crypto isakmp key WORD hostname WORD", kPartial, keep, "peers are known by address only", Section::CryptoIsakmp},
    {"crypto isakmp keepalive ~ <10-3600>:interval [<2-60>:retry] [periodic|on-demand]", kFull, keepalive},
    {"crypto isakmp enable", kFull, isakmp_enable},
    {"crypto isakmp invalid-spi-recovery", kFull, invalid_spi_recovery},
    {"crypto isakmp identity ~ address", kHarmless, keep, "", Section::CryptoIsakmp},
    {"crypto isakmp identity ~ {hostname|dn}", kPartial, keep, "the address is sent", Section::CryptoIsakmp},
    {"crypto isakmp aggressive-mode disable", kHarmless, keep, "", Section::CryptoIsakmp},
    {"crypto isakmp nat keepalive ~ <5-3600>", kHarmless, keep, "", Section::CryptoIsakmp},
    {"crypto logging session", kHarmless, keep, "", Section::CryptoIsakmp},
    {"crypto ipsec transform-set WORD:name ~ {{esp-des:cipher|esp-3des:cipher|esp-aes:cipher "
     "[128|192|256]|esp-null:cipher|"
     "esp-gcm:cipher 256}|{esp-md5-hmac:integrity|esp-sha-hmac:integrity|esp-sha256-hmac:integrity}|{ah-md5-hmac:ah|"
     "ah-sha-hmac:ah|comp-lzs:ah}}...",
     kFull, transform_set},
    {"crypto ipsec security-association lifetime seconds ~ <120-86400>:value", kFull, ipsec_lifetime},
    {"crypto ipsec security-association lifetime kilobytes ~ <2560-536870912>:value", kFull, ipsec_lifetime},
    {"crypto ipsec df-bit ~ copy", kHarmless, keep, "", Section::CryptoMap},
    {"crypto ipsec df-bit ~ {clear|set}", kPartial, keep, "the bit is copied", Section::CryptoMap},
    {"crypto ipsec fragmentation ~ {after-encryption|before-encryption}", kPartial, keep,
     "packets are fragmented after encryption", Section::CryptoMap},
    {"crypto ipsec nat-transparency LINE", kHarmless, keep, "", Section::CryptoMap, Shown::Both},
    {"crypto map WORD:name ~ <1-65535>:sequence [ipsec-isakmp]", kFull, map_entry},
    {"crypto map WORD:name local-address ~ INTERFACE:interface", kFull, local_address},
    {"crypto map WORD:name {client|isakmp} LINE", kPartial, keep, "not applied", Section::CryptoMap},
};

constexpr Row kIsakmpPolicyRows[] = {
    {"encryption ~ {des|3des|aes [128|192|256]}", kFull, encryption},
    {"hash ~ {md5|sha|sha256}", kFull, hash},
    {"authentication ~ {pre-share|rsa-sig|rsa-encr}", kFull, authentication},
    {"group ~ {1|2|5|14}", kFull, group},
    {"lifetime ~ <60-86400>:seconds", kFull, policy_lifetime},
};

constexpr Row kTransformSetRows[] = {
    {"mode ~ {tunnel|transport}", kFull, mode},
};

constexpr Row kCryptoMapRows[] = {
    {"set peer ~ A.B.C.D:address [default]", kFull, set_peer},
    {"set transform-set ~ WORD:set_name...", kFull, set_transform_set},
    {"set pfs ~ [group1|group2|group5|group14]", kFull, set_pfs},
    {"set security-association lifetime seconds ~ <120-86400>:value", kFull, set_lifetime},
    {"set security-association lifetime kilobytes ~ <2560-536870912>:value", kFull, set_lifetime},
    {"set security-association {level per-host|idle-time <60-86400>}", kPartial, keep, "not applied"},
    {"match address ~ WORD:list", kFull, match_address},
    {"reverse-route ~ [LINE:options]", kFull, reverse_route},
    {"description ~ LINE:text", kFull, description},
    {"qos pre-classify", kHarmless, keep},
};

}  // namespace

std::span<const Row> crypto_rows() { return kCryptoRows; }
std::span<const Row> isakmp_policy_rows() { return kIsakmpPolicyRows; }
std::span<const Row> transform_set_rows() { return kTransformSetRows; }
std::span<const Row> crypto_map_rows() { return kCryptoMapRows; }

}  // namespace switchover::ios
