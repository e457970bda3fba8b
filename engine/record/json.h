#pragma once
/// Records as typed fields in text: lines of records.jsonl, and pairs to compare with.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/record/record.h"

namespace switchover::record {

/// `hsrp.StateChanged`
std::string type_text(const Record& record);

/// One JSON object without a newline: `at_ns`, `node`, `sequence` and `type`, then the record's own fields. Addresses,
/// enumerators, octets (hexadecimal) and interfaces are texts; durations are integers of nanoseconds, named `…_ns`.
/// Fields `sequence` and `type` of a record itself are called `sequence_number` and `type_number`.
/// `interfaces` are the names of the device's interfaces by index.
std::string json(const Record& record, std::string_view node, const std::vector<std::string>& interfaces);

/// The record's own fields, flat: `id.group` and `1`. Values as in `json`, without quotes.
std::vector<std::pair<std::string, std::string>> field_texts(const Record& record,
                                                             const std::vector<std::string>& interfaces);

/// `text` between quotes as JSON wants it; octets that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

}  // namespace switchover::record
