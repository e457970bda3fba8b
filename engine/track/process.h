#pragma once
/// Tracked objects of one device: the line protocol of an interface, configured (`track N interface IF line-protocol`)
/// or made by HSRP (`standby G track IF`).
#include <vector>

#include "engine/sim/services.h"
#include "engine/track/config.h"
#include "engine/track/view.h"

namespace switchover::track {

class Process {
   public:
    /// `clients` come from hsrp::Process::track_clients. Implicit objects keep their number while a client needs them;
    /// new ones take the lowest number from 1 that nobody has. Returns the state of every object that came or changed,
    /// to be told to the clients. A new object is Down until its interface is seen up, which counts as one change.
    std::vector<StateChanged> configure(const Config& next, const std::vector<Client>& clients, Services& s);
    /// Call before hsrp::Process::on_interface, and hand each result to hsrp::Process::on_tracked.
    std::vector<StateChanged> on_interface(InterfaceIndex interface, bool line_up, Services& s);

    /// A delayed change is due. As `on_interface`.
    std::vector<StateChanged> on_timer(TimerTag tag, Services& s);

    /// The configured objects that are up, ascending.
    std::vector<std::uint16_t> up() const;
    /// Ascending by number.
    std::vector<ObjectView> view() const;

   private:
    struct Object {
        ObjectView view;
        bool wanted = false;  ///< used by configure only
        bool fresh = true;    ///< takes the first state it finds without delay
        TimerId timer{};      ///< runs while a change is delayed
    };
    Object& obtain(std::uint16_t number, bool implicit, InterfaceIndex interface, Services& s);
    std::uint16_t free_number() const;
    Object* implicit_object(InterfaceIndex interface);
    void erase_unwanted(bool implicit_too, Services& s);
    static bool sense(Object& object, bool up, Services& s);
    static bool update(Object& object, bool up, Services& s);

    std::vector<Object> objects_;  ///< ascending by number
};

}  // namespace switchover::track
