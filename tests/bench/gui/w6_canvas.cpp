/// W6: the canvas with 200 nodes, 400 cables and 2,000 dots, all of which move each frame.
#include <chrono>
#include <cmath>
#include <QApplication>

#include "tests/bench/bench.h"
#include "ui/canvas/canvas.h"
#include "ui/theme/style.h"

namespace switchover::bench {

namespace {

constexpr int kNodes = 200, kCables = 400, kColumns = 20;
constexpr std::size_t kDots = 2000;
constexpr int kWarmUp = 10, kFrames = 200;
constexpr double kFrameMs = 16;

ui::Scene grid() {
    ui::Scene scene;
    for (int i = 0; i < kNodes; ++i) {
        ui::SceneNode node;
        node.name = QStringLiteral("R%1").arg(i + 1);
        node.position = QPointF(i % kColumns * 60.0, i / kColumns * 70.0);
        scene.nodes.append(node);
    }
    const auto connect = [&scene](int a, int b) {
        if (scene.cables.size() == kCables) return;
        ui::SceneCable cable;
        cable.a.node = static_cast<NodeIndex>(a);
        cable.b.node = static_cast<NodeIndex>(b);
        cable.a.state = cable.b.state = ui::PortState::Up;
        scene.cables.append(cable);
    };
    for (int i = 0; i < kNodes; ++i) {
        if ((i + 1) % kColumns != 0) connect(i, i + 1);
        if (i + kColumns < kNodes) connect(i, i + kColumns);
    }
    for (int i = 0; i + kColumns + 1 < kNodes; i += 3)
        if ((i + 1) % kColumns != 0) connect(i, i + kColumns + 1);
    return scene;
}

}  // namespace

int run_w6(const Options&) {
    int count = 1;
    char name[] = "switchover-bench";
    char* arguments[] = {name, nullptr};
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, arguments);
    ui::applyTheme(application);
    ui::Canvas canvas;
    canvas.resize(1280, 800);
    canvas.setScene(grid());
    canvas.show();
    QApplication::processEvents();

    double now_ms = 0;
    std::uint32_t dot = 0;
    const auto frame = [&] {
        now_ms += kFrameMs;
        // Those that arrived start again, as a window full of traffic would have it.
        canvas.dots().expire(now_ms);
        for (; canvas.dots().size() < kDots; ++dot)
            canvas.dots().add(dot % kCables, dot % 2 == 1, static_cast<ui::Protocol>(dot % 4), now_ms,
                              400.0 + dot % 97 * 10);
        canvas.advance(now_ms);
        canvas.repaint();
        QApplication::processEvents();
    };
    for (int i = 0; i < kWarmUp; ++i) frame();
    const double cpu = cpu_seconds();
    const auto wall = std::chrono::steady_clock::now();
    for (int i = 0; i < kFrames; ++i) frame();
    const double cpu_s = cpu_seconds() - cpu;
    const double wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
    print_result("W6", "switchover", cpu_s,
                 {{"frames_per_cpu_s", kFrames / cpu_s},
                  {"frames_per_wall_s", kFrames / wall_s},
                  {"nodes", kNodes},
                  {"links", static_cast<double>(canvas.scene().cables.size())},
                  {"dots", static_cast<double>(kDots)}});
    return 0;
}

}  // namespace switchover::bench
