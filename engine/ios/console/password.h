#pragma once
/// Who may use a line: `login`, `password`, `enable secret`, types 0, 5 (MD5 crypt) and 7 (Cisco's reversible one).
#include <string>
#include <string_view>

#include "engine/device/config.h"

namespace switchover::ios {

/// What stands behind `keyword` in the configuration of a line (`line vty 0 4` covers `vty 3`); `type` is `console` or
/// `vty`. Empty when it is not configured; a keyword alone gives itself.
std::string line_setting(const DeviceConfig& config, std::string_view type, unsigned number, std::string_view keyword);

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

/// `enable secret`, else `enable password`, with its type; empty when there is neither.
std::string enable_secret(const DeviceConfig& config);
/// Of `username NAME password …` or `secret`; empty when there is none.
std::string user_password(const DeviceConfig& config, std::string_view name);
/// The text of `banner motd` without its delimiters.
std::string banner_text(const DeviceConfig& config, std::string_view which);

/// `stored` may begin with a type. Nothing fits an empty one.
bool password_fits(std::string_view stored, std::string_view typed);
/// Type 7 to clear text; empty when it is not of that form.
std::string decrypt_type7(std::string_view stored);
/// Type 7 of a password with the key's offset `seed`, 0 to 15.
std::string encrypt_type7(std::string_view password, unsigned seed);
/// Type 5 with a salt of up to eight letters of `./0-9A-Za-z`.
std::string encrypt_type5(std::string_view password, std::string_view salt);

}  // namespace switchover::ios
