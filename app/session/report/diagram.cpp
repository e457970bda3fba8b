/// The lab as a picture: the report has no window, and its readers may have none either.
#include <algorithm>
#include <cmath>

#include "app/session/report/moment.h"
#include "engine/device/config.h"
#include "engine/hsrp/show.h"

namespace switchover::session::report {

namespace {

struct Point {
    double x = 0, y = 0;
    Point operator+(Point o) const { return {x + o.x, y + o.y}; }
    Point operator-(Point o) const { return {x - o.x, y - o.y}; }
    Point operator*(double f) const { return {x * f, y * f}; }
    double length() const { return std::hypot(x, y); }
};

constexpr double kRadius = 24, kShortest = 185, kMargin = 84;

/// Where the nodes stand, with room for two labels on the shortest cable.
std::vector<Point> places(const snapshot::World& world) {
    const auto& nodes = world.topology->nodes;
    std::vector<Point> out;
    const auto count = static_cast<double>(std::max<std::size_t>(1, nodes.size()));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double angle = 2 * M_PI * static_cast<double>(i) / count;
        out.push_back(nodes[i].has_position ? Point{nodes[i].position.x, nodes[i].position.y}
                                            : Point{std::cos(angle), std::sin(angle)} * (60 + 22 * count));
    }
    double shortest = 1e9;
    for (const snapshot::Cable& cable : world.cables) {
        const double length = (out[cable.a.node] - out[cable.b.node]).length();
        if (length > 1) shortest = std::min(shortest, length);
    }
    const double scale = std::clamp(kShortest / shortest, 1.0, 2.5);
    for (Point& at : out) at = at * scale;
    return out;
}

std::string text_at(Point at, const char* html_class, const std::string& text, const char* anchor = "middle") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n", at.x, at.y,
                       anchor, html_class, escaped(text));
}

/// A dot is up, a triangle has no carrier, a square is shut: by shape as well as colour.
std::string port_mark(Point at, snapshot::EndState state) {
    switch (state) {
        case snapshot::EndState::Up:
            return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" class=\"up\"/>\n", at.x, at.y);
        case snapshot::EndState::NoCarrier:
            return fmt::format("<path d=\"M{:.1f} {:.1f}l6 10h-12z\" class=\"dark\"/>\n", at.x, at.y - 6);
        case snapshot::EndState::AdminDown: break;
    }
    return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"10\" height=\"10\" class=\"shut\"/>\n", at.x - 5,
                       at.y - 5);
}

std::string port_label(const snapshot::World& world, const snapshot::CableEnd& end) {
    const snapshot::Device* device = world.device(end.node);
    if (device == nullptr) return {};
    std::string out = short_interface_name(end.port_name);
    if (end.port < device->interfaces.size() && device->interfaces[end.port].has_address())
        out += fmt::format(" .{}", device->interfaces[end.port].address().value & 0xFF);
    return out;
}

class Drawing {
   public:
    Drawing(const Moment& moment, const Speech& say)
        : moment_(moment), say_(say), world_(*moment.world), at_(places(world_)) {}

    std::string svg(const std::string& title, const std::string& id) {
        for (std::size_t i = 0; i < world_.cables.size(); ++i) cable(i);
        for (NodeIndex i = 0; i < world_.nodes.size(); ++i) node(i);
        Point low{1e9, 1e9}, high{-1e9, -1e9};
        for (const Point& at : at_) {
            low = {std::min(low.x, at.x), std::min(low.y, at.y)};
            high = {std::max(high.x, at.x), std::max(high.y, at.y)};
        }
        low = low - Point{kMargin, kMargin + 14};
        const Point size = high - low + Point{kMargin, kMargin + 14};
        return fmt::format(
                   "<svg class=\"diagram\" role=\"img\" aria-labelledby=\"{0}\" viewBox=\"{1:.0f} {2:.0f} {3:.0f} "
                   "{4:.0f}\" xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"{0}\">{5}</title>\n",
                   id, low.x, low.y, size.x, size.y, escaped(title)) +
               lines_ + shapes_ + "</svg>\n";
    }

