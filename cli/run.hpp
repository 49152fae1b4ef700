// SPDX-License-Identifier: MIT
#pragma once
// One run of svc, from arguments to exit code; the only place that catches.
#include "context.hpp"

namespace svc {

int run(Context&);

}
