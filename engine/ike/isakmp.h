#pragma once
/// Numbers of the wire: ISAKMP (RFC 2408), the IPsec domain of interpretation (RFC 2407), IKE (RFC 2409), dead peer
/// detection (RFC 3706). Kept as numbers because octets may hold others, which are passed on or shown.
#include <array>
#include <cstdint>
#include <string_view>

namespace switchover::ike {

inline constexpr std::uint16_t kIsakmpPort = 500;
inline constexpr std::size_t kHeaderLength = 28;         ///< RFC 2408 §3.1
inline constexpr std::size_t kGenericHeaderLength = 4;   ///< RFC 2408 §3.2
inline constexpr std::size_t kMaxMessageLength = 65507;  ///< what a UDP datagram can hold
inline constexpr std::size_t kMaxPayloads = 64;          ///< our own bound; IKE itself never needs twenty

/// RFC 2408 §3.1 next payload.
namespace payload_type {
inline constexpr std::uint8_t kNone = 0, kSecurityAssociation = 1, kProposal = 2, kTransform = 3, kKeyExchange = 4,
                              kIdentification = 5, kCertificate = 6, kCertificateRequest = 7, kHash = 8, kSignature = 9,
                              kNonce = 10, kNotification = 11, kDelete = 12, kVendorId = 13;
}

/// RFC 2408 §3.1, RFC 2409 §5.
namespace exchange_type {
inline constexpr std::uint8_t kMainMode = 2, kAggressive = 4, kInformational = 5, kQuickMode = 32;
}

/// RFC 2408 §3.1 flags.
namespace flag {
inline constexpr std::uint8_t kEncryption = 1, kCommit = 2, kAuthenticationOnly = 4;
}

inline constexpr std::uint32_t kIpsecDoi = 1;               ///< RFC 2407 §4.2
inline constexpr std::uint32_t kSituationIdentityOnly = 1;  ///< RFC 2407 §4.2.1

/// RFC 2407 §4.4.1.
namespace protocol_id {
inline constexpr std::uint8_t kIsakmp = 1, kAh = 2, kEsp = 3, kIpcomp = 4;
}

inline constexpr std::uint8_t kTransformKeyIke = 1;  ///< RFC 2407 §4.4.2

/// RFC 2407 §4.4.4, RFC 3602, RFC 4106.
namespace esp_transform {
inline constexpr std::uint8_t kDes = 2, k3Des = 3, kNull = 11, kAes = 12, kAesGcm16 = 20;
}

/// Phase 1 attributes, RFC 2409 Appendix A.
namespace phase1_attribute {
inline constexpr std::uint16_t kEncryption = 1, kHash = 2, kAuthentication = 3, kGroup = 4, kLifeType = 11,
                               kLifeDuration = 12, kKeyLength = 14;
}

/// Phase 2 attributes, RFC 2407 §4.5.
namespace phase2_attribute {
inline constexpr std::uint16_t kLifeType = 1, kLifeDuration = 2, kGroup = 3, kEncapsulation = 4, kAuthentication = 5,
                               kKeyLength = 6;
}

inline constexpr std::uint32_t kLifeSeconds = 1, kLifeKilobytes = 2;  ///< the same in both phases
inline constexpr std::uint32_t kEncapsulationTunnel = 1;              ///< RFC 2407 §4.5

/// Phase 1 encryption algorithms, RFC 2409 Appendix A and the IANA registry.
namespace phase1_cipher {
inline constexpr std::uint32_t kDes = 1, k3Des = 5, kAes = 7;
}

/// Phase 1 hash algorithms, same sources.
namespace phase1_hash {
inline constexpr std::uint32_t kMd5 = 1, kSha1 = 2, kSha256 = 4;
}

/// Phase 2 authentication algorithms, RFC 2407 §4.5, RFC 4868.
namespace phase2_authentication {
inline constexpr std::uint32_t kHmacMd5 = 1, kHmacSha1 = 2, kHmacSha256 = 5;
}

/// RFC 2407 §4.6.2.1.
namespace identification_type {
inline constexpr std::uint8_t kIpv4Address = 1, kFqdn = 2, kUserFqdn = 3, kIpv4Subnet = 4;
}

/// RFC 2408 §3.14.1, RFC 2407 §4.6.3, RFC 3706 §5.
namespace notify {
inline constexpr std::uint16_t kInvalidPayloadType = 1, kInvalidSpi = 11, kNoProposalChosen = 14,
                               kPayloadMalformed = 16, kInvalidIdInformation = 18, kInvalidHashInformation = 23,
                               kAuthenticationFailed = 24, kResponderLifetime = 24576, kReplayStatus = 24577,
                               kInitialContact = 24578, kRUThere = 36136, kRUThereAck = 36137;
/// The keepalive of IOS before DPD and its answer. Cisco never published the numbers; these two lie in the same private
/// range as DPD's and are understood inside this product only.
inline constexpr std::uint16_t kItsAlive = 36134, kItsAliveAck = 36135;
}  // namespace notify

using VendorId = std::array<std::uint8_t, 16>;

/// Vendor ids that we send or know.
namespace vendor_id {
/// RFC 3706 §5.1, version 1.0.
inline constexpr VendorId kDpd = {0xAF, 0xCA, 0xD7, 0x13, 0x68, 0xA1, 0xF1, 0xC9,
                                  0x6B, 0x86, 0x96, 0xFC, 0x77, 0x57, 0x01, 0x00};
/// Cisco Unity 1.0.
inline constexpr VendorId kUnity = {0x12, 0xF5, 0xF2, 0x8C, 0x45, 0x71, 0x68, 0xA9,
                                    0x70, 0x2D, 0x9F, 0xE2, 0x74, 0xCC, 0x01, 0x00};
/// "RFC 3947" (IOS: NAT-T v7), draft-ietf-ipsec-nat-t-ike-03 and -02\n: their MD5 digests.
inline constexpr VendorId kNatTRfc3947 = {0x4A, 0x13, 0x1C, 0x81, 0x07, 0x03, 0x58, 0x45,
                                          0x5C, 0x57, 0x28, 0xF2, 0x0E, 0x95, 0x45, 0x2F};
inline constexpr VendorId kNatTDraft03 = {0x7D, 0x94, 0x19, 0xA6, 0x53, 0x10, 0xCA, 0x6F,
                                          0x2C, 0x17, 0x9D, 0x92, 0x15, 0x52, 0x9D, 0x56};
inline constexpr VendorId kNatTDraft02 = {0x90, 0xCB, 0x80, 0x91, 0x3E, 0xBB, 0x69, 0x6E,
                                          0x08, 0x63, 0x81, 0xB5, 0xEC, 0x42, 0x7B, 0x1F};
/// "speaking to another IOS box!" A real box sends sixteen octets of unpublished making; we send these.
inline constexpr VendorId kIos = {0x53, 0x77, 0x69, 0x74, 0x63, 0x68, 0x6F, 0x76,
                                  0x65, 0x72, 0x2D, 0x49, 0x4F, 0x53, 0x01, 0x00};
}  // namespace vendor_id

}  // namespace switchover::ike
