#include "app/session/exports.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "engine/ios/log/routine.h"
#include "engine/record/json.h"

namespace switchover::session {

namespace {

using Done = Result<std::monostate, std::string>;
namespace fs = std::filesystem;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string{text};
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string{"\"\""} : std::string(1, c);
    return out + "\"";
}

class LogExport : public Watcher {
   public:
    LogExport(std::string path, LogFormat format, TimeSpan span, LineFilter filter)
        : path_(std::move(path)), format_(format), span_(span), filter_(std::move(filter)) {}

    Done begin(const World& /*world*/) override {
        if (auto opened = file_.open(path_); !opened) return opened;
        if (format_ == LogFormat::Csv) file_.stream() << "time_s,time,device,severity,topic,message\r\n";
        return std::monostate{};
    }

    bool on_stretch(const World& world, std::span<const Record> records, std::span<const SentFrame>) override {
        talk_.look(records);
        for (const Record& record : records) {
            const bool routine = talk_.holds(record);
            if (span_.holds(record.at) && (filter_.routine || !routine)) put(world, record);
        }
        return file_.good();
    }

    Done finish(World& /*world*/) override { return file_.commit(); }

   private:
    void put(const World& world, const Record& record) {
        const ios::Names& names = names_.of(world, record.node);
        const std::string node = NameBook::node(world, record.node);
        const ios::Topic topic = ios::topic_of(record.body);
        lines_.clear();
        if (const auto* ping = std::get_if<probe::Record>(&record.body)) {
            if (const auto line = ios::ping_line(*ping)) lines_.push_back({ios::kPingSeverity, {}, *line});
        } else {
            ios::log_lines(record, names, lines_);
        }
        bool any = filter_.passes_all();
        for (const ios::LogLine& line : lines_) {
            if (!ios::is_listed(line)) continue;
            // As in the window: each row of a message is a line of its own.
            for (std::string_view rest = line.text;;) {
                const std::size_t end = rest.find('\n');
                const std::string_view row = rest.substr(0, end);
                if (filter_.passes(record.node, topic, line.severity, row)) {
                    any = true;
                    if (format_ != LogFormat::JsonLines) write(record.at, node, line.severity, topic, row);
                }
                if (end == std::string_view::npos) break;
                rest.remove_prefix(end + 1);
            }
        }
        if (any && format_ == LogFormat::JsonLines)
            file_.stream() << record::json(record, node, names.interfaces) << '\n';
    }

    void write(Instant at, const std::string& node, std::uint8_t severity, ios::Topic topic, std::string_view row) {
        if (format_ == LogFormat::Text) {
            file_.stream() << fmt::format("{} {:<12} {}\n", clock_text(at), node, row);
            return;
        }
        const std::int64_t ns = to_ns(at);
        file_.stream() << fmt::format("{}.{:09},{},{},{},{},{}\r\n", ns / 1'000'000'000, ns % 1'000'000'000,
                                      clock_text(at), csv_cell(node), severity, ios::word_of(topic), csv_cell(row));
    }

    std::string path_;
    LogFormat format_;
    TimeSpan span_;
    LineFilter filter_;
    AtomicFile file_;
    NameBook names_;
    ios::RoutineTalk talk_;
    std::vector<ios::LogLine> lines_;
};

class CaptureExport : public Watcher {
   public:
    CaptureExport(std::string path, TimeSpan span, std::set<std::uint32_t> pipes)
        : path_(std::move(path)), span_(span), pipes_(std::move(pipes)) {}

    Done begin(const World& world) override {
        if (auto opened = file_.open(path_); !opened) return opened;
        writer_.emplace(file_.stream(), "Switchover " SWITCHOVER_VERSION,
                        fmt::format("lab {}, seed {}", world.topology().name, world.seed()));
        const auto& all = world.pipes();
        for (std::uint32_t i = 0; i < all.size(); ++i) {
            interface_of_.push_back(kLeftOut);
            if (!pipes_.empty() && pipes_.count(i) == 0) continue;
            const Pipe& pipe = all[i];
            interface_of_.back() = writer_->add_interface(
                fmt::format("{} {}", world.node_name(pipe.from), world.port_name(pipe.from, pipe.from_port)),
                fmt::format("to {} {}", world.node_name(pipe.to), world.port_name(pipe.to, pipe.to_port)));
        }
        return std::monostate{};
    }

