#pragma once
/// A run as one HTML page that a colleague who was not there can read: what was done, what broke for how long and why,
/// pictures and tables before and after, and how to see it again. Stands alone: no script, no other file.
#include <string>

#include "app/session/report/story.h"

namespace switchover::session::report {

struct ReportOptions {
    std::string title;  ///< empty: the lab's name
    std::string note;   ///< the writer's own words, at the beginning; may be empty
    std::string made;   ///< when and by whom, as it is to stand there; may be empty
    Language language = Language::English;
    bool configurations = true;  ///< running configurations at the end of the run
};

/// Writes the page of a recording to `path` at the end of the run.
std::unique_ptr<Watcher> export_report(const std::string& path, const SessionFile& session, ReportOptions options);

/// HTML5, UTF-8, in the language of `story`, which has been finished.
std::string report_html(const Story& story, const SessionFile& session, const ReportOptions& options);

}  // namespace switchover::session::report
