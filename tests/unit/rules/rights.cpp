// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "rules/authority.hpp"
#include "rules/grade.hpp"
#include "rules/transitions.hpp"
#include "unit/rules/book_of_cases.hpp"

using namespace svc;

namespace {

/// A book with a staff member of each role, named by it.
struct Office {
    Office() {
        const std::pair<const char*, Role> people[] = {{"lina", Role::agent}, {"manager", Role::manager}, {"gm", Role::gm}};
        for (const auto& [name, role] : people)
            book.add<Staff>(name).posts.push_back({day("2020-01-01"), day("2026-06-30"), Department::after_sales, {}, {role}});
        book.settings_.authority.push_back({day("2020-02-10"), Role::agent, Money{20000}});
        book.settings_.authority.push_back({day("2020-02-10"), Role::manager, Money{100000}});
    }
    Book book{};
};

/// The code of what forbids the last event of a record; empty when nothing does.
template <class R> std::string forbids(const R& record, const Book& book) {
    const Kind& kind = kind_of<R>();
    const auto fault = forbidden(kind, &record, kind.events.at(&record, record.events.size() - 1, kind.events.acts), book);
    return fault ? std::string(fault->message->code) : "";
}

/// The codes of the missteps of a record.
template <class R> std::vector<std::string> wrong(const R& record, const Book& book) {
    std::vector<std::string> codes;
    for (const Misstep& m : missteps(kind_of<R>(), &record, book)) codes.emplace_back(m.why.message->code);
    return codes;
}
using Codes = std::vector<std::string>;

Complaining& propose(Complaining& c, const std::string& by, std::int64_t fen, bool special = false) {
    c.add<Propose>("2026-02-12 09:00", by);
    auto& p = std::get<Propose>(c.complaint.events.back());
    p.amount = Money{fen};
    if (special) p.special = true;
    return c;
}
Complaining& approve(Complaining& c, const std::string& by, std::int64_t fen) {
    c.add<Approve>("2026-02-13 09:00", by);
    std::get<Approve>(c.complaint.events.back()).amount = Money{fen};
    return c;
}

}

// ---- grades ----

TEST_CASE("Grounds demand a grade; a complaint may have a higher one, never a lower") {
    for (const Ground g : {Ground::group, Ground::injury, Ground::loss}) CHECK(demanded({g}) == Grade::severe);
    for (const Ground g : {Ground::authority, Ground::court, Ground::online}) CHECK(demanded({g}) == Grade::general);
    for (const Ground g : {Ground::voiced, Ground::unsettled}) CHECK(demanded({g}) == Grade::grumble);
    CHECK(demanded({Ground::loss, Ground::voiced}) == Grade::severe);
    Complaint c;
    c.grounds = {Ground::online};
    CHECK(grade_of(c, end_of_time) == Grade::general);
    c.grade = Grade::grumble;
    CHECK(grade_of(c, end_of_time) == Grade::general);
    c.grade = Grade::severe;
    CHECK(grade_of(c, end_of_time) == Grade::severe);
}

// ---- rights ----

TEST_CASE("A post gives its rights up to and with its last day") {
    const Office o;
    const Staff* agent = o.book.Lookup::find(Id<Staff>{"lina"});
    CHECK(roles_on(*agent, day("2026-06-30")) == set_of({Role::agent}));
    CHECK(roles_on(*agent, day("2026-07-01")) == 0);
}

TEST_CASE("One proposes up to one's own authority, the gm without limit") {
    const Office o;
    for (const auto& [by, fen, code] : {std::tuple{"lina", 20000, ""},
                                        {"lina", 20001, "above-authority"},
                                        {"manager", 100000, ""},
                                        {"manager", 100001, "above-authority"},
                                        {"gm", 100000000, ""}}) {
        Complaining c;
        CHECK(forbids(propose(c.add<Receive>("2026-02-11 09:00"), by, fen).complaint, o.book) == code);
    }
}

TEST_CASE("A special compensation is proposed by a manager, approved by the gm, and never by who proposed it") {
    Office o;
    o.book.add<Staff>("both").posts.push_back({day("2020-01-01"), {}, Department::management, {}, {Role::manager, Role::gm}});
    Complaining by_agent, by_manager, own;
    CHECK(forbids(propose(by_agent, "lina", 100, true).complaint, o.book) == "not-allowed");
    CHECK(forbids(propose(by_manager, "manager", 900000, true).complaint, o.book).empty());
    CHECK(forbids(approve(by_manager, "manager", 900000).complaint, o.book) == "not-allowed");
    by_manager.complaint.events.pop_back();
    CHECK(forbids(approve(by_manager, "gm", 900000).complaint, o.book).empty());
    CHECK(forbids(approve(propose(own, "both", 900000, true), "both", 900000).complaint, o.book) == "own-proposal");
}

