// SPDX-License-Identifier: MIT
#include "desk/import/gather.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "desk/messages.hpp"
#include "syntax/bytes.hpp"

namespace svc {

namespace {

constexpr std::size_t kept_bytes = std::size_t{16} << 20;
constexpr std::size_t parts = 64;
constexpr std::size_t most_rows = 20'000;  ///< of a case: a record couldn't hold so many events

std::string key_of_row(const CsvRow& row, const std::vector<std::size_t>& columns) {
    std::string key;
    for (std::size_t c : columns) key.append(row.cells[c]).push_back('\0');
    return key;
}

/// A row as it stands in the file: a fraction of what it takes once it is parted.
struct RawRow {
    std::uint32_t line;
    std::string text;
};

/// Rows by case, in memory, in the order of each case's first row.
class Kept {
public:
    /// False when its case has no room for it.
    bool add(const std::string& key, RawRow row) {
        m_bytes += row.text.size();
        const auto [known, fresh] = m_index.try_emplace(key, m_cases.size());
        if (fresh) m_cases.emplace_back();
        std::vector<RawRow>& its = m_cases[known->second];
        if (its.size() == most_rows) return false;
        its.push_back(std::move(row));
        return true;
    }
    std::size_t bytes() const { return m_bytes; }
    std::vector<std::vector<RawRow>> take() {
        m_index.clear();
        m_bytes = 0;
        return std::exchange(m_cases, {});
    }

private:
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<std::vector<RawRow>> m_cases;
    std::size_t m_bytes = 0;
};

/// Rows in temporary files, those of a case in the same one.
class Spilt {
public:
    bool add(const std::string& key, const RawRow& row) {
        File& file = m_files[std::hash<std::string>{}(key) % parts];
        if (!file) file.reset(std::tmpfile());
        const Head head{row.line, static_cast<std::uint32_t>(row.text.size())};
        return file && std::fwrite(&head, sizeof head, 1, file.get()) == 1 &&
               std::fwrite(row.text.data(), 1, row.text.size(), file.get()) == row.text.size();
    }
    /// False when a file can't be read back, or `overfull` was told of a row for which its case has no room.
    bool each(const std::function<std::string(const RawRow&)>& key, const std::function<void(Kept&)>& part,
              const std::function<void(std::uint32_t line)>& overfull) {
        for (File& file : m_files) {
            if (!file) continue;
            if (std::fflush(file.get()) != 0) return false;
            std::rewind(file.get());
            Kept rows;
            Head head{};
            while (std::fread(&head, sizeof head, 1, file.get()) == 1) {
                RawRow row{head.line, std::string(head.length, '\0')};
                if (std::fread(row.text.data(), 1, head.length, file.get()) != head.length) return false;
                const std::string its = key(row);
                if (!rows.add(its, std::move(row))) return overfull(head.line), false;
            }
            if (std::ferror(file.get())) return false;
            file.reset();
            part(rows);
        }
        return true;
    }

private:
    struct Head {
        std::uint32_t line, length;
    };
    struct Close {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    using File = std::unique_ptr<std::FILE, Close>;
    File m_files[parts];
};

bool failed_spill(Findings& found) {
    found.add(desk::message("import-spill"), {std::strerror(errno)});
    return false;
}

}

CaseRows::CaseRows(std::vector<CsvRow> all) : rows(std::move(all)) {
    for (CsvRow& row : rows) {
        const auto before = static_cast<std::uint32_t>(text.size());
        for (Mark& mark : row.marks) mark.byte += before;
        text.append(row.text).push_back('\n');
    }
}

bool gather(CsvReader& reader, const std::vector<std::size_t>& columns, std::size_t cells, const std::string& file,
            const RowTakers& takers, Findings& found) {
    Kept kept;
    std::unique_ptr<Spilt> spilt;
    const auto key = [&](const RawRow& raw) { return key_of_row(reader.again(raw.text, raw.line), columns); };
    const auto hand_over = [&](Kept& some) {
        for (const auto& raw_rows : some.take()) {
            std::vector<CsvRow> rows;
            for (const RawRow& raw : raw_rows) rows.push_back(reader.again(raw.text, raw.line));
            takers.one_case(CaseRows(std::move(rows)));
        }
    };
    const auto overfull = [&](std::uint32_t line) {
        found.add(desk::message("import-case-overfull"), {std::to_string(most_rows)}, {file, line, 1});
    };
    Findings own;
    while (auto row = reader.next(own)) {
        if (row->sound && row->cells.size() != cells)
            own.add(finding_at(row->text, file, Mark{row->line, 1, 0},
                               {&desk::message("import-cells"), {std::to_string(row->cells.size()), std::to_string(cells)}}));
        if (!own.good()) {
            takers.unsound(*row, std::exchange(own, {}));
            continue;
        }
        if (columns.empty()) {
            std::vector<CsvRow> alone;
            alone.push_back(std::move(*row));
            takers.one_case(CaseRows(std::move(alone)));
            continue;
        }
        RawRow raw{row->line, std::move(row->text)};
        const std::string its = key_of_row(*row, columns);
        if (spilt && !spilt->add(its, raw)) return failed_spill(found);
        if (spilt) continue;
        if (!kept.add(its, std::move(raw))) return overfull(row->line), false;
        if (kept.bytes() < kept_bytes) continue;
        spilt = std::make_unique<Spilt>();
        for (const auto& rows : kept.take())
            for (const RawRow& r : rows)
                if (!spilt->add(key(r), r)) return failed_spill(found);
    }
    found.add(std::move(own));
    if (reader.broken()) return false;
    if (!spilt) hand_over(kept);
    return !spilt || spilt->each(key, hand_over, overfull) || (found.good() && failed_spill(found));
}

}
