// SPDX-License-Identifier: MIT
#pragma once
// The world as svc sees it: clock, randomness, environment, streams, terminal. Everything that isn't an argument comes in here.
#include <memory>
#include <string>
#include <vector>

#include "base/entropy.hpp"
#include "base/time.hpp"
#include "terminal.hpp"

namespace svc {

struct Context {
    std::vector<std::string> arguments;  ///< without the program's name
    Environment environment;
    std::string folder;                 ///< the working directory
    std::function<std::int64_t()> now;  ///< seconds since 1970
    std::unique_ptr<Entropy> entropy;

    std::string env(std::string_view name) const { return environment(name).value_or(""); }
};

/// The process svc really runs in.
Context real_context(int argc, const char* const* argv);

}
