#pragma once
/// Checks of our own mistakes, kept on in every build.
namespace switchover {

/// What `ensure` reports besides its own text; the world sets it while it handles an event.
struct EnsureContext {
    const char* lab = "";
    unsigned long long seed = 0;
    long long virtual_ns = 0;
    unsigned long long event_number = 0;
};

/// The context of the world that this thread is running.
EnsureContext& ensure_context();

/// Prints lab, seed, virtual time, event number and the failed condition, then aborts.
[[noreturn]] void ensure_failed(const char* condition, const char* file, int line);

}  // namespace switchover

#define SWITCHOVER_ENSURE(condition) \
    (static_cast<bool>(condition) ? static_cast<void>(0) : ::switchover::ensure_failed(#condition, __FILE__, __LINE__))
