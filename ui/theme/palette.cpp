#include "ui/theme/palette.h"

namespace switchover::ui {

const char* protocolName(Protocol protocol) {
    constexpr std::array<const char*, kProtocols> kNames{"ESP", "ISAKMP", "HSRP", "OSPF", "ICMP", "ARP", "other"};
    return kNames[static_cast<std::size_t>(protocol)];
}

namespace {

Palette light() {
    Palette p;
    p.window = QColor(0xFFFFFF), p.surface = QColor(0xF6F8FA), p.canvas = QColor(0xFBFCFD), p.grid = QColor(0xE9EDF1),
    p.border = QColor(0xE1E5EA), p.borderStrong = QColor(0xD0D7DE);
    p.text = QColor(0x111827), p.textMuted = QColor(0x57606A), p.textFaint = QColor(0x656D76),
    p.accent = QColor(0x1F6FEB), p.accentText = QColor(0xFFFFFF), p.selection = QColor(0xE6F0FD),
    p.hover = QColor(0xF0F3F6);
    p.device = QColor(0x0B5CAD), p.deviceOff = QColor(0xA8B1BB), p.deviceInk = QColor(0xFFFFFF),
    p.cloud = QColor(0x57606A), p.switchFill = QColor(0xFFFFFF), p.switchLine = QColor(0x6E7781),
    p.cable = QColor(0x848E9B), p.cableDark = QColor(0xCF222E);
    p.up = QColor(0x2DA44E), p.noCarrier = QColor(0xBF8700), p.adminDown = QColor(0xCF222E);
    p.added = QColor(0xE3F5E8), p.removed = QColor(0xFDE8E8), p.removedText = QColor(0xB42318),
    p.warningText = QColor(0x855900);
    p.badge = QColor(0xE7ECF2), p.badgeText = QColor(0x424A53), p.badgeActive = QColor(0xD5F5DE),
    p.badgeActiveText = QColor(0x116329), p.badgeStandby = QColor(0xDDEBFE), p.badgeStandbyText = QColor(0x0A478E);
    p.vip = QColor(0xFFF3C4), p.vipLine = QColor(0xD9AE2B), p.vipText = QColor(0x6B4B00), p.tunnel = QColor(0xE4DAF8),
    p.ring = QColor(0x8250DF), p.ringTrack = QColor(0xE4DAF8), p.fault = QColor(0xFFEBE9),
    p.faultText = QColor(0xA40E26);
    p.laneInit = QColor(0xD0D7DE), p.laneListen = QColor(0xE9EDF1), p.laneStandby = QColor(0xF9DF8B),
    p.laneActive = QColor(0x85E0A3), p.laneTunnel = QColor(0xCDB8F2), p.laneAnswered = QColor(0xBBD6FB),
    p.laneOutage = QColor(0xF29A9A), p.outageText = QColor(0x7D0C12);
    p.consoleBackground = QColor(0x0D1520), p.consoleText = QColor(0xE2E8F0), p.consoleFrame = QColor(0x0D1520);
    p.severity = {QColor(0xC21F2B), QColor(0xC21F2B), QColor(0xC21F2B), QColor(0xC21F2B),
                  QColor(0x855900), QColor(0x111827), QColor(0x111827), QColor(0x3D444D)};
    p.protocol = {QColor(0x8250DF), QColor(0xBF3989), QColor(0xBF8700), QColor(0x2DA44E),
                  QColor(0x1F6FEB), QColor(0x57606A), QColor(0xAAB2BC)};
    p.protocolText = {QColor(0x7A45D6), QColor(0xB0307D), QColor(0x855900), QColor(0x187537),
                      QColor(0x1B63D6), QColor(0x57606A), QColor(0x656D76)};
    return p;
}

Palette dark() {
    Palette p;
    p.window = QColor(0x0F151D), p.surface = QColor(0x161D27), p.canvas = QColor(0x0B1017), p.grid = QColor(0x1C2530),
    p.border = QColor(0x263140), p.borderStrong = QColor(0x3A4757);
    p.text = QColor(0xE6EDF3), p.textMuted = QColor(0xA3AFBD), p.textFaint = QColor(0x92A0B0),
    p.accent = QColor(0x58A6FF), p.accentText = QColor(0x06121F), p.selection = QColor(0x1B3654),
    p.hover = QColor(0x1A2430);
    p.device = QColor(0x1F6FC4), p.deviceOff = QColor(0x4B5766), p.deviceInk = QColor(0xFFFFFF),
    p.cloud = QColor(0x5B6776), p.switchFill = QColor(0x161D27), p.switchLine = QColor(0x93A1B1),
    p.cable = QColor(0x7A8797), p.cableDark = QColor(0xF85149);
    p.up = QColor(0x3FB950), p.noCarrier = QColor(0xD9A520), p.adminDown = QColor(0xF85149);
    p.added = QColor(0x12351F), p.removed = QColor(0x431A1E), p.removedText = QColor(0xFF9C94),
    p.warningText = QColor(0xE3B341);
    p.badge = QColor(0x293442), p.badgeText = QColor(0xC5D0DC), p.badgeActive = QColor(0x134A28),
    p.badgeActiveText = QColor(0x7EE2A0), p.badgeStandby = QColor(0x173E6B), p.badgeStandbyText = QColor(0xA5CFFF);
    p.vip = QColor(0x4A3A0B), p.vipLine = QColor(0xC49A1F), p.vipText = QColor(0xF7D774), p.tunnel = QColor(0x2E2350),
    p.ring = QColor(0xA57BFF), p.ringTrack = QColor(0x3A2E5E), p.fault = QColor(0x4A171B),
    p.faultText = QColor(0xFF9C94);
    p.laneInit = QColor(0x39434F), p.laneListen = QColor(0x222C37), p.laneStandby = QColor(0x7A5E12),
    p.laneActive = QColor(0x1E6B37), p.laneTunnel = QColor(0x4E3A80), p.laneAnswered = QColor(0x1E4272),
    p.laneOutage = QColor(0xB3393F), p.outageText = QColor(0xFFFFFF);
    p.consoleBackground = QColor(0x070B10), p.consoleText = QColor(0xE2E8F0), p.consoleFrame = QColor(0x263140);
    p.severity = {QColor(0xFF8982), QColor(0xFF8982), QColor(0xFF8982), QColor(0xFF8982),
                  QColor(0xE3B341), QColor(0xE6EDF3), QColor(0xE6EDF3), QColor(0xB6C2CF)};
    p.protocol = {QColor(0xA57BFF), QColor(0xF06CB8), QColor(0xD9A520), QColor(0x3FB950),
                  QColor(0x58A6FF), QColor(0x93A1B1), QColor(0x6B7887)};
    p.protocolText = {QColor(0xBC9BFF), QColor(0xF585C5), QColor(0xE3B341), QColor(0x5FD07F),
                      QColor(0x79B8FF), QColor(0xA3AFBD), QColor(0x94A1B0)};
    return p;
}

Palette highContrast() {
    Palette p;
    p.window = QColor(0, 0, 0), p.surface = QColor(0, 0, 0), p.canvas = QColor(0, 0, 0), p.grid = QColor(0x2A2A2A),
    p.border = QColor(0x8A8A8A), p.borderStrong = QColor(0xFFFFFF);
    p.text = QColor(0xFFFFFF), p.textMuted = QColor(0xFFFFFF), p.textFaint = QColor(0xE0E0E0),
    p.accent = QColor(0xFFE600), p.accentText = QColor(0, 0, 0), p.selection = QColor(0x003A8C),
    p.hover = QColor(0x262626);
    p.device = QColor(0x0050C8), p.deviceOff = QColor(0x4A4A4A), p.deviceInk = QColor(0xFFFFFF),
    p.cloud = QColor(0x4A4A4A), p.switchFill = QColor(0, 0, 0), p.switchLine = QColor(0xFFFFFF),
    p.cable = QColor(0xC8C8C8), p.cableDark = QColor(0xFF4D4D);
    p.up = QColor(0x00E05A), p.noCarrier = QColor(0xFFB000), p.adminDown = QColor(0xFF4D4D);
    p.added = QColor(0x004D1A), p.removed = QColor(0x6B0000), p.removedText = QColor(0xFFD6D6),
    p.warningText = QColor(0xFFD000);
    p.badge = QColor(0x333333), p.badgeText = QColor(0xFFFFFF), p.badgeActive = QColor(0x00591F),
    p.badgeActiveText = QColor(0xB8FFCB), p.badgeStandby = QColor(0x003A8C), p.badgeStandbyText = QColor(0xD6E8FF);
    p.vip = QColor(0x5C4700), p.vipLine = QColor(0xFFD000), p.vipText = QColor(0xFFF3B0), p.tunnel = QColor(0x4B2A8C),
    p.ring = QColor(0xC79BFF), p.ringTrack = QColor(0x4A4A4A), p.fault = QColor(0x7A0000),
    p.faultText = QColor(0xFFD6D6);
    p.laneInit = QColor(0x5A5A5A), p.laneListen = QColor(0x333333), p.laneStandby = QColor(0x7A5F00),
    p.laneActive = QColor(0x007A2B), p.laneTunnel = QColor(0x5C2FB0), p.laneAnswered = QColor(0x0050C8),
    p.laneOutage = QColor(0xB00000), p.outageText = QColor(0xFFFFFF);
    p.consoleBackground = QColor(0, 0, 0), p.consoleText = QColor(0xFFFFFF), p.consoleFrame = QColor(0xFFFFFF);
    p.severity = {QColor(0xFFA3A3), QColor(0xFFA3A3), QColor(0xFFA3A3), QColor(0xFFA3A3),
                  QColor(0xFFD000), QColor(0xFFFFFF), QColor(0xFFFFFF), QColor(0xF0F0F0)};
    p.protocol = {QColor(0xC79BFF), QColor(0xFF7ACB), QColor(0xFFD000), QColor(0x00E05A),
                  QColor(0x5AA9FF), QColor(0xFFFFFF), QColor(0xA0A0A0)};
    p.protocolText = {QColor(0xD6B8FF), QColor(0xFFA6DC), QColor(0xFFD000), QColor(0x6CFF94),
                      QColor(0x8CC4FF), QColor(0xE0E0E0), QColor(0xD0D0D0)};
    return p;
}

struct InUse {
    Palette palette = light();
    std::uint32_t revision = 0;
};

InUse& inUse() {
    static InUse instance;
    return instance;
}

}  // namespace

Palette paletteOf(Theme theme) {
    switch (theme) {
        case Theme::Light: return light();
        case Theme::Dark: return dark();
        case Theme::HighContrast: return highContrast();
    }
    return light();
}

const Palette& colours() { return inUse().palette; }

std::uint32_t coloursRevision() { return inUse().revision; }

void setColours(const Palette& palette) {
    inUse().palette = palette;
    ++inUse().revision;
}

}  // namespace switchover::ui
