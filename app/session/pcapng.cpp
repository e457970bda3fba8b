#include "app/session/pcapng.h"

#include <array>

namespace switchover::session {

namespace {

constexpr std::uint32_t kSectionHeader = 0x0A0D0D0A;
constexpr std::uint32_t kInterfaceDescription = 1;
constexpr std::uint32_t kEnhancedPacket = 6;
constexpr std::uint16_t kLinkTypeEthernet = 1;

// Options of every block, then those of single blocks.
constexpr std::uint16_t kEndOfOptions = 0, kComment = 1;
constexpr std::uint16_t kUserApplication = 4;
constexpr std::uint16_t kInterfaceName = 2, kInterfaceDescriptionText = 3, kTimestampResolution = 9;
constexpr std::uint16_t kPacketFlags = 2;
constexpr std::uint32_t kOutbound = 2;

// Little endian whatever the machine: the byte-order magic tells the reader, and equal runs give equal files.
void put16(Bytes& to, std::uint16_t v) {
    to.push_back(static_cast<std::uint8_t>(v));
    to.push_back(static_cast<std::uint8_t>(v >> 8));
}

void put32(Bytes& to, std::uint32_t v) {
    put16(to, static_cast<std::uint16_t>(v));
    put16(to, static_cast<std::uint16_t>(v >> 16));
}

void put_padded(Bytes& to, ByteView octets) {
    to.insert(to.end(), octets.begin(), octets.end());
    while (to.size() % 4 != 0) to.push_back(0);
}

}  // namespace

PcapngWriter::PcapngWriter(std::ostream& out, std::string_view application, std::string_view comment) : out_(out) {
    put32(body_, 0x1A2B3C4D);
    put16(body_, 1);
    put16(body_, 0);
    put32(body_, 0xFFFFFFFF);  // section length: not given
    put32(body_, 0xFFFFFFFF);
    if (!comment.empty()) text_option(kComment, comment);
    text_option(kUserApplication, application);
    end_of_options();
    block(kSectionHeader);
}

std::uint32_t PcapngWriter::add_interface(std::string_view name, std::string_view description) {
    put16(body_, kLinkTypeEthernet);
    put16(body_, 0);
    put32(body_, 0);  // no snapshot length: frames are whole
    text_option(kInterfaceName, name);
    if (!description.empty()) text_option(kInterfaceDescriptionText, description);
    option(kTimestampResolution, std::array<std::uint8_t, 1>{9});
    end_of_options();
    block(kInterfaceDescription);
    return interfaces_++;
}

void PcapngWriter::frame(std::uint32_t interface, Instant at, ByteView octets, std::string_view comment) {
    SWITCHOVER_ENSURE(interface < interfaces_);
    const auto ns = static_cast<std::uint64_t>(to_ns(at));
    const auto length = static_cast<std::uint32_t>(octets.size());
    put32(body_, interface);
    put32(body_, static_cast<std::uint32_t>(ns >> 32));
    put32(body_, static_cast<std::uint32_t>(ns));
    put32(body_, length);
    put32(body_, length);
    put_padded(body_, octets);
    Bytes flags;
    put32(flags, kOutbound);
    option(kPacketFlags, flags);
    if (!comment.empty()) text_option(kComment, comment);
    end_of_options();
    block(kEnhancedPacket);
}

void PcapngWriter::option(std::uint16_t code, ByteView value) {
    put16(body_, code);
    put16(body_, static_cast<std::uint16_t>(value.size()));
    put_padded(body_, value);
}

void PcapngWriter::text_option(std::uint16_t code, std::string_view value) {
    value = value.substr(0, 0xFFFF);
    option(code, {reinterpret_cast<const std::uint8_t*>(value.data()), value.size()});
}

void PcapngWriter::end_of_options() {
    put16(body_, kEndOfOptions);
    put16(body_, 0);
}

void PcapngWriter::block(std::uint32_t type) {
    Bytes edge;
    put32(edge, type);
    put32(edge, static_cast<std::uint32_t>(body_.size() + 12));
    out_.write(reinterpret_cast<const char*>(edge.data()), 8);
    out_.write(reinterpret_cast<const char*>(body_.data()), static_cast<std::streamsize>(body_.size()));
    out_.write(reinterpret_cast<const char*>(edge.data()) + 4, 4);
    body_.clear();
}

}  // namespace switchover::session
