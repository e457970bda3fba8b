#pragma once
/// pcapng as Wireshark reads it (draft-ietf-opsawg-pcapng): one section, one Ethernet interface per port, nanoseconds.
#include <cstdint>
#include <ostream>
#include <string_view>

#include "engine/base/bytes.h"
#include "engine/base/time.h"

namespace switchover::session {

/// Writes blocks to a stream that the caller owns; whether they arrived, the stream says.
class PcapngWriter {
   public:
    /// Writes the Section Header Block.
    PcapngWriter(std::ostream& out, std::string_view application, std::string_view comment);

    /// Interface Description Block; returns the id for `frame`. May be called between frames.
    std::uint32_t add_interface(std::string_view name, std::string_view description);
    /// Enhanced Packet Block of a frame that leaves the interface at `at`; `comment` may be empty.
    void frame(std::uint32_t interface, Instant at, ByteView octets, std::string_view comment = {});

   private:
    void block(std::uint32_t type);
    void option(std::uint16_t code, ByteView value);
    void text_option(std::uint16_t code, std::string_view value);
    void end_of_options();

    std::ostream& out_;
    Bytes body_;
    std::uint32_t interfaces_ = 0;
};

}  // namespace switchover::session
