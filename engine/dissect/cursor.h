#pragma once
/// Reads fields off a buffer and writes the tree. Running out of octets marks the packet malformed once, and every
/// further read gives zero, so that dissectors need no error paths of their own.
#include <span>

#include "engine/dissect/packet.h"

namespace switchover::dissect {

/// A number of a field and its word; tables are constant arrays.
struct Word {
    std::uint64_t number;
    std::string_view word;
};
using Names = std::span<const Word>;
/// The word, or `otherwise`.
std::string_view name_of(std::uint64_t number, Names names, std::string_view otherwise = "Unknown");

class Cursor {
   public:
    /// Over octets [begin, end) of a buffer; headings go to `depth`.
    Cursor(Packet& packet, std::uint8_t buffer, std::size_t begin, std::size_t end, std::uint8_t depth = 0);

    std::size_t left() const { return end_ - at_; }
    std::size_t position() const { return at_; }
    bool failed() const { return failed_; }
    Packet& packet() { return packet_; }
    std::uint8_t buffer() const { return buffer_; }
    std::uint8_t depth() const { return depth_; }
    const Bytes& octets() const { return packet_.buffers[buffer_].octets; }
    /// What has not been read.
    ByteView rest() const { return ByteView{octets()}.subspan(at_, left()); }

    /// Opens a heading; what follows is one level deeper until `close`. Its size is what is read until then.
    std::size_t open(std::string_view name, std::string text);
    void close(std::size_t heading);
    /// A later word for a heading.
    void set_text(std::size_t heading, std::string text);

    enum class Form : std::uint8_t { Decimal, Hex, Word };
    /// A number of 1, 2, 3, 4 or 8 octets: "Label: 12", "Label: 0x000c" or "Label: word (12)".
    std::uint64_t number(std::string_view name, std::string_view label, std::size_t size, Form form = Form::Decimal,
                         Names names = {}, std::string_view unit = {});
    Ipv4Address ipv4(std::string_view name, std::string_view label);
    MacAddress mac(std::string_view name, std::string_view label);
    /// Octets as hex, at most 32 of them in the text.
    ByteView bytes(std::string_view name, std::string_view label, std::size_t size);
    /// Printable text, up to the first zero octet.
    std::string text(std::string_view name, std::string_view label, std::size_t size);
    /// A part of the octet or octets just read: no further octets.
    void bits(std::string_view name, std::string text, std::uint64_t value, std::size_t size);
    /// Something worked out.
    void derived(std::string_view name, std::string text, Value value = {});
    /// Marks the packet malformed, with a line that says why.
    void malformed(std::string why);
    void skip(std::size_t size);
    /// A number without a line in the tree: looks ahead. 0 beyond the end.
    std::uint64_t peek(std::size_t ahead, std::size_t size) const;
    /// Another cursor over the next `size` octets, which are skipped here.
    Cursor part(std::size_t size);

   private:
    bool need(std::size_t size);
    Field& add(std::string_view name, std::string text, Value value, std::size_t size);

    Packet& packet_;
    std::size_t at_, end_;
    std::uint8_t buffer_, depth_;
    bool failed_ = false;
};

}  // namespace switchover::dissect
