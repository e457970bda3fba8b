#include "app/session/report/words.h"

#include <algorithm>

namespace switchover::session::report {

namespace {

std::string with_comma(std::string text, Language language) {
    if (language == Language::Portuguese) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

}  // namespace

std::string Speech::number(double value) const { return with_comma(fmt::format("{:g}", value), language); }

std::string Speech::length(Duration length) const {
    const double s = to_seconds(length);
    if (length < 50us) return (*this)("at once");
    if (length < 100ms) return with_comma(fmt::format("{:.1f} ms", s * 1e3), language);
    if (length < 1s) return fmt::format("{:.0f} ms", s * 1e3);
    if (length < 100s) return with_comma(fmt::format("{:.2f} s", s), language);
    return hours_minutes_seconds(length);
}

Language language_of(std::string_view tag) {
    return tag.substr(0, 2) == "pt" ? Language::Portuguese : Language::English;
}

}  // namespace switchover::session::report
