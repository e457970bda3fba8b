#include "engine/ios/show/show.h"

#include "engine/ios/exec/row.h"

namespace switchover::ios {
namespace {

/// The device that has a console to type at. Errors: a switch, or powered off.
Result<const snapshot::Device*, std::string> console_of(const snapshot::World& world, NodeIndex node) {
    const snapshot::Device* device = world.device(node);
    if (device == nullptr) return fail(std::string{"a switch has no console\n"});
    if (!device->powered) return fail(device->name + " is powered off\n");
    return device;
}

exec::Scope scope_of(const snapshot::Device& device) { return {exec::Level::Privileged, device.config->is_12_2()}; }

}  // namespace

Result<std::string, std::string> show(const snapshot::World& world, NodeIndex node, std::string_view command) {
    const auto device = console_of(world, node);
    if (!device) return fail(device.error());
    const auto parsed = exec::parse(command, scope_of(**device), **device);
    if (!parsed) return fail(exec::refusal_text(parsed.error(), command, 0));
    if (parsed->row->show == nullptr) return fail("not a command that shows something: " + parsed->text() + "\n");
    TextOut out;
    exec::ShowCall call{world, **device, parsed->match, out};
    parsed->row->show(call);
    return out.take();
}

Result<std::vector<std::string>, std::string> show_help(const snapshot::World& world, NodeIndex node,
                                                        std::string_view line) {
    const auto device = console_of(world, node);
    if (!device) return fail(device.error());
    const std::size_t word = line.find_last_of(" \t") + 1;
    const std::string_view last = line.substr(word);
    const std::string_view before = line.substr(0, word);
    if (!before.empty()) {
        const auto parsed = exec::parse(before, scope_of(**device), **device);
        if (!parsed && parsed.error().kind != MismatchKind::Incomplete)
            return fail(exec::refusal_text(parsed.error(), before, 0));
    }
    std::vector<std::string> out;
    for (const Next& next : exec::expected(before, scope_of(**device))) {
        const Element& e = next.element;
        if (before.empty() && e.text != "show") continue;
        const bool fits = last.empty() || (e.kind == TokenKind::Keyword && starts_with_word(e.text, last));
        if (fits && !(e.text.empty() && !last.empty())) out.push_back(e.text.empty() ? "<cr>" : e.text);
    }
    return out;
}

}  // namespace switchover::ios
