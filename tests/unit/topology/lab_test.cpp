#include <algorithm>
#include <fstream>
#include <QTemporaryDir>
#include <QTest>

#include "engine/topology/graph.h"
#include "engine/topology/lab.h"
#include "tests/support/source_path.h"

using namespace switchover;
using namespace switchover::topology;

namespace {

std::string lab_path(const char* name) { return test::source_path("topologies/") + name; }

std::string all(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& p : problems) out += p.describe() + "\n";
    return out;
}

/// Builds from text alone; every startup-config is `interface FastEthernet0/0` with an address.
Result<Lab, std::vector<Problem>> lab_of(const std::string& text) {
    const auto file = parse_lab_file(text, "x.clab.yml");
    if (!file) return fail(file.error());
    return build_lab(*file, [](const std::string& name) -> Result<std::string, std::string> {
        if (name == "missing.cfg") return fail(std::string{"cannot read missing.cfg: no such file"});
        return "interface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\n";
    });
}

/// A lab of two routers `a` and `b` and a switch `s`, with the lines of one link.
std::string with_links(const std::string& links, const std::string& switch_labels = "{}") {
    return "name: x\ntopology:\n  nodes:\n    a: {kind: cisco_vios, startup-config: a.cfg}\n"
           "    b: {kind: cisco_vios, startup-config: b.cfg}\n    s: {kind: bridge, labels: " +
           switch_labels + "}\n  links:\n" + links;
}

}  // namespace

class LabTest : public QObject {
    Q_OBJECT
   private slots:
    void ha_vpn();
    void as_captured();
    void bad_files_data();
    void bad_files();
    void warnings();
    void link_variables();
    void hosts();
    void text_reads_back_data();
    void text_reads_back();
    void written_whole();
    void graph();
    void mutations_never_crash();
};

void LabTest::ha_vpn() {
    const auto lab = load_lab(lab_path("ha-vpn"));
    QVERIFY2(lab.has_value(), lab ? "" : all(lab.error()).c_str());
    QCOMPARE(all(lab->warnings), std::string{});
    const Topology& t = lab->topology;
    QCOMPARE(t.name, std::string{"ha-vpn"});
    QCOMPARE(t.nodes.size(), std::size_t{7});
    QCOMPARE(t.links.size(), std::size_t{7});
    QCOMPARE(lab->configs.size(), std::size_t{5});
    const topology::Node& hub = t.nodes[t.find("7204VXR-1")];
    QVERIFY(hub.kind == NodeKind::Router && hub.has_position && hub.position.y == 190);
    QCOMPARE(hub.config->hostname, std::string{"7204VXR-1"});
    QVERIFY(t.nodes[t.find("LAN-W")].kind == NodeKind::Switch);
    QCOMPARE(t.nodes[t.find("LAN-W")].ports.size(), std::size_t{3});
    const Link& uplink = t.links[2];
    QCOMPARE(t.nodes[uplink.a.node].config->interfaces[uplink.a.port].name, std::string{"FastEthernet0/0"});
    QCOMPARE(t.nodes[uplink.b.node].ports[uplink.b.port].name, std::string{"hub1"});
    QVERIFY(uplink.delay == 500us && uplink.rate_bps == 100'000'000);
    QCOMPARE(hub.base_mac.text(), std::string{"001b.0c00.0300"});
    // Once more, by the name of the file.
    QVERIFY(load_lab(lab_path("ha-vpn/ha-vpn.clab.yml")).has_value());
}

