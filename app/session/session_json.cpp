/// session.json, written and read.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "app/session/atomic_file.h"
#include "app/session/lab_path.h"
#include "app/session/session_file.h"
#include "engine/world/world.h"

namespace switchover::session {

namespace {
constexpr std::uint64_t kFormat = 1;
}

SessionFile session_of(const World& world, std::string lab_path) {
    SessionFile session;
    session.lab_path = std::move(lab_path);
    session.lab_name = world.topology().name;
    session.seed = world.seed();
    session.journal = world.journal();
    session.end = world.now();
    session.events = world.events();
    session.fingerprint = world.fingerprint();
    return session;
}

std::string session_json(const SessionFile& session) {
    nlohmann::ordered_json journal = nlohmann::ordered_json::array();
    for (const JournalEntry& entry : session.journal)
        journal.push_back(
            {{"at_ns", to_ns(entry.at)}, {"after_event", entry.after_event}, {"input", to_text(entry.input)}});
    const nlohmann::ordered_json all = {
        {"format", kFormat},
        {"lab", session.lab_name},
        {"lab_path", session.lab_path},
        {"seed", session.seed},
        {"end_ns", to_ns(session.end)},
        {"events", session.events},
        {"fingerprint", fmt::format("{:016x}", session.fingerprint)},
        {"journal", journal},
    };
    return all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

namespace {

/// Begins like a session and has no end: what a copy that was broken off leaves.
bool is_cut_off(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{' && text[last] != '}' &&
           text.find("\"format\"") != std::string_view::npos;
}

/// Members of one object; remembers the first that is missing or of the wrong kind.
class Members {
   public:
    Members(const nlohmann::json& object, std::string where) : object_(object), where_(std::move(where)) {}

    template <typename T>
    T get(const char* name, bool (nlohmann::json::*is)() const noexcept) {
        const auto found = object_.is_object() ? object_.find(name) : object_.end();
        if (!object_.is_object() || found == object_.end() || !((*found).*is)()) {
            if (error_.empty()) error_ = fmt::format("{}\"{}\" is missing or of the wrong kind", where_, name);
            return {};
        }
        return found->get<T>();
    }
    std::string text(const char* name) { return get<std::string>(name, &nlohmann::json::is_string); }
    std::uint64_t number(const char* name) { return get<std::uint64_t>(name, &nlohmann::json::is_number_unsigned); }
    const std::string& error() const { return error_; }

   private:
    const nlohmann::json& object_;
    std::string where_;
    std::string error_;
};

}  // namespace

Result<SessionFile, std::string> parse_session(std::string_view text) {
    const auto all = nlohmann::json::parse(text, nullptr, false);
    if (all.is_discarded() && is_cut_off(text))
        return fail(std::string{"the file ends in the middle: it was not written to its end, or is damaged"});
    if (all.is_discarded() || !all.is_object()) return fail(std::string{"not a session: not a JSON object"});
    Members members{all, ""};
    SessionFile session;
    const std::uint64_t format = members.number("format");
    if (members.error().empty() && format > kFormat)
        return fail(fmt::format("it is of format {}, made by a newer Switchover; this one (" SWITCHOVER_VERSION
                                ") reads format {}: open it with the version that made it",
                                format, kFormat));
    if (members.error().empty() && format != kFormat) return fail(std::string{"not a session: \"format\" is not 1"});
    session.lab_name = members.text("lab");
    session.lab_path = members.text("lab_path");
    session.seed = members.number("seed");
    session.end = instant_ns(static_cast<std::int64_t>(members.number("end_ns")));
    session.events = members.number("events");
    const std::string fingerprint = members.text("fingerprint");
    const auto journal = members.get<nlohmann::json>("journal", &nlohmann::json::is_array);
    if (!members.error().empty()) return fail("not a session: " + members.error());
    const char* const end = fingerprint.data() + fingerprint.size();
    const auto [stop, status] = std::from_chars(fingerprint.data(), end, session.fingerprint, 16);
    if (status != std::errc{} || stop != end)
        return fail(std::string{"not a session: \"fingerprint\" is not a hexadecimal number"});
    for (std::size_t i = 0; i < journal.size(); ++i) {
        const std::string where = fmt::format("entry {} of the journal: ", i + 1);
        Members entry{journal[i], where};
        const auto at = instant_ns(static_cast<std::int64_t>(entry.number("at_ns")));
        const std::uint64_t after = entry.number("after_event");
        const std::string words = entry.text("input");
        if (!entry.error().empty()) return fail(entry.error());
        auto input = parse_input(words);
        if (!input) return fail(where + input.error());
        session.journal.push_back({at, after, std::move(*input)});
    }
    return session;
}

Result<SessionFile, std::string> read_session(const std::filesystem::path& path) {
    const auto text = read_file(path);
    if (!text) return fail(text.error() + ": is it still there, and may you read it?");
    auto session = parse_session(*text);
    if (!session) return fail(path.string() + ": " + session.error());
    return session;
}

Result<std::string, std::string> find_lab_of(const SessionFile& session, const std::filesystem::path& session_path) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path folder = session_path.parent_path();
    const fs::path recorded = session.lab_path;
    // A session may have been moved together with its lab, or to another machine.
    for (const fs::path& place : {recorded, folder / recorded, folder / recorded.filename(), folder / session.lab_name})
        if (!place.empty() && !place.filename().empty() && fs::exists(place, ignored)) return place.string();
    if (auto known = find_lab(session.lab_name); known && !session.lab_name.empty()) return *known;
    return fail(
        fmt::format("the lab \"{}\" of this session is not there any more: neither {} nor a lab of that name "
                    "beside the session or among the known labs",
                    session.lab_name, session.lab_path));
}

}  // namespace switchover::session
