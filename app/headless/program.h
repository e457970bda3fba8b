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
    std::string report_language = "en";
    std::string replay;
    unsigned threads = 1;
    std::string console;               ///< the router whose console this terminal becomes
    bool telnet = false;               ///< let others at the consoles
    std::string listen = "127.0.0.1";  ///< the address for that
    std::uint16_t telnet_port = 2001;  ///< of the first router
    bool vty = false;                  ///< Telnet sessions are lines vty, not the console port
    double speed = 1;                  ///< virtual seconds a second, for people at terminals; 0: flat out
    bool quiet = false;
    bool progress = false;  ///< a line on `err` that is written over and over
};

/// Returns the program's exit code.
int run_program(const Options& options, std::ostream& out, std::ostream& err);

}  // namespace switchover::headless
