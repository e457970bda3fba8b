#include <cstdio>

#include "tests/bench/bench.h"

#ifndef SWITCHOVER_BENCH_GUI
int switchover::bench::run_w6(const Options&) {
    std::fprintf(stderr, "w6: this build has no window\n");
    return 2;
}
#endif
