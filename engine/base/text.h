#pragma once
/// Building the text of `show` commands line by line.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace switchover {

class TextOut {
   public:
    /// One line; the newline is added. `out.line("  State is {}", name);`
    template <typename... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
        text_.push_back('\n');
    }
    void line() { text_.push_back('\n'); }
    /// Text as it is, no newline.
    void raw(std::string_view text) { text_.append(text); }

    bool empty() const { return text_.empty(); }
    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

   private:
    std::string text_;
};

}  // namespace switchover
