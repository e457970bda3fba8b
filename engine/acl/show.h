#pragma once
#include <string_view>

#include "engine/acl/view.h"
#include "engine/base/text.h"

namespace switchover::acl {

/// `show access-lists [NAME]`; an empty name shows all. Sequence numbers are printed from 12.2(15)T on.
void show_access_lists(const View& view, std::string_view name, bool is_12_2, TextOut& out);

}  // namespace switchover::acl
