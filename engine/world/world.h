#pragma once
/// A lab that runs: nodes and cables under one virtual clock. A plain value: copy it and you have a branch; drive two
/// copies with the same inputs and they stay equal to the last octet.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/device/device.h"
#include "engine/ethernet/switch.h"
#include "engine/link/fabric.h"
#include "engine/link/flap.h"
#include "engine/ospf/lsa_pool.h"
#include "engine/topology/topology.h"
#include "engine/world/input.h"

namespace switchover {

using Node = std::variant<Device, Switch>;

/// A cache that changes no result: a copy of its owner starts with an empty one.
template <typename T>
class Uncopied {
   public:
    Uncopied() = default;
    Uncopied(const Uncopied&) {}
    Uncopied& operator=(const Uncopied&) { return *this; }
    Uncopied(Uncopied&&) noexcept = default;
    Uncopied& operator=(Uncopied&&) noexcept = default;
    ~Uncopied() = default;
    T* get() {
        if (!value_) value_ = std::make_unique<T>();
        return value_.get();
    }

   private:
    std::unique_ptr<T> value_;
};

/// Both ends of a cable. Its pipes are 2*index (a to b) and 2*index+1 (b to a).
struct Cable {
    NodeIndex a = kNoNode, b = kNoNode;
    InterfaceIndex a_port = kNoInterface, b_port = kNoInterface;
    bool cut = false;
    std::optional<Flap> flap{};
};

class World {
   public:
    World() = default;
    /// Every node is off until `power_on_all`, which `run…` calls at the first step. The topology has been validated.
    World(std::shared_ptr<const topology::Topology> topology, std::uint64_t seed);

    // --- time. All of these handle events in the total order; none of them reads a clock.
    /// Handles every event up to and including `until`; the clock stands at `until` afterwards.
    void run_until(Instant until);
    void run_for(Duration d) { run_until(now_ + d); }
    /// The same with `threads` workers over conservative windows; the result is the same to the last octet.
    void run_until(Instant until, unsigned threads);
    /// Handles one event. False when nothing is pending before `limit`.
    bool step_event(Instant limit = kNever);
    /// Handles every event of the next instant at which something happens.
    bool step_instant(Instant limit = kNever);
    /// Called after each instant with the records it made.
    using Condition = std::function<bool(const World&, std::span<const Record>)>;
    /// Runs until the condition holds; false when `limit` came first (the clock then stands at `limit`).
    bool run_until(const Condition& condition, Instant limit);
    /// When the next event or scheduled action is due; kNever when nothing is pending.
    Instant next_event_time();

    // --- inputs. Applied now, journalled. Errors say what is wrong and change nothing.
    Result<std::uint32_t, std::string> apply(const Input& input);
    const std::vector<JournalEntry>& journal() const { return journal_; }
    /// Drives a fresh world of the same lab and seed with a journal up to `until`.
    /// Errors: an entry that cannot be applied at its event number.
    Result<std::monostate, std::string> replay(const std::vector<JournalEntry>& journal, Instant until);

    // --- outputs
    /// Records made since the last call, in total order.
    std::vector<Record> take_records();
    std::vector<SentFrame> take_frames();
    void set_capture(bool on) { fabric_.capture = on; }
    /// False: no record of each LSA, OSPF route and HSRP Hello (large worlds without a log).
    void set_detail(bool on) { fabric_.detail = on; }
    bool capturing() const { return fabric_.capture; }
    /// Digest of everything that happened so far.
    std::uint64_t fingerprint() const;
    std::uint64_t events() const { return fabric_.events; }

    // --- how it is
    Instant now() const { return now_; }
    std::uint64_t seed() const { return seed_; }
    const topology::Topology& topology() const { return *topology_; }
    const std::shared_ptr<const topology::Topology>& topology_ptr() const { return topology_; }
    const std::vector<Node>& nodes() const { return nodes_; }
    const std::vector<Cable>& cables() const { return cables_; }
    const std::vector<Pipe>& pipes() const { return pipes_; }
    NodeIndex find_node(std::string_view name) const;
    const Device* device(std::string_view name) const;
    const Device* device(NodeIndex node) const { return std::get_if<Device>(&nodes_[node]); }
    /// The cable at this end and whether the end is its `a`; nothing when no cable is there.
    struct CableEnd {
        LinkIndex cable = kNoLink;
        bool is_a = false;
    };
    std::optional<CableEnd> find_cable(std::string_view node, std::string_view port) const;
    const std::string& node_name(NodeIndex node) const;
    std::string port_name(NodeIndex node, InterfaceIndex port) const;

   private:
    /// Something the whole lab does at a time: a reload that begins or is over, or (no node) a flapping cable that
    /// changes.
    struct Scheduled {
        Instant at;
        NodeIndex node = kNoNode;
        LinkIndex cable = kNoLink;
        bool begins = false;  ///< `reload in`
    };

    void connect(const topology::LinkEnd& end, std::uint32_t outgoing);
    void start();
    void bind();
    void handle(const Event& event, Fabric& fabric);
    void run_events(Instant until);
    void run_windows(Instant until, unsigned threads);
    bool run_scheduled(Instant until);
    void schedule(const Scheduled& action);
    void change_flap(LinkIndex cable);
    void power(NodeIndex node, bool on, bool reload);
    void reload(NodeIndex node);
    void refresh_carrier(LinkIndex cable);
    void refresh_carriers_of(NodeIndex node);
    bool end_enabled(NodeIndex node, InterfaceIndex port) const;
    void set_carrier(NodeIndex node, InterfaceIndex port, bool up);
    Device* find_device(const std::string& name);
    void record(RecordBody body);
    Duration shortest_delay() const;

    Result<std::uint32_t, std::string> perform(const ConfigInput& input);
    Result<std::uint32_t, std::string> perform(const CableInput& input);
    Result<std::uint32_t, std::string> perform(const ImpairInput& input);
    Result<std::uint32_t, std::string> perform(const PowerInput& input);
    Result<std::uint32_t, std::string> perform(const PingInput& input);
    Result<std::uint32_t, std::string> perform(const TraceInput& input);
    Result<std::uint32_t, std::string> perform(const StopProbeInput& input);
    Result<std::uint32_t, std::string> perform(const ExecInput& input);
    Result<std::uint32_t, std::string> perform(const FlowInput& input);
    Result<std::uint32_t, std::string> perform(const StopFlowInput& input);
    Result<std::uint32_t, std::string> perform(const FlapInput& input);
    Result<std::uint32_t, std::string> perform(const ReplaceConfigInput& input);

    std::shared_ptr<const topology::Topology> topology_;
    std::uint64_t seed_ = 0;
    Instant now_;
    bool started_ = false;
    std::vector<Node> nodes_;
    std::vector<Cable> cables_;
    std::vector<Pipe> pipes_;
    Fabric fabric_;
    Uncopied<ospf::LsaPool> lsa_pool_;
    std::vector<Scheduled> scheduled_;  ///< ascending
    std::vector<JournalEntry> journal_;
    std::uint64_t lab_record_sequence_ = 0;
    Fingerprint lab_fingerprint_;
};

}  // namespace switchover
