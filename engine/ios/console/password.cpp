#include "engine/ios/console/password.h"

#include <crypt.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "engine/ios/grammar/words.h"

namespace switchover::ios {
namespace {

/// Published many times since 1995; anybody may turn a type 7 back into its text.
constexpr std::string_view kType7Key = "dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// `line vty 0 4` covers vty 0 to 4.
bool covers(std::string_view header, std::string_view type, unsigned number) {
    const auto tokens = split_tokens(header);
    if (tokens.size() < 3 || !starts_with_word(type, tokens[1].text)) return false;
    const unsigned first = static_cast<unsigned>(std::stoul(std::string{tokens[2].text}));
    const unsigned last = tokens.size() > 3 ? static_cast<unsigned>(std::stoul(std::string{tokens[3].text})) : first;
    return number >= first && number <= last;
}

/// What follows `keyword` in a kept line of global mode.
std::string global_setting(const DeviceConfig& config, std::string_view keyword) {
    for (const KeptLine& line : config.kept_lines)
        if (line.block.empty() && line.text.starts_with(keyword)) return line.text.substr(keyword.size());
    return {};
}

std::string crypt_with(std::string_view password, const std::string& setting) {
    auto data = std::make_unique<crypt_data>();
    const char* made = crypt_r(std::string{password}.c_str(), setting.c_str(), data.get());
    return made == nullptr || *made == '*' ? std::string{} : std::string{made};
}

}  // namespace

std::string line_setting(const DeviceConfig& config, std::string_view type, unsigned number, std::string_view keyword) {
    for (const KeptLine& line : config.kept_lines) {
        if (line.section != Section::Line || !covers(line.block, type, number)) continue;
        if (line.text == keyword) return std::string{keyword};
        if (line.text.starts_with(keyword) && line.text[keyword.size()] == ' ')
            return line.text.substr(keyword.size() + 1);
    }
    return {};
}

LoginRule login_rule(const DeviceConfig& config, std::string_view type, unsigned number) {
    const std::string login = line_setting(config, type, number, "login");
    if (login.empty()) return {};
    if (login.starts_with("local")) return {LoginRule::Kind::Local, {}};
    std::string password = line_setting(config, type, number, "password");
    if (password.empty()) return {LoginRule::Kind::NoPassword, {}};
    return {LoginRule::Kind::Password, std::move(password)};
}

std::string enable_secret(const DeviceConfig& config) {
    std::string secret = global_setting(config, "enable secret ");
    return secret.empty() ? global_setting(config, "enable password ") : secret;
}

std::string user_password(const DeviceConfig& config, std::string_view name) {
    const std::string rest = global_setting(config, fmt::format("username {} ", name));
    for (const std::string_view word : {"password ", "secret "})
        if (const std::size_t at = rest.find(word); at != std::string::npos) return rest.substr(at + word.size());
    return {};
}

std::string banner_text(const DeviceConfig& config, std::string_view which) {
    std::string text = global_setting(config, fmt::format("banner {} ", which));
    const std::size_t mark = text.starts_with("^C") ? 2 : 1;
    if (text.size() < 2 * mark) return {};
    text = text.substr(mark, text.size() - 2 * mark);
    while (text.starts_with('\n')) text.erase(0, 1);
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

bool password_fits(std::string_view stored, std::string_view typed) {
    if (stored.empty()) return false;
    const bool has_type = stored.size() > 2 && is_digit(stored[0]) && stored[1] == ' ';
    const std::string_view text = has_type ? stored.substr(2) : stored;
    if (has_type && stored[0] == '5') {
        const std::string setting{text};
        const std::string made = crypt_with(typed, setting);
        return !made.empty() && made == text;
    }
    if (has_type && stored[0] == '7') {
        const std::string clear = decrypt_type7(text);
        return !clear.empty() && clear == typed;
    }
    return text == typed;
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

}  // namespace switchover::ios
