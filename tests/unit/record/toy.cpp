// SPDX-License-Identifier: MIT
// A kind that svc doesn't have: a tool that is lent out. Nothing outside this file knows it, and yet it is read, checked,
// written and listed like any other. Read this first when you want to add a kind.
#include <catch2/catch.hpp>

#include "record/codec.hpp"
#include "record/document.hpp"
#include "record/field.hpp"
#include "record/history.hpp"
#include "record/typed.hpp"
#include "render/formats.hpp"
#include "syntax/reader.hpp"
#include "syntax/yaml.hpp"

namespace svc {

// 1. What it is called, where its files stand, what its ids look like.
struct Tool;
template <> struct IdTraits<Tool> {
    static constexpr std::string_view name = "tool", folder = "tools";
    static constexpr IdForm form{};
};

// 2. Its structs.
enum class ToolState : std::uint8_t { here, lent };
Choices choices(Of<ToolState>);

struct Lend : Event {
    Id<Staff> to;
    std::optional<Date> until;
};
Fields fields(Of<Lend>);
struct Return : Event {};

struct Tool {
    Id<Tool> id;
    std::string name;
    std::optional<Money> price;
    std::vector<std::variant<Lend, Return, Note, Correct, Void>> events;
};
const Kind& kind(Of<Tool>);

// 3. Their tables. The compiler refuses one that forgets a member, a value or an event.
Choices choices(Of<ToolState>) {
    static constexpr Choice all[] = {{"here", {"在库", "here"}}, {"lent", {"借出", "lent"}}};
    return every<ToolState>(all);
}
Fields fields(Of<Lend>) {
    static constexpr Field rows[] = {
        field<&Lend::to>("to", {"借给", "to"}, {"借给谁", "who has it"}),
        field<&Lend::until>("until", {"归还日", "until"}, {"应归还的日期", "when it is due back"}),
    };
    return every<Lend>(rows);
}
const Kind& kind(Of<Tool>) {
    static constexpr Field field_rows[] = {
        field<&Tool::id>("id", {"编号", "id"}, {"编号", "its number"}).in_list(),
        field<&Tool::name>("name", {"名称", "name"}, {"名称", "what it is"}).in_list(),
        field<&Tool::price>("price", {"价格", "price"}, {"价格", "what it cost"}),
    };
    using enum ToolState;
    static constexpr Act act_rows[] = {
        act<Tool, Lend>("lend", {"借出", "lend"}, {"借出", "it is lent"}).when({here}).then(lent),
        act<Tool, Return>("return", {"归还", "return"}, {"归还", "it is back"}).when({lent}).then(here),
        act<Tool, Note>("note", {"备注", "note"}, {"备注", "a remark"}),
        act<Tool, Correct>("correct", {"更正", "correct"}, {"更正", "a correction"}),
        act<Tool, Void>("void", {"作废", "void"}, {"作废", "taken out"}),
    };
    static constexpr Kind all = describe<Tool>({.label = {"工具", "tool"},
                                                .meaning = {"维修工具", "a tool"},
                                                .clause = "5.1.3.3",
                                                .fields = field_rows,
                                                .states = choices_of<ToolState>},
                                               act_rows);
    return all;
}

}

using namespace svc;

namespace {

constexpr std::string_view multimeter = R"(id: MM-1
name: 万用表
price: "320.00"
events:
  - at: 2026-02-10T09:00:00+08:00
    by: lina
    do: lend
    to: zhao
    until: 2026-02-20
  - at: 2026-02-12T09:00:00+08:00
    by: lina
    do: return
)";

Record read_tool(std::string_view text, Findings& found) {
    Tree tree;
    Record record(kind_of<Tool>());
    if (general_reader().read(text, "tools/MM-1.yaml", tree, found))
        read(kind_of<Tool>(), tree.root(), record.data(), {"tools/MM-1.yaml", text}, found);
    return record;
}

std::vector<std::string> codes(const Findings& found) {
    std::vector<std::string> all;
    for (const Finding& f : found) all.emplace_back(f.message->code);
    return all;
}

}

