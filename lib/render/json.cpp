// SPDX-License-Identifier: MIT
// For programs. The promise of design §4: "svc": 1, keys in no language, fields only added.
#include "syntax/json.hpp"

#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

std::string write_json(const Document& document, const Style&) {
    const Tree data = data_of(document);
    return to_json(data.root(), JsonStyle::indented) + '\n';
}

}
