// SPDX-License-Identifier: MIT
#include "desk/import/sketch.hpp"

#include <algorithm>
#include <set>

#include "base/nearest.hpp"

namespace svc {

namespace {

constexpr std::size_t most_rows = 5000, most_values = 40;

constexpr std::string_view usual_times[] = {
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%d.%m.%Y %H:%M",
    "%Y年%m月%d日 %H时%M分",
    "%Y年%m月%d日 %H:%M",
    "%Y年%m月%d日",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d-%m-%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
};

/// What other systems call the fields that most files have.
const std::pair<std::string_view, std::vector<std::string_view>> also_called[] = {
    {"summary",
     {"内容", "描述", "问题", "问题描述", "故障描述", "主题", "标题", "description", "short description", "subject", "title",
      "problem", "issue", "故障现象", "报修内容", "text"}},
    {"kind", {"类别", "类型", "type", "category", "ticket type"}},
    {"channel", {"来源", "方式", "contact type", "source"}},
    {"priority", {"紧急程度", "urgency"}},
    {"fault", {"故障", "故障类型", "故障代码", "symptom", "fault code"}},
    {"customer", {"客户编号", "客户名称", "caller", "client", "account"}},
    {"unit", {"机器", "设备编号", "序列号", "serial", "serial number", "serial no", "sn", "asset"}},
    {"name", {"客户名称", "姓名", "公司", "company", "full name"}},
};

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + "\"";
}

/// A name without case, spaces and signs: Opened at, opened_at and openedAt are one.
std::string plain(std::string_view name) {
    std::string out;
    for (char c : half_width(name))
        if (std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80) != 0)
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// What a column holds, as far as it was looked at.
struct Seen {
    std::string name;
    std::set<std::string> values{};  ///< different ones; no more are kept than `most_values`
    std::size_t filled = 0, different = 0;
    std::string format{};  ///< in which most of its values are times
    bool taken = false;
};

/// More than half: hands slip, and importing tells where.
std::string format_of(const std::vector<std::string>& cells) {
    for (std::string_view text : usual_times) {
        const TimeFormat format{std::string(text)};
        const auto fit = std::ranges::count_if(cells, [&](const std::string& cell) { return format.plain(cell).has_value(); });
        if (static_cast<std::size_t>(fit) * 2 > cells.size()) return std::string(text);
    }
    return {};
}

class Sketch {
public:
    Sketch(const Kind& kind, CsvReader& rows, const CsvRow& header) : m_kind(kind) {
        std::vector<std::vector<std::string>> cells(header.cells.size());
        std::vector<std::set<std::string>> all(header.cells.size());
        for (const std::string& name : header.cells) m_columns.push_back({name});
        Findings bad_rows;  // importing tells of them
        for (auto row = rows.next(bad_rows); row && m_rows < most_rows; row = rows.next(bad_rows), ++m_rows)
            for (std::size_t i = 0; i < std::min(row->cells.size(), cells.size()); ++i) {
                std::string& cell = row->cells[i];
                if (cell.empty() || nothing(cell)) continue;
                ++m_columns[i].filled;
                all[i].insert(cell);
                if (m_columns[i].values.size() < most_values) m_columns[i].values.insert(cell);
                cells[i].push_back(std::move(cell));
            }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            m_columns[i].different = all[i].size();
            m_columns[i].format = format_of(cells[i]);
        }
    }

    std::string text(Encoding encoding, const std::string& system) {
        std::string records = "records:\n  - kind: " + std::string(m_kind.name) + "\n    record:\n";
        records += identity(system);
        for (const Field& f : m_kind.fields)
            if (f.key != "id" && f.key != "source") records += of_field(f);
        if (m_kind.has_events()) records += events();
        std::string out = "# " + std::to_string(m_rows) + " 行 rows. 请逐项核对 look it over; svc help import\nsvc_map: 1\n";
        out += same_names() + "encoding: " + std::string(choices(Of<Encoding>{})[static_cast<std::size_t>(encoding)].name) + "\n";
        std::set<std::string> formats;
        for (const Seen& c : m_columns)
            if (!c.format.empty()) formats.insert(c.format);
        if (!formats.empty()) out += "times:\n";
        for (const std::string& f : formats) out += "  - " + quoted(f) + "\n";
        if (!m_empty.empty()) out += "empty:\n";
        for (const std::string& e : m_empty) out += "  - " + quoted(e) + "\n";
        if (const Seen* key = repeated_key())
            out += "# 同一编号有多行时 if several rows are one case:\n# case:\n#   columns: [" + quoted(key->name) + "]\n";
        if (!m_tables.empty()) out += "values:\n" + m_tables;
        return out + records + left_over();
    }

private:
    bool nothing(const std::string& cell) {
        static constexpr std::string_view words[] = {"?", "-", "--", "无", "N/A", "n/a", "NULL", "null", "None"};
        const bool is = std::ranges::find(words, cell) != std::end(words);
        if (is) m_empty.insert(cell);
        return is;
    }

