#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdio>

#include "tests/bench/bench.h"

namespace switchover::bench {

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void print_result(const std::string& workload, double cpu_s,
                  const std::vector<std::pair<std::string, double>>& figures) {
    std::string line =
        fmt::format(R"(RESULT {{"workload":"{}","variant":"switchover","cpu_s":{:.4f})", workload, cpu_s);
    for (const auto& [name, value] : figures) line += fmt::format(R"(,"{}":{:.6g})", name, value);
    line += fmt::format(R"(,"peak_mib":{:.1f}}})", peak_mib());
    std::puts(line.c_str());
}

}  // namespace switchover::bench
