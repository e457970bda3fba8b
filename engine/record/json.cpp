#include "engine/record/json.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/record/fields.h"

namespace switchover::record {

namespace {

class Writer final : public Sink {
   public:
    Writer(std::string& out, const std::vector<std::string>& interfaces) : out_(out), interfaces_(interfaces) {}

    void text(std::string_view name, std::string_view value) override {
        key(name);
        append_json_string(out_, value);
    }
    void number(std::string_view name, std::int64_t value) override {
        key(name);
        fmt::format_to(std::back_inserter(out_), "{}", value);
    }
    void truth(std::string_view name, bool value) override {
        key(name);
        out_ += value ? "true" : "false";
    }
    void nothing(std::string_view name) override {
        key(name);
        out_ += "null";
    }
    void begin(std::string_view name, bool list) override {
        key(name);
        out_.push_back(list ? '[' : '{');
    }
    void end(bool list) override { out_.push_back(list ? ']' : '}'); }
    std::string interface(InterfaceIndex index) const override {
        return index < interfaces_.size() ? interfaces_[index] : fmt::format("{}", index);
    }

   private:
    void key(std::string_view name) {
        if (out_.back() != '{' && out_.back() != '[') out_.push_back(',');
        if (name.empty()) return;
        append_json_string(out_, name);
        out_.push_back(':');
    }
    std::string& out_;
    const std::vector<std::string>& interfaces_;
};

class Flat final : public Sink {
   public:
    explicit Flat(const std::vector<std::string>& interfaces) : interfaces_(interfaces) {}

    void text(std::string_view name, std::string_view value) override { add(name, std::string{value}); }
    void number(std::string_view name, std::int64_t value) override { add(name, fmt::format("{}", value)); }
    void truth(std::string_view name, bool value) override { add(name, value ? "true" : "false"); }
    void nothing(std::string_view name) override { add(name, "null"); }
    void begin(std::string_view name, bool) override {
        lengths_.push_back(path_.size());
        if (!name.empty()) path_ += std::string{name} + ".";
    }
    void end(bool) override {
        path_.resize(lengths_.back());
        lengths_.pop_back();
    }
    std::string interface(InterfaceIndex index) const override {
        return index < interfaces_.size() ? interfaces_[index] : fmt::format("{}", index);
    }
    std::vector<std::pair<std::string, std::string>> take() { return std::move(fields_); }

   private:
    void add(std::string_view name, std::string value) {
        std::string path = path_ + std::string{name};
        if (name.empty() && !path.empty()) path.pop_back();  // an element of a list bears the list's name
        fields_.emplace_back(std::move(path), std::move(value));
    }
    const std::vector<std::string>& interfaces_;
    std::string path_;
    std::vector<std::size_t> lengths_;
    std::vector<std::pair<std::string, std::string>> fields_;
};

template <typename F>
void visit_body(const Record& record, F&& f) {
    std::visit([&](const auto& protocol) { std::visit(f, protocol); }, record.body);
}

/// Fields that are called as what stands before them in a line: an object has each name once.
std::string_view own_name(std::string_view field) {
    if (field == "sequence") return "sequence_number";
    if (field == "type") return "type_number";
    return field;
}

void put_fields(Sink& sink, const Record& record) {
    visit_body(record, [&](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        Fields<Body>::visit(body, [&](std::string_view name, const auto& field) { put(sink, own_name(name), field); });
    });
}

/// Length of the UTF-8 sequence at the start of `text`; 0 when there is none.
std::size_t sequence_length(std::string_view text) {
    const auto octet = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = octet(0);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((octet(i) & 0xC0) != 0x80) return 0;
    if ((first == 0xE0 && octet(1) < 0xA0) || (first == 0xED && octet(1) > 0x9F) ||
        (first == 0xF0 && octet(1) < 0x90) || (first == 0xF4 && octet(1) > 0x8F))
        return 0;
    return length;
}

}  // namespace

std::string type_text(const Record& record) {
    std::string type;
    visit_body(record, [&](const auto& body) { type = detail::type_name<std::decay_t<decltype(body)>>(); });
    const std::size_t colons = type.rfind("::");
    if (colons != std::string::npos) type.replace(colons, 2, ".");
    return type;
}

std::string json(const Record& record, std::string_view node, const std::vector<std::string>& interfaces) {
    std::string out = fmt::format("{{\"at_ns\":{},\"node\":", to_ns(record.at));
    append_json_string(out, node);
    fmt::format_to(std::back_inserter(out), ",\"sequence\":{},\"type\":\"{}\"", record.sequence, type_text(record));
    Writer writer{out, interfaces};
    put_fields(writer, record);
    out.push_back('}');
    return out;
}

std::vector<std::pair<std::string, std::string>> field_texts(const Record& record,
                                                             const std::vector<std::string>& interfaces) {
    Flat flat{interfaces};
    put_fields(flat, record);
    return flat.take();
}

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    while (!text.empty()) {
        const char c = text.front();
        const std::size_t length = sequence_length(text);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (length == 0) {
            out += "\xEF\xBF\xBD";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out.append(text.substr(0, length));
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    out.push_back('"');
}

}  // namespace switchover::record
