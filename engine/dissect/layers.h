#pragma once
/// One dissector a protocol; each reads what its cursor spans and writes its heading and fields. For this folder only.
#include "engine/dissect/cursor.h"
#include "engine/dissect/dissect.h"

namespace switchover::dissect {

/// Where the packet being read came from, for what hangs on addresses.
struct Network {
    Ipv4Address source, destination;
};

void read_ethernet(Cursor& c, Keys* keys);
void read_arp(Cursor& c);
/// IEEE 802.2, with SNAP.
void read_llc(Cursor& c);
void read_cdp(Cursor& c);
void read_ipv4(Cursor& c, Keys* keys);
void read_icmp(Cursor& c);
void read_udp(Cursor& c, const Network& network, Keys* keys);
void read_hsrp(Cursor& c);
void read_ospf(Cursor& c);
void read_isakmp(Cursor& c, Keys* keys);
void read_esp(Cursor& c, const Network& network, Keys* keys);

}  // namespace switchover::dissect
