#include "engine/dissect/cursor.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchover::dissect {

namespace {

constexpr std::uint8_t kDeepest = 40;  ///< headings nest no deeper: an attacker may nest ESP in ESP

std::uint64_t load(const std::uint8_t* at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | at[i];
    return value;
}

}  // namespace

const Field* Packet::find(std::string_view name) const {
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
    return at == fields.end() ? nullptr : &*at;
}

std::string_view name_of(std::uint64_t number, Names names, std::string_view otherwise) {
    for (const Word& entry : names)
        if (entry.number == number) return entry.word;
    return otherwise;
}

Cursor::Cursor(Packet& packet, std::uint8_t buffer, std::size_t begin, std::size_t end, std::uint8_t depth)
    : packet_{packet}, at_{begin}, end_{end}, buffer_{buffer}, depth_{depth} {}

std::size_t Cursor::open(std::string_view name, std::string text) {
    add(name, std::move(text), {}, 0);
    if (depth_ < kDeepest) ++depth_;
    return packet_.fields.size() - 1;
}

void Cursor::close(std::size_t heading) {
    Field& field = packet_.fields[heading];
    field.size = static_cast<std::uint32_t>(at_ - field.offset);
    depth_ = field.depth;
}

void Cursor::set_text(std::size_t heading, std::string text) { packet_.fields[heading].text = std::move(text); }

std::uint64_t Cursor::number(std::string_view name, std::string_view label, std::size_t size, Form form, Names names,
                             std::string_view unit) {
    if (!need(size)) return 0;
    const std::uint64_t value = load(octets().data() + at_, size);
    std::string text;
    switch (form) {
        case Form::Decimal: text = fmt::format("{}: {}{}{}", label, value, unit.empty() ? "" : " ", unit); break;
        case Form::Hex: text = fmt::format("{}: 0x{:0{}x}", label, value, 2 * size); break;
        case Form::Word: text = fmt::format("{}: {} ({})", label, name_of(value, names), value); break;
    }
    add(name, std::move(text), value, size);
    at_ += size;
    return value;
}

Ipv4Address Cursor::ipv4(std::string_view name, std::string_view label) {
    if (!need(4)) return {};
    const Ipv4Address address{load_u32(octets().data() + at_)};
    add(name, fmt::format("{}: {}", label, address.text()), address, 4);
    at_ += 4;
    return address;
}

MacAddress Cursor::mac(std::string_view name, std::string_view label) {
    if (!need(6)) return {};
    MacAddress address;
    std::copy_n(octets().begin() + static_cast<std::ptrdiff_t>(at_), 6, address.octets.begin());
    add(name, fmt::format("{}: {}", label, address.text()), address, 6);
    at_ += 6;
    return address;
}

ByteView Cursor::bytes(std::string_view name, std::string_view label, std::size_t size) {
    if (!need(size)) return {};
    const ByteView view = ByteView{octets()}.subspan(at_, size);
    constexpr std::size_t kShown = 32;
    add(name, fmt::format("{}: {}{}", label, hex(view.first(std::min(size, kShown))), size > kShown ? "…" : ""),
        Bytes{view.begin(), view.end()}, size);
    at_ += size;
    // The buffer may move when another one is added; the octets themselves do not.
    return ByteView{octets()}.subspan(at_ - size, size);
}

std::string Cursor::text(std::string_view name, std::string_view label, std::size_t size) {
    if (!need(size)) return {};
    std::string value;
    for (std::size_t i = 0; i < size && octets()[at_ + i] != 0; ++i) {
        const char c = static_cast<char>(octets()[at_ + i]);
        value += c >= ' ' && c <= '~' ? c : '.';
    }
    add(name, fmt::format("{}: {}", label, value), value, size);
    at_ += size;
    return value;
}

void Cursor::bits(std::string_view name, std::string text, std::uint64_t value, std::size_t size) {
    if (failed_) return;
    at_ -= size;
    add(name, std::move(text), value, size);
    at_ += size;
}

void Cursor::derived(std::string_view name, std::string text, Value value) {
    add(name, std::move(text), std::move(value), 0);
}

void Cursor::malformed(std::string why) {
    packet_.malformed = true;
    add("malformed", fmt::format("[Malformed: {}]", why), {}, 0);
}

void Cursor::skip(std::size_t size) {
    if (need(size)) at_ += size;
}

std::uint64_t Cursor::peek(std::size_t ahead, std::size_t size) const {
    return ahead + size > left() ? 0 : load(octets().data() + at_ + ahead, size);
}

Cursor Cursor::part(std::size_t size) {
    const std::size_t begin = at_;
    if (!need(size)) size = 0;
    at_ += size;
    return Cursor{packet_, buffer_, begin, begin + size, depth_};
}

bool Cursor::need(std::size_t size) {
    if (failed_) return false;
    if (size <= left()) return true;
    malformed(fmt::format("{} octets wanted, {} left", size, left()));
    failed_ = true;
    at_ = end_;
    return false;
}

Field& Cursor::add(std::string_view name, std::string text, Value value, std::size_t size) {
    packet_.fields.push_back({name, std::move(text), std::move(value), static_cast<std::uint32_t>(at_),
                              static_cast<std::uint32_t>(size), buffer_, depth_});
    return packet_.fields.back();
}

}  // namespace switchover::dissect
