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

void print_result(const std::string& workload, const std::string& variant, double cpu_s, const Figures& figures) {
    std::string line =
        fmt::format(R"(RESULT {{"workload":"{}","variant":"{}","cpu_s":{:.6f})", workload, variant, cpu_s);
    for (const auto& [name, value] : figures) line += fmt::format(R"(,"{}":{:.6g})", name, value);
    line += fmt::format(R"(,"peak_mib":{:.1f}}})", peak_mib());
    std::puts(line.c_str());
}

int run_contest(const Options& options, const Contest& contest) {
    constexpr int kRounds = 3;
    std::optional<Measured> engine;
    std::optional<Measured> limit;
    const auto better = [](std::optional<Measured>& best, std::optional<Measured> run) {
        const bool done = run.has_value();
        if (done && (!best || run->rate > best->rate)) best = std::move(run);
        return done;
    };
    for (int round = 0; round < (options.limit ? kRounds : 1); ++round) {
        if (options.limit && !better(limit, contest.limit())) return 1;
        if (!better(engine, contest.engine())) return 1;
    }
    Figures figures{{contest.key, engine->rate}};
    if (limit) {
        print_result(contest.workload, "limit", limit->cpu_s, {{contest.key, limit->rate}});
        figures.emplace_back("ratio", engine->rate / limit->rate);
    }
    figures.insert(figures.end(), engine->figures.begin(), engine->figures.end());
    print_result(contest.workload, "switchover", engine->cpu_s, figures);
    return 0;
}

}  // namespace switchover::bench
