#pragma once
/// Names that access lists use for protocols, ports and ICMP types.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchover::ios {

std::optional<std::uint8_t> protocol_number(std::string_view text);  ///< name or decimal; `ip` has none
std::string protocol_name(std::uint8_t number);                      ///< the number itself when it has no name

/// `protocol` is `tcp` or `udp`; name or decimal.
std::optional<std::uint16_t> port_number(std::string_view protocol, std::string_view text);
std::string port_name(std::uint8_t protocol, std::uint16_t port);

std::optional<std::uint8_t> icmp_type_number(std::string_view text);
std::string icmp_type_name(std::uint8_t type);

}  // namespace switchover::ios
