// SPDX-License-Identifier: MIT
#include "csv_set_out.hpp"

#include <algorithm>

#include "domain/kinds.hpp"
#include "record/data_package.hpp"
#include "syntax/csv.hpp"
#include "syntax/json.hpp"

namespace svc {

namespace {

std::string file_of(const FlatTable& table) { return table.name + ".csv"; }

bool is_of_a_set(const std::string& name, const FlatTables& every) {
    return name == data_package_file ||
           std::ranges::any_of(every.all(), [&](const FlatTable& table) { return file_of(table) == name; });
}

/// Texts stand as they are but for the guard against formulas, which import takes off again.
std::string row(const std::vector<Cell>& cells) {
    std::vector<std::string> texts;
    for (const Cell& c : cells) texts.push_back(c.json == Json::string ? guarded(c.value) : c.value);
    return csv_row(texts, ',', false);
}

}

CsvSetOut::CsvSetOut(std::string path, std::span<const Kind* const> which)
    : m_folder(std::move(path), [every = FlatTables(kinds())](const std::string& name) { return is_of_a_set(name, every); }),
      m_tables(which) {}

bool CsvSetOut::begin() {
    if (!m_folder.begin()) return false;
    for (const FlatTable& table : m_tables.all()) {
        std::vector<Cell> header;
        for (const FlatColumn& c : table.columns) header.push_back({c.name});
        if (!m_folder.put(file_of(table), row(header))) return false;
    }
    return m_folder.put(std::string(data_package_file), to_json(data_package(m_tables).root(), JsonStyle::indented) + "\n");
}

bool CsvSetOut::add(const Kind& kind, Node record) {
    bool good = true;
    m_tables.flatten(kind, record, [&](std::size_t table, const std::vector<Cell>& cells) {
        good = good && m_folder.put(file_of(m_tables.all()[table]), row(cells));
    });
    return good;
}

}
