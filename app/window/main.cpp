// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <QApplication>
#include <QMessageBox>

#include "app/window/screenshot.h"
#include "app/window/workbench.h"
#include "engine/base/duration_text.h"
#include "ui/i18n/language.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"

namespace {

using namespace switchover;  // NOLINT

constexpr int kUsage = 2, kBadInput = 3;  ///< the same as switchover-run's

struct Options {
    std::string lab = "ha-vpn";
    std::uint64_t seed = 1;
    std::string screenshot;
    std::string after = "60s";
    std::string size;
    bool follow = false;
    bool named = true;     ///< the lab, by whoever started the program
    bool welcome = false;  ///< no lab was named
};

/// Errors are told on the terminal, and where there is none (a file was opened in the desktop) in a box.
void tellProblem(const std::string& problem) {
    std::fprintf(stderr, "switchover: %s\n", problem.c_str());
    if (isatty(STDERR_FILENO) != 0 || QGuiApplication::platformName() == QStringLiteral("offscreen")) return;
    QMessageBox::critical(nullptr, window::Workbench::tr("Cannot be opened"),
                          QString::fromStdString(problem).trimmed() + QStringLiteral("\n\n") +
                              window::Workbench::tr("Choose a lab (*.clab.yml) or a session that Switchover saved."));
}

/// A lab's name or place, or a session that was saved. `chosen` as in Workbench::openLab.
bool open(window::Workbench& workbench, const std::string& what, bool chosen) {
    const bool session = what.size() > 5 && what.compare(what.size() - 5, 5, ".json") == 0;
    const auto done = session ? workbench.openSession(QString::fromStdString(what)) : workbench.openLab(what, chosen);
    if (!done) tellProblem(done.error());
    return done.has_value();
}

int show(Options& options, QApplication& application) {
    const bool picture = !options.screenshot.empty();
    const auto after = parse_duration(options.after);
    if (!after) {
        std::fprintf(stderr, "switchover: --after %s: not a duration, like 90s or 3m\n", options.after.c_str());
        return kUsage;
    }
    ui::applyLanguage(application);
    ui::applyTheme(application);
    window::Workbench workbench(options.seed, !picture, picture ? QString() : window::Autosave::standardFolder());
    if (!open(workbench, options.lab, options.named)) return kBadInput;
    ui::MainWindow& window = *workbench.window();
    if (const QStringList size = QString::fromStdString(options.size).split(u'x'); size.size() == 2) {
        window.resize(size[0].toInt(), size[1].toInt());
        window.resetLayout();
    }
    const bool asked = workbench.offerRecovery();
    if (!asked && options.welcome && !picture && ui::Settings::shared().preferences().welcome) window.showWelcome();
    if (options.follow) window.simulation().followGuidedRun();
    if (options.follow && !picture) window.simulation().run();
    std::unique_ptr<window::Screenshot> screenshot;
    if (picture)
        screenshot =
            std::make_unique<window::Screenshot>(window, QString::fromStdString(options.screenshot), kPowerOn + *after);
    return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App program{"Switchover: routers that speak real protocols in virtual time", "switchover"};
    program.set_version_flag("--version", "switchover " SWITCHOVER_VERSION);
    program.add_option("LAB", options.lab, "a lab by name, its folder or file, or a session.json")
        ->capture_default_str();
    program.add_option("--seed", options.seed, "of everything random")->capture_default_str();
    program.add_flag("--follow", options.follow, "begin the lab's guided run at once");
    program.add_option("--screenshot", options.screenshot, "write a picture of the window to this file and end");
    program.add_option("--after", options.after, "virtual time of the picture")->capture_default_str();
    program.add_option("--size", options.size, "of the window, like 1600x1000");
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error);
        return code == 0 ? 0 : kUsage;
    }
    options.named = program.count("LAB") != 0;
    options.welcome = !options.named && !options.follow;
    int qt_arguments = 1;  // the options are ours
    QApplication application(qt_arguments, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    QCoreApplication::setApplicationName(QStringLiteral("Switchover"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SWITCHOVER_VERSION));
    return show(options, application);
}
