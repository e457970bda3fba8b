#include "ui/commands/undo.h"

#include <algorithm>
#include <QUndoCommand>

#include "engine/sim/interface.h"
#include "ui/commands/faults.h"

namespace switchover::ui {

namespace {

constexpr std::size_t kRemembered = 256;  ///< inputs that may still be refused

QString text(const std::string& s) { return QString::fromStdString(s); }

struct End {
    const snapshot::Cable* cable = nullptr;
    const snapshot::CableEnd* end = nullptr;
    LinkIndex link = kNoLink;
};

End endAt(const snapshot::World& world, const std::string& node, const std::string& port) {
    for (LinkIndex link = 0; link < world.cables.size(); ++link)
        for (const snapshot::CableEnd* end : {&world.cables[link].a, &world.cables[link].b})
            if (end->port_name == port && world.name(end->node) == node) return {&world.cables[link], end, link};
    return {};
}

ConfigInput shutLine(const std::string& node, const std::string& interface, bool shut) {
    return {node, {"interface " + interface, shut ? "shutdown" : "no shutdown"}};
}

/// `interface X` with `shutdown` or `no shutdown` and nothing else: the name of the interface.
std::optional<std::string> shutInterface(const ConfigInput& input) {
    constexpr std::string_view kInterface = "interface ";
    if (input.lines.size() != 2 || !input.lines[0].starts_with(kInterface)) return std::nullopt;
    if (input.lines[1] != "shutdown" && input.lines[1] != "no shutdown") return std::nullopt;
    return input.lines[0].substr(kInterface.size());
}

struct Inverse {
    const snapshot::World& before;

    QVector<Input> operator()(const ConfigInput& input) const {
        const auto name = shutInterface(input);
        const snapshot::Device* device = before.device(input.node);
        if (!name || device == nullptr) return {};
        const InterfaceConfig* interface = device->config->find_interface(*name);
        const bool shut = input.lines[1] == "shutdown";
        if (interface == nullptr || interface->shutdown == shut) return {};
        return {shutLine(input.node, *name, interface->shutdown)};
    }
    QVector<Input> operator()(const CableInput& input) const {
        const End at = endAt(before, input.node, input.port);
        if (at.cable == nullptr || at.cable->cut == input.cut) return {};
        return {CableInput{input.node, input.port, at.cable->cut}};
    }
    QVector<Input> operator()(const ImpairInput& input) const {
        const End at = endAt(before, input.node, input.port);
        if (at.end == nullptr || at.end->impairment == input.impairment) return {};
        // What the lab draws is what an empty impairment goes back to.
        const bool drawn = at.end->impairment == drawnImpairment(before, at.link);
        if (drawn && !input.impairment.any()) return {};
        return {ImpairInput{input.node, input.port, drawn ? Impairment{} : at.end->impairment}};
    }
    QVector<Input> operator()(const FlapInput& input) const {
        const End at = endAt(before, input.node, input.port);
        if (at.cable == nullptr) return {};
        if (!at.cable->flap)
            return input.down > Duration{} ? QVector<Input>{FlapInput{input.node, input.port, {}, {}, 0}}
                                           : QVector<Input>{};
        const Flap& flap = *at.cable->flap;
        return {FlapInput{input.node, input.port, flap.down, flap.up, flap.endless ? 0 : flap.rounds_left + 1}};
    }
    /// A device comes up with its startup configuration: ports that were shut by hand are shut again.
    QVector<Input> operator()(const PowerInput& input) const {
        const NodeIndex node = before.find(input.node);
        const snapshot::Device* device = before.device(node);
        const snapshot::Switch* bridge = before.network_switch(node);
        const bool on = device != nullptr ? device->powered : bridge != nullptr && bridge->powered;
        if (on == (input.action == PowerInput::Action::On)) return {};
        if (!on) return {PowerInput{input.node, PowerInput::Action::Off}};
        QVector<Input> out{PowerInput{input.node, PowerInput::Action::On}};
        if (device == nullptr || node >= before.topology->nodes.size()) return out;
        const auto& at_start = before.topology->nodes[node].config;
        for (const InterfaceConfig& interface : device->config->interfaces) {
            const InterfaceConfig* was = at_start ? at_start->find_interface(interface.name) : nullptr;
            if (was != nullptr && was->shutdown != interface.shutdown)
                out.append(shutLine(input.node, interface.name, interface.shutdown));
        }
        return out;
    }
    QVector<Input> operator()(const auto&) const { return {}; }
};

QString port(const std::string& node, const std::string& name) {
    return text(node) + u' ' + text(short_interface_name(name));
}

struct Text {
    QString operator()(const ConfigInput& input) const {
        if (const auto name = shutInterface(input)) return text(input.lines[1]) + u' ' + port(input.node, *name);
        return QObject::tr("configure %1").arg(text(input.node));
    }
    QString operator()(const ReplaceConfigInput& input) const {
        return QObject::tr("configure %1").arg(text(input.node));
    }
    QString operator()(const CableInput& input) const {
        return (input.cut ? QObject::tr("cut %1") : QObject::tr("join %1")).arg(port(input.node, input.port));
    }
    QString operator()(const ImpairInput& input) const {
        return (input.impairment.any() ? QObject::tr("impair %1") : QObject::tr("let pass %1"))
            .arg(port(input.node, input.port));
    }
    QString operator()(const FlapInput& input) const {
        return (input.down > Duration{} ? QObject::tr("flap %1") : QObject::tr("end flapping %1"))
            .arg(port(input.node, input.port));
    }
    QString operator()(const PowerInput& input) const {
        switch (input.action) {
            case PowerInput::Action::Off: return QObject::tr("power off %1").arg(text(input.node));
            case PowerInput::Action::On: return QObject::tr("power on %1").arg(text(input.node));
            case PowerInput::Action::Reload: break;
        }
        return QObject::tr("reload %1").arg(text(input.node));
    }
    QString operator()(const auto& input) const { return text(to_text(input)); }
};

}  // namespace

QVector<Input> inverseOf(const Input& input, const snapshot::World& before) {
    return std::visit(Inverse{before}, input);
}

QString commandText(const Input& input) { return std::visit(Text{}, input); }

QString FaultStep::text() const { return title.isEmpty() && !all.empty() ? commandText(all.front().input) : title; }

class FaultCommand : public QUndoCommand {
   public:
    FaultCommand(std::shared_ptr<FaultStep> step, FaultCommands& owner)
        : QUndoCommand(step->text()), step_(std::move(step)), owner_(owner) {}
    void redo() override { owner_.give(step_, false); }
    void undo() override {
        owner_.give(step_, true);
        if (step_->all.empty()) setObsolete(true);  // the stack lets it go
    }
    const std::shared_ptr<FaultStep>& step() const { return step_; }

