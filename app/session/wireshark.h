#pragma once
/// Keys of a run in the files of Wireshark's preferences, so that it reads ISAKMP and ESP of the capture.
#include <string>
#include <vector>

#include "engine/record/record.h"

namespace switchover::session {

class WiresharkKeys {
   public:
    /// Keeps the keys that IKE and the IPsec data path report; each once.
    void on_record(const Record& record);
    /// `esp_sa`: address family, source, destination, SPI, cipher and key, integrity and key; one SA a line.
    std::string esp_sa() const;
    /// `ikev1_decryption_table`: initiator cookie and encryption key; one IKE SA a line.
    std::string ikev1_decryption_table() const;

   private:
    void add(std::vector<std::string>& to, std::string line);
    std::vector<std::string> esp_;
    std::vector<std::string> ike_;
};

}  // namespace switchover::session
