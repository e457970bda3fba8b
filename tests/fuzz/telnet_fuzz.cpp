/// Any octets from a Telnet client: in pieces they mean the same as at a stretch, answers are bounded, and text comes
/// through its escaping unchanged.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "app/session/telnet.h"

namespace {

using switchover::session::Telnet;

/// A decoder does not tell CR LF from CR: both end a line.
std::string line_ends(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\n' || i == 0 || text[i - 1] != '\r') out.push_back(text[i]);
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view octets{reinterpret_cast<const char*>(data), size};
    Telnet whole;
    std::string reply;
    const std::string typed = whole.receive(octets, reply);
    const auto window = whole.take_window();

    Telnet pieces;
    std::string typed_in_pieces;
    std::string reply_in_pieces;
    std::optional<Telnet::Window> window_in_pieces;
    for (const char c : octets) {
        typed_in_pieces += pieces.receive({&c, 1}, reply_in_pieces);
        if (const auto told = pieces.take_window()) window_in_pieces = told;
    }
    if (typed_in_pieces != typed || reply_in_pieces != reply || window_in_pieces != window) std::abort();
    if (typed.size() > size || typed.find('\0') != std::string::npos) std::abort();

    constexpr std::size_t kAreYouThere = 9;  // octets, for the two that ask
    if (reply.size() > size / 2 * kAreYouThere) std::abort();

    Telnet other_side;
    std::string none;
    if (other_side.receive(Telnet::escape(typed), none) != line_ends(typed) || !none.empty()) std::abort();
    return 0;
}
