#include "engine/ios/config/secret.h"

#include <crypt.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace switchover::ios {
namespace {

/// Published many times since 1995; anybody may turn a type 7 back into its text.
constexpr std::string_view kType7Key = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";
constexpr unsigned kType7Seeds = 16;
constexpr std::string_view kSaltLetters = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kSaltLength = 4;
constexpr std::size_t kLongestSalt = 8;
constexpr std::size_t kMd5CryptLength = 22;
constexpr std::string_view kService = "service password-encryption";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::string crypt_with(std::string_view password, const std::string& setting) {
    auto data = std::make_unique<crypt_data>();
    const char* made = crypt_r(std::string{password}.c_str(), setting.c_str(), data.get());
    return made == nullptr || *made == '*' ? std::string{} : std::string{made};
}

/// `$1$mERr$hx5rVt7rPNoS4wqbXKX7m0`
bool is_type5(std::string_view text) {
    if (!text.starts_with("$1$")) return false;
    const std::size_t end = text.find('$', 3);
    if (end == std::string_view::npos || end == 3 || end - 3 > kLongestSalt) return false;
    return text.size() - end - 1 == kMd5CryptLength;
}

/// FNV-1a of the texts: where IOS draws a salt, the same input must give the same configuration again.
std::uint64_t digest(std::string_view first, std::string_view second) {
    std::uint64_t value = 14695981039346656037ULL;
    for (const std::string_view text : {first, second})
        for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return value;
}

std::string salt_of(std::uint64_t value) {
    std::string salt;
    for (std::size_t i = 0; i < kSaltLength; ++i, value /= kSaltLetters.size())
        salt.push_back(kSaltLetters[value % kSaltLetters.size()]);
    return salt;
}

/// A password as it stands behind its keyword.
struct Secret {
    char type = '0';
    std::string_view text;
};
Secret parse_secret(std::string_view rest) {
    if (rest.size() < 3 || !is_digit(rest[0]) || rest[1] != ' ') return {'0', rest};
    return {rest[0], rest.substr(std::min(rest.find_first_not_of(' ', 1), rest.size()))};
}

/// A line that holds a password: what stands before it, and the password.
struct Parts {
    std::string before;  ///< `username bob privilege 15 password `
    std::string_view rest;
    bool hashed = false;   ///< `secret`: never in clear
    bool shows_0 = false;  ///< the type of a clear password is printed
};
std::optional<Parts> split_line(std::string_view line, Section section) {
    for (const std::string_view start : {"enable secret ", "enable password "}) {
        if (section != Section::Secrets || !line.starts_with(start)) continue;
        std::size_t at = start.size();
        if (line.substr(at).starts_with("level ")) at = std::min(line.find(' ', at + 6), line.size() - 1) + 1;
        return Parts{std::string{line.substr(0, at)}, line.substr(at), start == "enable secret ", false};
    }
    if (section == Section::Line && line.starts_with("password "))
        return Parts{"password ", line.substr(9), false, false};
    constexpr std::string_view kUser = "username ";
    if (section != Section::Secrets || !line.starts_with(kUser)) return std::nullopt;
    // The first of the two words behind the name: the other one may be part of the password.
    const std::size_t name_end = line.find(' ', kUser.size());
    const std::size_t secret = line.find(" secret ", name_end);
    const std::size_t password = line.find(" password ", name_end);
    if (secret == password) return std::nullopt;  // neither
    const bool hashed = secret < password;
    const std::size_t end = hashed ? secret + 8 : password + 10;
    return Parts{std::string{line.substr(0, end)}, line.substr(end), hashed, !hashed};
}

bool encrypts(const DeviceConfig& config) {
    return std::any_of(config.kept_lines.begin(), config.kept_lines.end(),
                       [](const KeptLine& line) { return line.block.empty() && line.text == kService; });
}

std::string key_in_type7(std::string_view clear, const std::string& hostname) {
    return "7 " + encrypt_type7(clear, static_cast<unsigned>(digest(hostname, clear) % kType7Seeds));
}

std::string in_type7(const Parts& parts, std::string_view clear, const std::string& hostname) {
    return parts.before + key_in_type7(clear, hostname);
}

/// What IOS makes of the line. Errors: what it says instead.
Result<std::string, std::string> stored_line(const std::string& line, Section section, const DeviceConfig& config) {
    const auto parts = split_line(line, section);
    if (!parts) return line;
    const Secret secret = parse_secret(parts->rest);
    if (parts->hashed) {
        if (secret.type == '5' && is_type5(secret.text)) return line;
        if (secret.type != '0')
            return fail(
                std::string{"ERROR: The secret you entered is not a valid encrypted secret.\n"
                            "To enter an UNENCRYPTED secret, do not specify type 5 encryption.\n"
                            "When you properly enter an UNENCRYPTED secret, it will be encrypted."});
        return fmt::format("{}5 {}", parts->before,
                           encrypt_type5(secret.text, salt_of(digest(config.hostname, secret.text))));
    }
    if (secret.type == '7') {
        if (decrypt_type7(secret.text).empty()) return fail(fmt::format("Invalid encrypted password: {}", secret.text));
        return line;
    }
    if (secret.type != '0') return fail(fmt::format("Invalid encryption type: {}", secret.type));
    if (encrypts(config)) return in_type7(*parts, secret.text, config.hostname);
    return fmt::format("{}{}{}", parts->before, parts->shows_0 ? "0 " : "", secret.text);
}

}  // namespace

