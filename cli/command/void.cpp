// SPDX-License-Identifier: MIT
#include "base/people.hpp"
#include "commands.hpp"
#include "desk/messages.hpp"
#include "entering.hpp"
#include "record/history.hpp"
#include "resolve.hpp"

namespace svc {

namespace {

std::vector<Option> options(const Command&) {
    std::vector<Option> all = entering_options();
    std::erase_if(all, [](const Option& o) { return o.name == "from" || o.name == "once"; });
    all.push_back({"why", "TEXT", {"作废的原因", "why it is taken out"}});
    all.push_back({"all", "", {"同名同刻的事件全部作废", "take out all events of that name"}, true});
    return all;
}

/// The last event that the actor entered and that still stands, as verb@time. An edit of several fields is several corrections
/// of one instant.
std::optional<std::string> last_of(const Filed& file, const std::string& actor) {
    const Kind& kind = file.record.kind();
    const std::vector<bool> out = taken_out(kind, file.record.data());
    for (std::size_t i = out.size(); i-- > 0;) {
        const Happening h = kind.events.at(file.record.data(), i, kind.events.acts);
        const Event& e = *static_cast<const Event*>(h.common);
        if (out[i] || h.act->verb == "void" || folded(e.entered.value_or(e.by).value) != folded(actor)) continue;
        return std::string(h.act->verb) + "@" + e.at.text();
    }
    return {};
}

int run_void(Invocation& run) {
    if (!run.book()) return 2;
    const auto whole = resolve(run, nullptr, normal_id(run.word(0)));
    if (!whole) return 7;
    const auto session = session_of(run, true);
    if (!session) return 2;
    if (!whole->kind->has_events()) return run.fail(desk::message("no-events"), {std::string(whole->kind->name)});
    std::string name = run.word_count() > 1 ? run.word(1) : "";
    if (name.empty()) {
        auto file = run.book()->read(*whole->kind, whole->id);
        if (!file) return run.fail(file.error());
        const auto last = last_of(*file, session->typist.actor);
        if (!last) return run.fail(desk::message("nothing-to-undo"), {whole->id, session->typist.actor});
        name = *last;
    }
    const bool whole_edit = run.word_count() == 1 && name.starts_with("correct@");
    Slip entry{.what = Slip::What::event, .kind = whole->kind, .id = whole->id, .all = run.flag("all") || whole_edit};
    const std::uint32_t map = entry.data.open(Shape::map);
    const std::string why = run.given("why")                 ? run.value("why")
                            : run.language() == Language::zh ? "录入有误"
                                                             : "entered by mistake";
    for (const auto& [key, value] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{{"do", "void"}, {"event", name}, {"why", why}}) {
        entry.data.scalar(key);
        entry.data.scalar(value);
    }
    entry.data.close(map);
    return enter_and_tell(run, {&entry, 1}, *session, {});
}

}

Command void_command() {
    return {.noun = "void",
            .summary = {"撤销自己的上一个事件，或指定的事件", "take back one’s own last event, or the one named"},
            .arguments = "ID [VERB@TIME]",
            .fewest = 1,
            .most = 2,
            .options = options,
            .run = run_void};
}

}
