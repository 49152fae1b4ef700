// SPDX-License-Identifier: MIT
#pragma once
// `svc import` without a map: takes back what `svc export` wrote, in whatever form.
#include "command.hpp"

namespace svc {

/// A file of JSON Lines or YAML, `-`, or the folder of a csv-set; the exit code.
int import_export(Invocation&, const std::string& path);

}
