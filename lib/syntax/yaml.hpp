// SPDX-License-Identifier: MIT
#pragma once
// Canonical YAML: block style, two spaces, and quotes around every text that some reader might take for something else.
#include <string>

#include "syntax/tree.hpp"

namespace svc {

/// A map or list as a whole document.
std::string to_yaml(Node root);
/// A map as one item of a list, its dash at an indent.
std::string to_yaml_item(Node map, std::size_t indent);
/// A map's entries, or a list's items, as lines at an indent; neither may be empty.
std::string to_yaml_entries(Node map, std::size_t indent);
std::string to_yaml_items(Node list, std::size_t indent);
/// A map's entry, `key: value` with what follows, at an indent.
std::string to_yaml_entry(std::string_view key, Node value, std::size_t indent);
/// On one line, in [ ] and { }, to stand inside another such; and an entry of such a map.
std::string to_flow(Node);
std::string to_flow_entry(std::string_view key, Node value);
/// A scalar on one line, quoted as it must be.
std::string to_scalar(Node);
/// True when common YAML 1.1 and 1.2 readers all read the plain text as this very text.
bool plain_is_safe(std::string_view text);

}
