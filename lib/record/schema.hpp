// SPDX-License-Identifier: MIT
#pragma once
// JSON Schemas (Draft 2020-12) of what stands in files, for editors and other programs. A schema lets pass every file that svc
// reads; what asks for more than the form of one value, such as a reference or a day that exists, it can't tell.
#include <functional>

#include "record/type.hpp"
#include "syntax/tree_writer.hpp"

namespace svc {

/// Of a kind's records. `all`: the kinds that ids may lead to.
Tree json_schema(const Kind&, Kinds all);
/// Of a file that is no record, such as svc.yaml. `more` adds properties that its table doesn't tell.
Tree json_schema(Fields, Text title, Kinds all, const std::function<void(TreeWriter&)>& more = [](TreeWriter&) {});
/// The `title` and `description` of what is being written.
void describe(TreeWriter&, Text title, Text meaning);

}
