// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
    CLI::App program{"Runs a Switchover lab without a window", "switchover-run"};
    program.set_version_flag("--version", "switchover-run " SWITCHOVER_VERSION);
    CLI11_PARSE(program, argc, argv);
    return 0;
}
