#include "tests/support/terminal.h"

#include <algorithm>

namespace switchover::test {

Terminal::Terminal(Lab& lab, session::Consoles& consoles, const std::string& node, ios::Console::Kind kind)
    : lab_(lab), consoles_(consoles) {
    static session::ConsoleId last = 0;
    id_ = ++last;
    consoles_.open(
        lab_.world(), id_,
        {node, kind, kind == ios::Console::Kind::Con ? "" : "127.0.0.1", [this](session::ConsoleOutput output) {
             shown_ += output.text;
             closed_ = closed_ || output.closed;
         }});
    if (kind == ios::Console::Kind::Con) (void)type("\r");
}

std::string Terminal::take() {
    std::string out = std::exchange(shown_, {});
    std::erase(out, '\r');
    return out;
}

std::string Terminal::type(std::string_view octets) {
    consoles_.type(lab_.world(), id_, octets);
    return take();
}

std::string Terminal::line(const std::string& text) {
    consoles_.type(lab_.world(), id_, text + "\r");
    for (int i = 0; consoles_.waits(id_) && i < 1'000'000; ++i) {
        if (!lab_.world().step_instant()) break;
        const auto records = lab_.world().take_records();
        consoles_.on_records(lab_.world(), records);
    }
    return take();
}

std::string Terminal::lines(std::initializer_list<const char*> all) {
    std::string out;
    for (const char* text : all) out = line(text);
    return out;
}

void Terminal::pass(Duration d) {
    lab_.world().run_for(d);
    const auto records = lab_.world().take_records();
    consoles_.on_records(lab_.world(), records);
}

}  // namespace switchover::test
