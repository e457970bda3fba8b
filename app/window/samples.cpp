#include "app/window/samples.h"

#include <algorithm>
#include <filesystem>

#include "app/session/atomic_file.h"
#include "app/session/lab_path.h"
#include "app/session/script.h"
#include "engine/topology/lab.h"
#include "engine/world/world.h"

namespace switchover::window {

namespace fs = std::filesystem;

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
                    if (const auto script = session::parse_script(*text, lab->scenario)) sample.title = script->title;
            sample.start = snapshot::take(World{lab->shared_topology(), 1});
            out.push_back(std::move(sample));
        }
    }
    std::sort(out.begin(), out.end(), [](const ui::SampleLab& a, const ui::SampleLab& b) {
        return std::pair(!a.guided, a.name) < std::pair(!b.guided, b.name);
    });
    return out;
}

}  // namespace switchover::window
