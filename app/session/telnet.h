#pragma once
/// The Telnet protocol (RFC 854, 855, 857, 858, 1073, 1143) between a socket and a terminal: options and commands are
/// taken out of what comes, and answered.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchover::session {

class Telnet {
   public:
    /// RFC 1073, in characters; 0: the client does not say.
    struct Window {
        std::uint16_t columns = 0;
        std::uint16_t lines = 0;
        bool operator==(const Window&) const = default;
    };

    /// The other side can have at most so many answers about one option: two programs that contradict each other come
    /// to an end.
    static constexpr std::uint8_t kMostAnswers = 8;
    /// Of a subnegotiation; what is longer is none that is known here.
    static constexpr std::size_t kLongestSub = 16;

    Telnet();
    /// What the server says first: it echoes, characters go one by one, and it would like to know the window's size.
    static std::string greeting();

    /// Octets from the socket. Returns what was typed, with CR for an end of line; what must be sent back is appended
    /// to `reply`. Any octets are safe. A break or interrupt process is Ctrl-Shift-6.
    std::string receive(std::string_view octets, std::string& reply);
    /// The size of the client's window, when it was told since the last call.
    std::optional<Window> take_window();
    /// Text for the socket: 255 is doubled, a CR without LF gets its NUL.
    static std::string escape(std::string_view text);

   private:
    enum class State : std::uint8_t { Text, Command, Option, SubOption, Sub, SubCommand };
    /// Of an option, RFC 1143; this side never asks for an end.
    enum class Agreed : std::uint8_t { No, Asked, Yes };

    void put(char octet, std::string& typed);
    void command(unsigned char octet, std::string& typed, std::string& reply);
    void option(unsigned char option, std::string& reply);
    void sub_ended();

    State state_ = State::Text;
    unsigned char verb_ = 0;
    bool after_return_ = false;
    std::array<Agreed, 256> ours_{};           ///< options that we do
    std::array<Agreed, 256> theirs_{};         ///< options that the other side does
    std::array<std::uint8_t, 256> answers_{};  ///< given so far, by option
    unsigned char sub_option_ = 0;
    std::string sub_;
    std::optional<Window> window_;
};

}  // namespace switchover::session
