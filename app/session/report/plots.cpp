#include "app/session/report/plots.h"

#include <algorithm>
#include <cmath>

namespace switchover::session::report {

namespace {

constexpr double kWidth = 1000, kRight = 34;
constexpr double kLetter = 6.4;  ///< mean width of one

double seconds(Instant at) { return to_seconds(at - kPowerOn); }

/// 1, 2 or 5 times a power of ten, so that about `count` of them make `range`.
double step_of(double range, double count) {
    const double raw = std::max(range, 1e-9) / count;
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power * 1.0001) return factor * power;
    return 10 * power;
}

/// Whole seconds, minutes or hours between ticks of time.
double time_step(double range) {
    for (const double step : {1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0,
                              7200.0, 14400.0, 43200.0, 86400.0})
        if (range / step <= 10) return step;
    return 86400.0 * std::ceil(range / 864000.0);
}

std::string clock_of(double s) {
    const auto whole = static_cast<std::int64_t>(s);
    return fmt::format("{:02}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

/// Time to pixels.
struct Axis {
    double left = 0;
    double end_s = 1;
    double x(double s) const { return left + s / end_s * (kWidth - kRight - left); }

    std::string ticks(double top, double bottom) const {
        std::string out;
        const double step = time_step(end_s);
        for (double s = 0; s <= end_s + step * 1e-6; s += step) {
            out += fmt::format("<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" class=\"grid\"/>",
                               x(s), top, bottom);
            out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" class=\"tick\">{}</text>\n",
                               x(s), bottom + 16, clock_of(s));
        }
        return out;
    }

    /// The faults by number; numbers that would lie on each other share a place.
    std::string marks(const std::vector<Mark>& all, double top, double bottom) const {
        std::string out;
        double last = -1e9;
        for (const Mark& mark : all) {
            const double at = x(seconds(mark.at));
            out += fmt::format("<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" class=\"{3}\"/>", at,
                               top, bottom, mark.repair ? "repair" : "fault");
            if (at - last < 18) continue;
            last = at;
            out += fmt::format(
                "<circle cx=\"{0:.1f}\" cy=\"{1:.1f}\" r=\"8\" class=\"{2}\"/><text x=\"{0:.1f}\" "
                "y=\"{3:.1f}\" text-anchor=\"middle\" class=\"number\">{4}</text>\n",
                at, top - 8, mark.repair ? "repair" : "fault", top - 4, mark.number);
        }
        return out;
    }
};

std::string opening(double height, const std::string& title, const std::string& id, const char* html_class) {
    return fmt::format(
        "<svg class=\"{4}\" role=\"img\" aria-labelledby=\"{0}\" viewBox=\"0 0 {1:.0f} {2:.0f}\" "
        "xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"{0}\">{3}</title>\n",
        id, kWidth, height, escaped(title), html_class);
}

std::string cut_to(const std::string& text, double width) {
    const auto most = static_cast<std::size_t>(std::max(0.0, width / kLetter));
    if (text.size() <= most) return text;
    return {};
}

}  // namespace

std::string timeline_svg(const std::vector<Lane>& lanes, const std::vector<Mark>& marks, Instant end,
                         const Speech& say) {
    constexpr double kLane = 26, kTop = 22;
    std::size_t longest = 0;
    for (const Lane& lane : lanes) longest = std::max(longest, lane.title.size());
    const Axis axis{std::clamp(static_cast<double>(longest) * kLetter + 16, 120.0, 320.0),
                    std::max(1e-3, seconds(end))};
    const double bottom = kTop + kLane * static_cast<double>(lanes.size()) + 4;
    std::string out = opening(bottom + 20, say("Timeline of the run"), "timeline-title", "plot");
    out += axis.ticks(kTop, bottom);
    double y = kTop + 4;
    for (const Lane& lane : lanes) {
        out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\" class=\"lane\">{}</text>\n",
                           axis.left - 8, y + 13, escaped(lane.title));
        for (const Span& span : lane.spans) {
            const Instant until = std::min(span.until, end);
            const double from_x = axis.x(seconds(span.from)), to_x = axis.x(seconds(until));
            const double width = std::max(1.2, to_x - from_x);
            const std::string told = say("{}, {} to {}", span.text, at_text(span.from), at_text(until));
            out += fmt::format(
                "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"18\" class=\"{}\"><title>{}"
                "</title></rect>",
                from_x, y, width, span.html_class, escaped(told));
            if (const std::string label = cut_to(span.text, width - 8); !label.empty())
                out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"on {}\">{}</text>", from_x + 4, y + 13,
                                   span.html_class, escaped(label));
            out += "\n";
        }
        y += kLane;
    }
    return out + axis.marks(marks, kTop, bottom) + "</svg>\n";
}

