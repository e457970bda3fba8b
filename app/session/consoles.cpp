#include "app/session/consoles.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/session/atomic_file.h"
#include "engine/ios/console/password.h"
#include "engine/ios/log/debug.h"
#include "engine/ios/log/log.h"

namespace switchover::session {

Consoles::Session* Consoles::find(ConsoleId id) {
    for (Session& session : sessions_)
        if (session.id == id) return &session;
    return nullptr;
}

unsigned Consoles::free_line(NodeIndex node, ios::Console::Kind kind) const {
    unsigned line = 0;
    if (kind == ios::Console::Kind::Con) return line;  // the console port is shared, as with a console server
    const auto taken = [&](unsigned n) {
        return std::any_of(sessions_.begin(), sessions_.end(), [&](const Session& s) {
            return s.console->node() == node && s.console->line().kind == kind && s.console->line().number == n;
        });
    };
    while (taken(line)) ++line;
    return line;
}

void Consoles::open(World& world, ConsoleId id, ConsoleRequest request) {
    world_ = &world;
    const NodeIndex node = world.find_node(request.node);
    if (node == kNoNode || world.device(node) == nullptr) {
        request.sink({fmt::format("no router called {}\r\n", request.node), true, false, world.now()});
        return;
    }
    const unsigned number = free_line(node, request.kind);
    const auto& config = world.device(node)->config();
    if (request.kind == ios::Console::Kind::Vty && config != nullptr && number >= ios::vty_lines(*config)) {
        request.sink({"% All lines are in use\r\n", true, false, world.now()});
        return;
    }
    auto console =
        std::make_unique<ios::Console>(node, ios::Console::Line{request.kind, number, std::move(request.location)});
    if (request.kind == ios::Console::Kind::Vty) ++log_of(*world.device(node)).log.line_uses[ios::kFirstVty + number];
    console->set_most_output(request.most_output);
    sessions_.push_back({id, std::move(console), std::move(request.sink)});
    sessions_.back().console->open(*this);
    flush_all();
}

void Consoles::type(World& world, ConsoleId id, std::string_view octets) {
    world_ = &world;
    Session* session = find(id);
    if (session == nullptr) return;
    session->console->type(octets, *this);
    flush_all(session);
}

void Consoles::resize(World& world, ConsoleId id, std::size_t lines, std::size_t columns) {
    world_ = &world;
    if (Session* session = find(id)) session->console->resize(lines, columns, *this);
}

void Consoles::close(World& world, ConsoleId id) {
    world_ = &world;
    // As on the box, what runs in a session ends with it.
    if (Session* session = find(id); session != nullptr && session->console->busy())
        session->console->type("\x1E", *this);
    std::erase_if(sessions_, [&](const Session& s) { return s.id == id; });
}

bool Consoles::waits(ConsoleId id) const {
    return std::any_of(sessions_.begin(), sessions_.end(),
                       [&](const Session& s) { return s.id == id && s.console->busy(); });
}

void Consoles::flush(Session& session, bool answers) {
    const bool closed = session.console->closed();
    std::string text = session.console->take_output();
    const bool busy = session.console->busy();
    const bool news = !text.empty() || closed || answers || busy != session.told_busy;
    session.told_busy = busy;
    if (news) session.sink({std::move(text), closed, answers, world_->now(), busy, session.console->has_more()});
}

void Consoles::flush_all(const Session* answering) {
    for (Session& session : sessions_) flush(session, &session == answering);
    std::erase_if(sessions_, [](const Session& s) { return s.console->closed(); });
}

/// The device's log, ready for messages under its present configuration. A boot begins a new one.
Consoles::Log& Consoles::log_of(const Device& device) {
    Log& log = logs_[device.node()];
    if (log.booted_at != device.booted_at()) {
        log = {};
        log.booted_at = device.booted_at();
    }
    if (log.config != device.config() || log.interfaces != device.interfaces().size()) {
        log.config = device.config();
        log.interfaces = device.interfaces().size();
        log.names = ios::names_of(*log.config, device.interfaces());
        log.settings = ios::logging_settings(*log.config);
    }
    return log;
}

void Consoles::add_to_log(const Record& record) {
    if (record.node == kNoNode) return;
    const Device* device = world_->device(record.node);
    if (device == nullptr || device->config() == nullptr) return;
    if (!device->debug().any() && !ios::is_message(record.body)) return;
    Log& log = log_of(*device);
    std::vector<ios::LogLine> lines;
    ios::log_lines(record, log.names, lines);
    for (const ios::LogLine& line : lines) {
        if (!ios::is_shown(line, device->debug())) continue;
        std::string text =
            ios::console_text(line, *log.config, record.at, {device->booted_at(), device->clock_offset()});
        if (log.settings.numbered && !line.continuation) text = fmt::format("{:06}: {}", ++log.log.number, text);
        send({line.severity, line.debug != ios::Debug::None, std::move(text)}, record.node, log);
    }
}

/// To where the `logging …` lines send a message of its level.
void Consoles::send(const ios::LogEntry& entry, NodeIndex node, Log& log) {
    using Settings = ios::LoggingSettings;
    const Settings& to = log.settings;
    const bool console = Settings::takes(to.console, entry.severity);
    const bool monitor = to.on && Settings::takes(to.monitor, entry.severity);
    if (console) ++log.log.console_messages;
    if (to.on && Settings::takes(to.trap, entry.severity)) ++log.log.trap_messages;
    if (to.on && Settings::takes(to.buffer, entry.severity)) {
        ++log.log.buffered_messages;
        log.log.octets += entry.text.size();
        log.log.buffer.push_back(entry);
        while (log.log.octets > to.buffer_size && log.log.buffer.size() > 1) {
            log.log.octets -= log.log.buffer.front().text.size();
            log.log.buffer.pop_front();
        }
    }
    for (Session& session : sessions_) {
        ios::Console& terminal = *session.console;
        if (terminal.node() != node) continue;
        const bool remote = terminal.line().kind == ios::Console::Kind::Vty;
        if (remote && (!monitor || !terminal.monitoring())) continue;
        if (!remote && !console) continue;
        if (remote) ++log.log.monitor_messages;
        terminal.on_log(entry);
    }
}

void Consoles::on_records(World& world, std::span<const Record> records) {
    world_ = &world;
    for (const Record& record : records) add_to_log(record);
    if (sessions_.empty()) return;
    for (Session& session : sessions_) session.console->on_records(records, *this);
    flush_all();
}

void Consoles::world_replaced() {
    snapshot_.reset();
    logs_.clear();
}

std::shared_ptr<const snapshot::World> Consoles::world() {
    const bool stale = !snapshot_ || snapshot_->now != world_->now() || snapshot_events_ != world_->events() ||
                       snapshot_->journal_entries != world_->journal().size();
    if (stale) snapshot_ = snapshot::take(*world_, snapshot_.get());
    snapshot_events_ = world_->events();
    return snapshot_;
}

std::optional<Instant> Consoles::up_since(NodeIndex node) {
    const Device* device = world_->device(node);
    return device != nullptr && device->powered() ? std::optional{device->booted_at()} : std::nullopt;
}

std::optional<PlannedReload> Consoles::planned_reload(NodeIndex node) {
    const Device* device = world_->device(node);
    return device != nullptr ? device->planned_reload() : std::nullopt;
}

Result<std::uint32_t, std::string> Consoles::apply(const Input& input) {
    if (!locked_.empty()) return fail(locked_);
    return world_->apply(input);
}

std::vector<ios::User> Consoles::users(NodeIndex node, const ios::Console* self) {
    std::vector<ios::User> out;
    for (const Session& session : sessions_) {
        const ios::Console& console = *session.console;
        if (console.node() != node) continue;
        const bool con = console.line().kind == ios::Console::Kind::Con;
        out.push_back({con ? 0 : console.line().number + ios::kFirstVty, console.line().text(), console.user(),
                       console.line().location, console.last_key(), &console == self});
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
    return out;
}

Result<std::string, std::string> Consoles::read_file(std::string_view name) {
    if (name.starts_with("flash:")) name.remove_prefix(6);
    while (name.starts_with('/')) name.remove_prefix(1);
    const std::filesystem::path path{name};
    const bool outside = std::any_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
    if (files_.empty() || outside || path.is_absolute() || path.empty())
        return fail(fmt::format("%Error opening flash:{} (No such file or directory)", name));
    const auto text = session::read_file((std::filesystem::path{files_} / path).string());
    if (!text) return fail(fmt::format("%Error opening flash:{} (No such file or directory)", name));
    return *text;
}

}  // namespace switchover::session