    Seen* named(std::span<const std::string_view> names) {
        for (std::string_view name : names)
            for (Seen& c : m_columns)
                if (!c.taken && plain(c.name) == plain(name)) return take(c);
        return nullptr;
    }
    static Seen* take(Seen& c) {
        c.taken = true;
        return &c;
    }

    /// The column that tells records apart.
    Seen* key() {
        static constexpr std::string_view usual[] = {
            "id",        "number",        "no",     "编号",    "单号", "工单号",   "案件号",   "流水号", "ticket id",
            "ticket no", "ticket number", "ticket", "case no", "case", "incident", "order no", "号"};
        static constexpr std::string_view of_a_thing[] = {"serial", "serial no", "serial number", "序列号", "model", "型号"};
        if (Seen* c = m_kind.id.shape == IdShape::natural ? named(of_a_thing) : nullptr) return c;
        if (Seen* c = named(usual)) return c;
        for (Seen& c : m_columns)
            if (c.filled > 0 && c.different == c.filled && c.filled == m_rows && c.format.empty()) return take(c);
        return m_columns.empty() ? nullptr : take(m_columns.front());
    }
    const Seen* repeated_key() const { return m_key && m_key->different < m_key->filled ? m_key : nullptr; }

    std::string identity(const std::string& system) {
        m_key = key();
        const std::string column = m_key ? "{column: " + quoted(m_key->name) + "}" : "?";
        if (m_kind.id.shape == IdShape::natural) return "      id: " + column + "\n";
        return "      source: {system: " + quoted(system) + ", id: " + column + "}\n";
    }

    std::string of_field(const Field& f) {
        const std::string_view names[] = {f.key, f.label.zh, f.label.en};
        Seen* column = named(names);
        for (const auto& [key, others] : also_called)
            if (!column && key == f.key) column = named(others);
        const std::string key = "      " + std::string(f.key) + ": ";
        if (f.type->form == Form::choice) {
            const Choices all = f.type->choices();
            if (!column) return f.required ? key + std::string(all.back().name) + "  # ?\n" : "";
            table(f, all, *column);
            return key + "{column: " + quoted(column->name) + ", values: " + std::string(f.key) + "}\n";
        }
        if (column) return key + "{column: " + quoted(column->name) + "}\n";
        return f.required ? "      # " + std::string(f.key) + ": {column: ?}  # " + std::string(f.label.zh) + " " +
                                std::string(f.label.en) + "\n"
                          : "";
    }

    void table(const Field& f, Choices all, const Seen& column) {
        std::vector<std::string_view> names;
        for (const Choice& c : all) names.push_back(c.name);
        m_tables += "  " + std::string(f.key) + ":\n";
        for (const std::string& value : column.values) {
            const auto same = std::ranges::find_if(all, [&](const Choice& c) { return is_named(c, value); });
            const auto near = nearest(value, names);
            const bool fault = (value == "报修" || value == "故障") && std::ranges::find(names, "repair") != names.end();
            const std::string_view guess = same != all.end() ? same->name : fault ? "repair" : near ? *near : names.back();
            m_tables += "    " + quoted(value) + ": " + std::string(guess) + (same != all.end() ? "\n" : "  # ?\n");
        }
    }

    /// When the case began: what is called so, else the first time.
    Seen* beginning() {
        static constexpr std::string_view usual[] = {"opened",   "opened at",  "received", "received at", "reported",
                                                     "created",  "created at", "来电时间", "报修时间",    "受理时间",
                                                     "创建时间", "接单时间",   "登记时间", "时间"};
        for (std::string_view name : usual)
            for (Seen& c : m_columns)
                if (!c.taken && !c.format.empty() && plain(c.name) == plain(name)) return take(c);
        const auto first = std::ranges::find_if(m_columns, [](const Seen& c) { return !c.format.empty() && !c.taken; });
        return first == m_columns.end() ? nullptr : take(*first);
    }

    std::string events() {
        const Seen* c = beginning();
        if (!c) return "";
        const std::string first = m_kind.act("receive") ? "receive" : std::string(m_kind.events.acts.front().verb);
        return "      events:\n        - do: " + first + "\n          at: {column: " + quoted(c->name) + "}\n";
    }

    /// Columns can only be told by their names.
    std::string same_names() const {
        std::string out;
        std::set<std::string> names;
        for (const Seen& c : m_columns)
            if (!names.insert(c.name).second)
                out += "# 有几个同名的列，请改名 several columns have this name, give them others: " + quoted(c.name) + "\n";
        return out;
    }

    std::string left_over() const {
        std::string out;
        for (const Seen& c : m_columns)
            if (!c.taken) out += "#   " + quoted(c.name) + "\n";
        return out.empty() ? out : "# 没有用到的列 columns not used:\n" + out;
    }

    const Kind& m_kind;
    std::vector<Seen> m_columns;
    std::size_t m_rows = 0;
    Seen* m_key = nullptr;
    std::set<std::string> m_empty;
    std::string m_tables;
};

}

std::string sketch(const Kind& kind, CsvReader& rows, const CsvRow& header, Encoding encoding, const std::string& system) {
    return Sketch(kind, rows, header).text(encoding, system);
}

}
