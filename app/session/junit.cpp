#include "app/session/junit.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchover::session {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "&#10;"; break;
            default: out.push_back(static_cast<unsigned char>(c) < 0x20 && c != '\t' ? '?' : c);
        }
    }
    return out;
}

double seconds(const Check& check) { return to_seconds(check.decided - check.since); }

}  // namespace

std::string junit_xml(std::span<const Check> checks, std::string_view suite, std::string_view file) {
    const auto failures = std::count_if(checks.begin(), checks.end(), [](const Check& c) { return !c.passed; });
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites>\n  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n",
                       escaped(suite), checks.size(), failures);
    for (const Check& check : checks) {
        out += fmt::format("    <testcase classname=\"{}\" name=\"{}:{} {}\" time=\"{:.3f}\"", escaped(suite),
                           escaped(file), check.line, escaped(check.text), seconds(check));
        if (check.passed) {
            out += "/>\n";
        } else {
            out += fmt::format(">\n      <failure message=\"{}\">line {} at {}</failure>\n    </testcase>\n",
                               escaped(check.message), check.line, clock_text(check.decided));
        }
    }
    return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace switchover::session
