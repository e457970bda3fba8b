#include "app/session/telnet.h"

namespace switchover::session {
namespace {

constexpr unsigned char kSe = 240, kNop = 241, kBreak = 243, kInterrupt = 244, kAreYouThere = 246,
                        kEraseCharacter = 247, kEraseLine = 248, kSb = 250, kWill = 251, kWont = 252, kDo = 253,
                        kDont = 254, kIac = 255;
constexpr unsigned char kEcho = 1, kSuppressGoAhead = 3, kTerminalType = 24, kWindowSize = 31;
constexpr char kCtrlShift6 = '\x1E';
constexpr char kCtrlU = '\x15';

void send(std::string& reply, unsigned char verb, unsigned char option) {
    reply.push_back(static_cast<char>(kIac));
    reply.push_back(static_cast<char>(verb));
    reply.push_back(static_cast<char>(option));
}

bool we_do(unsigned char option) { return option == kEcho || option == kSuppressGoAhead; }
bool they_may(unsigned char option) {
    return option == kSuppressGoAhead || option == kTerminalType || option == kWindowSize;
}

}  // namespace

std::string Telnet::greeting() {
    std::string out;
    send(out, kWill, kEcho);
    send(out, kWill, kSuppressGoAhead);
    send(out, kDo, kTerminalType);
    send(out, kDo, kWindowSize);
    return out;
}

std::string Telnet::escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (static_cast<unsigned char>(c) == kIac) out.push_back(c);
        out.push_back(c);
    }
    return out;
}

std::string Telnet::receive(std::string_view octets, std::string& reply) {
    if (!greeted_) {
        // What the greeting offered and asked for counts as agreed until it is refused, so that answers end there.
        ours_[kEcho] = ours_[kSuppressGoAhead] = true;
        theirs_[kTerminalType] = theirs_[kWindowSize] = true;
        greeted_ = true;
    }
    std::string typed;
    for (const char c : octets) {
        const auto octet = static_cast<unsigned char>(c);
        switch (state_) {
            case State::Text:
                if (octet == kIac)
                    state_ = State::Command;
                else
                    typed.push_back(c);
                break;
            case State::Command: command(octet, typed, reply); break;
            case State::Option:
                option(octet, reply);
                state_ = State::Text;
                break;
            case State::Sub:
                // Window size and terminal type are of no use here: IOS keeps its own length and width.
                if (octet == kIac) state_ = State::SubCommand;
                break;
            case State::SubCommand: state_ = octet == kSe ? State::Text : State::Sub; break;
        }
    }
    return typed;
}

void Telnet::command(unsigned char octet, std::string& typed, std::string& reply) {
    state_ = State::Text;
    switch (octet) {
        case kIac: typed.push_back(static_cast<char>(kIac)); break;
        case kBreak:
        case kInterrupt: typed.push_back(kCtrlShift6); break;
        case kEraseCharacter: typed.push_back('\b'); break;
        case kEraseLine: typed.push_back(kCtrlU); break;
        case kAreYouThere: reply += "\r\n[Yes]\r\n"; break;
        case kSb: state_ = State::Sub; break;
        case kWill:
        case kWont:
        case kDo:
        case kDont:
            verb_ = octet;
            state_ = State::Option;
            break;
        case kNop:
        default: break;
    }
}

/// RFC 854: only a change of state is answered, or two sides would agree forever.
void Telnet::option(unsigned char option, std::string& reply) {
    const bool on = verb_ == kWill || verb_ == kDo;
    const bool about_us = verb_ == kDo || verb_ == kDont;
    bool& state = about_us ? ours_[option] : theirs_[option];
    const bool may = about_us ? we_do(option) : they_may(option);
    const unsigned char yes = about_us ? kWill : kDo;
    const unsigned char no = about_us ? kWont : kDont;
    if (on && !may) {
        send(reply, no, option);
        return;
    }
    if (on == state) return;
    state = on;
    send(reply, on ? yes : no, option);
}

}  // namespace switchover::session
