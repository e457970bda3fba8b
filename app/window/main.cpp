// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <QApplication>
#include <QMessageBox>

#include "app/window/open_lab.h"
#include "app/window/screenshot.h"
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
    bool welcome = false;  ///< no lab was named
};

/// Holds the window that is open; another lab takes its place.
class Windows {
   public:
    explicit Windows(std::uint64_t seed, bool remember) : seed_(seed), remember_(remember) {}

    /// Tells problems in a box (and on the terminal); the window before stays then.
    bool open(const std::string& lab, bool with_box) {
        auto opened = window::openLab(lab, seed_);
        if (!opened) {
            std::fprintf(stderr, "%s\n", opened.error().c_str());
            if (with_box) tell(QString::fromStdString(opened.error()));
            return false;
        }
        auto next = std::make_unique<ui::MainWindow>(std::move(opened->simulation), std::move(opened->info), remember_);
        QObject::connect(
            next.get(), &ui::MainWindow::openLabRequested, next.get(),
            [this](const QString& path) { open(path.toStdString(), true); }, Qt::QueuedConnection);
        QObject::connect(
            next.get(), &ui::MainWindow::guidedRunRequested, next.get(),
            [this](const QString& path) {
                if (!open(path.toStdString(), true)) return;
                window_->simulation().followGuidedRun();
                window_->simulation().run();
            },
            Qt::QueuedConnection);
        if (window_ != nullptr) window_.release()->deleteLater();
        window_ = std::move(next);
        window_->show();
        return true;
    }
    ui::MainWindow& current() { return *window_; }

   private:
    void tell(const QString& problems) {
        QMessageBox box(QMessageBox::Critical, QObject::tr("Cannot open the lab"),
                        QObject::tr("The lab cannot be opened."), QMessageBox::Close, window_.get());
        box.setInformativeText(problems.section(u'\n', 0, 11));
        if (problems.count(u'\n') > 12) box.setDetailedText(problems);
        box.exec();
    }
    std::uint64_t seed_;
    bool remember_;
    std::unique_ptr<ui::MainWindow> window_;
};

int show(Options& options, QApplication& application) {
    const bool picture = !options.screenshot.empty();
    const auto after = parse_duration(options.after);
    if (!after) {
        std::fprintf(stderr, "switchover: --after %s: not a duration, like 90s or 3m\n", options.after.c_str());
        return kUsage;
    }
    ui::applyLanguage(application);
    ui::applyTheme(application);
    Windows windows(options.seed, !picture);
    if (!windows.open(options.lab, !picture)) return kBadInput;
    ui::MainWindow& window = windows.current();
    if (const QStringList size = QString::fromStdString(options.size).split(u'x'); size.size() == 2) {
        window.resize(size[0].toInt(), size[1].toInt());
        window.resetLayout();
    }
    if (options.welcome && !picture && ui::Settings::shared().preferences().welcome) window.showWelcome();
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
    program.add_option("LAB", options.lab, "a lab by name, or its folder or file")->capture_default_str();
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
    options.welcome = program.count("LAB") == 0 && !options.follow;
    int qt_arguments = 1;  // the options are ours
    QApplication application(qt_arguments, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    QCoreApplication::setApplicationName(QStringLiteral("Switchover"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SWITCHOVER_VERSION));
    return show(options, application);
}
