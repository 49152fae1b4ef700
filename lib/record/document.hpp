// SPDX-License-Identifier: MIT
#pragma once
// What is shown, as data: headings, tables, notes. Reports and commands make it; render turns it into any format.
// Each value stands twice: as machines read it (never depending on language) and as people do.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/notation.hpp"
#include "base/time.hpp"
#include "syntax/tree.hpp"

namespace svc {

/// What a value says at a glance; colour on a terminal, nothing else.
enum class Tone : std::uint8_t { plain, good, warning, bad, faint, strong };

struct Cell {
    std::string value;                   ///< as machines read it: plain, csv, tsv, json
    std::optional<std::string> shown{};  ///< as people read it, in their language; absent: the value
    Json json = Json::string;            ///< type of the value in JSON; an empty value that is no string is null
    Tone tone = Tone::plain;
};

struct Column {
    std::string key;       ///< in csv headers and JSON
    std::string label;     ///< for people, in their language
    bool number = false;   ///< aligned to the right
    bool wide = false;     ///< gives way first when the terminal is narrow
    bool machine = false;  ///< only for machines: people read the same in another column; such columns stand last
};

struct Table {
    std::string key;  ///< names its rows in JSON: "records", "goals"
    std::vector<Column> columns{};
    std::vector<std::vector<Cell>> rows{};
};

struct Heading {
    std::string text;
    int level = 1;
};
struct Paragraph {
    std::string text;
    Tone tone = Tone::plain;
};
/// Label and value pairs, one a line: the head of a record.
struct Facts {
    std::vector<std::pair<Column, Cell>> rows{};
};

/// An entry of a calendar.
struct Appointment {
    std::string uid;  ///< the same whenever it is shown
    int changes = 0;  ///< how often it was put to another time, or called off
    Instant changed;  ///< when that was last, else when it was made
    Instant start;
    std::optional<Instant> until{};
    bool called_off = false;
    std::string title{}, place{}, text{};
};

using Block = std::variant<Heading, Paragraph, Facts, Table>;

struct Document {
    std::vector<Block> blocks{};
    /// The whole as data, for json, jsonl and yaml; empty: the tables alone.
    Tree data{};
    /// For `ids`: one a line; empty when the document has none.
    std::vector<std::string> ids{};
    /// For `ics`.
    std::vector<Appointment> appointments{};
};

}
