// SPDX-License-Identifier: MIT
// The data of json for people who like YAML, quoted so that any YAML reader takes it for the same.
#include "syntax/yaml.hpp"

#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

std::string write_yaml(const Document& document, const Style&) {
    const Tree data = data_of(document);
    return to_yaml(data.root());
}

}
