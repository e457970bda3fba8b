#include "engine/probe/process.h"

#include <algorithm>

#include "engine/icmp/packet.h"
#include "engine/ipv4/header.h"
#include "engine/ipv4/options.h"
#include "engine/ipv4/protocol.h"

namespace switchover::probe {

namespace {

constexpr std::size_t kHeaders = ipv4::kHeaderLength + icmp::kHeaderLength;

/// Octets of options in the header of an echo, padded to words.
std::size_t options_length(const PingRequest& request) {
    return request.record_route == 0 ? 0 : (ipv4::record_route_option(request.record_route).size() + 3) / 4 * 4;
}

/// Octets of the whole packet.
std::size_t echo_size(const PingRequest& request, std::uint32_t sequence) {
    return std::max<std::size_t>(request.size_of(sequence), kHeaders + options_length(request));
}

Bytes echo_data(const PingRequest& request, std::uint32_t sequence) {
    Bytes data(echo_size(request, sequence) - kHeaders - options_length(request));
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<std::uint8_t>(i % 2 == 0 ? request.pattern >> 8 : request.pattern);
    return data;
}

bool is_fragmentation_needed(std::uint8_t type, std::uint8_t code) {
    return type == icmp::kUnreachable && code == static_cast<std::uint8_t>(icmp::UnreachableCode::FragmentationNeeded);
}

char error_mark(std::uint8_t type, std::uint8_t code) {
    if (type == icmp::kTimeExceeded) return '&';
    if (type != icmp::kUnreachable) return '?';
    return is_fragmentation_needed(type, code) ? 'M' : 'U';
}

}  // namespace

Process::Probe* Process::find(std::uint32_t id) {
    const auto at = std::ranges::lower_bound(probes_, id, {}, [](const Probe& p) { return p.request.id; });
    return at != probes_.end() && at->request.id == id ? &*at : nullptr;
}

/// The identifier on the wire is the low half of the number.
Process::Probe* Process::running_with(std::uint16_t identifier) {
    for (Probe& probe : probes_)
        if (probe.running && static_cast<std::uint16_t>(probe.request.id) == identifier) return &probe;
    return nullptr;
}

std::uint32_t Process::take_number() {
    while (find(next_id_) != nullptr) ++next_id_;
    return next_id_++;
}

std::uint32_t Process::start(PingRequest request, Services& s) {
    if (request.id == 0) request.id = take_number();
    if (find(request.id) != nullptr) {
        stop(request.id, s);
        std::erase_if(probes_, [&](const Probe& p) { return p.request.id == request.id; });
    }
    request.record_route = std::min(request.record_route, ipv4::kMostRecordedHops);
    request.size = std::clamp<std::uint32_t>(request.size, kHeaders, ipv4::kMaximumLength);
    request.largest = std::min<std::uint32_t>(request.largest, ipv4::kMaximumLength);
    request.size_step = std::clamp<std::uint32_t>(request.size_step, 1, ipv4::kMaximumLength);
    request.timeout = std::max<Duration>(request.timeout, 1ms);
    // Ended probes are kept for a look, but not for ever.
    while (std::ranges::count(probes_, false, &Probe::running) >= std::ptrdiff_t{kMaximumFinished})
        probes_.erase(std::ranges::find(probes_, false, &Probe::running));
    Probe fresh;
    fresh.request = request;
    fresh.started = s.now;
    const auto at = std::ranges::lower_bound(probes_, request.id, {}, [](const Probe& p) { return p.request.id; });
    send(*probes_.insert(at, std::move(fresh)), s);
    return request.id;
}

void Process::send(Probe& probe, Services& s) {
    const PingRequest& request = probe.request;
    if (probe.flight.size() == kMaximumOutstanding) {
        lose(probe, probe.flight.front(), 0, 0, s);
        settle(probe, s);
    }
    const std::uint32_t sequence = probe.next_sequence++;
    // Everything is in place before the packet goes: a ping of an own address is answered within the call.
    probe.flight.push_back({sequence, s.now, Fate::Unknown, '.', {}});
    ++probe.sent;
    if (!probe.first_sent) probe.first_sent = s.now;
    if (!s.timer_running(probe.timeout_timer))
        s.start_timer(probe.timeout_timer, {ProcessId::Probe, kTimeoutTimer, request.id}, request.timeout);
    if (request.interval > Duration{} && (request.count == 0 || probe.next_sequence < request.count))
        s.start_timer(probe.send_timer, {ProcessId::Probe, kSendTimer, request.id}, request.interval);
    s.record(Record{Sent{request.id, sequence, request.source, request.destination}});
    Bytes message = icmp::encode_echo(static_cast<std::uint16_t>(request.id), static_cast<std::uint16_t>(sequence),
                                      echo_data(request, sequence));
    Ipv4Send packet;
    packet.source = request.source;
    packet.destination = request.destination;
    packet.protocol = ipv4::kIcmp;
    packet.tos = request.tos;
    packet.dont_fragment = request.dont_fragment;
    if (request.record_route != 0) {
        outgoing_.push_back({packet, std::move(message), ipv4::record_route_option(request.record_route)});
        return;
    }
    packet.payload = message;
    s.send_ipv4(packet);
}

void Process::stop(std::uint32_t id, Services& s) {
    Probe* probe = find(id);
    if (probe == nullptr || !probe->running) return;
    probe->flight.clear();
    finish(*probe, s);
}

void Process::stop_all(Services& s) {
    for (Probe& probe : probes_)
        if (probe.running) stop(probe.request.id, s);
}

void Process::finish(Probe& probe, Services& s) {
    probe.running = false;
    s.release_timer(probe.send_timer);
    s.release_timer(probe.timeout_timer);
    s.record(Record{Finished{probe.request.id, probe.sent, probe.answered}});
}

Process::Echo* Process::in_flight(Probe& probe, std::uint16_t sequence) {
    if (probe.flight.empty()) return nullptr;
    // Sequence numbers in flight are consecutive, and fewer than 65,536.
    const auto ahead = static_cast<std::uint16_t>(sequence - probe.flight.front().sequence);
    if (ahead >= probe.flight.size()) return nullptr;
    Echo& echo = probe.flight[ahead];
    return echo.fate == Fate::Unknown ? &echo : nullptr;
}

bool Process::on_icmp(const Ipv4Delivery& packet, Services& s) {
    const auto message = icmp::decode(packet.payload);
    if (!message) return false;
    if (message->type == icmp::kEchoReply) {
        Probe* probe = running_with(message->identifier());
        if (probe == nullptr || packet.source != probe->request.destination) return false;
        Echo* echo = in_flight(*probe, message->sequence());
        if (echo == nullptr) return false;  // too late, or twice
        on_reply(*probe, *echo, packet, message->body, s);
        settle(*probe, s);
        return true;
    }
    const auto quote = icmp::quoted(*message);
    if (!quote || quote->header.protocol() != ipv4::kIcmp || quote->payload.size() < icmp::kHeaderLength) return false;
    if (message->type == icmp::kRedirect || message->type == icmp::kSourceQuench) return false;  // the echo goes on
    if (quote->payload[0] != icmp::kEcho) return false;
    Probe* probe = running_with(load_u16(quote->payload.data() + 4));
    if (probe == nullptr || quote->header.destination() != probe->request.destination) return false;
    Echo* echo = in_flight(*probe, load_u16(quote->payload.data() + 6));
    if (echo == nullptr) return false;
    echo->seen.from = packet.source;
    if (is_fragmentation_needed(message->type, message->code)) echo->seen.next_hop_mtu = message->next_hop_mtu();
    lose(*probe, *echo, message->type, message->code, s);
    settle(*probe, s);
    return true;
}

void Process::on_reply(Probe& probe, Echo& echo, const Ipv4Delivery& packet, ByteView data, Services& s) {
    echo.seen.from = packet.source;
    if (probe.request.validate && !std::ranges::equal(data, echo_data(probe.request, echo.sequence))) {
        lose(probe, echo, 0, 0, s);
        echo.mark = '?';
        return;
    }
    if (probe.request.verbose && packet.packet.size() >= ipv4::kHeaderLength) {
        const ByteView options = ipv4::HeaderView{packet.packet.data()}.options();
        echo.seen.options.assign(options.begin(), options.end());
    }
    answered(probe, echo, s);
}

void Process::answered(Probe& probe, Echo& echo, Services& s) {
    const Duration round_trip = s.now - echo.sent;
    echo.fate = Fate::Answered;
    echo.mark = '!';
    echo.seen.answered = true;
    echo.seen.round_trip = round_trip;
    probe.minimum = probe.answered == 0 ? round_trip : std::min(probe.minimum, round_trip);
    probe.maximum = std::max(probe.maximum, round_trip);
    probe.sum += round_trip;
    probe.last = round_trip;
    ++probe.answered;
    s.record(Record{Answered{probe.request.id, echo.sequence, round_trip}});
}

void Process::lose(Probe& probe, Echo& echo, std::uint8_t type, std::uint8_t code, Services& s) {
    echo.fate = Fate::Lost;
    echo.mark = type == 0 ? '.' : error_mark(type, code);
    echo.seen.icmp_type = type;
    echo.seen.icmp_code = code;
    ++probe.lost;
    s.record(Record{Lost{probe.request.id, echo.sequence, type, code}});
}

/// What the text of a ping is made of. The oldest half goes when there is too much.
void Process::keep(Probe& probe, const Echo& echo) {
    const auto make_room = [](auto& kept, std::size_t most, std::uint64_t& before) {
        if (kept.size() < most) return;
        kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(most / 2));
        before += most / 2;
    };
    if (probe.request.count != 0) {
        make_room(probe.marks, kMaximumMarks, probe.marks_before);
        probe.marks += echo.mark;
    }
    if (probe.request.verbose) {
        make_room(probe.echos, kMaximumEchos, probe.echos_before);
        probe.echos.push_back(echo.seen);
        probe.echos.back().size = static_cast<std::uint32_t>(echo_size(probe.request, echo.sequence));
    }
}

