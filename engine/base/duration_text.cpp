#include "engine/base/duration_text.h"

#include <fmt/format.h>

#include <array>
#include <limits>

namespace switchover {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t ns;
};
constexpr std::array<Unit, 6> kUnits = {{{"h", 3'600'000'000'000},
                                         {"m", 60'000'000'000},
                                         {"s", 1'000'000'000},
                                         {"ms", 1'000'000},
                                         {"us", 1'000},
                                         {"ns", 1}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && (is_digit(text[digits]) || text[digits] == '.')) ++digits;
    const std::string_view number = text.substr(0, digits);
    const std::string_view suffix = text.substr(digits);
    for (const Unit& unit : kUnits) {
        if (unit.name != suffix) continue;
        // Digit by digit in integers: a script's 0.1s must be the same nanosecond on every machine.
        std::int64_t total = 0;
        std::int64_t scale = unit.ns;
        bool fraction = false;
        bool any_digit = false;
        for (const char c : number) {
            if (c == '.') {
                if (fraction) return std::nullopt;
                fraction = true;
                continue;
            }
            any_digit = true;
            const std::int64_t digit = c - '0';
            if (fraction) {
                if (scale % 10 != 0 && digit != 0) return std::nullopt;
                scale /= 10;
                total += digit * scale;
            } else {
                if (total > (std::numeric_limits<std::int64_t>::max() - 9 * unit.ns) / 10) return std::nullopt;
                total = total * 10 + digit * unit.ns;
            }
        }
        if (!any_digit) return std::nullopt;
        return Duration{total};
    }
    return std::nullopt;
}

std::string duration_text(Duration d) {
    const std::int64_t ns = d.count();
    for (const Unit& unit : kUnits)
        if (ns % unit.ns == 0 && ns != 0) return fmt::format("{}{}", ns / unit.ns, unit.name);
    return "0s";
}

}  // namespace switchover
