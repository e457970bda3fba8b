#pragma once
/// The Telnet protocol (RFC 854, 855, 857, 858, 1073) between a socket and a terminal: options and commands are taken
/// out of what comes, and answered.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace switchover::session {

class Telnet {
   public:
    /// What the server says first: it echoes, characters go one by one, and it would like to know the window's size.
    static std::string greeting();

    /// Octets from the socket. Returns what was typed; what must be sent back is appended to `reply`. Any octets are
    /// safe. A break or interrupt process is Ctrl-Shift-6.
    std::string receive(std::string_view octets, std::string& reply);
    /// Text for the socket: 255 is doubled.
    static std::string escape(std::string_view text);

   private:
    enum class State : std::uint8_t { Text, Command, Option, Sub, SubCommand };

    void command(unsigned char octet, std::string& typed, std::string& reply);
    void option(unsigned char option, std::string& reply);

    State state_ = State::Text;
    unsigned char verb_ = 0;
    std::array<bool, 256> ours_{};    ///< options that we do
    std::array<bool, 256> theirs_{};  ///< options that the other side does
    bool greeted_ = false;
};

}  // namespace switchover::session