void LabTest::as_captured() {
    const auto lab = load_lab(lab_path("ha-vpn-as-captured"));
    QVERIFY2(lab.has_value(), lab ? "" : all(lab.error()).c_str());
    QCOMPARE(all(lab->warnings), std::string{});
    const Topology& t = lab->topology;
    const topology::Node& wan = t.nodes[t.find("LAN-W")];
    QVERIFY(wan.ports[1].name == "hub1" && wan.ports[1].forwarding_delay == 23900ms &&
            wan.ports[0].forwarding_delay == 0s);
    QVERIFY(!t.nodes[t.find("7204VXR-2")].config->find_interface("FastEthernet3/0")->shutdown);
    QCOMPARE(t.nodes[t.find("7204VXR-1")].config->routes.static_routes.size(), std::size_t{2});
    const topology::Node& gateway = t.nodes[t.find("gateway")];
    QVERIFY(gateway.kind == NodeKind::Host && !gateway.config->ip_routing);
    QVERIFY(gateway.config->interfaces[0].addresses[0] == (InterfaceAddress{Ipv4Address(10, 48, 66, 1), 23}));
}

void LabTest::bad_files_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const std::string& text, const char* problem) {
        QTest::newRow(name) << QString::fromStdString(text) << problem;
    };
    const auto link = [&](const char* name, const char* lines, const char* problem) {
        row(name, with_links(lines), problem);
    };
    row("not a map", "- 1\n", "x.clab.yml:1:1: a lab file is a map with name and topology");
    row("no name", "topology: {}\n", "x.clab.yml:1:1: the lab has no name");
    row("no topology", "name: x\n", "x.clab.yml:1:1: the lab has no topology");
    row("not YAML", "name: [x\n", "x.clab.yml:2:1: end of sequence flow not found");
    row("nodes not a map", "name: x\ntopology:\n  nodes: [1]\n", "x.clab.yml:3:10: nodes must be a map");
    row("links not a list", "name: x\ntopology:\n  links: 5\n", "x.clab.yml:3:10: links must be a list");
    row("no kind", "name: x\ntopology:\n  nodes:\n    a: {}\n", "x.clab.yml:4:5: node a has no kind");
    row("kind", "name: x\ntopology:\n  nodes:\n    a: {kind: srl}\n",
        "x.clab.yml:4:15: kind srl is not simulated: use cisco_*, bridge or linux");
    row("missing config", "name: x\ntopology:\n  nodes:\n    a: {kind: cisco_vios, startup-config: missing.cfg}\n",
        "x.clab.yml:4:43: cannot read missing.cfg: no such file");
    row("position", with_links("", "{graph-posX: left}"), "x.clab.yml:6:44: graph-posX must be a number");
    row("ageing", with_links("", "{ageing: soon}"), "x.clab.yml:6:40: ageing must be a duration such as 20s");
    row("delay of no port", with_links("", "{port-forward-delay.p9: 3s}"),
        "x.clab.yml:6:32: port-forward-delay.p9 names no port of the switch");
    link("no endpoints", "  - {}\n", "x.clab.yml:8:5: the link has no endpoints");
    link("one endpoint", "  - endpoints: [\"a:Fa0/0\"]\n",
         "x.clab.yml:8:16: endpoints must be two of the form node:interface");
    link("no colon", "  - endpoints: [a, \"s:1\"]\n", "x.clab.yml:8:17: endpoint a is not of the form node:interface");
    link("unknown node", "  - endpoints: [\"z:1\", \"s:1\"]\n", "x.clab.yml:8:17: endpoint z:1 names no node");
    link("to itself", "  - endpoints: [\"s:1\", \"s:2\"]\n", "x.clab.yml:8:24: link from s to itself");
    link("used twice", "  - endpoints: [\"a:Fa0/0\", \"s:1\"]\n  - endpoints: [\"b:Fa0/0\", \"s:1\"]\n",
         "x.clab.yml:9:28: endpoint s:1 is used twice");
    link("same port, other spelling",
         "  - endpoints: [\"a:Fa0/0\", \"s:1\"]\n  - endpoints: [\"a:FastEthernet0/0\", \"s:2\"]\n",
         "x.clab.yml:9:17: endpoint a:FastEthernet0/0 is used twice");
    link("not a port", "  - endpoints: [\"a:lo0\", \"s:1\"]\n",
         "x.clab.yml:8:17: lo0 is not an Ethernet port of a router");
    link("zero delay", "  - endpoints: [\"a:Fa0/0\", \"s:1\"]\n    vars: {delay: 0s}\n",
         "x.clab.yml:9:19: the delay of a link must be more than zero");
    link("rate", "  - endpoints: [\"a:Fa0/0\", \"s:1\"]\n    vars: {rate: fast}\n",
         "x.clab.yml:9:18: rate must be bits per second such as 100M");
    link("mtu", "  - endpoints: [\"a:Fa0/0\", \"s:1\"]\n    mtu: 20\n", "x.clab.yml:9:10: mtu must be 64 to 18000");
    link("loss", "  - endpoints: [\"a:Fa0/0\", \"s:1\"]\n    vars: {loss: 101}\n",
         "x.clab.yml:9:18: loss must be 0 to 100 per cent");
}