TEST_CASE("a toy kind is read and written by its table alone") {
    Findings found;
    const Record record = read_tool(multimeter, found);
    REQUIRE(found.empty());
    CHECK(record.id() == "MM-1");
    CHECK(record.as<Tool>()->price->fen == 32000);
    Tree tree;
    write(record.kind(), record.data(), tree);
    CHECK(to_yaml(tree.root()) == multimeter);
}

TEST_CASE("its state follows from its standing events") {
    Findings found;
    const Record record = read_tool(multimeter, found);
    const auto at = [&](std::string_view t) {
        return static_cast<ToolState>(state_of(record.kind(), record.data(), *Instant::parse(t)));
    };
    CHECK(at("2026-02-11T00:00:00+08:00") == ToolState::lent);
    CHECK(at("2026-02-12T09:00:00+08:00") == ToolState::here);
}

TEST_CASE("everything wrong with it is found at once, each at its place") {
    Findings found;
    read_tool(
        "id: MM-1\nnmae: x\nprice: cheap\nevents:\n  - at: 2026-02-30T09:00:00+08:00\n    by: lina\n    do: lend\n  - do: lemd\n",
        found);
    found.sort();
    CHECK(codes(found) == std::vector<std::string>{"missing-key", "unknown-key-near", "bad-money", "missing-key",
                                                   "impossible-date", "unknown-event-near"});
    const auto money = std::ranges::find_if(found, [](const Finding& f) { return f.message->code == "bad-money"; });
    CHECK(money->place.line == 3);
    CHECK(money->place.column == 8);
    CHECK(money->excerpt == "price: cheap");
}

TEST_CASE("a void takes out the events of that name above it, at every as-of") {
    Findings found;
    const Record record = read_tool(std::string(multimeter) +
                                        "  - at: 2026-03-01T09:00:00+08:00\n    by: lina\n    do: void\n    event: "
                                        "return@2026-02-12T01:00:00+00:00\n    why: never came\n",
                                    found);
    REQUIRE(found.empty());
    CHECK(standing(record.kind(), record.data(), *Instant::parse("2026-02-15T00:00:00+08:00")) == std::vector<std::size_t>{0});
}

TEST_CASE("a void can't be voided: what it took out stays out") {
    Findings found;
    const Record record = read_tool(std::string(multimeter) +
                                        "  - at: 2026-03-01T09:00:00+08:00\n    by: lina\n    do: void\n    event: "
                                        "return@2026-02-12T01:00:00+00:00\n    why: never came\n"
                                        "  - at: 2026-03-02T09:00:00+08:00\n    by: lina\n    do: void\n    event: "
                                        "void@2026-03-01T01:00:00+00:00\n    why: it did\n",
                                    found);
    REQUIRE(found.empty());
    CHECK(taken_out(record.kind(), record.data()) == std::vector<bool>{false, true, false, false});
}

TEST_CASE("people's words become the book's") {
    Tree given, into;
    const std::uint32_t map = given.open(Shape::map);
    for (std::string_view word : {"do", "lend", "to", "ＺＨＡＯ", "until", "2026年2月20日", "at", "９:05"}) given.scalar(word);
    given.close(map);
    const TimeZone zone = *TimeZone::named("Asia/Shanghai");
    Findings found;
    typed_event(kind_of<Tool>(), given.root(), into, {.moment = {*Instant::parse("2026-02-10T10:00:00+08:00"), &zone}}, {},
                found);
    CHECK(found.empty());
    CHECK(into.root().find("to").text() == "ZHAO");
    CHECK(into.root().find("until").text() == "2026-02-20");
    CHECK(into.root().find("at").text() == "2026-02-10T09:05:00+08:00");
}

TEST_CASE("render shows it without knowing it") {
    Findings found;
    const Record record = read_tool(multimeter, found);
    Document document;
    write(record.kind(), record.data(), document.data);
    CHECK(find_format("json")->write(document, {}).find(R"("name": "万用表")") != std::string::npos);
}
