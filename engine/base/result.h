#pragma once
/// The error-carrying return type of the whole engine. This file alone names the library type.
#include <tl/expected.hpp>
#include <utility>

namespace switchover {

/// A value, or a typed reason why there is none. Bad input is always reported this way; no exception crosses a folder.
template <typename T, typename E>
using Result = tl::expected<T, E>;

/// `return fail(DecodeError::Truncated);`
template <typename E>
constexpr auto fail(E error) {
    return tl::unexpected<E>(std::move(error));
}

/// Why octets are not a legal packet. Protocol folders share the words so that counters and fuzzers can.
enum class DecodeError : unsigned char {
    Truncated,
    BadVersion,
    BadType,
    BadLength,
    BadChecksum,
    BadValue,
    BadState,
    BadAuthentication,
    Trailing,
};

}  // namespace switchover
