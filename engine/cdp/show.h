#pragma once
/// `show cdp …`, as text from a view.
#include "engine/base/text.h"
#include "engine/cdp/view.h"

namespace switchover::cdp {

/// `show cdp`
void show_cdp(const View& view, TextOut& out);
/// `show cdp neighbors [IF]`
void show_cdp_neighbors(const View& view, Instant now, TextOut& out, InterfaceIndex only = kNoInterface);
/// `show cdp neighbors [IF] detail`
void show_cdp_neighbors_detail(const View& view, Instant now, TextOut& out, InterfaceIndex only = kNoInterface);
/// `show cdp entry {* | NAME}`; `*` is every one.
void show_cdp_entry(const View& view, std::string_view device, Instant now, TextOut& out);
/// `show cdp interface [IF]`
void show_cdp_interface(const View& view, TextOut& out, InterfaceIndex only = kNoInterface);
/// `show cdp traffic`
void show_cdp_traffic(const View& view, TextOut& out);

}  // namespace switchover::cdp