    bool on_stretch(const World&, std::span<const Record> records, std::span<const SentFrame> frames) override {
        // Keys of before the span open packets within it.
        for (const Record& record : records) keys_.on_record(record);
        for (const SentFrame& frame : frames) {
            const std::uint32_t interface = interface_of_[frame.pipe];
            if (interface == kLeftOut || !span_.holds(frame.at)) continue;
            writer_->frame(interface, frame.at, frame.octets, frame.arrival == kNever ? "lost on the way" : "");
        }
        return file_.good();
    }

    Done finish(World& /*world*/) override {
        if (!file_.good()) return file_.commit();  // which says why
        const fs::path folder = keys_folder(path_);
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) return fail("cannot make " + folder.string() + ": " + error.message());
        for (const auto& [name, text] :
             {std::pair{"esp_sa", keys_.esp_sa()}, std::pair{"ikev1_decryption_table", keys_.ikev1_decryption_table()},
              std::pair{"preferences", std::string{"esp.enable_encryption_decode: TRUE\n"}}})
            if (auto done = write_file(folder / name, text); !done) return done;
        return file_.commit();
    }

   private:
    static constexpr std::uint32_t kLeftOut = ~std::uint32_t{0};
    std::string path_;
    TimeSpan span_;
    std::set<std::uint32_t> pipes_;
    AtomicFile file_;
    std::optional<PcapngWriter> writer_;
    std::vector<std::uint32_t> interface_of_;  ///< by pipe
    WiresharkKeys keys_;
};

class FolderExport : public Watcher {
   public:
    FolderExport(std::string folder, std::string lab_path)
        : folder_path_(std::move(folder)), lab_path_(std::move(lab_path)) {}
    ~FolderExport() override {
        folder_.reset();  // takes its unfinished files away
        std::error_code ignored;
        if (made_ && !finished_) fs::remove(folder_path_, ignored);  // only an empty one goes
    }

    Done begin(const World& world) override {
        std::error_code ignored;
        made_ = !fs::exists(folder_path_, ignored);
        auto created = SessionFolder::create(folder_path_, world, lab_path_);
        if (!created) return fail(created.error());
        folder_ = std::move(*created);
        return std::monostate{};
    }
    bool on_stretch(const World& world, std::span<const Record> records, std::span<const SentFrame> frames) override {
        folder_->add(world, records, frames);
        for (const Record& record : records) probes_.on_record(record, NameBook::node(world, record.node));
        return folder_->good();
    }
    Done finish(World& world) override {
        auto done = folder_->finish(world, probes_, nullptr);
        finished_ = done.has_value();
        return done;
    }

   private:
    std::string folder_path_, lab_path_;
    bool made_ = false, finished_ = false;
    std::unique_ptr<SessionFolder> folder_;
    ProbeBook probes_;
};

}  // namespace

bool LineFilter::passes(NodeIndex of, ios::Topic about, std::uint8_t how_bad, std::string_view line) const {
    if (node != kNoNode && of != node) return false;
    if ((topic && about != *topic) || how_bad > severity) return false;
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return text.empty() || std::search(line.begin(), line.end(), text.begin(), text.end(), same) != line.end();
}

std::unique_ptr<Watcher> export_log(const std::string& path, LogFormat format, TimeSpan span, LineFilter filter) {
    return std::make_unique<LogExport>(path, format, span, std::move(filter));
}

std::unique_ptr<Watcher> export_capture(const std::string& path, TimeSpan span, std::set<std::uint32_t> pipes) {
    return std::make_unique<CaptureExport>(path, span, std::move(pipes));
}

std::string keys_folder(const std::string& capture_path) {
    return fs::path{capture_path}.replace_extension(".keys").string();
}

std::unique_ptr<Watcher> export_folder(const std::string& folder, const std::string& lab_path) {
    return std::make_unique<FolderExport>(folder, lab_path);
}

}  // namespace switchover::session
