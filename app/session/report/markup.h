#pragma once
/// HTML and SVG as text: whatever comes from a lab is escaped here, and nowhere else is markup put together from it.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/session/report/words.h"
#include "engine/base/time.h"

namespace switchover::session::report {

/// Text between tags and within quoted attributes. Characters that HTML cannot hold become U+FFFD.
std::string escaped(std::string_view text);

/// Since power-on, `00:02:05.000`.
std::string at_text(Instant at);
/// A cell of a table: its text, and a class that says what became of it.
struct Cell {
    std::string text;        ///< not yet escaped
    std::string html_class;  ///< may be empty
};
using Row = std::vector<Cell>;

/// A whole table; the first column is the rows' heading. `caption` is needed: screen readers announce it.
std::string table(std::string_view caption, const std::vector<std::string>& headings, const std::vector<Row>& rows,
                  const Speech& say);

}  // namespace switchover::session::report
