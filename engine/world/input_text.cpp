/// Inputs as one line of words and back: what scripts, consoles and session.json are written in.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "engine/base/duration_text.h"
#include "engine/ipv4/options.h"
#include "engine/world/input.h"
#include "engine/world/words.h"

namespace switchover {

namespace {

constexpr std::uint32_t kPpmOfPercent = 10'000;
constexpr std::size_t kAllWords = std::numeric_limits<std::size_t>::max();

// --- writing

std::string percent(std::uint32_t ppm) {
    std::string text = fmt::format("{}.{:04}", ppm / kPpmOfPercent, ppm % kPpmOfPercent);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text + "%";
}

std::string escaped(const std::string& line) {
    std::string out;
    for (const char c : line) {
        if (c == ';' || c == '\\') out.push_back('\\');
        if (c == '\n') {
            out += "\\n";
        } else {
            out.push_back(c);
        }
    }
    return out;
}

/// A ping with a pace goes on until it is stopped.
std::uint32_t default_count(bool paced) { return paced ? 0 : probe::PingRequest{}.count; }

struct ToText {
    std::string operator()(const ConfigInput& i) const {
        std::string out = (i.leaves ? "config " : "configure ") + i.node;
        const char* between = " ";
        if (i.by != ConfigInput{}.by) {
            out += " as " + escaped(i.by);
            between = " ; ";
        }
        for (const std::string& line : i.lines) {
            out += between + escaped(line);
            between = " ; ";
        }
        return out;
    }
    std::string operator()(const ReplaceConfigInput& i) const {
        const std::string by = i.by == ReplaceConfigInput{}.by ? "" : "as " + escaped(i.by) + " ; ";
        return "replace-config " + i.node + " " + by + escaped(i.text);
    }
    std::string operator()(const CableInput& i) const {
        return fmt::format("{} {} {}", i.cut ? "cut" : "uncut", i.node, i.port);
    }
    std::string operator()(const FlapInput& i) const {
        if (i.down == Duration{}) return fmt::format("flap {} {} none", i.node, i.port);
        std::string out = fmt::format("flap {} {} down {}", i.node, i.port, duration_text(i.down));
        if (i.up != Duration{}) out += " up " + duration_text(i.up);
        if (i.count != 0) out += fmt::format(" count {}", i.count);
        return out;
    }
    std::string operator()(const ImpairInput& i) const {
        std::string out = fmt::format("impair {} {}", i.node, i.port);
        const Impairment& m = i.impairment;
        if (!m.any()) return out + " none";
        if (m.drop_all) out += " drop";
        if (m.loss_ppm != 0) out += " loss " + percent(m.loss_ppm);
        if (m.corrupt_ppm != 0) out += " corrupt " + percent(m.corrupt_ppm);
        if (m.extra_delay != Duration{}) out += " delay " + duration_text(m.extra_delay);
        if (m.jitter != Duration{}) out += " jitter " + duration_text(m.jitter);
        if (m.duplicate_ppm != 0) out += " duplicate " + percent(m.duplicate_ppm);
        if (m.reorder_ppm != 0) out += " reorder " + percent(m.reorder_ppm);
        if (m.reorder_by != Impairment{}.reorder_by) out += " reorder-by " + duration_text(m.reorder_by);
        return out;
    }
    std::string operator()(const PowerInput& i) const {
        const char* verb = i.action == PowerInput::Action::Off  ? "power-off"
                           : i.action == PowerInput::Action::On ? "power-on"
                                                                : "reload";
        return fmt::format("{} {}", verb, i.node);
    }
    std::string operator()(const PingInput& i) const {
        const probe::PingRequest plain;
        const probe::PingRequest& r = i.request;
        const bool paced = r.interval != Duration{};
        std::string out = fmt::format("ping {} {}", i.node, r.destination.text());
        if (r.source != plain.source) out += " source " + r.source.text();
        if (paced) out += " every " + duration_text(r.interval);
        if (r.count != default_count(paced)) out += fmt::format(" count {}", r.count);
        if (r.size != plain.size) out += fmt::format(" size {}", r.size);
        if (r.largest != plain.largest) out += fmt::format(" sweep {} {}", r.largest, r.size_step);
        if (r.timeout != plain.timeout) out += " timeout " + duration_text(r.timeout);
        if (r.dont_fragment) out += " df";
        if (r.tos != plain.tos) out += fmt::format(" tos {}", r.tos);
        if (r.pattern != plain.pattern) out += fmt::format(" pattern {}", r.pattern);
        if (r.validate) out += " validate";
        if (r.record_route != plain.record_route) out += fmt::format(" record {}", r.record_route);
        if (r.verbose) out += " verbose";
        if (r.id != plain.id) out += fmt::format(" id {}", r.id);
        return out;
    }
    std::string operator()(const TraceInput& i) const {
        const probe::TraceRequest plain;
        const probe::TraceRequest& r = i.request;
        std::string out = fmt::format("traceroute {} {}", i.node, r.destination.text());
        if (r.source != plain.source) out += " source " + r.source.text();
        if (r.probes != plain.probes) out += fmt::format(" probes {}", r.probes);
        if (r.timeout != plain.timeout) out += " timeout " + duration_text(r.timeout);
        if (r.first_ttl != plain.first_ttl || r.last_ttl != plain.last_ttl)
            out += fmt::format(" ttl {} {}", r.first_ttl, r.last_ttl);
        if (r.port != plain.port) out += fmt::format(" port {}", r.port);
        if (r.id != plain.id) out += fmt::format(" id {}", r.id);
        return out;
    }
    std::string operator()(const StopProbeInput& i) const { return fmt::format("stop-probe {} {}", i.node, i.probe); }
    std::string operator()(const FlowInput& i) const {
        const probe::FlowRequest plain;
        const probe::FlowRequest& r = i.request;
        std::string out = fmt::format("flow {} {}", i.node, r.destination.text());
        if (r.source != plain.source) out += " source " + r.source.text();
        if (r.port != plain.port) out += fmt::format(" port {}", r.port);
        if (r.interval != plain.interval) out += " every " + duration_text(r.interval);
        if (r.count != plain.count) out += fmt::format(" count {}", r.count);
        if (r.size != plain.size) out += fmt::format(" size {}", r.size);
        return out;
    }
    std::string operator()(const StopFlowInput& i) const { return fmt::format("stop-flow {} {}", i.node, i.flow); }
    std::string operator()(const ExecInput& i) const { return fmt::format("exec {} {}", i.node, i.command); }
};

// --- reading

/// The words of a line, one after the other. Remembers the first error; words after it read as empty.
class Reader {
   public:
    Reader(std::string_view line, std::vector<Word> words) : line_(line), words_(std::move(words)) {}