void LabTest::bad_files() {
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const auto lab = lab_of(text.toStdString());
    QVERIFY(!lab.has_value());
    QCOMPARE(QString::fromStdString(all(lab.error())), problem + "\n");
}

void LabTest::warnings() {
    const auto lab = lab_of(
        "name: x\nmgmt: {network: n}\ntopology:\n  nodes:\n    a: {kind: cisco_vios, startup-config: a.cfg, colour: "
        "red}\n"
        "    h: {kind: linux, exec: [echo]}\n  links:\n  - endpoints: [\"a:Fa2/0\", \"h:eth1\"]\n    vars: {weight: "
        "1}\n");
    QVERIFY(lab.has_value());
    QCOMPARE(all(lab->warnings),
             std::string{"x.clab.yml:2:1: mgmt has no effect here\n"
                         "x.clab.yml:5:50: unknown key colour in a node\n"
                         "x.clab.yml:6:29: only ip commands are understood\n"
                         "x.clab.yml:8:17: FastEthernet2/0 is not in the configuration of a: made, and shut down\n"
                         "x.clab.yml:8:28: eth1 of host h has no address\n"
                         "x.clab.yml:9:12: unknown variable weight of a link\n"});
    QVERIFY(lab->topology.nodes[0].config->find_interface("FastEthernet2/0")->shutdown);
    QVERIFY(!load_lab("/nowhere/at/all").has_value());
}

void LabTest::link_variables() {
    const auto lab =
        lab_of(with_links("  - endpoints: [\"a:Fa0/0\", \"b:Fa0/0\"]\n    mtu: 1400\n    vars: {delay: 20ms, rate: 2M, "
                          "jitter: 1ms, loss: 0.5%}\n"));
    QVERIFY(lab.has_value());
    const Link& link = lab->topology.links[0];
    QVERIFY(link.delay == 20ms && link.jitter == 1ms && link.rate_bps == 2'000'000 && link.mtu == 1400);
    QCOMPARE(link.loss_percent, 0.5);
}

void LabTest::hosts() {
    const auto lab = lab_of(
        "name: x\ntopology:\n  nodes:\n    h:\n      kind: linux\n      exec:\n      - ip addr add 10.0.0.9/24 dev "
        "eth1\n"
        "      - ip link set eth1 up\n      - ip route add default via 10.0.0.1\n");
    QVERIFY(lab.has_value());
    QCOMPARE(all(lab->warnings), std::string{});
    const DeviceConfig& host = *lab->topology.nodes[0].config;
    QVERIFY(host.interfaces.size() == 1 && !host.interfaces[0].shutdown);
    QVERIFY(host.routes.static_routes.size() == 1);
    QVERIFY(host.routes.static_routes[0].prefix == Prefix{} &&
            host.routes.static_routes[0].next_hop == Ipv4Address(10, 0, 0, 1));
}

void LabTest::text_reads_back_data() {
    QTest::addColumn<QString>("lab");
    QTest::newRow("ha-vpn") << "ha-vpn";
    QTest::newRow("ha-vpn-as-captured") << "ha-vpn-as-captured";
}

