#pragma once
/// What a run tells, gathered while it is run again: moments, lanes, curves, outages and their causes.
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "app/session/report/moment.h"
#include "app/session/report/plots.h"
#include "app/session/run_again.h"
#include "app/session/summary.h"

namespace switchover::session::report {

/// Faults and repairs of one instant, and the moments around them.
struct Chapter {
    std::size_t number = 0;  ///< from 1
    Instant at;
    Bearing bearing = Bearing::Fault;
    std::vector<std::string> words;     ///< what was done, for a reader
    FaultReport report;                 ///< of the last of them, from which the recovery is counted
    std::size_t before = 0, after = 0;  ///< places in `moments`
};

/// `FastEthernet0/0 of 7204VXR-1 is shut down`.
std::string sentence_of(const Input& input, const Speech& say);

class Story : public Watcher {
   public:
    /// `language`: of all sentences in it, and of the page made of it.
    explicit Story(Language language = Language::English) : say_{language} {}
    const Speech& speech() const { return say_; }

    Result<std::monostate, std::string> begin(const World& world) override;
    void on_input(World& world, const JournalEntry& entry) override;
    bool on_stretch(const World& world, std::span<const Record> records, std::span<const SentFrame> frames) override;
    Result<std::monostate, std::string> finish(World& world) override;

    const std::vector<Moment>& moments() const { return moments_; }
    const std::vector<Chapter>& chapters() const { return chapters_; }
    const std::vector<ProbeRun>& probes() const { return probes_.all(); }
    std::vector<Lane> lanes() const;
    std::vector<Mark> marks() const;
    std::vector<Curve> round_trips() const { return values(round_trips_); }
    std::vector<Curve> lifetimes() const { return values(lifetimes_); }
    std::vector<Curve> priorities() const { return values(priorities_); }
    const std::vector<std::string>& others() const { return others_; }  ///< inputs that were neither fault nor repair

   private:
    struct Key {
        NodeIndex node = kNoNode;
        std::uint32_t a = 0, b = 0;
        auto operator<=>(const Key&) const = default;
    };
    using Curves = std::map<Key, Curve>;
    static std::vector<Curve> values(const Curves& curves);
    void take_moment(World& world, Instant at);
    void sample(const World& world);
    void on_record(const World& world, const Record& record);
    void on_probe(const World& world, const Record& record, const probe::Record& what);
    void on_hsrp(const World& world, const Record& record, const hsrp::Record& body);
    void on_ipsec(const World& world, const Record& record, const ipsec::Record& body);
    void begin_span(Lane& lane, Instant at, const char* html_class, std::string text);
    static void end_span(Lane& lane, Instant at);
    void power_off(NodeIndex node, Instant at);

    Speech say_;
    Duration sample_every_ = 1s;
    Instant sampled_ = kNever;
    std::shared_ptr<const snapshot::World> snapshot_;
    std::deque<std::pair<Instant, std::uint32_t>> esp_;  ///< when and from which pipe, of late
    std::vector<Moment> moments_;
    std::vector<Chapter> chapters_;
    std::vector<std::string> others_;
    NameBook names_;
    ProbeBook probes_;
    Summary summary_;
    std::map<Key, Lane> hsrp_lanes_, tunnel_lanes_;
    std::map<Key, std::set<std::uint32_t>> sas_;  ///< outbound SPIs that live, by tunnel
    std::map<Key, std::string> probe_names_;
    std::map<Key, Instant> probe_ends_;
    std::map<Key, int> lost_in_a_row_;
    Curves round_trips_, lifetimes_, priorities_;
};

}  // namespace switchover::session::report