    bool done() const { return error_.has_value() || at_ == words_.size(); }
    const std::optional<LineError>& error() const { return error_; }
    std::string next(const char* what) {
        if (!error_ && at_ < words_.size()) return words_[at_++].text;
        const std::size_t column = words_.empty() ? 1 : words_.back().end;
        complain_at(column, fmt::format("{} is missing", what));
        return {};
    }
    bool accept(std::string_view word) {
        if (done() || words_[at_].text != word) return false;
        ++at_;
        return true;
    }
    /// Blames the word read last.
    void complain(const std::string& message) { complain_at(at_ == 0 ? 1 : words_[at_ - 1].column, message); }
    void complain_next(const std::string& message) { complain_at(words_[at_].column, message); }
    const std::string& peek() const { return words_[at_].text; }

    Ipv4Address address(const char* what) {
        const std::string word = next(what);
        const auto a = Ipv4Address::parse(word);
        if (!a) complain(fmt::format("\"{}\" is not an IPv4 address", word));
        return a.value_or(Ipv4Address{});
    }
    Duration duration(const char* what) {
        const std::string word = next(what);
        const auto d = parse_duration(word);
        if (!d) complain(fmt::format("\"{}\" is not a duration like 500us, 20ms or 1s", word));
        return d.value_or(Duration{});
    }
    std::uint32_t number(const char* what, std::uint32_t least, std::uint32_t most) {
        const std::string word = next(what);
        std::uint32_t value = 0;
        const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (status != std::errc{} || end != word.data() + word.size() || value < least || value > most) {
            complain(fmt::format("\"{}\" is not a number from {} to {}", word, least, most));
        }
        return value;
    }
    /// `P%`, at most four decimals, as parts in a million.
    std::uint32_t percentage(const char* what);
    /// What stands behind the word read last, as it is written, without the blank between.
    std::string rest(const char* what) {
        if (error_) return {};
        const std::string_view rest = line_.substr(std::min(line_.size(), words_[at_ - 1].end));
        if (rest.find_first_not_of(" \t\r") == rest.npos) next(what);
        return std::string{rest};
    }

