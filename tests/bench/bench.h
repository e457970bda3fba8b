#pragma once
/// What the workloads share: CPU time, peak memory and the RESULT line.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchover::bench {

/// Options of the command line; each workload reads what it knows.
struct Options {
    unsigned routers = 100;         ///< w2
    unsigned threads = 1;           ///< w1, w2
    std::size_t pending = 10'000;   ///< w4
    std::string suite = "des-md5";  ///< w3: des-md5, aes128-sha1, aes256-gcm
    unsigned bytes = 84;            ///< w3: inner packet
    bool echo = false;              ///< w1: the ICMP form
    bool limit = false;             ///< w1, w3, w4: run a bare loop that does the same beside the engine
    std::string lab = "ha-vpn";     ///< ha-vpn, copy, record
    unsigned lines = 5'000;         ///< paste
};

/// CPU seconds of this process so far, user and system (getrusage).
double cpu_seconds();
double peak_mib();

/// Further figures of a RESULT line, in order.
using Figures = std::vector<std::pair<std::string, double>>;

/// Prints `RESULT {"workload":…,"variant":…,"cpu_s":…,…}`; numbers as given.
void print_result(const std::string& workload, const std::string& variant, double cpu_s, const Figures& figures);

/// What a run came to.
struct Measured {
    double cpu_s = 0;
    double rate = 0;  ///< the key figure
    Figures figures;  ///< what else is worth a look
};

/// A workload, and the bare loop that does the same. Nothing is returned by a run that went wrong, and has said so.
struct Contest {
    std::string workload;
    std::string key;  ///< name of the key figure
    std::function<std::optional<Measured>()> engine;
    std::function<std::optional<Measured>()> limit;
};

/// Runs the engine once; with `--limit` both in turn, three times, and of each the best: a line for the limit, then one
/// for the engine with their `ratio`. Returns what the program shall.
int run_contest(const Options& options, const Contest& contest);

int run_w1(const Options& options);
int run_w2(const Options& options);
int run_w3(const Options& options);
int run_w4(const Options& options);
int run_w5(const Options& options);
int run_w6(const Options& options);  ///< needs Qt; says so in a build without
int run_ha_vpn(const Options& options);
int run_copy(const Options& options);
int run_record(const Options& options);
int run_paste(const Options& options);

}  // namespace switchover::bench
