#pragma once
/// OSPFv2 packets, RFC 2328 §A.3: wire values without state.
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "engine/base/bytes.h"
#include "engine/base/result.h"
#include "engine/ospf/lsa.h"

namespace switchover::ospf {

inline constexpr std::uint8_t kIpProtocol = 89;
inline constexpr Ipv4Address kAllSpfRouters{224, 0, 0, 5};
inline constexpr Ipv4Address kAllDRouters{224, 0, 0, 6};
inline constexpr std::size_t kHeaderLen = 24;
inline constexpr std::size_t kIpHeaderLen = 20;

enum class PacketType : std::uint8_t {
    Hello = 1,
    DatabaseDescription = 2,
    LinkStateRequest = 3,
    LinkStateUpdate = 4,
    LinkStateAcknowledgment = 5,
};

/// §A.3.1. Version (2), length and checksum are made and checked by the codec.
struct Header {
    PacketType type = PacketType::Hello;  ///< set by `encode` from the body
    Ipv4Address router_id;
    std::uint32_t area = 0;
    std::uint16_t au_type = 0;                 ///< 0: null authentication
    std::uint8_t key_id = 0;                   ///< cryptographic authentication only, §D.3
    std::uint8_t digest_length = 0;            ///< octets behind the packet
    std::uint32_t cryptographic_sequence = 0;  ///< never falls
};

/// §A.3.2
struct Hello {
    Ipv4Address network_mask;
    std::uint16_t hello_interval = 10;  ///< seconds
    std::uint8_t options = 0;
    std::uint8_t priority = 1;
    std::uint32_t dead_interval = 40;  ///< seconds
    Ipv4Address designated_router;
    Ipv4Address backup_designated_router;
    std::vector<Ipv4Address> neighbors;  ///< router ids
    bool operator==(const Hello&) const = default;
};

/// §A.3.3
struct DatabaseDescription {
    static constexpr std::uint8_t kMasterBit = 1;
    static constexpr std::uint8_t kMoreBit = 2;
    static constexpr std::uint8_t kInitBit = 4;
    std::uint16_t interface_mtu = 0;
    std::uint8_t options = 0;
    std::uint8_t flags = 0;  ///< I, M and MS bits
    std::uint32_t dd_sequence_number = 0;
    std::vector<LsaHeader> headers;

    bool init() const { return (flags & kInitBit) != 0; }
    bool more() const { return (flags & kMoreBit) != 0; }
    bool master() const { return (flags & kMasterBit) != 0; }
    bool operator==(const DatabaseDescription&) const = default;
};

/// §A.3.4. The type is 32 bits on the wire; values over 255 decode to 0, which no database holds.
struct LinkStateRequest {
    std::vector<LsaKey> requests;
    bool operator==(const LinkStateRequest&) const = default;
};

/// §A.3.5 as received: the octets of each LSA, still in the packet's buffer, header checked for length only. LSAs are
/// decoded one by one by flooding, after the header has told whether they are news.
struct LinkStateUpdate {
    boost::container::small_vector<ByteView, 4> lsas;
};

/// §A.3.6
struct LinkStateAcknowledgment {
    std::vector<LsaHeader> headers;
    bool operator==(const LinkStateAcknowledgment&) const = default;
};

using Body = std::variant<Hello, DatabaseDescription, LinkStateRequest, LinkStateUpdate, LinkStateAcknowledgment>;

struct Packet {
    Header header;
    Body body;
};

/// `octets` is the IP payload; octets after the packet's own length and its digest (an LLS block) are left alone. A
/// packet with cryptographic or unknown authentication is returned by its header with an empty Hello, since nothing
/// after it can be trusted before the digest holds; then see `decode_body`. The password of a simple one is not looked
/// at. Errors: Truncated (packet or digest), BadVersion, BadType, BadLength, BadChecksum, BadValue (age over MaxAge,
/// mask with holes).
Result<Packet, DecodeError> decode(ByteView octets);

/// Puts the body of `octets`, which `decode` has seen, into `packet`. Errors: BadLength, BadValue.
std::optional<DecodeError> decode_body(ByteView octets, Packet& packet);

Bytes encode(const Header& header, const Hello& body);
Bytes encode(const Header& header, const DatabaseDescription& body);
Bytes encode(const Header& header, const LinkStateRequest& body);
Bytes encode(const Header& header, const LinkStateAcknowledgment& body);
Bytes encode_acknowledgment(const Header& header, std::span<const LsaHeader> headers);

/// Gathers LSAs into one Link State Update, each with its own age.
class UpdateWriter {
   public:
    explicit UpdateWriter(const Header& header);
    /// Appends `lsa` with `age` seconds in its header.
    void add(const Lsa& lsa, std::uint16_t age);
    std::uint32_t count() const { return count_; }
    std::size_t size() const { return out_.size(); }
    /// The finished packet; the writer is empty afterwards and must not be used again.
    Bytes take();

   private:
    ByteWriter out_;
    std::uint32_t count_ = 0;
};

}  // namespace switchover::ospf
