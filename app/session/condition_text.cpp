/// Conditions of scripts from words.
#include <regex>

#include "app/session/script.h"
#include "app/session/script_words.h"

namespace switchover::session {

namespace {

LogMatches read_log(ScriptWords& words) {
    LogMatches c;
    c.node = words.next("the node");
    const std::string regex = words.next("a regular expression");
    const std::size_t close = regex.rfind('/');
    if (regex.size() < 2 || regex.front() != '/' || close == 0) {
        words.complain("\"" + regex + "\" is not a regular expression like /Active -> Init/");
        return c;
    }
    c.pattern = regex.substr(1, close - 1);
    const std::string flags = regex.substr(close + 1);
    if (!flags.empty() && flags != "i") words.complain("the only flag of a regular expression is i");
    c.ignore_case = flags == "i";
    try {
        const std::regex compiled{c.pattern};
    } catch (const std::regex_error& error) {
        words.complain("/" + c.pattern + "/: " + error.what());
    }
    return c;
}

RecordMatches read_record(ScriptWords& words) {
    RecordMatches c;
    c.node = words.next("the node");
    c.type = words.next("the type of the record");
    while (!words.done()) {
        const std::size_t equals = words.peek().text.find('=');
        if (words.peek().quoted || equals == std::string::npos) break;
        const std::string field = words.next("a field");
        c.fields.emplace_back(field.substr(0, equals), field.substr(equals + 1));
    }
    return c;
}

HsrpStateIs read_state(ScriptWords& words) {
    HsrpStateIs c;
    c.node = words.next("the node");
    words.require("hsrp");
    c.group = words.number("the group");
    c.state = words.next("the state");
    for (const char* state : {"Disabled", "Init", "Learn", "Listen", "Speak", "Standby", "Active"})
        if (c.state == state) return c;
    words.complain("\"" + c.state + "\" is not one of Disabled, Init, Learn, Listen, Speak, Standby, Active");
    return c;
}

RouteExists read_route(ScriptWords& words) {
    RouteExists c;
    c.node = words.next("the node");
    const std::string prefix = words.next("the prefix");
    const auto parsed = Prefix::parse(prefix);
    if (!parsed) words.complain("\"" + prefix + "\" is not a prefix like 20.1.1.0/24");
    c.prefix = parsed.value_or(Prefix{});
    if (words.accept("via")) c.via = words.address("the next hop");
    return c;
}

PacketsLost read_probe(ScriptWords& words) {
    PacketsLost c;
    c.probe = words.next("the name of the ping");
    const std::string word = words.next("lost<=N");
    static constexpr std::pair<std::string_view, Comparison> kComparisons[] = {
        {"lost<=", Comparison::LessOrEqual}, {"lost>=", Comparison::GreaterOrEqual},
        {"lost==", Comparison::Equal},       {"lost=", Comparison::Equal},
        {"lost<", Comparison::Less},         {"lost>", Comparison::Greater}};
    bool good = false;
    for (const auto& [start, comparison] : kComparisons) {
        if (word.compare(0, start.size(), start) != 0) continue;
        const char* const end = word.data() + word.size();
        const auto [stop, status] = std::from_chars(word.data() + start.size(), end, c.count);
        good = status == std::errc{} && stop == end;
        c.comparison = comparison;
        break;
    }
    if (!good) words.complain("\"" + word + "\" is not a comparison like lost<=3");
    if (words.accept("since")) {
        words.require("fault");
        c.since_fault = true;
    }
    return c;
}

SaUp read_sa(ScriptWords& words) {
    SaUp c;
    c.node = words.next("the node");
    words.require("peer");
    c.peer = words.address("the peer");
    words.require("up");
    return c;
}

OspfNeighborsFull read_ospf(ScriptWords& words) {
    OspfNeighborsFull c;
    c.node = words.next("the node");
    words.require("neighbors");
    words.require("FULL");
    c.count = words.number("the number of neighbours");
    return c;
}

ShowContains read_show(ScriptWords& words) {
    ShowContains c;
    c.node = words.next("the node");
    c.command = words.next("the command, in quotes");
    words.require("contains");
    c.text = words.next("the text, in quotes");
    return c;
}

}  // namespace

Result<Condition, LineError> parse_condition(std::string_view text) {
    auto split = split_words(text);
    if (!split) return fail(split.error());
    ScriptWords words(std::move(*split));
    Condition condition = read_condition(words, text);
    if (!words.done()) words.complain_at(words.peek().column, "\"" + words.peek().text + "\" is too much");
    if (words.error()) return fail(*words.error());
    return condition;
}

Condition read_condition(ScriptWords& words, std::string_view line) {
    Condition c;
    const std::size_t start = words.done() ? line.size() : words.peek().column - 1;
    c.negated = words.accept("no");
    const std::string kind = words.next("a condition");
    if (kind == "log") {
        c.what = read_log(words);
    } else if (kind == "record") {
        c.what = read_record(words);
    } else if (kind == "state") {
        c.what = read_state(words);
    } else if (kind == "route") {
        c.what = read_route(words);
    } else if (kind == "ping-answered") {
        c.what = PingAnswered{words.next("the name of the ping")};
    } else if (kind == "probe") {
        c.what = read_probe(words);
    } else if (kind == "sa") {
        c.what = read_sa(words);
    } else if (kind == "ospf") {
        c.what = read_ospf(words);
    } else if (kind == "show") {
        c.what = read_show(words);
    } else {
        words.complain("\"" + kind +
                       "\" is not one of log, record, state, route, ping-answered, probe, sa, ospf, show");
    }
    if (c.negated && c.is_event()) words.complain("\"no\" and \"" + kind + "\" do not go together: use expect never");
    const std::size_t end = words.done() ? line.size() : words.peek().column - 1;
    c.text = line.substr(start, end - start);
    while (!c.text.empty() && c.text.back() == ' ') c.text.pop_back();
    return c;
}

}  // namespace switchover::session
