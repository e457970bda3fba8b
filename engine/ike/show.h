#pragma once
/// `show crypto isakmp …` as text from a view.
#include "engine/base/text.h"
#include "engine/ike/view.h"

namespace switchover::ike {

/// `show crypto isakmp sa`, in the columns of the view's train.
void show_isakmp_sa(const View& view, TextOut& out);
/// `show crypto isakmp sa detail` (12.3T); lifetimes remain as of `now`.
void show_isakmp_sa_detail(const View& view, Instant now, TextOut& out);
/// `show crypto isakmp policy`: the configured suites, then the default one.
void show_isakmp_policy(const View& view, TextOut& out);

/// `show crypto isakmp key`
void show_isakmp_key(const Config& config, bool is_12_2, TextOut& out);

}  // namespace switchover::ike
