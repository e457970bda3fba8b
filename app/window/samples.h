#pragma once
#include <vector>

#include "ui/simulation.h"

namespace switchover::window {

/// The labs that come with the program, by name; those with a guided run first. Labs that cannot be read are left out.
std::vector<ui::SampleLab> sampleLabs();

}  // namespace switchover::window
