#pragma once
/// What a console may ask of whoever runs the world.
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/snapshot/snapshot.h"
#include "engine/world/input.h"

namespace switchover::ios {

/// A line of a router's log as it was printed, with its time stamp.
struct LogEntry {
    std::uint8_t severity = 7;
    bool debug = false;
    std::string text;  ///< may hold several lines
};

/// What a router logged since it booted: what `show logging` prints.
struct DeviceLog {
    std::deque<LogEntry> buffer;  ///< what `logging buffered` keeps, oldest first
    std::size_t octets = 0;       ///< in the buffer
    std::uint64_t console_messages = 0;
    std::uint64_t monitor_messages = 0;
    std::uint64_t buffered_messages = 0;
    std::uint64_t trap_messages = 0;
    std::uint64_t number = 0;  ///< of the last message, for `service sequence-numbers`
    /// How often each line was connected to, by its number of all lines of the box.
    std::map<unsigned, unsigned> line_uses;
    /// The boot whose setup dialogue somebody has declined.
    std::optional<Instant> declined_setup;
};

/// A line of `show users`.
struct User {
    unsigned number = 0;  ///< of all lines of the box
    std::string line;     ///< `con 0`, `vty 0`
    std::string name;
    std::string location;
    Instant last_key;
    bool self = false;
};

/// A place where consoles of the lab listen.
struct Listener {
    std::string device;
    std::string address;
    std::uint16_t port = 0;
};

class Console;

class Host {
   public:
    Host() = default;
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    virtual ~Host() = default;

    /// The world at this very instant. What follows asks for less, and costs less.
    virtual std::shared_ptr<const snapshot::World> world() = 0;
    virtual Instant now() = 0;
    /// When the device came up; nothing while it has no power.
    virtual std::optional<Instant> up_since(NodeIndex node) = 0;
    /// Errors: why the world refuses it.
    virtual Result<std::uint32_t, std::string> apply(const Input& input) = 0;
    /// What `reload in` or `reload at` will do.
    virtual std::optional<PlannedReload> planned_reload(NodeIndex node) = 0;
    virtual DeviceLog& log(NodeIndex node) = 0;
    /// The sessions of a device, by line.
    virtual std::vector<User> users(NodeIndex node, const Console* self) = 0;
    virtual std::vector<Listener> listeners() = 0;
    /// A text file of the lab's folder, as `flash:` of its routers. Errors: a message.
    virtual Result<std::string, std::string> read_file(std::string_view name) = 0;
};

}  // namespace switchover::ios
