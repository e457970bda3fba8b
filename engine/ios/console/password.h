#pragma once
/// Who may use a line and for how long: `login`, `password`, `enable secret`, `exec-timeout`.
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/time.h"
#include "engine/device/config.h"

namespace switchover::ios {

/// What stands behind `keyword` in the configuration of a line (`line vty 0 4` covers `vty 3`); `type` is `console` or
/// `vty`. Empty when it is not configured; a keyword alone gives itself.
std::string line_setting(const DeviceConfig& config, std::string_view type, unsigned number, std::string_view keyword);

/// How many lines vty a configuration has: the first five are always there.
unsigned vty_lines(const DeviceConfig& config);
/// Of all lines of a box: 0 is the console port, 1 the auxiliary one.
inline constexpr unsigned kFirstVty = 2;

struct LoginRule {
    enum class Kind : std::uint8_t {
        Open,        ///< no `login`
        NoPassword,  ///< `login`, but no password is set
        Password,
        Local,  ///< user names
    };
    Kind kind = Kind::Open;
    std::string password;  ///< as configured, `7 0822455D0A16`
};
LoginRule login_rule(const DeviceConfig& config, std::string_view type, unsigned number);

/// Does a session begin in privileged EXEC: `username NAME privilege 15 …`, else `privilege level 15` of the line.
/// `user` is empty when none was asked for.
bool starts_privileged(const DeviceConfig& config, std::string_view type, unsigned number, std::string_view user);

/// How long a terminal may say nothing, by the `exec-timeout` of its line; nothing: for ever. The ten minutes that IOS
/// gives a line without one do not count here: virtual time may run thousands of times faster than a person types.
std::optional<Duration> exec_timeout(const DeviceConfig& config, std::string_view type, unsigned number);

/// `enable secret`, else `enable password`, with its type; empty when there is neither.
std::string enable_secret(const DeviceConfig& config);
/// Of `username NAME password …` or `secret`; empty when there is none.
std::string user_password(const DeviceConfig& config, std::string_view name);
/// The text of `banner motd` without its delimiters.
std::string banner_text(const DeviceConfig& config, std::string_view which);

}  // namespace switchover::ios
