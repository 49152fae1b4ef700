// SPDX-License-Identifier: MIT
// For xargs and for svc itself, which reads a list of ids from `-`.
#include "base/utf8.hpp"
#include "render/formats.hpp"
#include "render/parts.hpp"

namespace svc {

std::string write_ids(const Document& document, const Style&) {
    std::string out;
    for (const std::string& id : document.ids) out += visible(id) + '\n';
    const Table* table = document.ids.empty() ? first_table(document) : nullptr;
    if (!table) return out;
    for (const auto& row : table->rows)
        if (!row.empty()) out += visible(row.front().value) + '\n';
    return out;
}

}
