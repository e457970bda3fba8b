#pragma once
/// The terminals that people have open on the routers of a lab. Lives with the world, on its thread.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ios/config/logging.h"
#include "engine/ios/console/console.h"
#include "engine/world/world.h"

namespace switchover::session {

using ConsoleId = std::uint64_t;

/// What a terminal shows next.
struct ConsoleOutput {
    std::string text;
    bool closed = false;   ///< the session is over; nothing follows
    bool answers = false;  ///< octets that were typed have been worked off: more may be sent
    Instant at = kPowerOn;
    bool busy = false;  ///< a ping is under way: what is typed waits, but for the key that breaks
    bool more = false;  ///< some of what was typed waits for room (`most_output`): `type`, with no octets, goes on
};
using ConsoleSink = std::function<void(ConsoleOutput)>;

struct ConsoleRequest {
    std::string node;
    ios::Console::Kind kind = ios::Console::Kind::Con;
    std::string location;  ///< for `show users`
    ConsoleSink sink;
    std::size_t most_output = ios::Console::kNoLimit;  ///< of one output; a single command may go beyond
};

class Consoles : public ios::Host {
   public:
    /// `files`: the folder that the routers see as `flash:`; empty: none.
    explicit Consoles(std::string files = {}) : files_(std::move(files)) {}

    /// A vty gets the first line that is free, as long as the configuration has one. Nothing else may be done with `id`
    /// before.
    void open(World& world, ConsoleId id, ConsoleRequest request);
    void type(World& world, ConsoleId id, std::string_view octets);
    /// The terminal tells the size of its window; 0: it does not say.
    void resize(World& world, ConsoleId id, std::size_t lines, std::size_t columns);
    void close(World& world, ConsoleId id);
    /// Time has passed: log lines, marks of pings, power, idle terminals. `records` are those since the last call.
    void on_records(World& world, std::span<const Record> records);
    /// A world that this one did not come from.
    void world_replaced();
    /// No inputs for now, and why.
    void lock(std::string reason) { locked_ = std::move(reason); }
    void set_listeners(std::vector<ios::Listener> listeners) { listeners_ = std::move(listeners); }
    bool waits(ConsoleId id) const;

    // ios::Host, of the world in hand
    std::shared_ptr<const snapshot::World> world() override;
    Instant now() override { return world_->now(); }
    std::optional<Instant> up_since(NodeIndex node) override;
    Result<std::uint32_t, std::string> apply(const Input& input) override;
    std::optional<PlannedReload> planned_reload(NodeIndex node) override;
    ios::DeviceLog& log(NodeIndex node) override { return logs_[node].log; }
    std::vector<ios::User> users(NodeIndex node, const ios::Console* self) override;
    std::vector<ios::Listener> listeners() override { return listeners_; }
    Result<std::string, std::string> read_file(std::string_view name) override;

   private:
    struct Session {
        ConsoleId id = 0;
        std::unique_ptr<ios::Console> console;
        ConsoleSink sink;
        bool told_busy = false;
    };
    struct Log {
        ios::DeviceLog log;
        Instant booted_at;
        // What the messages take from the configuration, and which one that was.
        std::shared_ptr<const DeviceConfig> config;
        std::size_t interfaces = 0;
        ios::Names names;
        ios::LoggingSettings settings;
    };

    Session* find(ConsoleId id);
    unsigned free_line(NodeIndex node, ios::Console::Kind kind) const;
    void flush(Session& session, bool answers);
    void flush_all(const Session* answering = nullptr);
    void add_to_log(const Record& record);
    void send(const ios::LogEntry& entry, NodeIndex node, Log& log);
    Log& log_of(const Device& device);

    std::string files_;
    std::string locked_;
    World* world_ = nullptr;  ///< while one of the calls above runs
    std::shared_ptr<const snapshot::World> snapshot_;
    std::uint64_t snapshot_events_ = 0;
    std::map<NodeIndex, Log> logs_;
    std::vector<Session> sessions_;
    std::vector<ios::Listener> listeners_;
};

}  // namespace switchover::session
