// SPDX-License-Identifier: MIT
#pragma once
// Documents as people and svc write them, and their deterministic spoiling.
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace svc {

/// Valid documents of many styles: block and flow, comments, quotes, block scalars, odd indents, CRLF, a byte order mark.
std::span<const std::string_view> sample_documents();

/// One to a few random changes of bytes or lines, such as YAML trips over.
std::string spoilt(std::string_view document, std::mt19937& random);

/// A random number below `limit`, the same on every platform.
inline std::size_t below(std::mt19937& random, std::size_t limit) { return random() % limit; }

}
