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
    QColor device, deviceOff, deviceInk, cloud, switchFill, switchLine, cable, cableDark;
    QColor up, noCarrier, adminDown;
    QColor added, removed, removedText, warningText;
    QColor badge, badgeText, badgeActive, badgeActiveText, badgeStandby, badgeStandbyText;
    QColor vip, vipLine, vipText, tunnel, ring, ringTrack, fault, faultText;
    QColor laneInit, laneListen, laneStandby, laneActive, laneTunnel, laneAnswered, laneOutage, outageText;
    QColor consoleBackground, consoleText, consoleFrame;
    std::array<QColor, 8> severity;               ///< by syslog severity
    std::array<QColor, kProtocols> protocol;      ///< of dots and lines
    std::array<QColor, kProtocols> protocolText;  ///< of words; readable on `window` and `selection`
    bool operator==(const Palette&) const = default;
};

enum class Theme : std::uint8_t { Light, Dark, HighContrast };
/// Text has a contrast of 4.5:1 and more on whatever it stands on (WCAG 2.1, 1.4.3).
Palette paletteOf(Theme theme);

/// The palette in use. Whoever keeps something painted or written with it asks `coloursRevision` whether it is still
/// good, or waits for QEvent::StyleChange.
const Palette& colours();
std::uint32_t coloursRevision();
void setColours(const Palette& palette);

}  // namespace switchover::ui
