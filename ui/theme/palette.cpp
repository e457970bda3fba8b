#include "ui/theme/palette.h"

namespace switchover::ui {

const char* protocolName(Protocol protocol) {
    constexpr std::array<const char*, kProtocols> kNames{"ESP", "ISAKMP", "HSRP", "OSPF", "ICMP", "ARP", "other"};
    return kNames[static_cast<std::size_t>(protocol)];
}

namespace {

Palette light() {
    Palette p;
    p.window = QColor(0xFFFFFF), p.surface = QColor(0xF6F8FA), p.canvas = QColor(0xFBFCFD), p.grid = QColor(0xE9EDF1);
    p.border = QColor(0xE1E5EA), p.borderStrong = QColor(0xD0D7DE);
    p.text = QColor(0x111827), p.textMuted = QColor(0x57606A), p.textFaint = QColor(0x6E7781);
    p.accent = QColor(0x1F6FEB), p.accentText = QColor(0xFFFFFF);
    p.selection = QColor(0xE6F0FD), p.hover = QColor(0xF0F3F6);
    p.device = QColor(0x0B5CAD), p.deviceOff = QColor(0xA8B1BB), p.cloud = QColor(0x57606A);
    p.switchFill = QColor(0xFFFFFF), p.switchLine = QColor(0x6E7781);
    p.cable = QColor(0x8C96A3), p.cableDark = QColor(0xCF222E);
    p.up = QColor(0x2DA44E), p.noCarrier = QColor(0xBF8700), p.adminDown = QColor(0xCF222E);
    p.added = QColor(0xE3F5E8), p.removed = QColor(0xFDE8E8), p.removedText = QColor(0xB42318);
    p.badge = QColor(0xE7ECF2), p.badgeText = QColor(0x424A53);
    p.badgeActive = QColor(0xD5F5DE), p.badgeActiveText = QColor(0x116329);
    p.badgeStandby = QColor(0xDDEBFE), p.badgeStandbyText = QColor(0x0A478E);
    p.vip = QColor(0xFFF3C4), p.vipLine = QColor(0xD9AE2B), p.vipText = QColor(0x6B4B00);
    p.tunnel = QColor(0xE4DAF8), p.ring = QColor(0x8250DF), p.ringTrack = QColor(0xE4DAF8);
    p.fault = QColor(0xFFEBE9), p.faultText = QColor(0xA40E26);
    p.laneInit = QColor(0xD0D7DE), p.laneListen = QColor(0xE9EDF1), p.laneStandby = QColor(0xF9DF8B);
    p.laneActive = QColor(0x85E0A3), p.laneTunnel = QColor(0xCDB8F2), p.laneAnswered = QColor(0xBBD6FB);
    p.laneOutage = QColor(0xF29A9A), p.outageText = QColor(0x7D0C12);
    p.consoleBackground = QColor(0x0D1520), p.consoleText = QColor(0xE2E8F0), p.consoleFrame = QColor(0x0D1520);
    const QColor alarm(0xCF222E), warning(0x9A6700), notice(0x111827), plain(0x3D444D);
    p.severity = {alarm, alarm, alarm, alarm, warning, notice, notice, plain};
    p.protocol = {QColor(0x8250DF), QColor(0xBF3989), QColor(0xBF8700), QColor(0x2DA44E),
                  QColor(0x1F6FEB), QColor(0x57606A), QColor(0xAAB2BC)};
    return p;
}

}  // namespace

const Palette& colours() {
    static const Palette instance = light();
    return instance;
}

}  // namespace switchover::ui
