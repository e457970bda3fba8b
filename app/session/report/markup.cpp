#include "app/session/report/markup.h"

#include <algorithm>

#include "engine/record/json.h"

namespace switchover::session::report {

namespace {

/// Ill-formed UTF-8 is replaced where JSON strings are made too; the rest of that form is undone.
std::string well_formed(std::string_view text) {
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(text.begin(), text.end(), is_plain)) return std::string{text};
    std::string quoted;
    record::append_json_string(quoted, text);
    std::string out;
    for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
        if (quoted[i] != '\\') {
            out.push_back(quoted[i]);
            continue;
        }
        const char what = quoted[++i];
        if (what == 'n') out.push_back('\n');
        if (what == 't') out.push_back('\t');
        if (what == '"' || what == '\\' || what == '/') out.push_back(what);
        if (what == 'u') i += 4;  // a control character, which HTML has no place for
    }
    return out;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    for (const char c : well_formed(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            case '\n':
            case '\t': out.push_back(c); break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
                    out.push_back(c);
                else
                    out += "\xEF\xBF\xBD";
        }
    }
    return out;
}

std::string at_text(Instant at) { return clock_text(at); }

std::string table(std::string_view caption, const std::vector<std::string>& headings, const std::vector<Row>& rows,
                  const Speech& say) {
    std::string out = fmt::format("<table>\n<caption>{}</caption>\n<thead><tr>", escaped(caption));
    for (const std::string& heading : headings) out += fmt::format("<th scope=\"col\">{}</th>", escaped(heading));
    out += "</tr></thead>\n<tbody>\n";
    if (rows.empty()) out += fmt::format("<tr><td colspan=\"{}\">{}</td></tr>\n", headings.size(), say("none"));
    for (const Row& row : rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string how = row[i].html_class.empty() ? "" : fmt::format(" class=\"{}\"", row[i].html_class);
            const char* tag = i == 0 ? "th" : "td";
            out += fmt::format("<{}{}{}>{}</{}>", tag, i == 0 ? " scope=\"row\"" : "", how, escaped(row[i].text), tag);
        }
        out += "</tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

}  // namespace switchover::session::report
