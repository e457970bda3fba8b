#pragma once
/// Takes frames apart: Ethernet II, ARP, IPv4, ICMP, UDP, HSRP, OSPFv2, ISAKMP (IKEv1) and ESP, the last two also
/// inside, when the keys are there. For viewers; the stack itself has decoders of its own.
#include <map>
#include <optional>
#include <utility>

#include "engine/crypto/esp_context.h"
#include "engine/dissect/packet.h"
#include "engine/record/record.h"

namespace switchover::dissect {

/// Keys as they come by in the records, and what is known of each IKE SA's cipher chain. A value.
class Keys {
   public:
    /// Picks the keys out of an ipsec::SaKeys or ike::KeysDerived record; ignores the others.
    void on_record(const Record& record);

    /// Decrypts for the SA of a destination and SPI (RFC 2401 §4.4.3); nullptr when its keys are unknown.
    crypto::EspContext* esp(Ipv4Address destination, std::uint32_t spi);

    /// An IKE SA, RFC 2409 Appendix B: the IV of a message hangs on those before it, so messages are to be shown in
    /// order, once at least; copies on other cables find the IV again.
    struct IkeSa {
        crypto::Cipher cipher = crypto::Cipher::Null;
        crypto::Hash hash = crypto::Hash::None;
        Bytes key;
        Bytes g_xi, g_xr;
        Bytes phase1_block;  ///< last ciphertext block of phase 1
    };
    IkeSa& ike(std::uint64_t initiator_cookie) { return ike_[initiator_cookie]; }
    /// The clear octets behind the header of an encrypted message; nothing without the key.
    std::optional<Bytes> decrypt(std::uint64_t initiator_cookie, std::uint32_t message_id, bool phase1,
                                 ByteView ciphertext);

   private:
    std::map<std::pair<Ipv4Address, std::uint32_t>, crypto::EspContext> esp_;
    std::map<std::uint64_t, IkeSa> ike_;
    /// Last ciphertext block of an exchange: cookie and message id.
    std::map<std::pair<std::uint64_t, std::uint32_t>, Bytes> last_block_;
    /// The IV each ciphertext was opened with, by its own octets' digest.
    std::map<Bytes, Bytes> iv_of_;
};

/// Never fails: what cannot be read is marked in the tree. `keys` may be nullptr; it learns from ISAKMP messages.
Packet dissect(ByteView frame, Keys* keys = nullptr);

}  // namespace switchover::dissect