   private:
    std::shared_ptr<FaultStep> step_;
    FaultCommands& owner_;
};

FaultCommands::FaultCommands(QUndoStack& stack, Apply apply, QObject* parent)
    : QObject(parent), stack_(stack), apply_(std::move(apply)) {}

void FaultCommands::perform(const Input& input, const snapshot::World& before) {
    perform(QVector<Input>{input}, before, {});
}

void FaultCommands::perform(const QVector<Input>& inputs, const snapshot::World& before, const QString& title) {
    auto step = std::make_shared<FaultStep>();
    step->title = title;
    bool any = false;
    for (const Input& input : inputs) {
        step->all.push_back({step->all.size(), input, inverseOf(input, before)});
        any = any || !step->all.back().back.isEmpty();
    }
    if (any)
        stack_.push(new FaultCommand(std::move(step), *this));
    else
        give(step, false);
}

void FaultCommands::give(const Step& step, bool back) {
    if (muted_) return;
    const auto apply = [&](const FaultStep::One& one, const Input& input) {
        given_.push_back({apply_(input), step, one.id, back});
        if (given_.size() > kRemembered) given_.pop_front();
    };
    if (back) {
        for (auto done = step->all.rbegin(); done != step->all.rend(); ++done)
            for (const Input& input : done->back) apply(*done, input);
    } else {
        for (const FaultStep::One& todo : step->all) apply(todo, todo.input);
    }
}

int FaultCommands::placeOf(const Step& step) const {
    for (int i = 0; i < stack_.count(); ++i) {
        const auto* command = dynamic_cast<const FaultCommand*>(stack_.command(i));
        if (command != nullptr && command->step() == step) return i;
    }
    return -1;
}

void FaultCommands::refused(std::uint64_t number) {
    const auto given =
        std::find_if(given_.begin(), given_.end(), [number](const Given& g) { return g.number == number; });
    if (given == given_.end()) return;
    const Given what = *given;
    given_.erase(given);
    const Step step = what.step.lock();
    if (step == nullptr) return;
    if (!what.back) {
        std::erase_if(step->all, [&](const FaultStep::One& one) { return one.id == what.one; });
        if (step->all.empty()) remove(step);
        return;
    }
    const int place = placeOf(step);
    if (place < 0 || place != stack_.index()) return;
    muted_ = true;
    stack_.redo();
    muted_ = false;
}

/// The stack lets go only of the step that it has just undone: those above come off and on again.
void FaultCommands::remove(const Step& step) {
    const int place = placeOf(step);
    if (place < 0) return;
    const int index = stack_.index();
    muted_ = true;
    stack_.setIndex(place + 1);
    stack_.undo();
    stack_.setIndex(index > place ? index - 1 : index);
    muted_ = false;
}

bool FaultCommands::takeOver(const QUndoCommand& step) {
    const auto* command = dynamic_cast<const FaultCommand*>(&step);
    if (command == nullptr) return false;
    stack_.push(new FaultCommand(command->step(), *this));
    return true;
}

}  // namespace switchover::ui
