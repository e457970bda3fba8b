#pragma once
/// Display filters in Wireshark's language, of fields that dissectors name: `hsrp`, `ip.src == 172.16.172.52`,
/// `esp && !(ip.ttl < 255)`, `isakmp.exchangetype in {5 32}`, `hsrp.auth_data contains "cis"`.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/dissect/packet.h"

namespace switchover::dissect {

/// Where and why a filter is not one.
struct FilterError {
    std::size_t column = 0;  ///< octets from the start, 0-based
    std::string message;
};

/// A value; copies share the parsed tree.
class Filter {
   public:
    /// Accepts everything.
    Filter() = default;
    /// Operators: == != > < >= <= contains in, and their words eq ne gt lt ge le; && || ! and their words and, or, not;
    /// parentheses. `a != b` holds when no field named a equals b (as Wireshark since 4.0). An empty text accepts all.
    static Result<Filter, FilterError> parse(std::string_view text);

    bool accepts(const Packet& packet) const;

    struct Node;

   private:
    std::shared_ptr<const Node> root_;
};

/// Names that a filter may use, ascending: every field of every dissector, and the aliases ip.addr, eth.addr, udp.port.
const std::vector<std::string_view>& filter_fields();

}  // namespace switchover::dissect
