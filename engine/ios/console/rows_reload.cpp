/// `reload`: at once, `in` some time, `at` a time of day; and what it asks.
#include <fmt/format.h>

#include <charconv>

#include "engine/device/device.h"
#include "engine/ios/console/dialogue.h"
#include "engine/ios/log/log.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kPrivileged = Level::Privileged;
using Outcome = Result<std::uint32_t, std::string>;

/// `15` minutes or `2:15`. Nothing: not understood, or longer than 999 hours.
std::optional<Duration> delay_of(const std::string& text) {
    const std::size_t colon = text.find(':');
    const auto number = [&](std::size_t from, std::size_t to) -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data() + from, text.data() + to, value);
        if (to - from == 0 || to - from > 3 || error != std::errc{} || end != text.data() + to) return std::nullopt;
        return value;
    };
    if (colon == std::string::npos) {
        const auto minutes = number(0, text.size());
        return minutes ? std::optional<Duration>{std::chrono::minutes{*minutes}} : std::nullopt;
    }
    const auto hours = number(0, colon);
    const auto minutes = number(colon + 1, text.size());
    if (!hours || !minutes || *minutes > 59) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

/// When a line means the device to go down. Errors: what IOS says to it.
Result<Instant, std::string> due(const Match& m, const DeviceConfig& config, const Clock& clock, Instant now) {
    if (m.has("in")) {
        const auto delay = delay_of(m.word("delay"));
        if (!delay) return fail(std::string{kInvalidInput});
        return now + *delay;
    }
    if (!clock.set) return fail(std::string{"The date and time must be set first."});
    const Zone zone = zone_of(config);
    const Date today = date_of(now, clock, zone);
    Date wanted = today;
    wanted.time = std::chrono::seconds{m.number("hh:mm")};
    if (m.has("MONTH")) {
        wanted.month = static_cast<unsigned>(m.number("MONTH"));
        wanted.day = static_cast<unsigned>(m.number("day"));
        if (wanted.month < today.month) ++wanted.year;
    }
    const auto offset = clock_offset(wanted, now, zone);
    if (!offset) return fail(std::string{"Invalid date"});
    Duration until = *offset - *clock.set;
    if (!m.has("MONTH") && until < Duration{}) until += 24h;
    if (until < Duration{}) return fail(std::string{"The reload time is in the past."});
    return now + until;
}

std::string hours_and_minutes(Duration d) {
    const std::int64_t minutes = (whole_seconds(d) + 59) / 60;
    const auto unit = [](std::int64_t n, const char* name) {
        return fmt::format("{} {}{}", n, name, n == 1 ? "" : "s");
    };
    if (minutes < 60) return unit(minutes, "minute");
    return unit(minutes / 60, "hour") + (minutes % 60 == 0 ? "" : " and " + unit(minutes % 60, "minute"));
}

std::string when(const PlannedReload& plan, const DeviceConfig& config, const Clock& clock, Instant now) {
    const Zone zone = zone_of(config);
    return fmt::format("Reload scheduled for {} (in {})", date_text(date_of(plan.at, clock, zone), zone, false),
                       hours_and_minutes(plan.at - now));
}

/// Inside the world: `reload in …`, `reload at …`.
Outcome plan(ChangeCall& c) {
    const DeviceConfig& config = *c.device.config();
    const Clock clock{c.device.booted_at(), c.device.clock_offset()};
    const auto at = due(c.match, config, clock, c.fabric.now);
    if (!at) return fail(at.error());
    const Zone zone = zone_of(config);
    const auto told = [&](Instant t) { return date_text(date_of(t, clock, zone), zone, false); };
    const std::string reason = c.match.has("reason") ? c.match.word("reason") : "Reload Command";
    c.device.plan_reload(PlannedReload{*at, "console", c.match.word("reason")});
    c.device.report(device::ReloadPlanned{told(*at), told(c.fabric.now), "console", reason}, c.fabric);
    return 0u;
}

Outcome cancel(ChangeCall& c) {
    if (!c.device.planned_reload()) return fail(std::string{"No reload is scheduled"});
    c.device.plan_reload(std::nullopt);
    return 0u;
}

