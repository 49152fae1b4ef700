// SPDX-License-Identifier: MIT
#pragma once
// The smallest bad input of each message, out of tests/errors: what `svc help CODE` shows is what the tests run.
#include <span>
#include <string_view>

#include "base/language.hpp"

namespace svc {

struct Sample {
    std::string_view code;
    std::string_view file;   ///< `cmd`: a command line; else the name of a bad record, such as `ticket.yaml`
    std::string_view input;  ///< what stands in it
    Text answer;             ///< what svc says
};

/// By code. Made at build time by samples.cmake.
std::span<const Sample> samples();

}
