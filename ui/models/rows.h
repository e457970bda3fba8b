#pragma once
/// What the inspector's tables show of a device: rows made from its part of a snapshot, ascending by key.
#include <QVector>

#include "engine/snapshot/snapshot.h"
#include "ui/models/port_rates.h"
#include "ui/models/row_model.h"

namespace switchover::ui {

QStringList routeHeaders();
inline constexpr int kRouteAgeColumn = 4;
QVector<TableRow> routeRows(const snapshot::Device& device);

/// The forwarding table made from the routes, with the neighbour's address on the wire where ARP knows it.
QStringList fibHeaders();
QVector<TableRow> fibRows(const snapshot::Device& device);

/// `rates`: of the ports, where they are known.
QStringList portHeaders();
QVector<TableRow> portRows(const snapshot::Device& device, const PortRates& rates);

QStringList hsrpHeaders();
inline constexpr int kHsrpAgeColumn = 6;
QVector<TableRow> hsrpRows(const snapshot::Device& device);

QStringList ikeHeaders();
inline constexpr int kIkeLeftColumn = 3;
QVector<TableRow> ikeRows(const snapshot::Device& device);

QStringList ipsecHeaders();
inline constexpr int kIpsecLeftColumn = 1, kIpsecKilobytesColumn = 2;
QVector<TableRow> ipsecRows(const snapshot::Device& device);

QStringList neighborHeaders();
inline constexpr int kNeighborAgeColumn = 5;
QVector<TableRow> neighborRows(const snapshot::Device& device);

QStringList arpHeaders();
inline constexpr int kArpAgeColumn = 3;
QVector<TableRow> arpRows(const snapshot::Device& device);

/// Continuous and counted pings of the whole lab.
QStringList probeHeaders();
QVector<TableRow> probeRows(const snapshot::World& world);

}  // namespace switchover::ui
