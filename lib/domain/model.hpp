// SPDX-License-Identifier: MIT
#pragma once
// A product model (5.2.1.1).
#include "domain/ids.hpp"
#include "domain/terms.hpp"

namespace svc {

struct Model {
    Id<Model> id;
    std::string name;
    Category category = Category::other;
    std::optional<ForeignId> source;
};
const Kind& kind(Of<Model>);

}
