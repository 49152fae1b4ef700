"""The figures of a period: each function's docstring is the sentence of
design.md (section 3) that it implements. See READINGS.md for the doubtful ones."""
import datetime as dt
import re

from book import Book, add_duration, date, fraction
from case import Complaint, Ticket, counting_calls, first, yes
from clock import deadline


class Figure:
    """What is printed of one figure, and its records."""

    def __init__(self, *extras):
        self.counts = {"good": 0, "counted": 0, "late_logged": 0}
        self.counts.update({name: 0 for name in extras})
        self.left_out = {}
        self.records = []                          # (id, status, reason)

    def count(self, identity, good, reasons, late, provisional=False):
        self.counts["counted"] += 1
        self.counts["good"] += good
        self.counts["late_logged"] += late
        status = "bad" if not good else "provisional" if provisional else "good"
        self.records.append((identity, status, " ".join(reasons)))

    def leave_out(self, identity, reason):
        self.left_out[reason] = self.left_out.get(reason, 0) + 1
        self.records.append((identity, "left_out", reason))

    def wait(self, identity):
        self.counts["pending"] += 1
        self.records.append((identity, "pending", ""))

    def rate(self):
        """Numbers are exact fractions until printed. No data is null."""
        if self.counts["counted"] == 0:
            return None
        return fraction(self.counts["good"]) / self.counts["counted"]


def late(events):
    """late_logged: one of whose deciding events carries `logged`."""
    return any(e is not None and "logged" in e for e in events)


