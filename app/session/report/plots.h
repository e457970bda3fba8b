#pragma once
/// What a report plots over virtual time: lanes of states, curves, and the steps of one recovery. SVG without scripts.
#include <optional>
#include <string>
#include <vector>

#include "app/session/report/markup.h"

namespace switchover::session::report {

struct Span {
    Instant from;
    Instant until = kNever;  ///< kNever: to the end of the run
    std::string html_class;  ///< `active`, `standby`, `listen`, `init`, `tunnel`, `answered`, `outage`
    std::string text;        ///< told on the bar where there is room, and to screen readers
};
struct Lane {
    std::string title;
    std::vector<Span> spans;  ///< ascending
};
/// A fault or repair, by the number that the tables give it.
struct Mark {
    Instant at;
    std::size_t number = 0;
    bool repair = false;
};

struct Curve {
    std::string title;
    /// x: virtual seconds; parts are not joined.
    std::vector<std::vector<std::pair<double, double>>> parts;
};

std::string timeline_svg(const std::vector<Lane>& lanes, const std::vector<Mark>& marks, Instant end,
                         const Speech& say);

/// At most about 1,200 points of each part are drawn: of each stretch the first, the lowest, the highest and the last.
std::string chart_svg(const std::string& title, const std::string& unit, const std::vector<Curve>& curves,
                      const std::vector<Mark>& marks, Instant end, const std::string& id, const Speech& say);

/// Bars from `origin` on, one below the other.
struct Bar {
    std::string title;
    Duration from, until;
    std::string html_class;  ///< `outage`, `step`
};
std::string bars_svg(const std::string& title, const std::vector<Bar>& bars, const std::string& id, const Speech& say);

}  // namespace switchover::session::report
