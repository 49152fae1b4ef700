// SPDX-License-Identifier: MIT
#pragma once
// The texts of quoted and block scalars by YAML's rules of folding. yaml-cpp loses newlines before a closing quote, folds the
// end of a file into a space and knows no end of a quote that isn't closed, so the reader asks here where lines are involved.
#include <optional>
#include <string>
#include <string_view>

#include "base/finding.hpp"

namespace svc {

/// The offset behind the quote that closes the one at `open`; npos when none does.
std::size_t behind_quote(std::string_view bytes, std::size_t open);
/// The text between a quote and the offset behind its closing one, line breaks folded, escapes decoded.
std::string quoted_text(std::string_view bytes, std::size_t open, std::size_t behind);

/// A literal or folded scalar whose | or > stands at `header`.
struct BlockScalar {
    std::string text;
    std::size_t end = 0;             ///< behind its last line that isn't blank, without the newline; kept blank lines count
    const Message* wrong = nullptr;  ///< it can't be read, because of what stands at `end`
};
/// `parent`: the column, from 0, of the block collection it stands in.
BlockScalar block_scalar(std::string_view bytes, std::size_t header, std::size_t parent);

}
