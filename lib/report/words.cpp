// SPDX-License-Identifier: MIT
#include "report/words.hpp"

#include <fmt/format.h>

#include "record/codec.hpp"

namespace svc {

namespace {

template <class E> std::optional<std::string> label_in(const std::string& name, Language language) {
    for (const Choice& c : choices(Of<E>{}))
        if (c.name == name) return std::string(c.label.in(language));
    return {};
}

}

std::string comma(Language language) { return language == Language::zh ? "\uFF0C" : ", "; }

std::string fmt_share(std::int64_t good, std::int64_t counted) { return fmt::format("{}/{}", good, counted); }

Cell number_cell(Count n) { return {n.text(), {}, Json::integer}; }

Cell rate_cell(const std::optional<Rate>& rate) {
    return rate ? Cell{rate->text(), rate->percent(), Json::number} : Cell{"", "-", Json::number};
}

Cell seconds_cell(Seconds s) { return {s.text(), s.shown(), Json::integer}; }

Cell instant_cell(const std::optional<Instant>& i) {
    if (!i) return {};
    return {i->text(), i->minute()};
}

std::string tally_label(std::string_view by, const std::string& value, Language language) {
    if (value.empty() || value == "-") return std::string(Text{"（不详）", "(unknown)"}.in(language));
    std::optional<std::string> label;
    if (by == "kind") label = label_in<TicketKind>(value, language);
    if (by == "channel") label = label_in<Channel>(value, language);
    if (by == "category") label = label_in<Category>(value, language);
    if (by == "department") label = label_in<Department>(value, language);
    if (by == "hour") label = value + ":00";
    return label.value_or(value);
}

void warn_partial(Document& d, std::int64_t unreadable, Language language) {
    if (unreadable == 0) return;
    const Text says{"有 {} 条记录无法读取，结果不完整；详见标准错误。",
                    "{} records can’t be read, so this is partial; see standard error."};
    d.blocks.push_back(Paragraph{fmt::format(fmt::runtime(says.in(language)), unreadable), Tone::warning});
}

void begin_report(Document& d, const KpiFigures& f, Text title, Language language) {
    warn_partial(d, f.records.unreadable.value, language);
    d.blocks.push_back(Heading{std::string(title.in(language)) + " " + f.period.name});
    const Text span{"{} 至 {}，截至 {}", "{} to {}, as of {}"};
    const auto shown = [](const Instant& i) { return *instant_cell(i).shown; };
    d.blocks.push_back(Paragraph{
        fmt::format(fmt::runtime(span.in(language)), shown(f.period.from), shown(f.period.to), shown(f.as_of)), Tone::faint});
}

std::uint32_t open_data(Tree& tree, const KpiFigures& f) {
    const std::uint32_t map = tree.open(Shape::map);
    const Fields rows = fields(Of<KpiFigures>{});
    for (const Field& row : rows.first(8)) {
        tree.scalar(row.key);
        if (const void* value = row.get(&f))
            write(*row.type, value, tree);
        else
            tree.scalar("", {.name = "NULL", .quotes = Quotes::never, .json = Json::integer});
    }
    return map;
}

void add_table(Tree& tree, const Table& table) {
    tree.scalar(table.key);
    const std::uint32_t list = tree.open(Shape::list);
    for (const auto& row : table.rows) {
        const std::uint32_t map = tree.open(Shape::map);
        for (std::size_t c = 0; c < row.size(); ++c) {
            tree.scalar(table.columns[c].key);
            tree.scalar(row[c].value, {.name = "VALUE",
                                       .quotes = row[c].json == Json::string ? Quotes::if_ambiguous : Quotes::never,
                                       .json = row[c].json});
        }
        tree.close(map);
    }
    tree.close(list);
}

Cell difference_cell(const std::optional<Rate>& now, const std::optional<Rate>& before) {
    if (!now || !before) return {"", "-", Json::number};
    const std::int64_t d = difference(*now, *before), size = d < 0 ? -d : d;
    const char* sign = d < 0 ? "-" : "";
    return {fmt::format("{}{}.{:04}", sign, size / 10000, size % 10000),
            fmt::format("{}{}.{:02}", d > 0 ? "+" : sign, size / 100, size % 100), Json::number,
            d < 0   ? Tone::bad
            : d > 0 ? Tone::good
                    : Tone::plain};
}

}
