#pragma once
/// `show standby`, as text from views.
#include <optional>
#include <vector>

#include "engine/base/text.h"
#include "engine/hsrp/view.h"

namespace switchover::hsrp {

/// The name of a state as IOS prints it: `Init`, `Learn`, `Listen`, `Speak`, `Standby`, `Active`, `Disabled`.
const char* ios_name(State state);

/// Which groups a command asks for; absent: all.
struct ShowFilter {
    std::optional<InterfaceIndex> interface;
    std::optional<std::uint8_t> group;
    bool all = false;  ///< also groups without `standby ip`
};

/// `show standby [IF [GROUP]] [all]`, the layout of 12.3T
void show_standby(const std::vector<GroupView>& groups, Instant now, TextOut& out, ShowFilter filter = {});
/// `show standby [IF] brief`
void show_standby_brief(const std::vector<GroupView>& groups, TextOut& out, ShowFilter filter = {});

/// Delays of one interface: `standby delay minimum … reload …`.
struct DelayRow {
    std::string interface_name;  ///< full name
    Duration minimum{};
    Duration reload{};
};
/// `show standby delay`
void show_standby_delay(const std::vector<DelayRow>& rows, TextOut& out);

}  // namespace switchover::hsrp
