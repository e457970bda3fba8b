#pragma once
/// A Telnet client of this machine, for tests: octets into a socket and out of it, as rudely as wanted.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace switchover::test {

class TelnetClient {
   public:
    /// Connects to 127.0.0.1, or to `address`. `receive_buffer`: of the kernel, for a client that does not read; 0: as
    /// the system likes.
    explicit TelnetClient(std::uint16_t port, int receive_buffer = 0, const char* address = "127.0.0.1");
    ~TelnetClient();
    TelnetClient(const TelnetClient&) = delete;
    TelnetClient& operator=(const TelnetClient&) = delete;

    bool connected() const { return socket_ >= 0; }
    /// Sends all of it; reads meanwhile, so that two full buffers do not wait for each other.
    void send(std::string_view octets);
    /// Sends what the system takes without any reading; how much that was.
    std::size_t push(std::string_view octets);
    /// What came since the last call, up to and with `mark`; less when the connection ends, or nothing comes for long.
    std::string until(std::string_view mark);
    /// A line with its end, and what comes up to `mark`.
    std::string line(std::string_view text, std::string_view mark);
    /// Everything up to the end of the connection.
    std::string rest();
    /// True once the other side has ended it; reads what comes before.
    bool ended() const { return ended_; }
    /// Says no more, but listens.
    void half_close();
    /// Ends it as a crash or a pulled cable does, without a word.
    void reset();
    /// An octet out of the stream's order, as a Telnet "synch" is sent.
    void urgent(char octet);

   private:
    /// Waits until something can be read (and, if asked for, written); false after long silence.
    bool wait(bool to_write, bool& writable);
    void take();

    int socket_ = -1;
    std::string read_;
    bool ended_ = false;
};

/// Without negotiation, NUL and CR: lines as a person reads them.
std::string plain(std::string_view octets);

}  // namespace switchover::test
