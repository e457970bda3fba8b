#include "app/session/session_folder.h"

#include <fmt/format.h>

#include <system_error>

#include "app/session/junit.h"
#include "engine/record/json.h"

namespace switchover::session {

namespace {

using Done = Result<std::monostate, std::string>;

std::string indented(std::string text, std::size_t width) {
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        text.insert(at + 1, width, ' ');
    return text;
}

}  // namespace

std::string log_text(const World& world, const Record& record, const ios::LogLine& line) {
    const std::string node = NameBook::node(world, record.node);
    const Device* device = record.node < world.nodes().size() ? world.device(record.node) : nullptr;
    std::string text = line.text;
    if (device != nullptr && device->config())
        text = ios::console_text(line, *device->config(), record.at, {device->booted_at(), device->clock_offset()});
    std::string start = fmt::format("{} {:<12} ", clock_text(record.at), node);
    const std::size_t width = start.size();
    return start + indented(std::move(text), width) + "\n";
}

Result<std::unique_ptr<SessionFolder>, std::string> SessionFolder::create(const std::filesystem::path& folder,
                                                                          const World& world, std::string lab_path) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return fail("cannot make " + folder.string() + ": " + error.message());
    std::unique_ptr<SessionFolder> made{new SessionFolder};
    made->folder_ = folder;
    made->lab_path_ = std::move(lab_path);
    for (const auto& [file, name] : {std::pair{&made->log_, "session.log"}, std::pair{&made->records_, "records.jsonl"},
                                     std::pair{&made->capture_, "capture.pcapng"}})
        if (auto opened = file->open(folder / name); !opened) return fail(opened.error());
    made->pcapng_.emplace(made->capture_.stream(), "Switchover " SWITCHOVER_VERSION,
                          fmt::format("lab {}, seed {}", world.topology().name, world.seed()));
    // One interface a port: a frame is written once, at the port that sends it.
    for (const Pipe& pipe : world.pipes()) {
        const auto name = fmt::format("{} {}", world.node_name(pipe.from), world.port_name(pipe.from, pipe.from_port));
        const auto to = fmt::format("to {} {}", world.node_name(pipe.to), world.port_name(pipe.to, pipe.to_port));
        made->interface_of_pipe_.push_back(made->pcapng_->add_interface(name, to));
    }
    return made;
}

void SessionFolder::add(const World& world, std::span<const Record> records, std::span<const SentFrame> frames) {
    std::vector<ios::LogLine> lines;
    for (const Record& record : records) {
        const ios::Names& names = names_.of(world, record.node);
        lines.clear();
        ios::log_lines(record, names, lines);
        for (const ios::LogLine& line : lines)
            if (line.debug == ios::Debug::None || debugs_.count(line.debug) != 0)
                log_.stream() << log_text(world, record, line);
        records_.stream() << record::json(record, NameBook::node(world, record.node), names.interfaces) << '\n';
        keys_.on_record(record);
    }
    summary_.on_records(world, records, names_);
    for (const SentFrame& frame : frames)
        pcapng_->frame(interface_of_pipe_[frame.pipe], frame.at, frame.octets,
                       frame.arrival == kNever ? "lost on the way" : "");
}

void SessionFolder::add(const std::vector<ShowOutput>& shows) {
    shows_.insert(shows_.end(), shows.begin(), shows.end());
}

Done SessionFolder::finish(const World& world, const ProbeBook& probes, const ScriptRun* run) {
    for (AtomicFile* file : {&log_, &records_, &capture_})
        if (auto done = file->commit(); !done) return done;
    summary_.finish(world, probes);
    std::vector<std::pair<std::string, std::string>> files = {
        {"session.json", session_json(session_of(world, lab_path_))},
        {"esp_sa", keys_.esp_sa()},
        {"ikev1_decryption_table", keys_.ikev1_decryption_table()},
        {"summary.txt", summary_.text()},
        {"summary.json", summary_.json()},
    };
    if (run != nullptr)
        files.emplace_back("junit.xml", junit_xml(run->checks(), world.topology().name, run->script().file));
    if (!shows_.empty()) {
        std::error_code error;
        std::filesystem::create_directories(folder_ / "shows", error);
        if (error) return fail("cannot make " + (folder_ / "shows").string() + ": " + error.message());
    }
    for (const ShowOutput& show : shows_) files.emplace_back("shows/" + show.file, show.text);
    for (const auto& [name, text] : files)
        if (auto done = write_file(folder_ / name, text); !done) return done;
    return std::monostate{};
}

}  // namespace switchover::session
