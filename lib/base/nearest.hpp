// SPDX-License-Identifier: MIT
#pragma once
// "Did you mean …?" for commands, options, keys and values, in either language.
#include <optional>
#include <span>
#include <string_view>

namespace svc {

/// The known word most like this one, of equals the one whose beginning is longest the same, then the first; none when nothing is
/// near. Distance is optimal string alignment on characters (one put in, left out or changed, or two swapped), ASCII letters
/// alike in both cases: at most 1 below six characters, 2 below nine, then 3. The beginning of a known word, three characters or
/// more, is near too, unless a misspelling is nearer.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known);

}
