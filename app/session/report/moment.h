#pragma once
/// How the lab was at one instant of a run, in the forms that a report needs.
#include <memory>
#include <string>
#include <vector>

#include "app/session/report/markup.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::session::report {

struct Moment {
    Instant at;
    std::shared_ptr<const snapshot::World> world;
    std::vector<bool> esp;  ///< by pipe: ESP packets have left there lately (pipe 2i: from end a of cable i)
};

/// `10 % lost, 20.0 ms more delay`: what befalls frames; empty for nothing.
std::string words_of(const Impairment& impairment, const Speech& say);

/// The picture as SVG, with `title` for screen readers; `id` is unique within the page.
std::string diagram_svg(const Moment& moment, const std::string& title, const std::string& id, const Speech& say);

/// What a table of a device holds, a row a line of cells.
using Rows = std::vector<std::vector<std::string>>;

enum class Table : std::uint8_t { Routes, Hsrp, Sas, Count };
std::string name_of(Table table, const Speech& say);
std::vector<std::string> headings_of(Table table, const Speech& say);
Rows rows_of(Table table, const snapshot::Device& device, const Speech& say);

/// The rows of both moments, marked: those that went, those that came, and those of both when `unchanged` is wanted.
std::vector<Row> difference(const Rows& before, const Rows& after, bool unchanged, const Speech& say);

}  // namespace switchover::session::report
