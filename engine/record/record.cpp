#include "engine/record/record.h"

#include <utility>

namespace switchover {

RecordBody::RecordBody() = default;
RecordBody::RecordBody(device::Record record) : variant{std::in_place_type<device::Record>, std::move(record)} {}
RecordBody::RecordBody(link::Record record) : variant{std::in_place_type<link::Record>, std::move(record)} {}
RecordBody::RecordBody(rib::Record record) : variant{std::in_place_type<rib::Record>, std::move(record)} {}
RecordBody::RecordBody(track::Record record) : variant{std::in_place_type<track::Record>, std::move(record)} {}
RecordBody::RecordBody(hsrp::Record record) : variant{std::in_place_type<hsrp::Record>, std::move(record)} {}
RecordBody::RecordBody(ospf::Record record) : variant{std::in_place_type<ospf::Record>, std::move(record)} {}
RecordBody::RecordBody(crypto_map::Record record)
    : variant{std::in_place_type<crypto_map::Record>, std::move(record)} {}
RecordBody::RecordBody(ipsec::Record record) : variant{std::in_place_type<ipsec::Record>, std::move(record)} {}
RecordBody::RecordBody(ike::Record record) : variant{std::in_place_type<ike::Record>, std::move(record)} {}
RecordBody::RecordBody(probe::Record record) : variant{std::in_place_type<probe::Record>, std::move(record)} {}
RecordBody::RecordBody(cdp::Record record) : variant{std::in_place_type<cdp::Record>, std::move(record)} {}
RecordBody::RecordBody(const RecordBody& other) = default;
RecordBody::RecordBody(RecordBody&& other) noexcept = default;
RecordBody& RecordBody::operator=(const RecordBody& other) = default;
RecordBody& RecordBody::operator=(RecordBody&& other) noexcept = default;
RecordBody::~RecordBody() = default;

}  // namespace switchover
