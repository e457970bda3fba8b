#pragma once
/// switchover-run behind its command line.
#include <cstdint>
#include <ostream>
#include <string>

namespace switchover::headless {

inline constexpr int kOk = 0, kFailed = 1, kUsage = 2, kBadInput = 3;

struct Options {
    std::string lab;
    std::string script;
    std::string until;
    std::uint64_t seed = 1;
    std::string out;
    std::string junit;
    std::string report;
    std::string replay;
    unsigned threads = 1;
    bool quiet = false;
    bool progress = false;  ///< a line on `err` that is written over and over
};

/// Returns the program's exit code.
int run_program(const Options& options, std::ostream& out, std::ostream& err);

}  // namespace switchover::headless