   private:
    void cable(std::size_t index) {
        const snapshot::Cable& cable = world_.cables[index];
        const Point a = at_[cable.a.node], b = at_[cable.b.node];
        const double length = std::max(1.0, (b - a).length());
        const Point along = (b - a) * (1 / length), left{-along.y, along.x};
        const auto line = [&](Point from, Point to, const char* how) {
            lines_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n",
                                  from.x, from.y, to.x, to.y, how);
        };
        // Each direction of a tunnel on its right, as on the road.
        if (2 * index + 1 < moment_.esp.size()) {
            if (moment_.esp[2 * index]) line(a + left * 4, b + left * 4, "esp");
            if (moment_.esp[2 * index + 1]) line(a - left * 4, b - left * 4, "esp");
        }
        line(a, b, cable.carrier && !cable.cut ? "cable" : "cable broken");
        const Point middle = (a + b) * 0.5;
        if (cable.cut)
            shapes_ += fmt::format("<path d=\"M{0:.1f} {1:.1f}l14 14m0 -14l-14 14\" class=\"cut\"/>\n", middle.x - 7,
                                   middle.y - 7);
        end(cable.a, a, along, left);
        end(cable.b, b, along * -1, left);
    }

    void end(const snapshot::CableEnd& end, Point centre, Point along, Point left) {
        shapes_ += port_mark(centre + along * (kRadius + 6), end.state);
        // Beside the cable: above a flat one, on the outer side of the others.
        const bool flat = std::abs(along.y) < 0.3;
        const double outwards = std::abs(along.x) < 0.1 ? 1 : along.x;
        const Point aside = left * ((flat ? -left.y : left.x * outwards) > 0 ? 1 : -1);
        const char* anchor = flat ? "middle" : aside.x > 0 ? "start" : "end";
        const Point at = centre + along * (kRadius + (flat ? 48 : 34)) + aside * (flat ? 15 : 11) + Point{0, 5};
        if (const std::string label = port_label(world_, end); !label.empty())
            shapes_ += text_at(at, "port", label, anchor);
        if (const std::string trouble = words_of(end.impairment, say_); !trouble.empty())
            shapes_ += text_at(at + Point{0, flat ? 28.0 : 17.0}, "trouble", trouble, anchor);
    }

    void node(NodeIndex index) {
        const Point at = at_[index];
        const topology::Node& drawn = world_.topology->nodes[index];
        const snapshot::Device* device = world_.device(index);
        const snapshot::Switch* bridge = world_.network_switch(index);
        const bool on = device != nullptr ? device->powered : bridge != nullptr && bridge->powered;
        const char* how = on ? "node" : "node off";
        switch (drawn.kind) {
            case topology::NodeKind::Switch:
                shapes_ +=
                    fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"56\" height=\"24\" rx=\"4\" class=\"{}\"/>\n",
                                at.x - 28, at.y - 12, how);
                shapes_ +=
                    fmt::format("<path d=\"M{:.1f} {:.1f}h24l-4 -4m4 4l-4 4m-20 -4l4 -4m-4 4l4 4\" class=\"ink\"/>\n",
                                at.x - 12, at.y);
                break;
            case topology::NodeKind::Host:
                shapes_ +=
                    fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"44\" height=\"32\" rx=\"3\" class=\"{}\"/>\n",
                                at.x - 22, at.y - 18, how);
                shapes_ +=
                    fmt::format("<path d=\"M{:.1f} {:.1f}h20m-10 0v-6\" class=\"ink\"/>\n", at.x - 10, at.y + 20);
                break;
            case topology::NodeKind::Router:
                shapes_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" class=\"{}\"/>\n", at.x, at.y,
                                       kRadius, how);
                shapes_ += fmt::format(
                    "<path d=\"M{0:.1f} {1:.1f}h9l-4 -4m4 4l-4 4m17 -4h-9l4 -4m-4 4l4 4m-8 -8v-9l-4 4"
                    "m4 -4l4 4m-4 13v9l-4 -4m4 4l4 -4\" class=\"ink\"/>\n",
                    at.x - 13, at.y);
                break;
        }
        labels(at, index, device, on);
    }

    void labels(Point at, NodeIndex index, const snapshot::Device* device, bool on) {
        double low = 1e9, high = -1e9;
        for (const Point& each : at_) low = std::min(low, each.y), high = std::max(high, each.y);
        std::vector<std::pair<std::string, const char*>> lines{{world_.name(index), "name"}};
        if (!on) lines.emplace_back(say_("powered off"), "trouble");
        if (device != nullptr && on) {
            for (const hsrp::GroupView& group : device->hsrp) {
                const bool active = group.state == hsrp::State::Active;
                lines.emplace_back(fmt::format("HSRP {} \u00b7 {}", group.group, hsrp::ios_name(group.state)),
                                   active ? "active" : "role");
                if (active) lines.emplace_back("VIP " + group.virtual_address.text(), "active");
            }
        }
        // Above in the upper half, where the cables leave downwards; below elsewhere.
        const bool above = high - low > 100 && at.y < low + (high - low) * 0.3;
        const double step = 18;
        double y = above ? at.y - kRadius - 8 - step * static_cast<double>(lines.size() - 1) : at.y + kRadius + 20;
        for (const auto& [text, how] : lines) {
            shapes_ += text_at({at.x, y}, how, text);
            y += step;
        }
    }

    const Moment& moment_;
    const Speech& say_;
    const snapshot::World& world_;
    std::vector<Point> at_;
    std::string lines_, shapes_;
};

}  // namespace

std::string diagram_svg(const Moment& moment, const std::string& title, const std::string& id, const Speech& say) {
    return Drawing{moment, say}.svg(title, id);
}

}  // namespace switchover::session::report
