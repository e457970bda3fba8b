#include "ui/inspector/place.h"

#include <algorithm>
#include <QObject>

namespace switchover::ui {

namespace {

template <typename Owns>
NodeIndex findOwner(const snapshot::World& world, Owns owns) {
    for (NodeIndex node = 0; node < world.nodes.size(); ++node) {
        const snapshot::Device* device = world.device(node);
        if (device != nullptr && device->powered &&
            std::any_of(device->interfaces.begin(), device->interfaces.end(), owns))
            return node;
    }
    return kNoNode;
}

QString text(const std::string& s) { return QString::fromStdString(s); }

}  // namespace

NodeIndex ownerOf(const snapshot::World& world, Ipv4Address address) {
    return findOwner(world, [address](const Interface& i) { return i.line_protocol && i.owns(address); });
}

NodeIndex ownerOf(const snapshot::World& world, MacAddress mac) {
    return findOwner(world, [mac](const Interface& i) {
        return i.mac == mac || std::any_of(i.virtual_addresses.begin(), i.virtual_addresses.end(),
                                           [mac](const VirtualAddress& own) { return own.mac == mac; });
    });
}

QVector<Place> placesOf(const snapshot::World& world, const snapshot::Device& device, const Subject& about) {
    QVector<Place> out;
    if (!about.packets.isEmpty())
        out.append({Place::Kind::Packets, QObject::tr("Show its packets"), device.node, kNoInterface, about.packets});
    if (!about.next_hop.is_unspecified() && device.rib.table != nullptr)
        if (const rib::Row* route = device.rib.table->match(about.next_hop))
            out.append({Place::Kind::Route, QObject::tr("Route to %1").arg(text(about.next_hop.text())), device.node,
                        kNoInterface, text(route->prefix.text())});
    NodeIndex owner = kNoNode;
    if (!about.mac.is_zero()) owner = ownerOf(world, about.mac);
    if (owner == kNoNode && !about.device.is_unspecified()) owner = ownerOf(world, about.device);
    if (owner != kNoNode && owner != device.node)
        out.append(
            {Place::Kind::Device, QObject::tr("Device %1").arg(text(world.name(owner))), owner, kNoInterface, {}});
    if (about.interface < device.interfaces.size())
        out.append({Place::Kind::Port,
                    QObject::tr("Port %1").arg(text(device.interfaces[about.interface].name)),
                    device.node,
                    about.interface,
                    {}});
    return out;
}

}  // namespace switchover::ui
