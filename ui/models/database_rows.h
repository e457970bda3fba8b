#pragma once
/// The link state database as a tree: area, type of LSA, LSA, what it says.
#include "engine/snapshot/snapshot.h"
#include "ui/models/tree_model.h"

namespace switchover::ui {

QStringList databaseHeaders();
inline constexpr int kDatabaseAgeColumn = 2;
/// Empty without OSPF.
std::vector<TreeRow> databaseRows(const snapshot::Device& device);

}  // namespace switchover::ui