   private:
    void complain_at(std::size_t column, const std::string& message) {
        if (!error_) error_ = LineError{column, message};
    }
    std::string_view line_;
    std::vector<Word> words_;
    std::size_t at_ = 0;
    std::optional<LineError> error_;
};

std::uint32_t Reader::percentage(const char* what) {
    const std::string word = next(what);
    std::uint64_t ppm = 0;
    std::uint32_t scale = 0;  // 0: before the point
    bool good = word.size() > 1 && word.back() == '%' && word.front() != '.' && word.size() < 12;
    for (std::size_t i = 0; good && i + 1 < word.size(); ++i) {
        const char c = word[i];
        if (c == '.' && scale == 0) {
            scale = kPpmOfPercent;
        } else if (c < '0' || c > '9') {
            good = false;
        } else if (scale == 0) {
            ppm = ppm * 10 + static_cast<std::uint32_t>(c - '0') * kPpmOfPercent;
        } else if (scale == 1) {
            good = false;
        } else {
            scale /= 10;
            ppm += static_cast<std::uint32_t>(c - '0') * scale;
        }
    }
    if (!good || ppm > 100 * kPpmOfPercent) {
        complain(fmt::format("\"{}\" is not a percentage like 0.5% (four decimals, at most 100%)", word));
        return 0;
    }
    return static_cast<std::uint32_t>(ppm);
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            const char c = text[++i];
            lines.back().push_back(c == 'n' ? '\n' : c);
        } else if (text[i] == ';') {
            if (!lines.back().empty() && lines.back().back() == ' ') lines.back().pop_back();
            if (i + 1 < text.size() && text[i + 1] == ' ') ++i;
            lines.emplace_back();
        } else {
            lines.back().push_back(text[i]);
        }
    }
    return lines;
}

Input read_config(Reader& in, bool leaves) {
    ConfigInput input;
    input.node = in.next("the device");
    input.leaves = leaves;
    input.lines = split_lines(in.rest("a configuration line"));
    // No line of IOS begins with `as`.
    if (!input.lines.empty() && input.lines.front().starts_with("as ")) {
        input.by = input.lines.front().substr(3);
        input.lines.erase(input.lines.begin());
    }
    return input;
}

Input read_replace_config(Reader& in) {
    ReplaceConfigInput input;
    input.node = in.next("the device");
    // Every semicolon of it was escaped, so there is one "line", with its newlines, behind who does it.
    for (const std::string& part : split_lines(in.rest("the configuration"))) {
        if (input.text.empty() && part.starts_with("as ")) {
            input.by = part.substr(3);
            continue;
        }
        if (!input.text.empty()) input.text.push_back('\n');
        input.text += part;
    }
    return input;
}

Input read_cable(Reader& in, bool cut) {
    CableInput input;
    input.node = in.next("the node");
    input.port = in.next("the port");
    input.cut = cut;
    return input;
}

Input read_flap(Reader& in) {
    FlapInput input;
    input.node = in.next("the node");
    input.port = in.next("the port");
    if (in.accept("none")) return input;
    if (!in.accept("down")) {
        if (in.done()) in.next("down and how long, or none,");
        if (!in.done()) in.complain_next(fmt::format("\"{}\" is not one of down, none", in.peek()));
        return input;
    }
    input.down = in.duration("how long it is out");
    if (input.down <= Duration{}) in.complain("it must be out for longer than nothing");
    while (!in.done()) {
        if (in.accept("up")) {
            input.up = in.duration("how long it is in place");
            if (input.up <= Duration{}) in.complain("it must be in place for longer than nothing");
        } else if (in.accept("count")) {
            input.count = in.number("the count", 1, std::numeric_limits<std::uint32_t>::max());
        } else {
            in.complain_next(fmt::format("\"{}\" is not one of up, count", in.peek()));
        }
    }
    if (input.up == Duration{} && input.count != 1) in.next("up and how long it is in place");
    return input;
}

