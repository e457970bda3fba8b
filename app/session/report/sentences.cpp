/// What was done to the lab, in sentences. Configuration lines and commands stay as IOS has them.
#include "app/session/report/story.h"

namespace switchover::session::report {

namespace {

constexpr double kPpmAPercent = 1e4;

std::string listed(const std::vector<std::string>& words, const char* between) {
    std::string out;
    for (const std::string& each : words) out += (out.empty() ? "" : between) + each;
    return out;
}

struct Sentence {
    const Speech& say;

    std::string operator()(const ConfigInput& input) const {
        const std::string interface = "interface ";
        const bool two = input.lines.size() == 2;
        if (two && input.lines[0].compare(0, interface.size(), interface) == 0) {
            const std::string port = input.lines[0].substr(interface.size());
            if (input.lines[1] == "shutdown") return say("{} of {} is shut down", port, input.node);
            if (input.lines[1] == "no shutdown") return say("{} of {} is opened again", port, input.node);
        }
        return say("{} is configured: {}", input.node, listed(input.lines, "; "));
    }
    std::string operator()(const ReplaceConfigInput& input) const {
        return say("the configuration of {} is replaced", input.node);
    }
    std::string operator()(const CableInput& input) const {
        return say(input.cut ? Text("the cable at {} {} is cut") : Text("the cable at {} {} is joined again"),
                   input.node, input.port);
    }
    std::string operator()(const FlapInput& input) const {
        if (input.down <= Duration{})
            return say("the cable at {} {} stays in place from now on", input.node, input.port);
        std::string out = say("the cable at {} {} goes out for {} of every {}", input.node, input.port,
                              say.length(input.down), say.length(input.down + input.up));
        if (input.count > 0) out += say(", {} times", input.count);
        return out;
    }
    std::string operator()(const ImpairInput& input) const {
        if (!input.impairment.any()) return say("what {} sends from {} is undisturbed again", input.node, input.port);
        return say("what {} sends from {} is disturbed: {}", input.node, input.port, words_of(input.impairment, say));
    }
    std::string operator()(const PowerInput& input) const {
        switch (input.action) {
            case PowerInput::Action::Off: return say("{} is powered off", input.node);
            case PowerInput::Action::On: return say("{} is powered on", input.node);
            case PowerInput::Action::Reload: break;
        }
        return say("{} is reloaded", input.node);
    }
    std::string operator()(const PingInput& input) const {
        const probe::PingRequest& request = input.request;
        std::string out = say("{} pings {}", input.node, request.destination.text());
        if (!request.source.is_unspecified()) out += say(" from {}", request.source.text());
        if (request.interval > Duration{}) out += say(" every {}", say.length(request.interval));
        return out;
    }
    std::string operator()(const StopProbeInput& input) const {
        return say("ping {} of {} is stopped", input.probe, input.node);
    }
    std::string operator()(const TraceInput& input) const {
        return say("{} traces the route to {}", input.node, input.request.destination.text());
    }
    std::string operator()(const FlowInput& input) const {
        return say("{} sends datagrams to {}", input.node, input.request.destination.text());
    }
    std::string operator()(const StopFlowInput& input) const { return say("{} sends no more datagrams", input.node); }
    std::string operator()(const ExecInput& input) const { return say("on {}: {}", input.node, input.command); }
};

}  // namespace

std::string words_of(const Impairment& impairment, const Speech& say) {
    std::vector<std::string> out;
    const auto share = [&](std::uint32_t ppm, Text text) {
        if (ppm != 0) out.push_back(say(text, say.number(ppm / kPpmAPercent)));
    };
    if (impairment.drop_all) out.push_back(say("nothing passes"));
    share(impairment.loss_ppm, "{} % lost");
    share(impairment.corrupt_ppm, "{} % damaged");
    share(impairment.duplicate_ppm, "{} % doubled");
    if (impairment.reorder_ppm != 0)
        out.push_back(say("{} % late by {}", say.number(impairment.reorder_ppm / kPpmAPercent),
                          say.length(impairment.reorder_by)));
    if (impairment.extra_delay > Duration{}) out.push_back(say("{} more delay", say.length(impairment.extra_delay)));
    if (impairment.jitter > Duration{}) out.push_back(say("jitter up to {}", say.length(impairment.jitter)));
    return listed(out, ", ");
}

std::string sentence_of(const Input& input, const Speech& say) { return std::visit(Sentence{say}, input); }

}  // namespace switchover::session::report
