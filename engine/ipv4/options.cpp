#include "engine/ipv4/options.h"

#include <algorithm>

#include "engine/base/checksum.h"
#include "engine/base/ensure.h"
#include "engine/ipv4/header.h"

namespace switchover::ipv4 {

namespace {

constexpr std::uint8_t kEndOfList = 0;
constexpr std::uint8_t kNoOperation = 1;
constexpr std::size_t kFirstPlace = 3;  ///< type, length, pointer stand before; the pointer counts from 1
constexpr std::size_t kAddress = 4;

}  // namespace

Bytes record_route_option(std::uint8_t hops) {
    SWITCHOVER_ENSURE(hops >= 1 && hops <= kMostRecordedHops);
    Bytes option(kFirstPlace + hops * kAddress);
    option[0] = kRecordRoute;
    option[1] = static_cast<std::uint8_t>(option.size());
    option[2] = kFirstPlace + 1;
    return option;
}

ByteView find_record_route(ByteView options) {
    std::size_t at = 0;
    while (at < options.size() && options[at] != kEndOfList) {
        if (options[at] == kNoOperation) {
            ++at;
            continue;
        }
        const std::size_t length = at + 1 < options.size() ? options[at + 1] : 0;
        if (length < 2 || length > options.size() - at) break;
        if (options[at] == kRecordRoute) {
            // The pointer stands at a place, or just behind the last one.
            const bool sound = length >= kFirstPlace && (length - kFirstPlace) % kAddress == 0 &&
                               options[at + 2] > kFirstPlace && options[at + 2] <= length + 1 &&
                               (options[at + 2] - kFirstPlace - 1) % kAddress == 0;
            return sound ? options.subspan(at, length) : ByteView{};
        }
        at += length;
    }
    return {};
}

void record_address(std::uint8_t* header, Ipv4Address address) {
    const HeaderView view{header};
    const ByteView option = find_record_route(view.options());
    if (option.empty() || option[2] > option.size() || address.is_unspecified()) return;
    std::uint8_t* const begin = header + (option.data() - header);
    store_u32(begin + option[2] - 1, address.value);
    begin[2] = static_cast<std::uint8_t>(begin[2] + kAddress);
    // Places are not aligned to the words of the checksum, so it is made anew.
    store_u16(header + 10, 0);
    store_u16(header + 10, internet_checksum({header, view.header_length()}));
}

RecordedRoute recorded_route(ByteView option) {
    SWITCHOVER_ENSURE(option.size() >= kFirstPlace);
    RecordedRoute route;
    for (std::size_t at = kFirstPlace; at + kAddress <= option.size(); at += kAddress)
        route.places.push_back(Ipv4Address{load_u32(option.data() + at)});
    route.used = std::min((option[2] - kFirstPlace) / kAddress, route.places.size());
    return route;
}

}  // namespace switchover::ipv4
