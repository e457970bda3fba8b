#pragma once
/// Words for the numbers and enums of IKE records. Private to ios/log/ike.
#include <string>

#include "engine/ike/record.h"

namespace switchover::ios::ike_names {

const char* role(ike::Role role);              ///< `I`, `R`, `N`
const char* step(ike::Step step);              ///< `IKE_I_MM1`
const char* step(ike::QuickStep step);         ///< `IKE_QM_I_QM1`
const char* input(ike::Input input);           ///< `IKE_MESG_FROM_PEER, IKE_MM_EXCH`
std::string payload(std::uint8_t type);        ///< `SA`, `KE`, `NONCE`
std::string notify(std::uint16_t type);        ///< `ITS_ALIVE`, `INITIAL_CONTACT`
const char* reason(ike::DeleteReason reason);  ///< what stands between the quotes
const char* reason(ike::NodeReason reason);
const char* refusal(ike::Refusal reason);            ///< debug words, empty when another line says it
const char* mismatch(ike::Phase1Mismatch mismatch);  ///< `Encryption algorithm offered does not match policy!`
std::string phase1_cipher(std::uint32_t code);       ///< `DES-CBC`
std::string phase1_hash(std::uint32_t code);         ///< `MD5`
std::string phase1_authentication(std::uint32_t code);
std::string esp_transform(std::uint8_t id);         ///< `ESP_DES`
std::string esp_authenticator(std::uint32_t code);  ///< `HMAC-MD5`

}  // namespace switchover::ios::ike_names
