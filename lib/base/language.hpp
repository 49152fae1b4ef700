// SPDX-License-Identifier: MIT
#pragma once
// The two languages svc speaks, and a text that stands in both.
#include <cstdint>
#include <string_view>

namespace svc {

enum class Language : std::uint8_t { zh, en };

/// One text in both languages. In a message, {0}, {1} … stand for its words.
struct Text {
    std::string_view zh, en;
    constexpr std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

}
