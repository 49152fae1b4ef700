// SPDX-License-Identifier: MIT
#pragma once
// Randomness as something handed in, so that tests can choose it.
#include <cstddef>
#include <string>

namespace svc {

class Entropy {
public:
    virtual ~Entropy() = default;
    /// So many random bytes.
    virtual std::string bytes(std::size_t) = 0;
};

}
