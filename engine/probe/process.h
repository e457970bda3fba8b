#pragma once
/// Pings from a router or a host: counted ones as IOS makes them, and continuous ones that measure outages.
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/probe/config.h"
#include "engine/probe/record.h"
#include "engine/probe/view.h"
#include "engine/sim/services.h"

namespace switchover::probe {

inline constexpr std::size_t kMaximumOutstanding = 8192;  ///< echos of one probe in flight; the oldest is then lost
inline constexpr std::size_t kMaximumMarks = 4096;        ///< of a counted ping, the newest
inline constexpr std::size_t kMaximumEchos = 1024;        ///< of a verbose ping, the newest
inline constexpr std::size_t kMaximumFinished = 32;       ///< ended probes still to be looked at

/// An echo with options in its header, which the device adds.
struct Outgoing {
    Ipv4Send packet;  ///< without its payload
    Bytes message;
    Bytes options;
};

class Process {
   public:
    enum Timer : std::uint8_t { kSendTimer, kTimeoutTimer };

    /// A number that no ping has, for a traceroute.
    std::uint32_t take_number();
    /// The first echo leaves at `s.now`. Returns the probe's number.
    std::uint32_t start(PingRequest request, Services& s);
    /// Echos in flight count neither as answered nor as lost.
    void stop(std::uint32_t id, Services& s);
    void stop_all(Services& s);
    /// An ICMP packet for this device. True when it was an answer to a probe or an error about one.
    bool on_icmp(const Ipv4Delivery& packet, Services& s);
    void on_timer(TimerTag tag, Services& s);
    /// Echos that have been sent, but for the device's part.
    bool has_outgoing() const { return !outgoing_.empty(); }
    std::vector<Outgoing> take_outgoing() { return std::exchange(outgoing_, {}); }
    View view() const;

   private:
    enum class Fate : std::uint8_t { Unknown, Answered, Lost };
    struct Echo {
        std::uint32_t sequence = 0;
        Instant sent;
        Fate fate = Fate::Unknown;
        char mark = '.';
        EchoView seen{};  ///< of a verbose ping
    };
    struct Probe {
        PingRequest request;
        bool running = true;
        Instant started;
        std::uint32_t next_sequence = 0;
        std::uint64_t sent = 0;
        std::uint64_t answered = 0;
        std::uint64_t lost = 0;
        Duration last{}, minimum{}, maximum{}, sum{};
        std::deque<Echo> flight;  // in order of sequence; settled in that order, so that a gap is seen whole
        std::uint32_t losing = 0;
        std::optional<Instant> last_answered;
        std::optional<Instant> first_sent;
        std::uint64_t outages = 0;
        std::optional<OutageEnded> last_outage;
        std::string marks;
        std::uint64_t marks_before = 0;
        std::vector<EchoView> echos;
        std::uint64_t echos_before = 0;
        TimerId send_timer;
        TimerId timeout_timer;
    };

    Probe* find(std::uint32_t id);
    Probe* running_with(std::uint16_t identifier);
    void send(Probe& probe, Services& s);
    void on_reply(Probe& probe, Echo& echo, const Ipv4Delivery& packet, ByteView data, Services& s);
    void answered(Probe& probe, Echo& echo, Services& s);
    void keep(Probe& probe, const Echo& echo);
    void lose(Probe& probe, Echo& echo, std::uint8_t type, std::uint8_t code, Services& s);
    void settle(Probe& probe, Services& s);
    void finish(Probe& probe, Services& s);
    static Echo* in_flight(Probe& probe, std::uint16_t sequence);

    std::vector<Probe> probes_;  // ascending by number
    std::vector<Outgoing> outgoing_;
    std::uint32_t next_id_ = 1;
};

}  // namespace switchover::probe
