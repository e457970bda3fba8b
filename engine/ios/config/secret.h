#pragma once
/// Passwords of a configuration: types 0 (clear), 5 (MD5 crypt) and 7 (Cisco's reversible one), and the lines that hold
/// them. What is typed is stored as IOS stores it; what a file says stays as it is written.
#include <string>
#include <string_view>

#include "engine/ios/config/row.h"

namespace switchover::ios {

/// `stored` may begin with a type. Nothing fits an empty one.
bool password_fits(std::string_view stored, std::string_view typed);
/// Type 7 to clear text; empty when it is not of that form.
std::string decrypt_type7(std::string_view stored);
/// Type 7 of a password with the key's offset `seed`, 0 to 15.
std::string encrypt_type7(std::string_view password, unsigned seed);
/// Type 5 with a salt of up to eight letters of `./0-9A-Za-z`.
std::string encrypt_type5(std::string_view password, std::string_view salt);

/// A key that a protocol itself needs, so in clear, and as the configuration shows it.
struct TypedKey {
    std::string clear;
    std::string written;  ///< the same, or `7 0822455D0A16`
    bool cut = false;     ///< it was longer than allowed
};
/// Reads the labels `type` (0, 7 or absent) and `key` of a line. Errors: what IOS says instead.
Result<TypedKey, std::string> typed_key(const Call& call, std::size_t longest);

// Handlers of rows. Salts come from the host name and the text, so that a journal gives the same octets each time.
/// `enable secret`, `enable password`, `username …`, `password` of a line.
Applied secret_line(Call& call);
/// `service password-encryption`: what is typed from now on, and what is there already, becomes type 7.
Applied password_encryption(Call& call);

}  // namespace switchover::ios
