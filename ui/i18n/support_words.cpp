#include "ui/i18n/support_words.h"

#include <QCoreApplication>
#include <string>

namespace switchover::ui {

namespace {

/// What Qt Linguist is to translate; a test compares it with the rows of the engine.
[[maybe_unused]] constexpr const char* kRemarks[] = {
    QT_TRANSLATE_NOOP("support", "12.3T only"),
    QT_TRANSLATE_NOOP("support", "HSRP version 1 is spoken"),
    QT_TRANSLATE_NOOP("support", "NAT is not simulated"),
    QT_TRANSLATE_NOOP("support", "QoS is not simulated"),
    QT_TRANSLATE_NOOP("support", "RPF is not simulated"),
    QT_TRANSLATE_NOOP("support", "UDP broadcasts are not forwarded"),
    QT_TRANSLATE_NOOP("support", "always as with it: a range has the lowest cost inside"),
    QT_TRANSLATE_NOOP("support", "an encrypted key cannot be used"),
    QT_TRANSLATE_NOOP("support", "and `no`"),
    QT_TRANSLATE_NOOP("support", "carrier changes are reported at once"),
    QT_TRANSLATE_NOOP("support", "multicast routing is not simulated"),
    QT_TRANSLATE_NOOP("support", "no effect here"),
    QT_TRANSLATE_NOOP("support", "not applied"),
    QT_TRANSLATE_NOOP("support", "not simulated"),
    QT_TRANSLATE_NOOP("support", "one distance is used for all OSPF routes"),
    QT_TRANSLATE_NOOP("support", "packets are fragmented after encryption"),
    QT_TRANSLATE_NOOP("support", "peers are known by address only"),
    QT_TRANSLATE_NOOP("support", "policy routing is not simulated"),
    QT_TRANSLATE_NOOP("support", "prefix lists are not evaluated"),
    QT_TRANSLATE_NOOP("support", "route maps are kept but not evaluated"),
    QT_TRANSLATE_NOOP("support", "static ARP entries are not used"),
    QT_TRANSLATE_NOOP("support", "the MSS is not changed"),
    QT_TRANSLATE_NOOP("support", "the address is sent"),
    QT_TRANSLATE_NOOP("support", "the clock is not put forward in summer"),
    QT_TRANSLATE_NOOP("support", "the bit is copied"),
    QT_TRANSLATE_NOOP("support", "the network type stays as it is"),
    QT_TRANSLATE_NOOP("support", "the router preempts without waiting for IP redundancy clients"),
    QT_TRANSLATE_NOOP("support", "use mtu; ip mtu is not applied"),
    QT_TRANSLATE_NOOP("support", "used only without ip routing; not applied"),
};

}  // namespace

QString supportRemark(std::string_view english) {
    return english.empty() ? QString() : QCoreApplication::translate("support", std::string{english}.c_str());
}

}  // namespace switchover::ui
