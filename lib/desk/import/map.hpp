// SPDX-License-Identifier: MIT
#pragma once
// What a map says: how the rows of another system's file become records. A record stands in it as it will stand in the book,
// with {column: NAME} where a cell of the file goes.
#include <string>
#include <vector>

#include "base/time_format.hpp"
#include "base/values.hpp"
#include "record/codec.hpp"
#include "record/field.hpp"
#include "record/typed.hpp"

namespace svc {

enum class Encoding : std::uint8_t { utf_8, gb18030 };
Choices choices(Of<Encoding>);

/// Of several rows to one case, the one that is meant.
enum class Take : std::uint8_t { last, first, each };
Choices choices(Of<Take>);

/// What a cell becomes before its field reads it.
enum class CellForm : std::uint8_t {
    plain,
    id,     ///< a natural id: what an id can't hold becomes -
    money,  ///< without currency signs and thousands separators
    date,   ///< read by the map's times, for texts and fields of one's own; dates and times are read so anyway
    time,
};
Choices choices(Of<CellForm>);

/// Where a value comes from: stands in the place of a field's value.
struct CellRule {
    std::optional<std::string> column;     ///< the cell of this column
    std::optional<std::string> text;       ///< or a text with {columns} in it; nothing when all of them are empty
    std::optional<std::string> values;     ///< the table in which the value stands for another
    std::optional<std::string> otherwise;  ///< when the cell is empty, the table hasn't its value, or nothing is found
    std::optional<bool> optional;          ///< what isn't in the table or isn't found is left out
    std::optional<std::string> finds;      ///< KIND.FIELD: the id of the record that has this value there
    std::optional<std::string> split;      ///< what parts the items of a list
    std::optional<CellForm> form;
    std::optional<Take> row;  ///< which row of the case it is taken from: the last one by default
};
Fields fields(Of<CellRule>);

/// Which rows of a case make an event, or a record: stands as `rows` beside its fields.
struct RowRule {
    std::optional<Take> take;          ///< of the rows that fit; the last one by default
    std::optional<std::string> where;  ///< "state != New and before.state = ''"
};
Fields fields(Of<RowRule>);

/// Several rows to one case.
struct CaseRule {
    std::vector<std::string> columns;  ///< rows with equal cells here are one case
    std::vector<std::string> order;    ///< the columns its rows are put in order by; else they stand as in the file
};
Fields fields(Of<CaseRule>);

/// The parts of a map that aren't records.
struct MapHead {
    Whole<1, 1> svc_map;
    std::optional<std::string> separator;
    std::optional<Encoding> encoding;
    std::optional<bool> guarded;  ///< cells carry the guard against formulas that svc writes
    std::optional<std::string> time_zone;
    std::vector<TimeFormat> times;
    std::vector<std::string> empty;
    std::optional<CaseRule> case_rule;
    std::vector<Keyed<std::string, std::vector<Keyed<std::string, std::string>>>> values;
};
Fields fields(Of<MapHead>);

/// One record that the rows of a case make.
struct MapRecord {
    const Kind* kind = nullptr;
    RowRule rows{};
    Tree record{};  ///< as it will stand in the book, with rules for cells in it
};

struct ImportMap {
    std::string file{}, bytes{};  ///< what it was read from
    MapHead head{};
    std::vector<MapRecord> records{};
    const std::vector<Keyed<std::string, std::string>>* table(std::string_view name) const;
    Origin origin() const { return {file, bytes}; }
};

/// Reads a map, strictly: everything wrong with it at once.
Outcome<ImportMap> read_map(std::string file, std::string bytes);

/// The JSON Schema of a map, for editors: the keys of its records are those of their kinds, their values are read by read_map
/// only.
Tree map_schema();

/// True of a map that stands for a value: {column: …} or {text: …}.
bool is_cell_rule(Node);
/// Reads it; it was read without a fault when the map was.
CellRule cell_rule(Node);

}
