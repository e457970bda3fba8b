#include "app/window/open_lab.h"

#include "app/session/atomic_file.h"
#include "app/session/lab_path.h"
#include "app/window/engine_simulation.h"
#include "app/window/samples.h"
#include "engine/topology/lab.h"

namespace switchover::window {

Result<OpenedLab, std::string> openLab(const std::string& name, std::uint64_t seed) {
    const auto path = session::find_lab(name);
    if (!path) return fail(path.error());
    const auto lab = topology::load_lab(*path);
    if (!lab) {
        std::string problems;
        for (const topology::Problem& problem : lab.error()) problems += problem.describe() + "\n";
        return fail(problems);
    }
    OpenedLab out;
    out.info.samples = sampleLabs;
    out.info.name = lab->topology.name;
    out.info.path = lab->file;
    for (const topology::Problem& problem : lab->warnings)
        if (problem.kind != ios::ProblemKind::Accepted) out.info.warnings.push_back(problem.describe());
    std::shared_ptr<const session::Script> script;
    if (!lab->scenario.empty()) {
        const auto text = session::read_file(lab->scenario);
        if (!text) return fail(text.error());
        auto parsed = session::parse_script(*text, lab->scenario);
        if (!parsed) return fail(parsed.error().text());
        script = std::make_shared<const session::Script>(std::move(*parsed));
        out.info.steps = EngineSimulation::stepsOf(*script);
    }
    out.simulation = std::make_unique<EngineSimulation>(World{lab->shared_topology(), seed}, std::move(script));
    return out;
}

Result<OpenedLab, std::string> openLabOf(const session::SessionFile& session, const std::string& session_path,
                                         const std::string& lab_path) {
    std::string path = lab_path;
    if (path.empty()) {
        const auto found = session::find_lab_of(session, session_path);
        if (!found) return fail(found.error());
        path = *found;
    }
    auto opened = openLab(path, session.seed);
    if (opened && opened->info.name != session.lab_name)
        return fail(path + " is the lab \"" + opened->info.name + "\", but the session was recorded with \"" +
                    session.lab_name + "\"");
    return opened;
}

}  // namespace switchover::window
