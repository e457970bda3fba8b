#include "engine/base/bytes.h"

namespace switchover {

std::string hex(ByteView octets) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    out.reserve(octets.size() * 2);
    for (const std::uint8_t o : octets) {
        out.push_back(kDigits[o >> 4]);
        out.push_back(kDigits[o & 15]);
    }
    return out;
}

Bytes unhex(std::string_view text) {
    Bytes out;
    int high = -1;
    for (const char c : text) {
        if (c == ' ' || c == ':' || c == '\n') continue;
        int digit = 0;
        if (c >= '0' && c <= '9') {
            digit = c - '0';
        } else if (c >= 'a' && c <= 'f') {
            digit = c - 'a' + 10;
        } else if (c >= 'A' && c <= 'F') {
            digit = c - 'A' + 10;
        } else {
            return {};
        }
        if (high < 0) {
            high = digit;
        } else {
            out.push_back(static_cast<std::uint8_t>(high << 4 | digit));
            high = -1;
        }
    }
    return high < 0 ? out : Bytes{};
}

}  // namespace switchover
