#include "app/session/lab_path.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace switchover::session {

namespace fs = std::filesystem;

std::vector<std::string> lab_folders() {
    std::vector<std::string> folders;
    if (const char* given = std::getenv("SWITCHOVER_TOPOLOGIES"); given != nullptr && *given != '\0')
        folders.emplace_back(given);
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error)
        folders.push_back((program.parent_path() / SWITCHOVER_INSTALLED_TOPOLOGIES).lexically_normal().string());
    folders.emplace_back(SWITCHOVER_SOURCE_TOPOLOGIES);
    return folders;
}

Result<std::string, std::string> find_lab(const std::string& name) {
    std::error_code ignored;
    if (fs::exists(name, ignored)) return name;
    std::string known;
    if (name.find('/') == std::string::npos) {
        for (const std::string& folder : lab_folders()) {
            const fs::path path = fs::path{folder} / name;
            if (fs::is_directory(path, ignored)) return path.string();
        }
        std::vector<std::string> names;
        for (const std::string& folder : lab_folders())
            for (const auto& entry : fs::directory_iterator{folder, ignored})
                if (entry.is_directory(ignored)) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        for (const std::string& one : names) known += (known.empty() ? "; there are: " : ", ") + one;
    }
    return fail("no lab \"" + name + "\"" + known);
}

}  // namespace switchover::session