Input read_impair(Reader& in) {
    ImpairInput input;
    input.node = in.next("the node");
    input.port = in.next("the port");
    Impairment& m = input.impairment;
    if (in.accept("none")) return input;
    if (in.done()) in.next("what is impaired (drop, loss, …, or none)");
    while (!in.done()) {
        if (in.accept("drop")) {
            m.drop_all = true;
        } else if (in.accept("loss")) {
            m.loss_ppm = in.percentage("the loss");
        } else if (in.accept("corrupt")) {
            m.corrupt_ppm = in.percentage("the share of damaged frames");
        } else if (in.accept("delay")) {
            m.extra_delay = in.duration("the extra delay");
        } else if (in.accept("jitter")) {
            m.jitter = in.duration("the jitter");
        } else if (in.accept("duplicate")) {
            m.duplicate_ppm = in.percentage("the share of doubled frames");
        } else if (in.accept("reorder")) {
            m.reorder_ppm = in.percentage("the share of late frames");
        } else if (in.accept("reorder-by")) {
            m.reorder_by = in.duration("how late they are");
        } else {
            in.complain_next(
                fmt::format("\"{}\" is not one of drop, loss, corrupt, delay, jitter, duplicate, reorder, "
                            "reorder-by, none",
                            in.peek()));
        }
    }
    return input;
}

Input read_power(Reader& in, PowerInput::Action action) {
    PowerInput input;
    input.node = in.next("the node");
    input.action = action;
    return input;
}

/// What the echos are made of. False: the next word is about something else.
bool read_ping_octets(Reader& in, probe::PingRequest& r) {
    if (in.accept("df")) {
        r.dont_fragment = true;
    } else if (in.accept("tos")) {
        r.tos = static_cast<std::uint8_t>(in.number("the type of service", 0, 255));
    } else if (in.accept("sweep")) {
        r.largest = in.number("the largest size", 28, 65535);
        r.size_step = in.number("the step between sizes", 1, 65535);
    } else if (in.accept("pattern")) {
        r.pattern = static_cast<std::uint16_t>(in.number("the data pattern", 0, 65535));
    } else if (in.accept("validate")) {
        r.validate = true;
    } else if (in.accept("record")) {
        r.record_route = static_cast<std::uint8_t>(in.number("the addresses to record", 1, ipv4::kMostRecordedHops));
    } else if (in.accept("verbose")) {
        r.verbose = true;
    } else if (in.accept("id")) {
        r.id = in.number("the probe's number", 1, std::numeric_limits<std::uint32_t>::max());
    } else {
        return false;
    }
    return true;
}

Input read_ping(Reader& in) {
    PingInput input;
    input.node = in.next("the device");
    probe::PingRequest& r = input.request;
    r.destination = in.address("the destination");
    bool counted = false;
    while (!in.done()) {
        if (in.accept("source")) {
            r.source = in.address("the source address");
        } else if (in.accept("every")) {
            r.interval = in.duration("the interval");
            if (r.interval <= Duration{}) in.complain("the interval must be longer than nothing");
        } else if (in.accept("count")) {
            r.count = in.number("the count", 0, std::numeric_limits<std::uint32_t>::max());
            counted = true;
        } else if (in.accept("size")) {
            r.size = in.number("the size", 28, 65535);
        } else if (in.accept("timeout")) {
            r.timeout = in.duration("the timeout");
            if (r.timeout <= Duration{}) in.complain("the timeout must be longer than nothing");
        } else if (!read_ping_octets(in, r)) {
            in.complain_next(
                fmt::format("\"{}\" is not one of source, every, count, size, sweep, timeout, df, tos, pattern, "
                            "validate, record, verbose, id",
                            in.peek()));
        }
    }
    if (!counted) r.count = default_count(r.interval != Duration{});
    return input;
}

