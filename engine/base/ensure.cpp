#include "engine/base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace switchover {

EnsureContext& ensure_context() {
    thread_local EnsureContext context;
    return context;
}

void ensure_failed(const char* condition, const char* file, int line) {
    const EnsureContext& c = ensure_context();
    std::fprintf(stderr,
                 "switchover: internal error: %s (%s:%d), lab %s, seed %llu, virtual time %lld ns, event %llu\n",
                 condition, file, line, c.lab, c.seed, c.virtual_ns, c.event_number);
    std::abort();
}

}  // namespace switchover
