#pragma once
/// The table of configuration lines: one row per line form and mode. The reader, the README's support table and the
/// console's help and completion are all driven by these rows.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/device/config.h"
#include "engine/ios/grammar/matcher.h"

namespace switchover::ios {

enum class ModeKind : std::uint8_t {
    Global,
    Interface,
    Router,
    IsakmpPolicy,
    TransformSet,
    CryptoMap,
    ExtendedAcl,
    StandardAcl,
    Track,
    Line,
    RouteMap,
    Banner,   ///< inside the text of a banner, up to its delimiter
    Unknown,  ///< below a line that was not understood
};
inline constexpr std::size_t kModeCount = static_cast<std::size_t>(ModeKind::Unknown) + 1;

/// Where the next line goes. A value: the console keeps one per line.
struct Mode {
    ModeKind kind = ModeKind::Global;
    std::string name;          ///< of the interface, map, list or transform set; the text so far of a banner
    std::uint32_t number = 0;  ///< of the policy, map entry, track object
    std::string header;        ///< the line that opened the mode, keywords in full
    bool operator==(const Mode&) const = default;
};

/// The prompt's part in brackets, `config-if`.
std::string_view mode_prompt(ModeKind kind);
/// What `?` prints above the commands of the mode.
std::string_view mode_heading(ModeKind kind);
/// The heading of the mode in the support table.
std::string_view mode_title(ModeKind kind);

enum class Support : std::uint8_t {
    Full,      ///< applied
    Partial,   ///< applied in part, or kept although it would matter: the message says what is missing
    Accepted,  ///< has no effect here and is harmless; kept
    Unknown,   ///< not understood, or refused
};
std::string_view support_name(Support support);

enum class Verb : std::uint8_t { Set, No, Default };

/// A startup file is read as the boot does it; a live line is typed into a running router.
enum class Phase : std::uint8_t { Startup, Live };

/// What a handler made of its line.
struct Applied {
    bool refused = false;
    bool incomplete = false;
    std::string message;             ///< the refusal, or what part is not applied
    std::string output;              ///< what IOS prints although it accepts the line
    std::size_t column = kNoColumn;  ///< of the refused token
    bool partial = false;            ///< this line is applied only in part although its row is fully supported

    static constexpr std::size_t kNoColumn = ~std::size_t{0};
};

struct Row;

struct Call {
    DeviceConfig& config;
    Mode& mode;
    const Match& match;
    const Row& row;
    Verb verb = Verb::Set;
    Phase phase = Phase::Startup;

    bool set() const { return verb == Verb::Set; }
};

/// Which polarity of a kept on/off line `show running-config` prints.
enum class Shown : std::uint8_t {
    Set,      ///< only the line itself; `no` removes it
    Negated,  ///< only its `no` form; the line itself is the default
    Both,     ///< whatever was given
};

enum class Forms : std::uint8_t { Both, SetOnly, NoOnly };

struct Row {
    const char* pattern = "";
    Support support = Support::Full;
    Applied (*apply)(Call&) = nullptr;
    const char* note = "";  ///< for Partial: what is missing
    Section section = Section::Service;
    Shown shown = Shown::Set;
    Forms forms = Forms::Both;
};

/// The rows of a mode, as tables.
std::vector<std::span<const Row>> rows_of(ModeKind mode);

std::span<const Row> global_rows();
std::span<const Row> management_rows();
std::span<const Row> ip_rows();
std::span<const Row> crypto_rows();
std::span<const Row> interface_rows();
std::span<const Row> standby_rows();
std::span<const Row> router_rows();
/// `ip ospf` of interfaces, and the lines of `router ospf` about areas and the default route.
std::span<const Row> ospf_interface_rows();
std::span<const Row> ospf_router_rows();
std::span<const Row> isakmp_policy_rows();
std::span<const Row> transform_set_rows();
std::span<const Row> crypto_map_rows();
std::span<const Row> extended_acl_rows();
std::span<const Row> standard_acl_rows();
std::span<const Row> track_rows();
std::span<const Row> line_rows();
std::span<const Row> route_map_rows();

/// The rows of a mode with their compiled patterns.
struct Grammar {
    std::vector<const Row*> rows;
    std::vector<Candidate> candidates;
};
const Grammar& grammar_of(ModeKind mode);

// What handlers share.
inline Applied done() { return {}; }
inline Applied prints(std::string output) {
    Applied a;
    a.output = std::move(output);
    return a;
}
inline Applied partly(std::string message) {
    Applied a;
    a.partial = true;
    a.message = std::move(message);
    return a;
}
inline Applied refuse(std::string message, std::size_t column = Applied::kNoColumn) {
    Applied a;
    a.refused = true;
    a.message = std::move(message);
    a.column = column;
    return a;
}
/// A line of the real box that says plainly that there is nothing behind it here. Rows with it are of Support::Unknown.
Applied not_supported(Call& call);
/// Global mode, interface and router lines that only say so.
std::span<const Row> refused_rows();
std::span<const Row> refused_interface_rows();
std::span<const Row> refused_router_rows();
/// Lines of the box that help does not list.
std::span<const Row> silent_rows(ModeKind mode);
inline constexpr std::string_view kNotSupported = "% not supported by Switchover: ";
inline constexpr const char* kInvalidInput = "% Invalid input detected at '^' marker.";
inline constexpr const char* kIncomplete = "% Incomplete command.";

/// Keeps the line as written for `show running-config`; a line with the same key is replaced.
Applied keep(Call& call);
/// Adds, replaces or (when `text` is empty) removes the kept line whose text without `no ` starts with `key`.
void keep_line(DeviceConfig& config, const Mode& mode, Section section, std::string_view key, std::string text);
/// The interface that the mode stands in; made when it does not exist.
InterfaceConfig& current_interface(Call& call);

}  // namespace switchover::ios
