// SPDX-License-Identifier: MIT
#pragma once
// What describes a set of CSV files to other programs: a Data Package with a Table Schema for each file
// (specs.frictionlessdata.io, version 1).
#include "record/flat.hpp"

namespace svc {

/// The name of the file that the description has.
inline constexpr std::string_view data_package_file = "datapackage.json";

/// `{profile, resources: [{name, path, schema: {fields, primaryKey, foreignKeys}}]}`. Ids lead only to kinds that are there.
Tree data_package(const FlatTables&);

}
