// SPDX-License-Identifier: MIT
#include "render/parts.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace svc {

namespace {

constexpr Notation as_number{.name = "", .quotes = Quotes::never, .json = Json::integer};

void add_cell(Tree& tree, const Cell& cell) {
    const bool text = cell.json == Json::string, none = !text && cell.value.empty();
    const Quotes quotes = text ? Quotes::if_ambiguous : Quotes::never;
    tree.scalar(none ? "null" : cell.value, {.name = "", .quotes = quotes, .json = cell.json});
}

void add_row(Tree& tree, const Table& table, const std::vector<Cell>& row) {
    const std::uint32_t map = tree.open(Shape::map);
    for (std::size_t c = 0; c < std::min(row.size(), table.columns.size()); ++c) {
        tree.scalar(table.columns[c].key);
        add_cell(tree, row[c]);
    }
    tree.close(map);
}

/// Collects the members of the root, each key once.
class Root {
public:
    explicit Root(const Document& document) : m_document(document), m_map(m_tree.open(Shape::map)) {
        m_tree.scalar("svc");
        m_tree.scalar("1", as_number);
        for (const Block& block : document.blocks) std::visit([this](const auto& b) { add(b); }, block);
        m_tree.close(m_map);
    }
    Tree take() { return std::move(m_tree); }

private:
    void add(const Heading&) {}
    void add(const Paragraph&) {}
    void add(const Facts& facts) {
        for (const auto& [column, cell] : facts.rows)
            if (is_new(column.key)) add_cell(m_tree, cell);
    }
    void add(const Table& table) {
        if (!is_new(table.key)) return;
        const std::uint32_t list = m_tree.open(Shape::list);
        for (const Block& block : m_document.blocks)
            if (const auto* t = std::get_if<Table>(&block); t && t->key == table.key)
                for (const auto& row : t->rows) add_row(m_tree, *t, row);
        m_tree.close(list);
    }

    /// Adds the key, unless it is there.
    bool is_new(const std::string& key) {
        if (std::ranges::find(m_keys, key) != m_keys.end()) return false;
        m_keys.push_back(key);
        m_tree.scalar(key);
        return true;
    }

    const Document& m_document;
    Tree m_tree;
    std::uint32_t m_map;
    std::vector<std::string> m_keys{"svc"};
};

void each_row(const Table& table, const std::function<void(std::span<const Cell>)>& each) {
    std::vector<Cell> line;
    for (const Column& column : table.columns) line.push_back({column.key});
    each(line);
    for (const auto& row : table.rows) {
        line = row;
        line.resize(table.columns.size());
        each(line);
    }
}

}

Document for_people(const Document& document) {
    Document d{.blocks = document.blocks, .data = {}, .ids = {}, .appointments = {}};
    for (Block& block : d.blocks) {
        Table* table = std::get_if<Table>(&block);
        if (!table) continue;
        const auto first = std::ranges::find_if(table->columns, &Column::machine);
        const auto kept = static_cast<std::size_t>(first - table->columns.begin());
        table->columns.erase(first, table->columns.end());
        for (auto& row : table->rows) row.resize(std::min(row.size(), kept));
    }
    return d;
}

const Table* first_table(const Document& document) {
    for (const Block& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block)) return table;
    return nullptr;
}

void for_each_record(const Document& document, const std::function<void(std::span<const Cell>)>& each) {
    if (const Table* table = first_table(document)) return each_row(*table, each);
    const bool any = std::ranges::any_of(document.blocks, [](const Block& b) { return std::holds_alternative<Facts>(b); });
    if (any) each(std::vector<Cell>{{"key"}, {"value"}});
    for (const Block& block : document.blocks)
        if (const auto* facts = std::get_if<Facts>(&block))
            for (const auto& [column, cell] : facts->rows) each(std::vector<Cell>{{column.key}, cell});
}

Tree data_of(const Document& document) { return document.data.empty() ? Root(document).take() : document.data; }

std::string safe_lines(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += visible(text.substr(at, end - at));
        out.erase(out.find_last_not_of(' ') + 1);
        if (end < text.size()) out += '\n';
        at = end + 1;
    }
    out.erase(out.find_last_not_of('\n') + 1);
    return out;
}

}
