/// Global mode: names, services, interfaces and the lines that the simulator keeps without effect.
#include <algorithm>

#include "engine/ios/config/alias.h"
#include "engine/ios/config/logging.h"
#include "engine/ios/config/row.h"
#include "engine/ios/config/secret.h"
#include "engine/ios/grammar/interface_name.h"

namespace switchover::ios {
namespace {

Applied version(Call& call) {
    call.config.version = call.match.word("number");
    call.config.ike.train = call.config.is_12_2() ? ike::Train::Ios12_2 : ike::Train::Ios12_3T;
    return done();
}

Applied hostname(Call& call) {
    call.config.hostname = call.set() ? call.match.word("name") : "Router";
    return done();
}

Applied timestamps(Call& call) {
    TimestampConfig& t = call.match.has("debug") ? call.config.debug_timestamps : call.config.log_timestamps;
    t = {};
    if (call.verb == Verb::No) t.form = TimestampConfig::Form::None;
    if (!call.set()) return done();
    if (call.match.has("datetime")) {
        t.form = TimestampConfig::Form::Datetime;
        t.msec = call.match.has("msec");
        t.localtime = call.match.has("localtime");
        t.show_timezone = call.match.has("show-timezone");
        t.year = call.match.has("year");
    }
    return done();
}

/// Everything that names the interface goes with it or keeps its name, as IOS leaves it.
Applied remove_interface(Call& call, const InterfaceName& name) {
    if (name.physical) return refuse("% Removal of physical interfaces is not permitted", call.match.column("name"));
    std::erase_if(call.config.interfaces, [&](const InterfaceConfig& i) { return i.name == name.full; });
    return done();
}

Applied interface(Call& call) {
    const auto name = interface_name(call.match.word("name"));
    if (!name) return refuse(kInvalidInput, call.match.column("name"));
    InterfaceConfig* found = call.config.find_interface(name->full);
    if (call.verb == Verb::No) return remove_interface(call, *name);
    if (found == nullptr) {
        // Ports are hardware: a running router has those it booted with.
        if (call.phase == Phase::Live && name->physical) return refuse(kInvalidInput, call.match.column("name"));
        found = &call.config.interfaces.emplace_back();
        found->name = name->full;
        found->kind = name->kind;
    }
    if (call.verb == Verb::Default) {
        const InterfaceKind kind = found->kind;
        *found = {};
        found->name = name->full;
        found->kind = kind;
        return prints("Building configuration...\n\nInterface " + name->full + " set to default configuration");
    }
    call.mode = {ModeKind::Interface, name->full, 0, "interface " + name->full};
    return done();
}

Applied router_ospf(Call& call) {
    const auto pid = static_cast<std::uint16_t>(call.match.number("pid"));
    std::optional<ospf::Config>& process = call.config.ospf;
    const std::string header = call.match.text;
    if (!call.set()) {
        if (process && process->process_id == pid) process.reset();
        std::erase_if(call.config.kept_lines, [&](const KeptLine& l) { return l.block == header; });
        return done();
    }
    if (process && process->process_id != pid)
        return refuse("% not supported by Switchover: a second OSPF process", call.match.column("pid"));
    if (!process) process.emplace().process_id = pid;
    call.mode = {ModeKind::Router, {}, pid, header};
    return done();
}

Applied leave(Call& call) {
    call.mode = {};
    return done();
}

Applied line(Call& call) {
    std::string header = call.match.text;
    if (header.starts_with("line console ")) header.erase(8, 4);  // IOS writes `line con 0`
    if (!call.set()) {
        std::erase_if(call.config.kept_lines,
                      [&](const KeptLine& l) { return l.block == header || (l.block.empty() && l.text == header); });
        return done();
    }
    call.mode = {};
    keep_line(call.config, call.mode, Section::Line, header, header);
    call.mode = {ModeKind::Line, {}, 0, header};
    return done();
}

Applied route_map(Call& call) {
    call.mode = {};
    const std::string header = call.match.text;
    if (!call.set()) {
        std::erase_if(call.config.kept_lines, [&](const KeptLine& l) {
            return l.section == Section::RouteMap && (l.block.starts_with(header) || l.text.starts_with(header));
        });
        return done();
    }
    keep_line(call.config, call.mode, Section::RouteMap, header, header);
    call.mode = {ModeKind::RouteMap, {}, 0, header};
    return done();
}

/// The delimiter is the first character, or `^C` as `show running-config` writes Ctrl-C, which is what it becomes.
Applied banner(Call& call) {
    if (!call.set()) {
        keep_line(call.config, {}, Section::Banner, call.match.key, {});
        return done();
    }
    const std::string text = call.match.word("text");
    const std::string delimiter = text.starts_with("^C") ? "^C" : text.substr(0, 1);
    const std::size_t end = text.find(delimiter, delimiter.size());
    if (end == std::string::npos) {
        const std::string begun = call.match.key + " ^C" + text.substr(delimiter.size());
        call.mode = {ModeKind::Banner, begun, static_cast<std::uint32_t>(delimiter.size()), delimiter};
        return done();
    }
    keep_line(call.config, {}, Section::Banner, call.match.key,
              call.match.key + " ^C" + text.substr(delimiter.size(), end - delimiter.size()) + "^C");
    return done();
}

Applied cdp_run(Call& call) {
    call.config.cdp.run = call.verb != Verb::No;
    return done();
}

Applied cdp_timer(Call& call) {
    call.config.cdp.timer = call.set() ? std::chrono::seconds{call.match.number("seconds")} : cdp::Config{}.timer;
    return done();
}

Applied cdp_holdtime(Call& call) {
    call.config.cdp.holdtime = call.set() ? std::chrono::seconds{call.match.number("seconds")} : cdp::Config{}.holdtime;
    return done();
}

Applied clock_timezone(Call& call) {
    const std::string hours = call.match.word("hours");
    const bool west = hours.starts_with('-');
    const std::string digits = hours.substr(west ? 1 : 0);
    const bool fits = !digits.empty() && digits.size() < 3 &&
                      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
                      std::stoi(digits) <= 23;
    if (call.set() && !fits) return refuse(kInvalidInput, call.match.column("hours"));
    return keep(call);
}

constexpr Support kFull = Support::Full;
constexpr Support kHarmless = Support::Accepted;

constexpr Row kGlobalRows[] = {
    {"version WORD:number", kFull, version, "", {}, {}, Forms::SetOnly},
    {"hostname ~ WORD:name", kFull, hostname},
    {"interface INTERFACE:name", kFull, interface},
    {"service timestamps {debug|log} ~ [uptime|datetime [msec] [localtime] [show-timezone] [year]]", kFull, timestamps},
    {"router ospf <1-65535>:pid", kFull, router_ospf},
    {"exit", kFull, leave, "", {}, {}, Forms::SetOnly},
    {"end", kFull, leave, "", {}, {}, Forms::SetOnly},
    {"line {console|aux|vty} <0-999> [<0-999>]", kHarmless, line, "", Section::Line},
    {"route-map WORD [{permit|deny} [<0-65535>]]", Support::Partial, route_map, "route maps are kept but not evaluated",
     Section::RouteMap},
    {"banner {motd|login|exec|incoming} ~ LINE:text", kHarmless, banner, "", Section::Banner},
};

constexpr Row kManagementRows[] = {
    {"service password-encryption", kFull, password_encryption, "", Section::Service, Shown::Both},
    {"service pad", kHarmless, keep, "", Section::Service, Shown::Negated},
    {"service config", kHarmless, keep, "", Section::Service, Shown::Negated},
    {"service sequence-numbers", kFull, keep, "", Section::Service},
    {"service {tcp-keepalives-in|tcp-keepalives-out|udp-small-servers|tcp-small-servers|nagle|finger}", kHarmless, keep,
     "", Section::Service},
    {"service {linenumber|compress-config|internal|exec-wait|prompt LINE}", kHarmless, keep, "", Section::Service},
    {"boot-start-marker", kHarmless, keep, "", Section::Boot},
    {"boot-end-marker", kHarmless, keep, "", Section::Boot},
    {"boot LINE", kHarmless, keep, "", Section::Boot},
    {"config-register WORD", kHarmless, keep, "", Section::Boot},
    {"memory-size iomem ~ <5-50>", kHarmless, keep, "", Section::Boot},
    {"card type LINE", kHarmless, keep, "", Section::Boot},
    {"logging on", kFull, keep, "", Section::Logging, Shown::Negated},
    {"logging buffered ~ [<4096-2147483647>:size] [<0-7>:level|emergencies|alerts|critical|errors|warnings|"
     "notifications|informational|debugging]",
     kFull, logging_buffered, "", Section::Logging},
    {"logging {console|monitor|trap} ~ [<0-7>:level|emergencies|alerts|critical|errors|warnings|notifications|"
     "informational|debugging]",
     kFull, logging_level, "", Section::Logging},
    {"logging {history|facility|source-interface|rate-limit|queue-limit} ~ [LINE]", kHarmless, keep, "",
     Section::Logging},
    {"logging {A.B.C.D|host LINE}", kHarmless, keep, "", Section::Management},
    {"enable {password|secret} ~ LINE", kFull, secret_line, "", Section::Secrets},
    {"username WORD ~ LINE", kFull, secret_line, "", Section::Secrets},
    {"clock timezone ~ WORD:zone WORD:hours [<0-59>:minutes]", kFull, clock_timezone, "", Section::Secrets},
    {"clock summer-time ~ LINE", Support::Partial, keep, "the clock is not put forward in summer", Section::Secrets},
    {"security LINE", kHarmless, keep, "", Section::Secrets},
    {"privilege LINE", kHarmless, keep, "", Section::Last},
    {"alias {configure:mode|crypto-map:mode|crypto-transform:mode|exec:mode|interface:mode|ipenacl:mode|ipsnacl:mode|"
     "line:mode|route-map:mode|router:mode} WORD:name ~ LINE:command",
     kFull, alias_line, "", Section::Last},
    {"aaa new-model", kHarmless, keep, "", Section::Aaa, Shown::Both},
    {"aaa {authentication|authorization|accounting|session-id} LINE", kHarmless, keep, "", Section::Aaa},
    {"{radius-server|tacacs-server} LINE", kHarmless, keep, "", Section::Management},
    {"snmp-server LINE", kHarmless, keep, "", Section::Management},
    {"tftp-server LINE", kHarmless, keep, "", Section::Management},
    {"ntp LINE", kHarmless, keep, "", Section::Last},
    {"cdp run", kFull, cdp_run},
    {"cdp timer ~ <5-254>:seconds", kFull, cdp_timer},
    {"cdp holdtime ~ <10-255>:seconds", kFull, cdp_holdtime},
    {"cdp advertise-v2", kHarmless, keep, "", Section::Management, Shown::Negated},
    {"cdp log mismatch duplex", kHarmless, keep, "", Section::Management, Shown::Negated},
    {"scheduler {allocate|interval|max-task-time} ~ LINE", kHarmless, keep, "", Section::Last},
    {"exception LINE", kHarmless, keep, "", Section::Last},
    {"call rsvp-sync", kHarmless, keep, "", Section::Last, Shown::Both},
    {"mgcp LINE", kHarmless, keep, "", Section::Last, Shown::Both},
    {"dial-peer cor custom", kHarmless, keep, "", Section::Last},
    {"gatekeeper", kHarmless, keep, "", Section::Last},
    {"ftp-server write-enable", kHarmless, keep, "", Section::Last, Shown::Negated},
};

}  // namespace

std::span<const Row> global_rows() { return kGlobalRows; }
std::span<const Row> management_rows() { return kManagementRows; }

}  // namespace switchover::ios
