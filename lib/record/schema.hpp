// SPDX-License-Identifier: MIT
#pragma once
// JSON Schemas (Draft 2020-12) of what stands in files, for editors and other programs. A schema lets pass every file that svc
// reads; what asks for more than the form of one value, such as a reference or a day that exists, it can't tell.
#include "record/type.hpp"
#include "syntax/tree.hpp"

namespace svc {

/// Of a kind's records. `all`: the kinds that ids may lead to.
Tree json_schema(const Kind&, Kinds all);
/// Of a file that is no record, such as svc.yaml.
Tree json_schema(Fields, Text title, Kinds all);

}
