/// switchover-bench: the six workloads, the lab itself, and micro-benchmarks (Google Benchmark).
#include <benchmark/benchmark.h>

#include <CLI/CLI.hpp>

#include "tests/bench/bench.h"

namespace {

int run_micro(const char* program) {
    int count = 1;
    std::string name = program;
    char* arguments[] = {name.data(), nullptr};
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace switchover::bench;
    CLI::App app{"Measures the engine. Each workload prints one RESULT line.", "switchover-bench"};
    Options options;
    int status = 0;
    const auto workload = [&](const char* name, const char* what, int (*run)(const Options&)) {
        CLI::App* sub = app.add_subcommand(name, what);
        sub->callback([&status, &options, run] { status = run(options); });
        return sub;
    };
    CLI::App* w1 = workload("w1", "forwarding over 8 routers", run_w1);
    w1->add_flag("--echo", options.echo, "ICMP echo form");
    w1->add_option("--threads", options.threads, "workers");
    const auto limit_option = [&](CLI::App* sub) {
        sub->add_flag("--limit", options.limit, "beside a bare loop; best of three, in turn");
    };
    limit_option(w1);
    CLI::App* w2 = workload("w2", "OSPF grid, cold start", run_w2);
    w2->add_option("--routers", options.routers, "16, 100, 400, 1024 (a square)");
    w2->add_option("--threads", options.threads, "workers");
    CLI::App* w3 = workload("w3", "ESP encapsulate and decapsulate", run_w3);
    w3->add_option("--suite", options.suite, "des-md5, aes128-sha1, aes256-gcm");
    w3->add_option("--bytes", options.bytes, "inner packet: 84 or 1400");
    limit_option(w3);
    CLI::App* w4 = workload("w4", "event queue, hold model", run_w4);
    w4->add_option("--pending", options.pending, "events in the queue");
    limit_option(w4);
    workload("w5", "idle chatter: hellos of 100 routers for an hour", run_w5);
    workload("w6", "canvas repaint", run_w6);
    const auto lab_option = [&](CLI::App* sub) { sub->add_option("--lab", options.lab, "a lab of topologies/"); };
    lab_option(workload("ha-vpn", "the lab with one ping a second", run_ha_vpn));
    lab_option(workload("copy", "copying a converged world", run_copy));
    lab_option(workload("record", "full capture and log against none", run_record));
    workload("paste", "a configuration pasted into a console, against the same as a file", run_paste)
        ->add_option("--lines", options.lines, "of the paste; a fifth and four times as many too");
    app.add_subcommand("micro", "micro-benchmarks")->callback([&] { status = run_micro(argv[0]); });
    app.require_subcommand(1);
    CLI11_PARSE(app, argc, argv);
    return status;
}
