#pragma once
/// Walks through the fields of a record by name, for every writer of them (JSON, filters).
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::record {

/// Where the fields go. `name` is empty for the elements of a list.
class Sink {
   public:
    virtual void text(std::string_view name, std::string_view value) = 0;
    virtual void number(std::string_view name, std::int64_t value) = 0;
    virtual void truth(std::string_view name, bool value) = 0;
    /// A field without a value now.
    virtual void nothing(std::string_view name) = 0;
    virtual void begin(std::string_view name, bool list) = 0;
    virtual void end(bool list) = 0;
    /// The name of an interface of the record's device.
    virtual std::string interface(InterfaceIndex index) const = 0;

   protected:
    ~Sink() = default;
};

/// `Fields<T>::visit(value, f)` calls `f("name", field)` for every field of T, in order (fields.h).
template <typename T>
struct Fields {
    template <typename F>
    static void visit(const T&, F&&) {}
};

namespace detail {

/// `Active` of `State::Active`; empty when V names no enumerator.
template <auto V>
constexpr std::string_view enumerator() {
    constexpr std::string_view all =
        __PRETTY_FUNCTION__;  // `… [with auto V = ns::State::Active; …` or `… = (ns::State)7`
    constexpr std::size_t start = all.find("V = ") + 4;
    constexpr std::string_view value = all.substr(start, all.find_first_of(";]", start) - start);
    if constexpr (value.front() == '(') {
        return {};
    } else {
        return value.substr(value.rfind(':') + 1);
    }
}

template <typename E, std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> enumerators(std::index_sequence<I...>) {
    return {enumerator<static_cast<E>(I)>()...};
}

/// Last part of the name of a type: `hsrp::StateChanged`.
template <typename T>
constexpr std::string_view type_name() {
    constexpr std::string_view all = __PRETTY_FUNCTION__;
    constexpr std::size_t start = all.find("T = ") + 4;
    constexpr std::string_view value = all.substr(start, all.find_first_of(";]", start) - start);
    constexpr std::string_view house = "switchover::";
    return value.substr(value.compare(0, house.size(), house) == 0 ? house.size() : 0);
}

}  // namespace detail

/// The enumerator's own word, or its number in decimal when there is none (of values to 63, and 255).
template <typename E>
std::string enum_text(E value) {
    static constexpr auto kNames = detail::enumerators<E>(std::make_index_sequence<64>{});
    const auto code = static_cast<std::uint64_t>(value);
    std::string_view name = code < kNames.size() ? kNames[code] : std::string_view{};
    if (code == 0xFF) name = detail::enumerator<static_cast<E>(0xFF)>();
    return name.empty() ? std::to_string(code) : std::string{name};
}

template <typename T>
void put(Sink& sink, std::string_view name, const T& value);

namespace detail {

template <typename T>
constexpr bool is_optional = false;
template <typename T>
constexpr bool is_optional<std::optional<T>> = true;
template <typename T>
constexpr bool is_vector = false;
template <typename T>
constexpr bool is_vector<std::vector<T>> = true;

template <typename T>
void put_number(Sink& sink, std::string_view name, T value) {
    if constexpr (std::is_same_v<T, InterfaceIndex>) {
        if (name == "interface") {
            if (value == kNoInterface) return sink.nothing(name);
            return sink.text(name, sink.interface(value));
        }
    }
    if constexpr (std::is_same_v<T, std::uint64_t>) {
        // Too long for the numbers of JSON, and always written in hexadecimal elsewhere.
        if (name.size() >= 6 && name.substr(name.size() - 6) == "cookie") {
            Bytes octets(8);
            for (std::size_t i = 0; i < 8; ++i) octets[i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
            return sink.text(name, hex(octets));
        }
    }
    sink.number(name, static_cast<std::int64_t>(value));
}

}  // namespace detail

/// One field. Durations and instants become integers of nanoseconds and get `_ns` behind their name.
template <typename T>
void put(Sink& sink, std::string_view name, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        sink.truth(name, value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        sink.text(name, value);
    } else if constexpr (std::is_same_v<T, Bytes>) {
        sink.text(name, hex(value));
    } else if constexpr (std::is_same_v<T, Duration> || std::is_same_v<T, Instant>) {
        sink.number(std::string{name} + "_ns", to_ns(value));
    } else if constexpr (std::is_same_v<T, Ipv4Address> || std::is_same_v<T, MacAddress> || std::is_same_v<T, Prefix>) {
        sink.text(name, value.text());
    } else if constexpr (std::is_enum_v<T>) {
        sink.text(name, enum_text(value));
    } else if constexpr (std::is_integral_v<T>) {
        detail::put_number(sink, name, value);
    } else if constexpr (detail::is_optional<T>) {
        if (value) {
            put(sink, name, *value);
        } else {
            sink.nothing(name);
        }
    } else if constexpr (detail::is_vector<T>) {
        sink.begin(name, true);
        for (const auto& element : value) put(sink, {}, element);
        sink.end(true);
    } else {
        sink.begin(name, false);
        Fields<T>::visit(value, [&](std::string_view field, const auto& inner) { put(sink, field, inner); });
        sink.end(false);
    }
}

}  // namespace switchover::record