void LabTest::text_reads_back() {
    QFETCH(QString, lab);
    const auto first = load_lab(lab_path(lab.toStdString().c_str()));
    QVERIFY(first.has_value());
    const std::string text = lab_text(first->topology);
    const auto parsed = parse_lab_file(text, "again");
    QVERIFY(parsed.has_value());
    const auto second = build_lab(*parsed, [&](const std::string& name) -> Result<std::string, std::string> {
        std::ifstream in{lab_path(lab.toStdString().c_str()) + "/" + name, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    });
    QVERIFY(second.has_value());
    QCOMPARE(lab_text(second->topology), text);
    QCOMPARE(second->topology.nodes.size(), first->topology.nodes.size());
    for (std::size_t i = 0; i < first->topology.nodes.size(); ++i) {
        const topology::Node& a = first->topology.nodes[i];
        const topology::Node& b = second->topology.nodes[i];
        QVERIFY(a.name == b.name && a.kind == b.kind && a.position == b.position && a.labels == b.labels);
        QVERIFY(!a.config == !b.config && (!a.config || *a.config == *b.config));
    }
    for (std::size_t i = 0; i < first->topology.links.size(); ++i)
        QVERIFY(first->topology.links[i].a == second->topology.links[i].a &&
                first->topology.links[i].b == second->topology.links[i].b);
}

void LabTest::written_whole() {
    const auto lab = load_lab(lab_path("ha-vpn"));
    QVERIFY(lab.has_value());
    QTemporaryDir folder;
    const std::string path = folder.filePath("ha-vpn.clab.yml").toStdString();
    QVERIFY(write_topology(lab->topology, path).has_value());
    std::ifstream in{path, std::ios::binary};
    QCOMPARE((std::string{std::istreambuf_iterator<char>{in}, {}}), lab_text(lab->topology));
    QVERIFY(!std::ifstream{path + ".part"}.is_open());
    QVERIFY(!write_topology(lab->topology, path + "/below").has_value());
}

void LabTest::graph() {
    const auto lab = load_lab(lab_path("ha-vpn"));
    QVERIFY(lab.has_value());
    const Topology& t = lab->topology;
    const NodeIndex remote = t.find("vpn7200");
    const NodeIndex core = t.find("7206-1");
    QCOMPARE(reachable(t, remote).size(), std::size_t{7});
    QVERIFY(shortest_path(t, remote, core) == (std::vector<LinkIndex>{0, 1, 2, 4, 6}));
    // With the first hub off, the path leads through the second.
    QVERIFY(shortest_path(t, remote, core, {t.find("7204VXR-1")}) == (std::vector<LinkIndex>{0, 1, 3, 5, 6}));
    QVERIFY(shortest_path(t, remote, core, {t.find("LAN-W")}).empty());
    QVERIFY(reachable(t, remote, {}, {0}) == std::vector<NodeIndex>{remote});
    QVERIFY(reachable(t, remote, {remote}).empty());
}

void LabTest::mutations_never_crash() {
    std::ifstream in{lab_path("ha-vpn-as-captured/ha-vpn-as-captured.clab.yml"), std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    QVERIFY(!text.empty());
    std::uint64_t seed = 12345;
    const auto draw = [&](std::size_t below) {
        seed = seed * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::size_t>(seed >> 33) % below;
    };
    std::size_t good = 0;
    for (int round = 0; round < 400; ++round) {
        std::string mutated = text;
        for (std::size_t k = 0; k <= draw(4); ++k) {
            const std::size_t at = draw(mutated.size());
            switch (draw(3)) {
                case 0: mutated[at] = static_cast<char>(draw(256)); break;
                case 1: mutated.erase(at, 1 + draw(20)); break;
                default: mutated.insert(at, mutated.substr(draw(mutated.size()), 1 + draw(30))); break;
            }
        }
        const auto lab = lab_of(mutated);
        if (lab)
            ++good;
        else
            QVERIFY(!lab.error().empty());
    }
    QVERIFY(good > 0 && good < 400);
}

QTEST_APPLESS_MAIN(LabTest)
#include "lab_test.moc"
