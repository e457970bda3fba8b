/// Any octets at a router's console. The first one chooses the line and where typing begins, 0xFE lets time pass; what
/// was done must replay to the same world, and what the terminal shows must be whole lines.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/session/consoles.h"
#include "engine/ios/config/reader.h"

namespace {

using namespace switchover;

/// Two routers and a cable, with a password to get wrong and enough configuration to show.
std::shared_ptr<const topology::Topology> small_lab() {
    auto lab = std::make_shared<topology::Topology>();
    lab->name = "fuzz";
    for (unsigned i = 0; i < 2; ++i) {
        topology::Node router;
        router.name = i == 0 ? "R1" : "R2";
        router.base_mac = MacAddress::from(0x001B0C000000ull + (i << 8U));
        router.reload_time = std::chrono::seconds{1};
        DeviceConfig config;
        const std::string number = std::to_string(i + 1);
        ios::read_config("hostname R" + number + "\nusername ana password 7 0822455D0A16\nenable secret cisco\n" +
                             "interface FastEthernet0/0\n ip address 10.0.0." + number +
                             " 255.255.255.0\n standby 1 ip 10.0.0.9\nrouter ospf 1\n network 10.0.0.0 0.0.0.255 "
                             "area 0\naccess-list 101 permit ip any any\nbanner motd ^C hello ^C\nline con 0\n" +
                             "line vty 0 4\n password cisco\n login\nend\n",
                         "fuzz", config);
        router.config = std::make_shared<const DeviceConfig>(std::move(config));
        lab->nodes.push_back(std::move(router));
    }
    lab->links.push_back({{0, 0}, {1, 0}});
    return lab;
}

struct Typist {
    World world;
    session::Consoles consoles{};
    std::string shown = {};

    void open(ios::Console::Kind kind) {
        session::ConsoleRequest request;
        request.node = "R1";
        request.kind = kind;
        request.location = "127.0.0.1";
        request.sink = [this](const session::ConsoleOutput& output) { shown += output.text; };
        request.most_output = 1U << 20;
        consoles.open(world, 1, std::move(request));
    }
    void type(std::string_view octets) { consoles.type(world, 1, octets); }
    void pass() {
        constexpr int kInstants = 300;
        for (int i = 0; i < kInstants && world.step_instant(); ++i) {
            const auto records = world.take_records();
            consoles.on_records(world, records);
        }
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto lab = small_lab();
    if (size == 0) return 0;
    Typist typist{World{lab, 1}};
    typist.world.run_until(kPowerOn + std::chrono::seconds{1});
    typist.open((data[0] & 1) != 0 ? ios::Console::Kind::Vty : ios::Console::Kind::Con);
    if ((data[0] & 2) != 0) typist.type((data[0] & 1) != 0 ? "cisco\renable\rcisco\r" : "\renable\rcisco\r");
    if ((data[0] & 4) != 0) typist.type("terminal length 0\r");
    if ((data[0] & 8) != 0) typist.type("configure terminal\r");
    std::string_view rest{reinterpret_cast<const char*>(data) + 1, size - 1};
    while (!rest.empty()) {
        const std::size_t end = rest.find('\xFE');
        typist.type(rest.substr(0, end));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
        typist.pass();
    }
    typist.consoles.close(typist.world, 1);
    for (std::size_t at = typist.shown.find('\n'); at != std::string::npos; at = typist.shown.find('\n', at + 1))
        if (at == 0 || typist.shown[at - 1] != '\r') std::abort();
    World again{lab, 1};
    if (!again.replay(typist.world.journal(), typist.world.now())) std::abort();
    if (again.fingerprint() != typist.world.fingerprint()) std::abort();
    return 0;
}
