#pragma once
/// Link state advertisements: wire values, RFC 2328 §A.4, and the rules that compare them, §13.1.
#include <compare>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/result.h"
#include "engine/base/time.h"

namespace switchover::ospf {

// Architectural constants, RFC 2328 appendix B.
inline constexpr Duration kLsRefreshTime = 1800s;
inline constexpr Duration kMinLsInterval = 5s;
inline constexpr Duration kMinLsArrival = 1s;
inline constexpr std::uint16_t kMaxAge = 3600;     ///< seconds
inline constexpr std::uint16_t kMaxAgeDiff = 900;  ///< seconds
inline constexpr std::uint32_t kLsInfinity = 0xFFFFFF;
inline constexpr std::int32_t kInitialSequenceNumber = static_cast<std::int32_t>(0x80000001);
inline constexpr std::int32_t kMaxSequenceNumber = 0x7FFFFFFF;

inline constexpr std::size_t kLsaHeaderLen = 20;

// Options, §A.2. Bits that are only passed on have no name here.
inline constexpr std::uint8_t kOptionE = 0x02;   ///< accepts AS-external-LSAs
inline constexpr std::uint8_t kOptionDc = 0x20;  ///< demand circuits

/// LS type, §12.1.3. Kept as a number on the wire: other values are legal and are discarded by §13 (2).
enum LsType : std::uint8_t {
    kRouterLsa = 1,
    kNetworkLsa = 2,
    kSummaryNetworkLsa = 3,
    kSummaryAsbrLsa = 4,
    kAsExternalLsa = 5,
};
constexpr bool is_known_type(std::uint8_t type) { return type >= kRouterLsa && type <= kAsExternalLsa; }

/// What names an LSA within its flooding scope, §12.1.
struct LsaKey {
    std::uint8_t type = 0;
    Ipv4Address id;  ///< Link State ID
    Ipv4Address advertising_router;
    auto operator<=>(const LsaKey&) const = default;
};

/// The 20-octet header, §A.4.1, fields in wire order.
struct LsaHeader {
    std::uint16_t age = 0;  ///< seconds, 0 to MaxAge
    std::uint8_t options = 0;
    std::uint8_t type = 0;
    Ipv4Address id;
    Ipv4Address advertising_router;
    std::int32_t sequence = kInitialSequenceNumber;
    std::uint16_t checksum = 0;
    std::uint16_t length = 0;  ///< header included

    LsaKey key() const { return {type, id, advertising_router}; }
    bool operator==(const LsaHeader&) const = default;
};

/// §13.1: positive when `a` is the newer instance, negative when `b` is, zero when they are the same.
int compare_instances(const LsaHeader& a, const LsaHeader& b);

enum class LinkType : std::uint8_t { PointToPoint = 1, Transit = 2, Stub = 3, Virtual = 4 };

/// One link of a router-LSA, §A.4.2. TOS metrics are skipped: this router is TOS 0 only.
struct RouterLink {
    Ipv4Address id;
    Ipv4Address data;
    LinkType type = LinkType::Stub;
    std::uint16_t metric = 0;
    bool operator==(const RouterLink&) const = default;
};

struct RouterLsa {
    static constexpr std::uint8_t kBitB = 1;  ///< area border router
    static constexpr std::uint8_t kBitE = 2;  ///< AS boundary router
    static constexpr std::uint8_t kBitV = 4;  ///< virtual link endpoint
    std::uint8_t bits = 0;
    std::vector<RouterLink> links;
    bool operator==(const RouterLsa&) const = default;
};

/// §A.4.3
struct NetworkLsa {
    std::uint8_t prefix_length = 0;
    std::vector<Ipv4Address> attached_routers;
    bool operator==(const NetworkLsa&) const = default;
};

/// Types 3 and 4, §A.4.4.
struct SummaryLsa {
    std::uint8_t prefix_length = 0;  ///< 0 for type 4
    std::uint32_t metric = 0;
    bool operator==(const SummaryLsa&) const = default;
};

/// §A.4.5, TOS 0 only.
struct ExternalLsa {
    std::uint8_t prefix_length = 0;
    bool type_2 = true;
    std::uint32_t metric = 0;
    Ipv4Address forwarding_address;
    std::uint32_t tag = 0;
    bool operator==(const ExternalLsa&) const = default;
};

/// An LSA of a type this router does not know; kept only long enough to be refused.
struct UnknownLsa {
    bool operator==(const UnknownLsa&) const = default;
};

using LsaBody = std::variant<UnknownLsa, RouterLsa, NetworkLsa, SummaryLsa, ExternalLsa>;

/// One instance of an LSA, immutable and shared by every database, queue and snapshot that holds it. Its age is not
/// part of it: `header.age` and the first two octets of `octets` are zero.
struct Lsa {
    LsaHeader header;
    Bytes octets;  ///< whole LSA, header first
    LsaBody body;

    const RouterLsa& router() const { return std::get<RouterLsa>(body); }
    const NetworkLsa& network() const { return std::get<NetworkLsa>(body); }
    const SummaryLsa& summary() const { return std::get<SummaryLsa>(body); }
    const ExternalLsa& external() const { return std::get<ExternalLsa>(body); }
    /// Same options and contents, so that routes cannot differ (§13.2); sequence and checksum are not looked at.
    bool same_contents(const Lsa& other) const;
    /// `wire` is this instance, whatever its age.
    bool has_octets(ByteView wire) const;
};
using LsaPtr = std::shared_ptr<const Lsa>;

/// Reads a header; the DoNotAge bit of RFC 1793 is dropped. `octets` holds at least 20.
LsaHeader read_lsa_header(const std::uint8_t* octets);
void write_lsa_header(ByteWriter& out, const LsaHeader& header);

/// One whole LSA, `octets` exactly its length. Errors: Truncated, BadLength (length field or a count against it),
/// BadChecksum, BadValue (age over MaxAge, mask with holes, link type, sequence number 0x80000000).
Result<LsaPtr, DecodeError> decode_lsa(ByteView octets);

/// The LS checksum of one whole LSA of at least a header is right, §12.1.7.
bool checksum_holds(ByteView octets);

/// A new instance with `body` of the type `key.type`: length, checksum and octets are made.
LsaPtr make_lsa(const LsaKey& key, std::uint8_t options, std::int32_t sequence, LsaBody body);
/// The same contents under another sequence number.
LsaPtr with_sequence(const Lsa& lsa, std::int32_t sequence);

}  // namespace switchover::ospf