Input read_trace(Reader& in) {
    TraceInput input;
    input.node = in.next("the device");
    probe::TraceRequest& r = input.request;
    r.destination = in.address("the destination");
    while (!in.done()) {
        if (in.accept("source")) {
            r.source = in.address("the source address");
        } else if (in.accept("probes")) {
            r.probes = static_cast<std::uint8_t>(in.number("the datagrams of each hop", 1, 255));
        } else if (in.accept("timeout")) {
            r.timeout = in.duration("the timeout");
            if (r.timeout <= Duration{}) in.complain("the timeout must be longer than nothing");
        } else if (in.accept("ttl")) {
            r.first_ttl = static_cast<std::uint8_t>(in.number("the first time to live", 1, 255));
            r.last_ttl = static_cast<std::uint8_t>(in.number("the last time to live", r.first_ttl, 255));
        } else if (in.accept("port")) {
            r.port = static_cast<std::uint16_t>(in.number("the port", 1, 65535));
        } else if (in.accept("id")) {
            r.id = in.number("the probe's number", 1, std::numeric_limits<std::uint32_t>::max());
        } else {
            in.complain_next(fmt::format("\"{}\" is not one of source, probes, timeout, ttl, port, id", in.peek()));
        }
    }
    return input;
}

Input read_stop_probe(Reader& in) {
    StopProbeInput input;
    input.node = in.next("the device");
    input.probe = in.number("the probe's number", 0, std::numeric_limits<std::uint32_t>::max());
    return input;
}

Input read_flow(Reader& in) {
    FlowInput input;
    input.node = in.next("the device");
    probe::FlowRequest& r = input.request;
    r.destination = in.address("the destination");
    while (!in.done()) {
        if (in.accept("source")) {
            r.source = in.address("the source address");
        } else if (in.accept("port")) {
            r.port = static_cast<std::uint16_t>(in.number("the port", 1, 65535));
        } else if (in.accept("every")) {
            r.interval = in.duration("the interval");
            if (r.interval <= Duration{}) in.complain("the interval must be longer than nothing");
        } else if (in.accept("count")) {
            r.count = in.number("the count", 0, std::numeric_limits<std::uint32_t>::max());
        } else if (in.accept("size")) {
            r.size = in.number("the size", 28, 65535);
        } else {
            in.complain_next(fmt::format("\"{}\" is not one of source, port, every, count, size", in.peek()));
        }
    }
    return input;
}

Input read_stop_flow(Reader& in) {
    StopFlowInput input;
    input.node = in.next("the device");
    input.flow = in.number("the flow's number", 1, std::numeric_limits<std::uint32_t>::max());
    return input;
}

Input read_exec(Reader& in) {
    ExecInput input;
    input.node = in.next("the device");
    input.command = in.rest("the command");
    return input;
}

Input read_input(Reader& in) {
    const std::string verb = in.next("what to do");
    if (verb == "config") return read_config(in, true);
    if (verb == "configure") return read_config(in, false);
    if (verb == "replace-config") return read_replace_config(in);
    if (verb == "cut") return read_cable(in, true);
    if (verb == "uncut") return read_cable(in, false);
    if (verb == "flap") return read_flap(in);
    if (verb == "impair") return read_impair(in);
    if (verb == "power-off") return read_power(in, PowerInput::Action::Off);
    if (verb == "power-on") return read_power(in, PowerInput::Action::On);
    if (verb == "reload") return read_power(in, PowerInput::Action::Reload);
    if (verb == "ping") return read_ping(in);
    if (verb == "traceroute") return read_trace(in);
    if (verb == "stop-probe") return read_stop_probe(in);
    if (verb == "flow") return read_flow(in);
    if (verb == "stop-flow") return read_stop_flow(in);
    if (verb == "exec") return read_exec(in);
    in.complain(
        fmt::format("\"{}\" is not one of config, configure, replace-config, cut, uncut, flap, impair, power-off, "
                    "power-on, reload, "
                    "ping, traceroute, stop-probe, flow, stop-flow, exec",
                    verb));
    return {};
}

}  // namespace

std::string to_text(const Input& input) { return std::visit(ToText{}, input); }

Result<Input, std::string> parse_input(const std::string& line) {
    // Configuration lines and commands are taken as they stand: a lone quote or a # in them means nothing here.
    auto words = split_words(line, 1);
    const bool raw = words && !words->empty() &&
                     (words->front().text.starts_with("config") || words->front().text == "exec" ||
                      words->front().text == "replace-config");
    words = split_words(line, raw ? 2 : kAllWords);
    if (!words) return fail(words.error().text());
    Reader in{line, std::move(*words)};
    Input input = read_input(in);
    if (!in.done()) in.complain_next(fmt::format("\"{}\" is too much", in.peek()));
    if (in.error()) return fail(in.error()->text());
    return input;
}

}  // namespace switchover
