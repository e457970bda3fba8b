/// session.json, written and read.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "app/session/session_folder.h"

namespace switchover::session {

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
        {"format", 1},
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
    if (all.is_discarded() || !all.is_object()) return fail(std::string{"not a session: not a JSON object"});
    Members members{all, ""};
    SessionFile session;
    if (members.number("format") != 1 && members.error().empty())
        return fail(std::string{"not a session: \"format\" is not 1"});
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

}  // namespace switchover::session