TEST_CASE("A special compensation is settled once approved, for that amount") {
    const Office o;
    Complaining early, other, same;
    CHECK(forbids(propose(early, "manager", 90000, true).settle("2026-02-14 09:00", Money{90000}).complaint, o.book) ==
          "not-approved");
    approve(propose(other, "manager", 90000, true), "gm", 80000).settle("2026-02-14 09:00", Money{70000});
    CHECK(forbids(other.complaint, o.book) == "amount-differs");
    approve(propose(same, "manager", 90000, true), "gm", 80000).settle("2026-02-14 09:00", Money{80000});
    CHECK(forbids(same.complaint, o.book).empty());
}

TEST_CASE("Cancelling as a duplicate or an error takes a manager") {
    const Office o;
    for (const auto& [why, code] : {std::pair{CancelReason::duplicate, "not-allowed"},
                                    {CancelReason::error, "not-allowed"},
                                    {CancelReason::withdrawn, ""}}) {
        Making m;
        m.receive("09:00").cancel("09:10", why);
        std::get<CancelTicket>(m.ticket.events.back()).by.value = "lina";
        CHECK(forbids(m.ticket, o.book) == code);
        std::get<CancelTicket>(m.ticket.events.back()).by.value = "manager";
        CHECK(forbids(m.ticket, o.book).empty());
    }
}

// ---- transitions ----

TEST_CASE("A repair ticket closes once restored, or when its quote was refused; other kinds at any time") {
    const Book book;
    Making open, restored, install("20260210-AAAAA", TicketKind::install);
    open.receive("09:00").close("10:00");
    CHECK(wrong(open.ticket, book) == Codes{"close-unrestored"});
    restored.receive("09:00").restore("09:30").close("10:00");
    CHECK(wrong(restored.ticket, book).empty());
    install.receive("09:00").close("10:00");
    CHECK(wrong(install.ticket, book).empty());
    for (const bool accepted : {true, false}) {
        Book with_repair;
        Making m;
        m.receive("09:00").diagnose("09:10").quote("09:20").answer("09:30", accepted).close("10:00");
        with_repair.add<Repair>(m.repairs.front().id.value) = m.repairs.front();
        CHECK(wrong(m.ticket, with_repair).empty() == !accepted);
    }
}

TEST_CASE("A ticket is cancelled only once its repairs are") {
    Book book;
    Making m;
    m.receive("09:00").arrive("09:10").cancel("10:00", CancelReason::withdrawn);
    Repair& repair = book.add<Repair>(m.repairs.front().id.value) = m.repairs.front();
    CHECK(wrong(m.ticket, book) == Codes{"cancel-live-repair"});
    m.drop("09:30");
    repair = m.repairs.front();
    CHECK(wrong(m.ticket, book).empty());
}

TEST_CASE("A severe complaint, or one with a rejected plan, closes only after a mediation") {
    const Book book;
    const auto closed = [&](auto... events) {
        Complaining c;
        c.add<Receive>("2026-02-11 09:00").add<Propose>("2026-02-11 10:00");
        (c.add<decltype(events)>("2026-02-11 11:00"), ...);
        c.complaint.events.emplace_back(Close{});
        std::get<Close>(c.complaint.events.back()).at = t("2026-02-12 09:00");
        return c.complaint;
    };
    CHECK(wrong(closed(Reject{}), book) == Codes{"mediation-needed"});
    CHECK(wrong(closed(Reject{}, Mediate{}), book).empty());
    CHECK(wrong(closed(Agree{}, Settle{}), book).empty());
    Complaint severe = closed(Agree{}, Settle{});
    severe.grounds = {Ground::injury};
    CHECK(wrong(severe, book) == Codes{"mediation-needed"});
}

TEST_CASE("One leaves a site only after arriving there; a bench or a remote repair has no arrival") {
    const Book book;
    for (const auto& [where, code] : {std::pair{Where::site, "leave-before-arrive"}, {Where::bench, ""}, {Where::remote, ""}}) {
        Repair r;
        r.where = where;
        Dispatch d;
        d.at = t("09:00");
        Leave l;
        l.at = t("10:00");
        r.events = {d, l};
        CHECK(wrong(r, book) == (*code ? Codes{code} : Codes{}));
    }
}

// ---- posts ----

TEST_CASE("Of somebody's posts the latest that holds that day counts; before the first and after the last there is none") {
    Staff who;
    const auto post = [&](const char* from, const char* until, Department d, Role r) {
        who.posts.push_back({day(from), *until ? std::optional(day(until)) : std::nullopt, d, {}, {r}});
    };
    post("2020-01-01", "", Department::management, Role::gm);
    post("2025-01-01", "2025-12-31", Department::after_sales, Role::agent);
    CHECK(post_on(who, day("2019-12-31")) == nullptr);
    CHECK(roles_on(who, day("2024-12-31")) == set_of({Role::gm}));
    CHECK(roles_on(who, day("2025-01-01")) == set_of({Role::agent}));
    CHECK(post_on(who, day("2025-12-31"))->department == Department::after_sales);
    CHECK(roles_on(who, day("2026-01-01")) == set_of({Role::gm}));  // the later one is over
}