class Model:
    def __init__(self, directory, period, as_of):
        self.book, self.as_of = Book(directory), as_of
        self.begin, self.end = self.read_period(period)
        self.until = min(self.end, as_of)          # E of the contract
        last = self.book.local_date(self.end) - dt.timedelta(days=1)
        self.goals, self.rules = self.book.goals(last), self.book.rules(last)
        self.tickets = [Ticket(self.book, r, as_of) for r in self.book.tickets]
        self.complaints = [Complaint(self.book, r, as_of)
                           for r in self.book.complaints]
        self.figures = {
            "first_fix": self.first_fix(),
            "quote_in_time": self.quote_in_time(),
            "repair_in_time": self.repair_in_time(),
            "complaint_satisfaction": self.answers(self.complaints),
            "satisfaction": self.answers(self.tickets)}

    def read_period(self, name):
        """A period is half-open [from, to), from the first instant of a local
        day to that of another. `2026`, `2026Q1` (fiscal, named by the year
        they start in), `2026-02`, `2026-01-01..2026-04-01`."""
        start = int(self.book.settings.get("fiscal_year_start", "1"))
        if ".." in name:
            days = [date(d) for d in name.split("..")]
            return self.book.at_local(days[0]), self.book.at_local(days[1])
        found = re.fullmatch(r"(\d{4})(?:Q(\d)|-(\d\d))?", name)
        year, quarter, month = (int(g) if g else None for g in found.groups())
        if month:
            first_month, length = month, 1
        elif quarter:
            first_month, length = start + 3 * (quarter - 1), 3
        else:
            first_month, length = start, 12
        return self.month(year, first_month), self.month(year, first_month + length)

    def month(self, year, month):
        day = dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
        return self.book.at_local(day)

    def inside(self, at):
        return at is not None and self.begin <= at < self.end

    def is_pending(self, received, outcome):
        """pending: received, or diagnosed, before E, outcome none or not
        before E."""
        return received is not None and received.at < self.until and (
            outcome is None or outcome >= self.until)

    def when_left_out(self, ticket, counted_at):
        """In the period in which it would have been counted, without `receive`
        in that of its first event."""
        if ticket.received:
            return counted_at
        return ticket.events[0].at if ticket.events else None

    def repair_in_time(self):
        """Counted: repair tickets whose outcome falls in the period. Good:
        responded, arrived (if anybody came) and restored, each by its
        deadline; never responded is not good."""
        figure = Figure("pending", "moved")
        for t in self.tickets:
            if t.kind != "repair":
                continue
            if t.reason:
                if self.inside(self.when_left_out(t, t.outcome)):
                    figure.leave_out(t.id, t.reason)
            elif self.inside(t.outcome):
                reasons = self.misses(t)
                figure.count(t.id, not reasons, reasons, late(
                    [t.received, t.responded, t.arrived, t.restored]))
                figure.counts["moved"] += t.moved
            if t.reason in (None, "refused") and self.is_pending(
                    t.received, t.outcome):
                figure.wait(t.id)
        return figure

    @staticmethod
    def misses(t):
        found = []
        if not t.responded:
            found.append("never_responded")
        elif t.respond_by is not None and t.responded.at > t.respond_by:
            found.append("responded_late")
        if t.arrived and t.arrive_by is not None and t.arrived.at > t.arrive_by:
            found.append("arrived_late")
        if not t.restored:
            found.append("not_restored")
        elif t.restore_by is not None and t.restored.at > t.restore_by:
            found.append("restored_late")
        return found

    def first_fix(self):
        """Counted: repair tickets restored in the period. Good: at most one
        arrive up to restoring; in (restored, restored + first_fix_window] no
        reopen and no other repair ticket received for the same unit. Good with
        as-of inside the window: counted good and also in provisional."""
        figure = Figure("pending", "moved", "provisional", "visited",
                        "no_unit", "contradicted")
        for t in self.tickets:
            if t.kind != "repair":
                continue
            at = t.restored.at if t.restored else None
            if t.reason and t.restored:
                if self.inside(self.when_left_out(t, at)):
                    figure.leave_out(t.id, t.reason)
            elif not t.reason and self.inside(at):
                self.count_fix(figure, t)
            if t.reason in (None, "refused") and self.is_pending(
                    t.received, t.outcome):
                figure.wait(t.id)
        return figure

    def count_fix(self, figure, t):
        start = t.restored.at
        over = add_duration(self.book, start, self.rules["first_fix_window"])
        reopens = [e for e in t.own if e.do == "reopen" and start < e.at <= over]
        again = [o for o in self.tickets if self.repeats(o, t, start, over)]
        reasons = []
        if len(t.arrivals) > 1:
            reasons.append("several_arrivals")
        if reopens:
            reasons.append("reopened")
        if again:
            reasons.append("came_again")
        good = not reasons
        provisional = good and self.as_of < over
        figure.count(t.id, good, reasons,
                     late(t.arrivals + reopens + [t.restored]), provisional)
        figure.counts["provisional"] += provisional
        figure.counts["visited"] += bool(t.arrivals)
        figure.counts["no_unit"] += not t.units()
        figure.counts["moved"] += t.moved
        figure.counts["contradicted"] += good and self.contradicted(t)

    @staticmethod
    def repeats(other, t, start, over):
        """No other repair ticket received for the same unit; a cancelled
        ticket is no "other repair ticket"."""
        return (other is not t and other.kind == "repair"
                and other.received is not None
                and start < other.received.at <= over
                and not other.cancelled() and bool(other.units() & t.units()))

    @staticmethod
    def contradicted(t):
        """Counted good, but the customer answered `one_visit: false` in any
        call up to as-of."""
        return any((c.get("answers") or {}).get("one_visit") == "false"
                   for c in t.calls)

    def quote_in_time(self):
        """Counted: repairs (of tickets of any kind, not left out) with a
        chargeable diagnose: the first such, D."""
        figure = Figure("pending")
        for t in self.tickets:
            for repair in t.repairs:
                found = [e for e in repair.events
                         if e.do == "diagnose" and yes(e, "chargeable")]
                if found:
                    self.count_quote(figure, t, repair, found[0])
        return figure

    def count_quote(self, figure, t, repair, diagnosed):
        """Outcome at the first quote if not after D + quote (at D if the quote
        came before it), else at D + quote. Good: quoted by then. A repair
        cancelled before its quote outcome is left out as cancelled."""
        quoted = first(repair.events, "quote")
        outcome, by = None, None
        if t.received:
            by = deadline(self.book, diagnosed.at, t.promise.get("quote"),
                          t.calendar, [])
        if quoted and by is not None and quoted.at <= by:
            outcome = max(quoted.at, diagnosed.at)
            good = True
        elif by is not None and by <= self.as_of:
            outcome, good = by, False
        dropped = any(e.do == "cancel" and (outcome is None or e.at < outcome)
                      for e in repair.events)
        reason = t.reason or ("cancelled" if dropped else None)
        if reason:
            if self.inside(self.when_left_out(t, outcome)):
                figure.leave_out(repair.id, reason)
        elif self.inside(outcome):
            missed = [] if good else ["quoted_late" if quoted else "not_quoted"]
            figure.count(repair.id, good, missed, late([diagnosed, quoted]))
        if not reason and self.is_pending(diagnosed, outcome):
            figure.wait(repair.id)

    def answers(self, cases):
        """Counted: tickets (or complaints), not cancelled, with a counting
        call in the period. Good: `overall` of the last counting call in it >=
        satisfied_from; an answered call without `overall` is counted, not
        good."""
        figure = Figure("unanswered")
        least = int(self.rules["satisfied_from"])
        for case in cases:
            inside = [c for c in counting_calls(case.calls, case.own)
                      if self.inside(c.at)]
            if inside and case.cancelled():
                figure.leave_out(case.id, "cancelled")
            elif inside:
                overall = (inside[-1].get("answers") or {}).get("overall")
                good = overall is not None and int(overall) >= least
                reasons = [] if good else ["no_overall" if overall is None
                                           else "unsatisfied"]
                figure.count(case.id, good, reasons, late(inside[-1:]))
            if not case.cancelled() and self.unanswered(case):
                figure.counts["unanswered"] += 1
                figure.records.append((case.id, "pending", "unanswered"))
        return figure

    def unanswered(self, case):
        """unanswered: last closed in the period, still closed at E, no
        answered call before E."""
        closed = None
        for event in case.own:
            if event.at > self.until:
                break
            if event.do == "close":
                closed = event.at
            elif event.do == "reopen":
                closed = None
        return self.inside(closed) and not any(
            yes(c, "answered") and c.at < self.until for c in case.calls)

    def target(self, name):
        part = self.goals.get("parts", {}).get(name)
        if name == "satisfaction":
            return fraction(self.goals["satisfaction"]) \
                if "satisfaction" in self.goals else None
        return fraction(part["target"]) if part else None

    def met(self, name):
        """*met* is decided on the fraction."""
        rate, target = self.figures[name].rate(), self.target(name)
        return None if rate is None or target is None else rate >= target

    def score(self):
        """Score = 100 x sum weight x min(1, rate / target) / sum weight over
        the parts that have data; with `no_data: incomplete` one missing part
        makes it null."""
        total, weights = fraction(0), fraction(0)
        for name, part in self.goals.get("parts", {}).items():
            rate = self.figures[name].rate()
            if rate is None:
                if self.rules.get("no_data") == "incomplete":
                    return None
                continue
            weight = fraction(part["weight"])
            total += weight * min(fraction(1), rate / fraction(part["target"]))
            weights += weight
        return 100 * total / weights if weights else None
