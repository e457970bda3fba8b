#include "engine/ios/console/line_editor.h"

#include <algorithm>

namespace switchover::ios {
namespace {

constexpr char kBell = '\a';
constexpr char kBackspace = '\b';
constexpr char ctrl(char letter) { return static_cast<char>(letter & 0x1F); }
constexpr char kEscape = '\x1B';
constexpr char kDelete = '\x7F';
constexpr char kBreak = '\x1E';  // Ctrl-^, on many keyboards Ctrl-Shift-6
constexpr std::size_t kScrollStep = 20;

}  // namespace

void History::add(const std::string& line) {
    if (line.find_first_not_of(' ') == std::string::npos) return;
    if (!lines_.empty() && lines_.back() == line) return;
    lines_.push_back(line);
    while (lines_.size() > size_) lines_.pop_front();
}

void History::resize(std::size_t size) {
    size_ = std::min(size, kLargest);
    while (lines_.size() > size_) lines_.pop_front();
}

void LineEditor::begin(std::string prompt, bool echo, std::string text) {
    prompt_ = std::move(prompt);
    text_ = std::move(text);
    cursor_ = text_.size();
    echo_ = echo;
    back_ = 0;
    escape_ = Escape::None;
    quoted_ = false;
    scroll_ = scroll_for(cursor_);
}

LineEditor::Event LineEditor::type(char octet, History& history, std::string& out) {
    // CR, CR LF, CR NUL (Telnet) and LF alone all end a line once.
    const bool second = after_return_ && (octet == '\n' || octet == '\0');
    after_return_ = octet == '\r';
    if (second) return Event::None;
    if (quoted_) {
        // `?` and the like. A control code within a line would be a second line to whoever reads the configuration.
        quoted_ = false;
        if (static_cast<unsigned char>(octet) < ' ' || octet == kDelete)
            out.push_back(kBell);
        else
            insert(octet, out);
        return Event::None;
    }
    if (escape_ != Escape::None) return escape(octet, history, out);
    if (octet == '\r' || octet == '\n') {
        move(text_.size(), out);
        out += "\r\n";
        return Event::Enter;
    }
    if (octet == kBreak) return Event::Break;
    if (static_cast<unsigned char>(octet) < ' ' || octet == kDelete) return control(octet, history, out);
    if (octet == '?' && echo_) return Event::Help;
    insert(octet, out);
    return Event::None;
}

LineEditor::Event LineEditor::control(char octet, History& history, std::string& out) {
    switch (octet) {
        case ctrl('A'): move(0, out); break;
        case ctrl('B'): move(cursor_ == 0 ? 0 : cursor_ - 1, out); break;
        case ctrl('C'): return Event::Abort;
        case ctrl('D'): erase(cursor_, std::min(cursor_ + 1, text_.size()), out); break;
        case ctrl('E'): move(text_.size(), out); break;
        case ctrl('F'): move(std::min(cursor_ + 1, text_.size()), out); break;
        case ctrl('H'):
        case kDelete: erase(cursor_ == 0 ? 0 : cursor_ - 1, cursor_, out); break;
        case ctrl('I'): return Event::Complete;
        case ctrl('K'): erase(cursor_, text_.size(), out); break;
        case ctrl('L'):
        case ctrl('R'):
            out += "\r\n";
            redraw(out);
            break;
        case ctrl('N'): recall(history, -1, out); break;
        case ctrl('P'): recall(history, 1, out); break;
        case ctrl('T'):
            if (cursor_ > 1 && cursor_ == text_.size()) {
                std::swap(text_[cursor_ - 1], text_[cursor_ - 2]);
                paint(cursor_ - 2, 0, out);
            }
            break;
        case ctrl('U'):
        case ctrl('X'): erase(0, cursor_, out); break;
        case ctrl('V'): quoted_ = true; break;
        case ctrl('W'): erase(word_left(), cursor_, out); break;
        case ctrl('Z'): return Event::End;
        case kEscape: escape_ = Escape::Escape; break;
        case '\0': break;
        default: out.push_back(kBell);
    }
    return Event::None;
}

LineEditor::Event LineEditor::escape(char octet, History& history, std::string& out) {
    const bool bracket = escape_ == Escape::Bracket;
    escape_ = Escape::None;
    if (!bracket) {
        switch (octet) {
            case '[':
            case 'O': escape_ = Escape::Bracket; break;
            case 'b':
            case 'B': move(word_left(), out); break;
            case 'f':
            case 'F': move(word_right(), out); break;
            case 'd':
            case 'D': erase(cursor_, word_right(), out); break;
            default: break;
        }
        return Event::None;
    }
    switch (octet) {
        case 'A': recall(history, 1, out); break;
        case 'B': recall(history, -1, out); break;
        case 'C': move(std::min(cursor_ + 1, text_.size()), out); break;
        case 'D': move(cursor_ == 0 ? 0 : cursor_ - 1, out); break;
        case 'H': move(0, out); break;
        case 'F': move(text_.size(), out); break;
        default:
            // Parameters of a longer sequence (`ESC [ 3 ~`) are passed over up to its letter.
            if ((octet >= '0' && octet <= '9') || octet == ';') escape_ = Escape::Bracket;
    }
    return Event::None;
}

void LineEditor::recall(History& history, int step, std::string& out) {
    const auto& lines = history.lines();
    if (!echo_ || (step > 0 && back_ >= lines.size()) || (step < 0 && back_ == 0)) {
        out.push_back(kBell);
        return;
    }
    if (back_ == 0) kept_ = text_;
    back_ = step > 0 ? back_ + 1 : back_ - 1;
    replace(back_ == 0 ? kept_ : lines[lines.size() - back_], out);
}

void LineEditor::replace(std::string text, std::string& out) {
    const std::size_t before = text_.size();
    move(0, out);
    text_ = std::move(text);
    cursor_ = text_.size();
    paint(0, before > text_.size() ? before - text_.size() : 0, out);
}

void LineEditor::redraw(std::string& out) {
    cursor_ = text_.size();
    scroll_ = scroll_for(cursor_);
    out += prompt_;
    if (!echo_) return;
    if (scroll_ > 0) out.push_back('$');
    out.append(text_, scroll_);
}

void LineEditor::insert(char octet, std::string& out) {
    if (text_.size() >= kLongestLine) {
        out.push_back(kBell);
        return;
    }
    text_.insert(cursor_, 1, octet);
    ++cursor_;
    paint(cursor_ - 1, 0, out);
}

void LineEditor::erase(std::size_t from, std::size_t to, std::string& out) {
    if (from >= to) return;
    move(from, out);
    text_.erase(from, to - from);
    paint(from, to - from, out);
}

void LineEditor::move(std::size_t to, std::string& out) {
    const std::size_t from = cursor_;
    cursor_ = to;
    if (!echo_) return;
    if (scroll_for(to) != scroll_) {
        paint(0, 0, out);
    } else if (to < from) {
        out.append(from - to, kBackspace);
    } else {
        out.append(text_, from, to - from);
    }
}

std::size_t LineEditor::word_left() const {
    std::size_t at = cursor_;
    while (at > 0 && text_[at - 1] == ' ') --at;
    while (at > 0 && text_[at - 1] != ' ') --at;
    return at;
}

std::size_t LineEditor::word_right() const {
    std::size_t at = cursor_;
    while (at < text_.size() && text_[at] == ' ') ++at;
    while (at < text_.size() && text_[at] != ' ') ++at;
    return at;
}

std::size_t LineEditor::scroll_for(std::size_t cursor) const {
    const std::size_t room = width_ > prompt_.size() + kScrollStep + 2 ? width_ - prompt_.size() - 2 : kScrollStep;
    if (cursor < room) return 0;
    return (cursor - room) / kScrollStep * kScrollStep + kScrollStep;
}

/// The terminal's cursor stands where the text was changed; everything from `from` on is printed anew and `erased`
/// octets behind it are blanked.
void LineEditor::paint(std::size_t from, std::size_t erased, std::string& out) {
    if (!echo_) return;
    const std::size_t scroll = scroll_for(cursor_);
    if (scroll == scroll_ && erased == 0 && from + 1 == cursor_ && cursor_ == text_.size()) {
        // Typed at the end, which always has room: a long line that is pasted costs no more than a short one.
        out.push_back(text_.back());
        return;
    }
    if (scroll != scroll_ || scroll > 0) {
        // Sideways: the whole line again, never wider than the terminal.
        scroll_ = scroll;
        const std::size_t room = width_ > prompt_.size() + 3 ? width_ - prompt_.size() - 3 : 1;
        std::string visible = text_.substr(std::min(scroll, text_.size()), room);
        out += "\r" + prompt_ + (scroll > 0 ? "$" : "") + visible;
        const std::size_t blank = room > visible.size() ? room - visible.size() : 0;
        out.append(blank, ' ');
        out.append(blank + visible.size() - std::min(cursor_ - scroll, visible.size()), kBackspace);
        return;
    }
    const std::size_t room = width_ > prompt_.size() + 1 ? width_ - prompt_.size() - 1 : 1;
    const std::size_t end = std::min(text_.size(), std::max(room, cursor_));
    out.append(text_, from, end - from);
    const std::size_t blank = std::min(erased, room > end ? room - end : 0);
    out.append(blank, ' ');
    out.append(blank + end - cursor_, kBackspace);
}

}  // namespace switchover::ios