namespace {

using Points = std::vector<std::pair<double, double>>;

Points thinned(const Points& points) {
    constexpr std::size_t kMost = 1200;
    if (points.size() <= kMost) return points;
    Points out;
    const std::size_t stretch = points.size() / (kMost / 4) + 1;
    for (std::size_t i = 0; i < points.size(); i += stretch) {
        const auto first = points.begin() + static_cast<std::ptrdiff_t>(i);
        const auto last = points.begin() + static_cast<std::ptrdiff_t>(std::min(points.size(), i + stretch)) - 1;
        const auto by_value = [](const auto& a, const auto& b) { return a.second < b.second; };
        auto low = std::min_element(first, last + 1, by_value), high = std::max_element(first, last + 1, by_value);
        if (high < low) std::swap(low, high);
        for (const auto at : {first, low, high, last})
            if (out.empty() || out.back().first < at->first) out.push_back(*at);
    }
    return out;
}

}  // namespace

std::string chart_svg(const std::string& title, const std::string& unit, const std::vector<Curve>& curves,
                      const std::vector<Mark>& marks, Instant end, const std::string& id, const Speech& say) {
    constexpr double kTop = 24, kBottom = 200;
    constexpr std::size_t kStyles = 6;
    const Axis axis{64, std::max(1e-3, seconds(end))};
    double highest = 0;
    for (const Curve& curve : curves)
        for (const auto& part : curve.parts)
            for (const auto& [x, y] : part) highest = std::max(highest, y);
    const double step = step_of(highest > 0 ? highest : 1, 4);
    const double top_value = std::max(step, std::ceil(highest * 1.0001 / step) * step);
    const auto y_of = [&](double value) { return kBottom - value / top_value * (kBottom - kTop); };
    std::string out = opening(kBottom + 26 + 18 * static_cast<double>((curves.size() + 2) / 3), title, id, "plot");
    out += axis.ticks(kTop, kBottom);
    for (double value = 0; value <= top_value * 1.0001; value += step)
        out += fmt::format(
            "<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{2:.1f}\" y2=\"{1:.1f}\" class=\"grid\"/><text x=\""
            "{3:.1f}\" y=\"{4:.1f}\" text-anchor=\"end\" class=\"tick\">{5} {6}</text>\n",
            axis.left, y_of(value), kWidth - kRight, axis.left - 6, y_of(value) + 4, say.number(value), escaped(unit));
    out += axis.marks(marks, kTop, kBottom);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const std::size_t style = i % kStyles;
        for (const auto& part : curves[i].parts) {
            out += fmt::format("<polyline class=\"curve c{}\" points=\"", style);
            for (const auto& [x, y] : thinned(part)) out += fmt::format("{:.1f},{:.1f} ", axis.x(x), y_of(y));
            // One answer between two outages is a dot.
            if (part.size() == 1)
                out += fmt::format("{:.1f},{:.1f}", axis.x(part[0].first) + 1.5, y_of(part[0].second));
            out += "\"/>\n";
        }
        const double x = axis.left + static_cast<double>(i % 3) * 310,
                     y = kBottom + 34 + 18 * static_cast<double>(i / 3);
        out += fmt::format(
            "<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{2:.1f}\" y2=\"{1:.1f}\" class=\"curve c{3}\"/><text x=\""
            "{4:.1f}\" y=\"{5:.1f}\" class=\"tick\">{6}</text>\n",
            x, y - 4, x + 26, style, x + 32, y, escaped(curves[i].title));
    }
    return out + "</svg>\n";
}

std::string bars_svg(const std::string& title, const std::vector<Bar>& bars, const std::string& id, const Speech& say) {
    constexpr double kLeft = 150, kTop = 6, kBar = 24;
    Duration longest = 1ms;
    for (const Bar& bar : bars) longest = std::max(longest, bar.until);
    const double whole = to_seconds(longest), step = step_of(whole, 8);
    // Room at the right for the length of the longest.
    const auto x_of = [&](double s) { return kLeft + s / whole * (kWidth - kLeft - 120); };
    const double bottom = kTop + kBar * static_cast<double>(bars.size());
    std::string out = opening(bottom + 22, title, id, "plot");
    for (double s = 0; s <= whole * 1.0001; s += step)
        out += fmt::format(
            "<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" class=\"grid\"/><text x=\"{0:.1f}\" "
            "y=\"{3:.1f}\" text-anchor=\"middle\" class=\"tick\">{4} s</text>\n",
            x_of(s), kTop, bottom, bottom + 15, say.number(s));
    double y = kTop + 3;
    for (const Bar& bar : bars) {
        const double from = x_of(to_seconds(bar.from)), until = x_of(to_seconds(bar.until));
        out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\" class=\"lane\">{}</text>", kLeft - 8,
                           y + 13, escaped(bar.title));
        out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"18\" class=\"{}\"/>", from, y,
                           std::max(2.0, until - from), bar.html_class);
        out += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"tick\">{}</text>\n", std::max(until, from + 2) + 6,
                           y + 13, say.length(bar.until - bar.from));
        y += kBar;
    }
    return out + "</svg>\n";
}

}  // namespace switchover::session::report