/// Takes the settled echos from the front of the flight, in order, and goes on with what follows from that.
void Process::settle(Probe& probe, Services& s) {
    while (!probe.flight.empty() && probe.flight.front().fate != Fate::Unknown) {
        const Echo echo = std::move(probe.flight.front());
        probe.flight.pop_front();
        keep(probe, echo);
        if (echo.fate == Fate::Lost) {
            ++probe.losing;
            continue;
        }
        if (probe.losing > 0) {
            // Losses before the first answer (ARP, a tunnel coming up) count from the first echo.
            probe.last_outage =
                OutageEnded{probe.request.id, probe.last_answered.value_or(*probe.first_sent), echo.sent, probe.losing};
            ++probe.outages;
            s.record(Record{*probe.last_outage});
        }
        probe.losing = 0;
        probe.last_answered = echo.sent;
    }
    if (!probe.flight.empty()) return;
    if (probe.request.count != 0 && probe.next_sequence >= probe.request.count) {
        finish(probe, s);
    } else if (probe.request.interval == Duration{}) {
        // By a timer that is due now, not by a call: an own address answers at once, and a long ping would nest.
        s.start_timer(probe.send_timer, {ProcessId::Probe, kSendTimer, probe.request.id}, s.now);
    }
}

void Process::on_timer(TimerTag tag, Services& s) {
    Probe* probe = find(tag.index);
    if (probe == nullptr || !probe->running) return;
    if (tag.kind == kSendTimer) {
        send(*probe, s);
        return;
    }
    for (Echo& echo : probe->flight) {
        if (echo.sent + probe->request.timeout > s.now) break;
        if (echo.fate == Fate::Unknown) lose(*probe, echo, 0, 0, s);
    }
    settle(*probe, s);
    const auto next = std::ranges::find(probe->flight, Fate::Unknown, &Echo::fate);
    if (probe->running && next != probe->flight.end())
        s.start_timer(probe->timeout_timer, tag, next->sent + probe->request.timeout);
}

View Process::view() const {
    View view;
    for (const Probe& probe : probes_) {
        ProbeView row;
        row.request = probe.request;
        row.running = probe.running;
        row.started = probe.started;
        row.sent = probe.sent;
        row.answered = probe.answered;
        row.lost = probe.lost;
        row.outstanding = static_cast<std::uint32_t>(std::ranges::count(probe.flight, Fate::Unknown, &Echo::fate));
        row.last_round_trip = probe.last;
        row.minimum = probe.minimum;
        row.maximum = probe.maximum;
        if (probe.answered > 0) row.average = probe.sum / static_cast<std::int64_t>(probe.answered);
        row.outages = probe.outages;
        row.last_outage = probe.last_outage;
        row.losing = probe.losing;
        row.last_answered = probe.last_answered;
        row.marks = probe.marks;
        row.marks_before = probe.marks_before;
        row.echos = probe.echos;
        row.echos_before = probe.echos_before;
        view.probes.push_back(std::move(row));
    }
    return view;
}

}  // namespace switchover::probe
