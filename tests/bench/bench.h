#pragma once
/// What the workloads share: CPU time, peak memory and the RESULT line.
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
    std::string lab = "ha-vpn";     ///< ha-vpn, copy, record
};

/// CPU seconds of this process so far, user and system (getrusage).
double cpu_seconds();
double peak_mib();

/// Prints `RESULT {"workload":…,"variant":"switchover",…}`; numbers as given, in order.
void print_result(const std::string& workload, double cpu_s,
                  const std::vector<std::pair<std::string, double>>& figures);

int run_w1(const Options& options);
int run_w2(const Options& options);
int run_w3(const Options& options);
int run_w4(const Options& options);
int run_w5(const Options& options);
int run_w6(const Options& options);  ///< needs Qt; says so in a build without
int run_ha_vpn(const Options& options);
int run_copy(const Options& options);
int run_record(const Options& options);

}  // namespace switchover::bench
