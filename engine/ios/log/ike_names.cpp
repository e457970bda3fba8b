#include "engine/ios/log/ike_names.h"

#include <fmt/format.h>

#include "engine/ike/isakmp.h"

namespace switchover::ios::ike_names {
namespace {
using namespace switchover::ike;  // NOLINT: enumerators of one namespace, in one file of tables
namespace wire = switchover::ike;
}  // namespace

const char* role(Role role) {
    switch (role) {
        case Role::None: return "N";
        case Role::Initiator: return "I";
        case Role::Responder: return "R";
    }
    return "N";
}

const char* step(Step step) {
    switch (step) {
        case Step::Ready: return "IKE_READY";
        case Step::IMm1: return "IKE_I_MM1";
        case Step::IMm2: return "IKE_I_MM2";
        case Step::IMm3: return "IKE_I_MM3";
        case Step::IMm4: return "IKE_I_MM4";
        case Step::IMm5: return "IKE_I_MM5";
        case Step::IMm6: return "IKE_I_MM6";
        case Step::RMm1: return "IKE_R_MM1";
        case Step::RMm2: return "IKE_R_MM2";
        case Step::RMm3: return "IKE_R_MM3";
        case Step::RMm4: return "IKE_R_MM4";
        case Step::RMm5: return "IKE_R_MM5";
        case Step::Complete: return "IKE_P1_COMPLETE";
        case Step::DestSa: return "IKE_DEST_SA";
    }
    return "";
}

const char* step(QuickStep step) {
    switch (step) {
        case QuickStep::Ready: return "IKE_QM_READY";
        case QuickStep::IQm1: return "IKE_QM_I_QM1";
        case QuickStep::SpiStarve: return "IKE_QM_SPI_STARVE";
        case QuickStep::RQm2: return "IKE_QM_R_QM2";
        case QuickStep::Complete: return "IKE_QM_PHASE2_COMPLETE";
    }
    return "";
}

const char* input(Input input) {
    switch (input) {
        case Input::SaRequestMainMode: return "IKE_MESG_FROM_IPSEC, IKE_SA_REQ_MM";
        case Input::MainModeExchange: return "IKE_MESG_FROM_PEER, IKE_MM_EXCH";
        case Input::ProcessMainMode: return "IKE_MESG_INTERNAL, IKE_PROCESS_MAIN_MODE";
        case Input::ProcessComplete: return "IKE_MESG_INTERNAL, IKE_PROCESS_COMPLETE";
        case Input::Phase1Complete: return "IKE_MESG_INTERNAL, IKE_PHASE1_COMPLETE";
        case Input::Phase1Delete: return "IKE_MESG_INTERNAL, IKE_PHASE1_DEL";
        case Input::InfoNotify: return "IKE_MESG_FROM_PEER, IKE_INFO_NOTIFY";
        case Input::InfoDelete: return "IKE_MESG_FROM_PEER, IKE_INFO_DELETE";
        case Input::InitQuickMode: return "IKE_MESG_INTERNAL, IKE_INIT_QM";
        case Input::QuickModeExchange: return "IKE_MESG_FROM_PEER, IKE_QM_EXCH";
        case Input::SpiReply: return "IKE_MESG_FROM_IPSEC, IKE_SPI_REPLY";
        case Input::GotSpi: return "IKE_MESG_INTERNAL, IKE_GOT_SPI";
    }
    return "";
}

std::string payload(std::uint8_t type) {
    switch (type) {
        case payload_type::kSecurityAssociation: return "SA";
        case payload_type::kKeyExchange: return "KE";
        case payload_type::kIdentification: return "ID";
        case payload_type::kHash: return "HASH";
        case payload_type::kNonce: return "NONCE";
        case payload_type::kNotification: return "NOTIFY";
        case payload_type::kDelete: return "DELETE";
        default: return fmt::format("{}", type);
    }
}

std::string notify(std::uint16_t type) {
    switch (type) {
        case wire::notify::kInvalidSpi: return "INVALID_SPI";
        case wire::notify::kNoProposalChosen: return "PROPOSAL_NOT_CHOSEN";
        case wire::notify::kPayloadMalformed: return "PAYLOAD_MALFORMED";
        case wire::notify::kInvalidIdInformation: return "INVALID_ID_INFO";
        case wire::notify::kResponderLifetime: return "RESPONDER_LIFETIME";
        case wire::notify::kReplayStatus: return "REPLAY_STATUS";
        case wire::notify::kInitialContact: return "INITIAL_CONTACT";
        case wire::notify::kRUThere: return "DPD/R_U_THERE";
        case wire::notify::kRUThereAck: return "DPD/R_U_THERE_ACK";
        case wire::notify::kItsAlive: return "ITS_ALIVE";
        case wire::notify::kItsAliveAck: return "ITS_ALIVE_ACK";
        default: return fmt::format("unknown notify type {}", type);
    }
}

const char* reason(DeleteReason reason) {
    switch (reason) {
        case DeleteReason::DeathByRetransmission: return "death by retransmission P1";
        case DeleteReason::PeersAlive: return "P1 errcounter exceeded (PEERS_ALIVE_TIMER)";
        case DeleteReason::LifetimeExceeded: return "IKE SA Lifetime Exceeded";
        case DeleteReason::DeleteNotify: return "P1 delete notify (in)";
        case DeleteReason::InitialContact: return "Receive initial contact";
        case DeleteReason::LocalGone: return "delete_by_local_address";
        case DeleteReason::Cleared: return "clear_isakmp_sa";
        case DeleteReason::Failed: return "Phase1 SA policy proposal not accepted";
    }
    return "";
}

const char* reason(NodeReason reason) {
    switch (reason) {
        case NodeReason::None: return "";
        case NodeReason::QuickModeDone: return "quick mode done (await())";
        case NodeReason::Informational: return "informational (in) state 1";
        case NodeReason::QuickModeRejected: return "quick mode rejected";
        case NodeReason::Retransmission: return "death by retransmission P2";
        case NodeReason::SaDeleted: return "phase 1 deleted";
    }
    return "";
}

const char* refusal(Refusal reason) {
    switch (reason) {
        case Refusal::Malformed: return "PAYLOAD_MALFORMED";
        case Refusal::UnexpectedMessage: return "unexpected message";
        case Refusal::UnsupportedExchange: return "exchange type not supported";
        case Refusal::NotEncrypted: return "message is not encrypted";
        case Refusal::BadCipherLength: return "bad encrypted length";
        case Refusal::BadHash: return "Notify has no hash. Rejected.";
        case Refusal::AuthenticationFailed: return "hash mismatch, authentication failed!";
        case Refusal::NoPreSharedKey: return "no offers accepted!";
        case Refusal::NoProposalChosen: return "no offers accepted!";
        case Refusal::BadPublicValue: return "bad public value in KE payload";
        case Refusal::WeakKey: return "weak key, giving up";
        case Refusal::InvalidIdentity: return "invalid identity";
        case Refusal::Replayed: return "replayed message ignored";
        case Refusal::ReflectedMessage: return "our own message came back, ignored";
        case Refusal::UnknownCookie:
        case Refusal::SaGone:
        case Refusal::NotSpokenFor:
        case Refusal::Disabled:
        case Refusal::Count: return "";
    }
    return "";
}

const char* mismatch(Phase1Mismatch mismatch) {
    switch (mismatch) {
        case Phase1Mismatch::None: return "";
        case Phase1Mismatch::Cipher: return "Encryption algorithm offered does not match policy!";
        case Phase1Mismatch::KeyLength: return "Proposed key length does not match policy";
        case Phase1Mismatch::Hash: return "Hash algorithm offered does not match policy!";
        case Phase1Mismatch::Authentication: return "Authentication method offered does not match policy!";
        case Phase1Mismatch::Group: return "Diffie-Hellman group offered does not match policy!";
        case Phase1Mismatch::Lifetime: return "Lifetime offered is longer than policy!";
    }
    return "";
}

std::string phase1_cipher(std::uint32_t code) {
    switch (code) {
        case wire::phase1_cipher::kDes: return "DES-CBC";
        case wire::phase1_cipher::k3Des: return "3DES-CBC";
        case wire::phase1_cipher::kAes: return "AES-CBC";
        default: return "... What? " + fmt::format("{}?", code);
    }
}

std::string phase1_hash(std::uint32_t code) {
    switch (code) {
        case wire::phase1_hash::kMd5: return "MD5";
        case wire::phase1_hash::kSha1: return "SHA";
        case wire::phase1_hash::kSha256: return "SHA256";
        default: return "... What? " + fmt::format("{}?", code);
    }
}

std::string phase1_authentication(std::uint32_t code) {
    switch (code) {
        case 1: return "pre-share";
        case 3: return "RSA sig";
        case 4: return "RSA encr";
        default: return "... What? " + fmt::format("{}?", code);
    }
}

std::string esp_transform(std::uint8_t id) {
    switch (id) {
        case wire::esp_transform::kDes: return "ESP_DES";
        case wire::esp_transform::k3Des: return "ESP_3DES";
        case wire::esp_transform::kNull: return "ESP_NULL";
        case wire::esp_transform::kAes: return "ESP_AES";
        case wire::esp_transform::kAesGcm16: return "ESP_AES_GCM";
        default: return fmt::format("unknown ({})", id);
    }
}

std::string esp_authenticator(std::uint32_t code) {
    switch (code) {
        case phase2_authentication::kHmacMd5: return "HMAC-MD5";
        case phase2_authentication::kHmacSha1: return "HMAC-SHA";
        case phase2_authentication::kHmacSha256: return "HMAC-SHA256";
        default: return fmt::format("unknown ({})", code);
    }
}

}  // namespace switchover::ios::ike_names
