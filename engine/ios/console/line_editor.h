#pragma once
/// The line that is being typed: keys of IOS (Ctrl-A, Ctrl-W, arrows, history …) turned into what the terminal must
/// print.
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

namespace switchover::ios {

/// Lines typed before, as Ctrl-P and Ctrl-N walk through them.
class History {
   public:
    static constexpr std::size_t kDefaultSize = 10;
    static constexpr std::size_t kLargest = 256;

    void add(const std::string& line);
    void resize(std::size_t size);
    std::size_t size() const { return size_; }
    const std::deque<std::string>& lines() const { return lines_; }

   private:
    std::size_t size_ = kDefaultSize;
    std::deque<std::string> lines_;  ///< oldest first
};

class LineEditor {
   public:
    enum class Event {
        None,
        Enter,
        Help,      ///< `?`
        Complete,  ///< Tab
        End,       ///< Ctrl-Z
        Abort,     ///< Ctrl-C
        Break,     ///< Ctrl-Shift-6
    };

    static constexpr std::size_t kLongestLine = 4096;  ///< further octets are refused with a bell

    /// A new line. `echo` off: a password.
    void begin(std::string prompt, bool echo = true, std::string text = {});
    /// One octet from the keyboard; what the terminal shows for it is appended to `out`.
    Event type(char octet, History& history, std::string& out);
    /// Prompt and text again, the cursor at its end.
    void redraw(std::string& out);
    void replace(std::string text, std::string& out);

    const std::string& text() const { return text_; }
    const std::string& prompt() const { return prompt_; }
    std::size_t cursor() const { return cursor_; }
    void set_width(std::size_t width) { width_ = width; }
    std::size_t width() const { return width_; }

   private:
    enum class Escape : unsigned char { None, Escape, Bracket };

    Event control(char octet, History& history, std::string& out);
    Event escape(char octet, History& history, std::string& out);
    void recall(History& history, int step, std::string& out);
    void insert(char octet, std::string& out);
    void erase(std::size_t from, std::size_t to, std::string& out);
    void move(std::size_t to, std::string& out);
    std::size_t word_left() const;
    std::size_t word_right() const;
    /// How much of the line stands left of the terminal's edge: a long line moves sideways, as in IOS.
    std::size_t scroll_for(std::size_t cursor) const;
    void paint(std::size_t from, std::size_t erased, std::string& out);

    std::string prompt_;
    std::string text_;
    std::string kept_;  ///< what was typed before the history was opened
    std::size_t cursor_ = 0;
    std::size_t scroll_ = 0;
    std::size_t back_ = 0;  ///< how far up the history
    std::size_t width_ = 80;
    bool echo_ = true;
    Escape escape_ = Escape::None;
    bool quoted_ = false;  ///< Ctrl-V: the next octet is text
    bool after_return_ = false;
};

}  // namespace switchover::ios
