#include "engine/device/startup.h"

#include <utility>

#include "engine/base/ensure.h"
#include "engine/device/services.h"

namespace switchover {

void set_startup_config(Device& device, std::shared_ptr<const DeviceConfig> config) {
    SWITCHOVER_ENSURE(config != nullptr);
    DeviceServices::set_startup(device, std::move(config));
}

}  // namespace switchover
