#pragma once
/// Small signs of the picture that the legend shows again: what is left of SAs, how far OSPF neighbours have come.
#include <QPainter>

#include "ui/canvas/layout.h"

namespace switchover::ui {

/// What is left of SA pairs, round a node: the left half is what comes in, the right half what goes out (with an
/// arrow each); the broad arc is seconds, the thin one outside it kilobytes. Several pairs share a half among them.
void paintRings(QPainter& painter, const QRectF& outline, const QVector<SceneSa>& sas);

/// How far the rings reach beyond the outline.
inline constexpr double kRingReach = 9;

/// Told apart by dashes as well as colour: full is a line, exchange long dashes, 2-way short ones, heard dots.
QPen adjacencyPen(Adjacency adjacency);
void paintAdjacencies(QPainter& painter, const Geometry& geometry);

}  // namespace switchover::ui
