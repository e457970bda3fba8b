#pragma once
/// Every colour of the window by its purpose. Nothing else in ui/ names a colour.
#include <array>
#include <cstddef>
#include <cstdint>
#include <QColor>

namespace switchover::ui {

/// What a frame carries, as the picture tells them apart.
enum class Protocol : std::uint8_t { Esp, Isakmp, Hsrp, Ospf, Icmp, Arp, Other, Count };
inline constexpr auto kProtocols = static_cast<std::size_t>(Protocol::Count);
const char* protocolName(Protocol protocol);

struct Palette {
    QColor window, surface, canvas, grid, border, borderStrong;
    QColor text, textMuted, textFaint, accent, accentText, selection, hover;
    QColor device, deviceOff, cloud, switchFill, switchLine, cable, cableDark;
    QColor up, noCarrier, adminDown;
    QColor added, removed, removedText;
    QColor badge, badgeText, badgeActive, badgeActiveText, badgeStandby, badgeStandbyText;
    QColor vip, vipLine, vipText, tunnel, ring, ringTrack, fault, faultText;
    QColor laneInit, laneListen, laneStandby, laneActive, laneTunnel, laneAnswered, laneOutage, outageText;
    QColor consoleBackground, consoleText, consoleFrame;
    std::array<QColor, 8> severity;  ///< by syslog severity
    std::array<QColor, kProtocols> protocol;
};

/// The palette in use.
const Palette& colours();

}  // namespace switchover::ui
