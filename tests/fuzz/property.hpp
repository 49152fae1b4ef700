// SPDX-License-Identifier: MIT
#pragma once
// What a fuzz target says of every input, and how it stops when that doesn't hold.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "syntax/reader.hpp"

/// Called with each input, by libFuzzer or by replay.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace svc::fuzz {

inline std::string_view text_of(const std::uint8_t* bytes, std::size_t size) {
    return size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(bytes), size);
}

inline void must(bool holds, std::string_view what, std::string_view about = {}) {
    if (holds) return;
    std::cerr << "doesn't hold: " << what << "\n" << about << "\n";
    std::abort();
}

/// The parts of an input on both sides of a line that is `mark`; the second is empty without one.
struct Parts {
    std::string_view first, second;
};
inline Parts parted(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + mark.size())};
}

/// The text as svc reads it; false when it refuses, which it may do only with a reason.
inline bool read(std::string_view text, Tree& tree) {
    Findings found;
    const bool good = general_reader().read(text, "x", tree, found);
    must(good == found.good(), "a refusal has a reason, and a reading none", text);
    return good;
}

}
