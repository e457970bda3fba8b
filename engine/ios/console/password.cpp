#include "engine/ios/console/password.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/grammar/words.h"

namespace switchover::ios {
namespace {

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

}  // namespace

std::string line_setting(const DeviceConfig& config, std::string_view type, unsigned number, std::string_view keyword) {
    // Asked with every line that is typed.
    for (const KeptLine& line : std::ranges::equal_range(config.kept_lines, Section::Line, {}, &KeptLine::section)) {
        if (!covers(line.block, type, number)) continue;
        if (line.text == keyword) return std::string{keyword};
        if (line.text.starts_with(keyword) && line.text[keyword.size()] == ' ')
            return line.text.substr(keyword.size() + 1);
    }
    return {};
}

unsigned vty_lines(const DeviceConfig& config) {
    unsigned count = 5;
    for (const KeptLine& line : config.kept_lines) {
        if (!line.block.empty() || !line.text.starts_with("line vty ")) continue;
        const std::string last{split_tokens(line.text).back().text};
        count = std::max(count, static_cast<unsigned>(std::stoul(last)) + 1);
    }
    return count;
}

LoginRule login_rule(const DeviceConfig& config, std::string_view type, unsigned number) {
    const std::string login = line_setting(config, type, number, "login");
    if (login.empty()) return {};
    if (login.starts_with("local")) return {LoginRule::Kind::Local, {}};
    std::string password = line_setting(config, type, number, "password");
    if (password.empty()) return {LoginRule::Kind::NoPassword, {}};
    return {LoginRule::Kind::Password, std::move(password)};
}

bool starts_privileged(const DeviceConfig& config, std::string_view type, unsigned number, std::string_view user) {
    constexpr std::string_view kWord = "privilege ";
    const std::string of_user =
        user.empty() ? std::string{} : global_setting(config, fmt::format("username {} ", user));
    if (of_user.starts_with(kWord)) return std::string_view{of_user}.substr(kWord.size()).starts_with("15 ");
    return line_setting(config, type, number, "privilege level") == "15";
}

std::optional<Duration> exec_timeout(const DeviceConfig& config, std::string_view type, unsigned number) {
    const std::string setting = line_setting(config, type, number, "exec-timeout");
    const auto tokens = split_tokens(setting);
    if (tokens.empty()) return std::nullopt;
    Duration limit = std::chrono::minutes{std::stol(std::string{tokens[0].text})};
    if (tokens.size() > 1) limit += std::chrono::seconds{std::stol(std::string{tokens[1].text})};
    return limit == Duration{} ? std::nullopt : std::optional{limit};
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

}  // namespace switchover::ios
