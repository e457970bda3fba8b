#include "app/session/telnet.h"

#include <utility>

namespace switchover::session {
namespace {

constexpr unsigned char kSe = 240, kBreak = 243, kInterrupt = 244, kAreYouThere = 246, kEraseCharacter = 247,
                        kEraseLine = 248, kSb = 250, kWill = 251, kWont = 252, kDo = 253, kDont = 254, kIac = 255;
constexpr unsigned char kEcho = 1, kSuppressGoAhead = 3, kWindowSize = 31;
constexpr char kCtrlShift6 = '\x1E';
constexpr char kCtrlU = '\x15';

void send(std::string& reply, unsigned char verb, unsigned char option) {
    reply.push_back(static_cast<char>(kIac));
    reply.push_back(static_cast<char>(verb));
    reply.push_back(static_cast<char>(option));
}

bool we_do(unsigned char option) { return option == kEcho || option == kSuppressGoAhead; }
/// The terminal's type (RFC 1091) is of no use: what IOS sends is the same for all of them.
bool they_may(unsigned char option) { return option == kSuppressGoAhead || option == kWindowSize; }

std::uint16_t number(char high, char low) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(high) << 8U | static_cast<unsigned char>(low));
}

}  // namespace

Telnet::Telnet() {
    // What the greeting offers and asks for: an answer that agrees needs none in turn.
    ours_[kEcho] = ours_[kSuppressGoAhead] = theirs_[kWindowSize] = Agreed::Asked;
}

std::string Telnet::greeting() {
    std::string out;
    send(out, kWill, kEcho);
    send(out, kWill, kSuppressGoAhead);
    send(out, kDo, kWindowSize);
    return out;
}

std::string Telnet::escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        out.push_back(c);
        if (static_cast<unsigned char>(c) == kIac) out.push_back(c);
        if (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) out.push_back('\0');
    }
    return out;
}

std::optional<Telnet::Window> Telnet::take_window() { return std::exchange(window_, std::nullopt); }

std::string Telnet::receive(std::string_view octets, std::string& reply) {
    std::string typed;
    for (const char c : octets) {
        const auto octet = static_cast<unsigned char>(c);
        switch (state_) {
            case State::Text:
                if (octet == kIac)
                    state_ = State::Command;
                else
                    put(c, typed);
                break;
            case State::Command: command(octet, typed, reply); break;
            case State::Option:
                state_ = State::Text;
                option(octet, reply);
                break;
            case State::SubOption:
                sub_option_ = octet;
                sub_.clear();
                // Two options cannot be told from one that is escaped, and 255 is not in use here.
                state_ = octet == kIac ? State::SubCommand : State::Sub;
                break;
            case State::Sub:
                if (octet == kIac)
                    state_ = State::SubCommand;
                else if (sub_.size() <= kLongestSub)
                    sub_.push_back(c);
                break;
            case State::SubCommand:
                state_ = State::Sub;
                if (octet == kIac) {
                    if (sub_.size() <= kLongestSub) sub_.push_back(c);
                } else if (octet == kSe) {
                    state_ = State::Text;
                    sub_ended();
                } else {
                    // Whatever it was, it has no end: a command does not stand within a subnegotiation.
                    command(octet, typed, reply);
                }
                break;
        }
    }
    return typed;
}

/// RFC 854: the end of a line is CR LF, a carriage return alone CR NUL. A NUL means nothing.
void Telnet::put(char octet, std::string& typed) {
    const bool second = std::exchange(after_return_, octet == '\r') && octet == '\n';
    if (!second && octet != '\0') typed.push_back(octet);
}

void Telnet::command(unsigned char octet, std::string& typed, std::string& reply) {
    state_ = State::Text;
    switch (octet) {
        case kIac: put(static_cast<char>(kIac), typed); break;
        case kBreak:
        case kInterrupt: typed.push_back(kCtrlShift6); break;
        case kEraseCharacter: typed.push_back('\b'); break;
        case kEraseLine: typed.push_back(kCtrlU); break;
        case kAreYouThere: reply += "\r\n[Yes]\r\n"; break;
        case kSb: state_ = State::SubOption; break;
        case kWill:
        case kWont:
        case kDo:
        case kDont:
            verb_ = octet;
            state_ = State::Option;
            break;
        default: break;  // data mark, go ahead, no operation, and what is not defined
    }
}

/// RFC 1143: a change is answered, an answer is not. The router echoes whatever was agreed, as IOS does.
void Telnet::option(unsigned char option, std::string& reply) {
    const bool on = verb_ == kWill || verb_ == kDo;
    const bool about_us = verb_ == kDo || verb_ == kDont;
    Agreed& agreed = about_us ? ours_[option] : theirs_[option];
    const unsigned char yes = about_us ? kWill : kDo;
    const unsigned char no = about_us ? kWont : kDont;
    if (agreed == Agreed::Asked) {
        agreed = on ? Agreed::Yes : Agreed::No;
        return;
    }
    if (on == (agreed == Agreed::Yes)) return;
    if (answers_[option] == kMostAnswers) return;
    ++answers_[option];
    const bool may = on && (about_us ? we_do(option) : they_may(option));
    agreed = may ? Agreed::Yes : Agreed::No;
    send(reply, may ? yes : no, option);
}

void Telnet::sub_ended() {
    if (sub_option_ != kWindowSize || sub_.size() != 4 || theirs_[kWindowSize] == Agreed::No) return;
    window_ = Window{number(sub_[0], sub_[1]), number(sub_[2], sub_[3])};
}

}  // namespace switchover::session
