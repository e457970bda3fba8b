#pragma once
/// A person at a console of a lab, for tests.
#include <string>
#include <string_view>

#include "app/session/consoles.h"
#include "tests/support/lab.h"

namespace switchover::test {

class Terminal {
   public:
    /// Opens a line of `node` and, at the console port, presses RETURN.
    Terminal(Lab& lab, session::Consoles& consoles, const std::string& node,
             ios::Console::Kind kind = ios::Console::Kind::Con);

    /// Types octets; what the terminal shows for them, without carriage returns.
    std::string type(std::string_view octets);
    /// Types a line and RETURN; lets virtual time pass while a ping is under way.
    std::string line(const std::string& text);
    /// Types lines; what the last one shows.
    std::string lines(std::initializer_list<const char*> all);
    void pass(Duration d);
    std::string take();
    bool closed() const { return closed_; }
    session::ConsoleId id() const { return id_; }

   private:
    Lab& lab_;
    session::Consoles& consoles_;
    session::ConsoleId id_ = 0;
    std::string shown_;
    bool closed_ = false;
};

}  // namespace switchover::test