bool password_fits(std::string_view stored, std::string_view typed) {
    if (stored.empty()) return false;
    const Secret secret = parse_secret(stored);
    if (secret.type == '5') {
        const std::string made = crypt_with(typed, std::string{secret.text});
        return !made.empty() && made == secret.text;
    }
    if (secret.type == '7') {
        const std::string clear = decrypt_type7(secret.text);
        return !clear.empty() && clear == typed;
    }
    return secret.text == typed;
}

std::string decrypt_type7(std::string_view stored) {
    if (stored.size() < 4 || stored.size() % 2 != 0 || !is_digit(stored[0]) || !is_digit(stored[1])) return {};
    const auto seed = static_cast<std::size_t>((stored[0] - '0') * 10 + (stored[1] - '0'));
    std::string out;
    for (std::size_t i = 2; i + 1 < stored.size(); i += 2) {
        const int high = hex(stored[i]);
        const int low = hex(stored[i + 1]);
        if (high < 0 || low < 0) return {};
        const char key = kType7Key[(seed + out.size()) % kType7Key.size()];
        out.push_back(static_cast<char>((high * 16 + low) ^ key));
    }
    return out;
}

std::string encrypt_type7(std::string_view password, unsigned seed) {
    std::string out = fmt::format("{:02}", seed);
    for (std::size_t i = 0; i < password.size(); ++i)
        out +=
            fmt::format("{:02X}", static_cast<unsigned char>(password[i] ^ kType7Key[(seed + i) % kType7Key.size()]));
    return out;
}

std::string encrypt_type5(std::string_view password, std::string_view salt) {
    return crypt_with(password, fmt::format("$1${}$", salt));
}

Result<TypedKey, std::string> typed_key(const Call& call, std::size_t longest) {
    const std::string typed = call.match.word("key");
    const std::uint64_t type = call.match.number("type");
    TypedKey key;
    if (type == 7) {
        key.clear = decrypt_type7(typed);
        if (key.clear.empty()) return fail(fmt::format("Invalid encrypted password: {}", typed));
        key.cut = key.clear.size() > longest;
        key.clear.resize(std::min(key.clear.size(), longest));
        key.written = "7 " + typed.substr(0, 2 + 2 * key.clear.size());
        return key;
    }
    if (type != 0) return fail(fmt::format("Invalid encryption type: {}", type));
    key.cut = typed.size() > longest;
    key.clear = typed.substr(0, longest);
    if (call.phase == Phase::Live && encrypts(call.config))
        key.written = key_in_type7(key.clear, call.config.hostname);
    else  // a key that begins like a type would be read as one
        key.written = parse_secret(key.clear).text == key.clear ? key.clear : "0 " + key.clear;
    return key;
}

Applied secret_line(Call& call) {
    if (!call.set() || call.phase == Phase::Startup) return keep(call);
    const Section section = call.mode.kind == ModeKind::Line ? Section::Line : Section::Secrets;
    auto stored = stored_line(call.match.text, section, call.config);
    if (!stored) return refuse(std::move(stored.error()));
    keep_line(call.config, call.mode, section, call.match.key, std::move(*stored));
    return done();
}

Applied password_encryption(Call& call) {
    const Applied kept = keep(call);
    if (!call.set() || call.phase == Phase::Startup) return kept;
    for (KeptLine& line : call.config.kept_lines) {
        const auto parts = split_line(line.text, line.section);
        if (!parts || parts->hashed) continue;
        const Secret secret = parse_secret(parts->rest);
        if (secret.type == '0') line.text = in_type7(*parts, secret.text, call.config.hostname);
    }
    const auto hide = [&call](ospf::Key& key) {
        if (!key.written.starts_with("7 ")) key.written = key_in_type7(key.text, call.config.hostname);
    };
    for (InterfaceConfig& i : call.config.interfaces) {
        if (i.ospf.authentication_key) hide(*i.ospf.authentication_key);
        for (ospf::MessageDigestKey& key : i.ospf.message_digest_keys) hide(key.key);
    }
    return kept;
}

}  // namespace switchover::ios
