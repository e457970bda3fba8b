#include "app/window/samples.h"

#include <algorithm>
#include <filesystem>

#include "app/session/atomic_file.h"
#include "app/session/lab_path.h"
#include "app/session/script.h"
#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "ui/i18n/language.h"

namespace switchover::window {

namespace fs = std::filesystem;

namespace {

constexpr Duration kSettled = 60s;
constexpr std::uint64_t kEventsAtMost = 20'000;  ///< a large lab is shown as it is then

/// Once its routers have found each other.
std::shared_ptr<const snapshot::World> atWork(World world) {
    world.run_until([](const World& w, std::span<const Record>) { return w.events() >= kEventsAtMost; },
                    kPowerOn + kSettled);
    return snapshot::take(world);
}

}  // namespace

std::vector<ui::SampleLab> sampleLabs() {
    std::vector<ui::SampleLab> out;
    for (const std::string& folder : session::lab_folders()) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator{folder, ignored}) {
            if (!entry.is_directory()) continue;
            const std::string name = entry.path().filename().string();
            const bool known =
                std::any_of(out.begin(), out.end(), [&](const ui::SampleLab& lab) { return lab.name == name; });
            if (known) continue;  // of two folders the first is the better one
            const auto lab = topology::load_lab(entry.path().string());
            if (!lab) continue;
            ui::SampleLab sample;
            sample.name = name;
            sample.path = entry.path().string();
            sample.guided = !lab->scenario.empty();
            if (sample.guided)
                if (const auto text = session::read_file(lab->scenario))
                    if (const auto script = session::parse_script(*text, lab->scenario))
                        sample.title = script->title_in(ui::currentLanguage().toStdString());
            sample.start = atWork(World{lab->shared_topology(), 1});
            out.push_back(std::move(sample));
        }
    }
    std::sort(out.begin(), out.end(), [](const ui::SampleLab& a, const ui::SampleLab& b) {
        return std::pair(!a.guided, a.name) < std::pair(!b.guided, b.name);
    });
    return out;
}

}  // namespace switchover::window
