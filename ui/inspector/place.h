#pragma once
/// Where a row of the inspector leads.
#include <QString>
#include <QVector>

#include "engine/snapshot/snapshot.h"
#include "ui/models/row_model.h"

namespace switchover::ui {

struct Place {
    enum class Kind : std::uint8_t { Packets, Route, Device, Port };
    Kind kind = Kind::Device;
    QString words;  ///< for a menu
    NodeIndex node = kNoNode;
    InterfaceIndex port = kNoInterface;
    QString text;  ///< Packets: the display filter; Route: the prefix
};

/// Places that `about`, a row of `device`, leads to; the first is that of a double click.
QVector<Place> placesOf(const snapshot::World& world, const snapshot::Device& device, const Subject& about);

/// The powered device with this address, real or virtual, on an interface that is up; kNoNode when there is none.
NodeIndex ownerOf(const snapshot::World& world, Ipv4Address address);
NodeIndex ownerOf(const snapshot::World& world, MacAddress mac);

}  // namespace switchover::ui
