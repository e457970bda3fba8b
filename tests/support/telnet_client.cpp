#include "tests/support/telnet_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "app/session/telnet.h"

namespace switchover::test {

namespace {
constexpr int kPatience = 60'000;  ///< ms, of a loaded machine; a passing test is far quicker
}  // namespace

TelnetClient::TelnetClient(std::uint16_t port, int receive_buffer, const char* address) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &to.sin_addr);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) return;
    ::close(socket_);
    socket_ = -1;
}

TelnetClient::~TelnetClient() {
    if (socket_ >= 0) ::close(socket_);
}

bool TelnetClient::wait(bool to_write, bool& writable) {
    pollfd one{socket_, static_cast<short>(to_write ? POLLIN | POLLOUT : POLLIN), 0};
    if (::poll(&one, 1, kPatience) <= 0) return false;
    writable = (one.revents & POLLOUT) != 0;
    if ((one.revents & (POLLIN | POLLHUP | POLLERR)) != 0) take();
    return true;
}

void TelnetClient::take() {
    std::array<char, 65536> buffer{};
    const ssize_t size = ::recv(socket_, buffer.data(), buffer.size(), 0);
    if (size <= 0)
        ended_ = true;
    else
        read_.append(buffer.data(), static_cast<std::size_t>(size));
}

void TelnetClient::send(std::string_view octets) {
    while (!octets.empty() && !ended_) {
        bool writable = false;
        if (!wait(true, writable)) return;
        if (writable) octets.remove_prefix(push(octets));
    }
}

std::size_t TelnetClient::push(std::string_view octets) {
    const ssize_t size = ::send(socket_, octets.data(), octets.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return size < 0 ? 0 : static_cast<std::size_t>(size);
}

std::string TelnetClient::until(std::string_view mark) {
    std::size_t searched = 0;
    std::size_t at = read_.find(mark);
    bool ignored = false;
    while (at == std::string::npos && !ended_ && wait(false, ignored)) {
        at = read_.find(mark, searched);
        searched = read_.size() < mark.size() ? 0 : read_.size() - mark.size() + 1;
    }
    const std::size_t size = at == std::string::npos ? read_.size() : at + mark.size();
    std::string out = read_.substr(0, size);
    read_.erase(0, size);
    return plain(out);
}

std::string TelnetClient::line(std::string_view text, std::string_view mark) {
    send(std::string{text} + "\r\n");
    return until(mark);
}

std::string TelnetClient::rest() {
    bool ignored = false;
    while (!ended_ && wait(false, ignored)) {
    }
    return plain(std::exchange(read_, {}));
}

void TelnetClient::half_close() { ::shutdown(socket_, SHUT_WR); }

void TelnetClient::reset() {
    const linger none{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    ::close(std::exchange(socket_, -1));
    ended_ = true;
}

void TelnetClient::urgent(char octet) { ::send(socket_, &octet, 1, MSG_OOB | MSG_NOSIGNAL); }

std::string plain(std::string_view octets) {
    std::string ends;
    for (std::size_t i = 0; i < octets.size(); ++i) {
        // A carriage return alone: the same line is written anew.
        const bool alone = octets[i] == '\r' && i + 1 < octets.size() && octets[i + 1] == '\0';
        if (!alone) ends.push_back(octets[i]);
    }
    session::Telnet decoder;
    std::string reply;
    std::string out = decoder.receive(ends, reply);
    std::replace(out.begin(), out.end(), '\r', '\n');
    return out;
}

}  // namespace switchover::test
