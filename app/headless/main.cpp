// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/headless/program.h"

int main(int argc, char** argv) {
    using namespace switchover::headless;  // NOLINT
    Options options;
    CLI::App program{"Runs a Switchover lab without a window and leaves a session folder.", "switchover-run"};
    program.set_version_flag("--version", "switchover-run " SWITCHOVER_VERSION);
    program.add_option("LAB", options.lab, "Folder, file or name of a lab");
    program.add_option("--script", options.script, "Script to follow; without it the lab's own guided run")
        ->type_name("FILE");
    program
        .add_option("--until", options.until,
                    "Virtual time to run to, as 90s, 5m or 3h; without it, as long as the script lasts")
        ->type_name("TIME");
    program.add_option("--seed", options.seed, "Seed of everything random")->type_name("N");
    program.add_option("--out", options.out, "Session folder to write")->type_name("DIR");
    program.add_option("--junit", options.junit, "JUnit XML of the script's expectations")->type_name("FILE");
    program.add_option("--report", options.report, "The run as one HTML page for a colleague")->type_name("FILE.html");
    program.add_option("--report-language", options.report_language, "Of the report's own words")
        ->check(CLI::IsMember({"en", "pt_BR"}))
        ->capture_default_str();
    program.add_option("--replay", options.replay, "Run a recorded session again and compare")
        ->type_name("SESSION.json");
    program.add_option("--threads", options.threads, "Threads for one world, where no script looks at each instant")
        ->type_name("N")
        ->check(CLI::Range(1, 64));
    program.add_option("--console", options.console, "Type at a router; --until says how far the lab has come by then")
        ->type_name("DEVICE");
    program.add_flag("--telnet", options.telnet, "A Telnet port for the console of each router, until Ctrl-C");
    program.add_option("--telnet-port", options.telnet_port, "Of the first router; 0: any (default 2001)")
        ->type_name("PORT");
    program.add_option("--listen", options.listen, "Address for --telnet instead of 127.0.0.1")->type_name("ADDRESS");
    program.add_flag("--vty", options.vty, "Telnet sessions are lines vty with their passwords, not the console port");
    program.add_option("--speed", options.speed, "Virtual seconds a second for --console and --telnet; 0: flat out")
        ->check(CLI::Range(0.0, 1000.0));
    program.add_flag("--quiet", options.quiet, "Nothing but errors");
    program.footer(
        "Exit: 0 all is well; 1 an expectation failed or a replay went otherwise; 2 wrong usage; 3 a lab or file is "
        "bad.");
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? kOk : kUsage;
    }
    options.progress = !options.quiet && isatty(STDERR_FILENO) != 0;
    return run_program(options, std::cout, std::cerr);
}
