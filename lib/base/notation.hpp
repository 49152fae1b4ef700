// SPDX-License-Identifier: MIT
#pragma once
// How a scalar type is written: its placeholder, its quotes in YAML, its type in JSON, its JSON Schema.
#include <cstdint>
#include <string_view>

namespace svc {

/// How svc writes a scalar in YAML. Any valid style is read.
enum class Quotes : std::uint8_t {
    never,         ///< true, 12, 2026-02-10T09:12:00+08:00
    if_ambiguous,  ///< text: double quotes when any common YAML reader might take it for something else
    always         ///< "480.00"
};

enum class Json : std::uint8_t { string, integer, number, boolean };

struct Notation {
    std::string_view name;  ///< placeholder in help: TIME, MONEY, ID
    Quotes quotes = Quotes::if_ambiguous;
    Json json = Json::string;
    std::string_view schema = {};  ///< members of its JSON Schema beside "type"
};

}