void show_reload(ShowCall& c) {
    const auto& planned = c.device.planned_reload;
    if (!planned) {
        c.out.line("No reload is scheduled.");
        return;
    }
    c.out.line("{} by {}", when(*planned, *c.device.config, {c.device.booted_at, c.device.clock_offset}, c.now()),
               planned->by);
    if (!planned->reason.empty()) c.out.line("Reload reason: {}", planned->reason);
}

void now(Console& c, const std::string& reason) {
    c.confirm("Proceed with reload? [confirm]", [reason](Console& console, Host& host) {
        const auto world = host.world();
        const snapshot::Device& box = *world->device(console.node());
        if (const auto done = host.apply(PowerInput{box.name, PowerInput::Action::Reload}); !done)
            console.print("% " + done.error() + "\n");
        else
            console.print(
                reload_message(*box.config, {box.booted_at, box.clock_offset}, world->now, console.by(), reason));
    });
}

/// A configuration that was changed and not saved is asked about first.
void after_saving(Console& c, std::function<void(Console&, Host&)> then) {
    const auto world = c.host().world();
    const snapshot::Device& box = *world->device(c.node());
    if (*box.config == *box.startup) {
        then(c, c.host());
        return;
    }
    c.print("\n");
    ask_yes_no(c, "System configuration has been modified. Save? [yes/no]: ", std::nullopt,
               [name = box.name, then = std::move(then)](Console& console, Host& host, bool yes) {
                   if (yes) {
                       const auto saved = host.apply(ExecInput{name, "write memory"});
                       console.print(saved ? "Building configuration...\n[OK]\n" : "% " + saved.error() + "\n");
                   }
                   then(console, host);
               });
}

void reload(Console& c, const Match& m, bool) {
    after_saving(c, [reason = m.word("reason")](Console& console, Host&) { now(console, reason); });
}

void ask_plan(Console& c, const Match& m, bool) {
    after_saving(c, [m](Console& console, Host& host) {
        const auto world = host.world();
        const snapshot::Device& box = *world->device(console.node());
        const Clock clock{box.booted_at, box.clock_offset};
        const auto at = due(m, *box.config, clock, world->now);
        if (!at) {
            console.print((at.error().starts_with('%') ? "" : "% ") + at.error() + "\n");
            return;
        }
        const std::string reason = m.has("reason") ? "Reload reason: " + m.word("reason") + "\n" : std::string{};
        console.print(when({*at, {}, {}}, *box.config, clock, world->now) +
                      (box.config->is_12_2() ? "\n" : " by " + console.by() + "\n") + reason);
        console.confirm("Proceed with reload? [confirm]", [line = m.text, name = box.name](Console& again, Host& h) {
            if (const auto done = h.apply(ExecInput{name, line}); !done) again.print("% " + done.error() + "\n");
        });
    });
}

constexpr Row kRows[] = {
    {"reload [LINE:reason]", kPrivileged, nullptr, nullptr, reload},
    {"reload in WORD:delay [LINE:reason]", kPrivileged, nullptr, plan, ask_plan},
    {"reload at hh:mm [MONTH <1-31>:day|<1-31>:day MONTH] [LINE:reason]", kPrivileged, nullptr, plan, ask_plan},
    {"reload cancel", kPrivileged, nullptr, cancel},
    {"show reload", kPrivileged, show_reload},
};

}  // namespace

std::span<const Row> reload_rows() { return kRows; }

}  // namespace switchover::ios::exec

namespace switchover::ios {

std::string reload_message(const DeviceConfig& config, const Clock& clock, Instant now, const std::string& by,
                           const std::string& reason) {
    const std::string why =
        config.is_12_2() ? std::string{}
                         : fmt::format(" by {}. Reload Reason: {}.", by, reason.empty() ? "Reload Command" : reason);
    return "\n" + console_text({5, Debug::None, "%SYS-5-RELOAD: Reload requested" + why}, config, now, clock) + "\n";
}

}  // namespace switchover::ios
