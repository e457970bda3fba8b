#include <fmt/format.h>

#include "engine/dissect/layers.h"

namespace switchover::dissect {

// RFC 2281 §5.1; op code 3 is the advertisement of IOS (passive routers), with a layout of its own.
void read_hsrp(Cursor& c) {
    static constexpr Word kOpcodes[] = {{0, "Hello"}, {1, "Coup"}, {2, "Resign"}, {3, "Advertise"}};
    static constexpr Word kStates[] = {{0, "Initial"}, {1, "Learn"},   {2, "Listen"},
                                       {4, "Speak"},   {8, "Standby"}, {16, "Active"}};
    Packet& packet = c.packet();
    packet.protocol = "HSRP";
    const std::size_t heading = c.open("hsrp", "Cisco Hot Standby Router Protocol");
    c.number("hsrp.version", "Version", 1);
    const std::uint64_t opcode = c.number("hsrp.opcode", "Op Code", 1, Cursor::Form::Word, kOpcodes);
    if (opcode == 3) {
        packet.info = "Advertise";
        c.bytes("hsrp.adv", "Advertisement", c.left());
        c.close(heading);
        return;
    }
    const std::uint64_t state = c.number("hsrp.state", "State", 1, Cursor::Form::Word, kStates);
    c.number("hsrp.hellotime", "Hellotime", 1, Cursor::Form::Decimal, {}, "s");
    c.number("hsrp.holdtime", "Holdtime", 1, Cursor::Form::Decimal, {}, "s");
    const std::uint64_t priority = c.number("hsrp.priority", "Priority", 1);
    const std::uint64_t group = c.number("hsrp.group", "Group", 1);
    c.number("hsrp.reserved", "Reserved", 1);
    c.text("hsrp.auth_data", "Authentication Data", 8);
    const Ipv4Address virtual_address = c.ipv4("hsrp.virt_ip", "Virtual IP Address");
    if (!c.failed() && c.left() > 0) c.bytes("hsrp.tlv", "Following octets", c.left());
    c.close(heading);
    if (c.failed()) return;
    packet.info = fmt::format("{} (state {}) group {}, priority {}, virtual address {}", name_of(opcode, kOpcodes),
                              name_of(state, kStates), group, priority, virtual_address.text());
}

}  // namespace switchover::dissect
