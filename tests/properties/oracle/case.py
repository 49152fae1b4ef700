"""One ticket with its repairs and revisits, and one complaint: their milestones."""
from book import read_events
from clock import deadline

ENDS_PAUSE = {"resume", "pause", "appoint", "arrive", "leave", "restore",
              "close", "cancel"}
ENDS_QUOTE = {"answer", "arrive", "leave", "cancel"}


def first(events, verb):
    for event in events:
        if event.do == verb:
            return event
    return None


def yes(event, field):
    return event.get(field) == "true"


def read_calls(book, of, as_of):
    """Several revisit records of one case are read as one, ordered by (at, id,
    place): all its calls, and those that were answered."""
    events = []
    for record in book.revisits:
        if record["of"] == of:
            events += read_events(record, as_of)
    return sorted((e for e in events if e.do == "call"), key=lambda e: e.key)


def counting_calls(calls, own_events):
    """A counting call is the first answered one of the case, and the first
    answered one after each `reopen` (after: strictly later)."""
    answered = [c for c in calls if yes(c, "answered")]
    found = answered[:1]
    for reopen in own_events:
        if reopen.do == "reopen":
            later = [c for c in answered if c.at > reopen.at]
            found += [c for c in later[:1] if c not in found]
    return sorted(found, key=lambda c: c.key)


class Repair:
    def __init__(self, book, record, as_of):
        self.id = record["id"]
        self.unit = record.get("unit")
        self.events = read_events(record, as_of)


class Ticket:
    def __init__(self, book, record, as_of):
        self.book, self.record, self.as_of = book, record, as_of
        self.id, self.kind = record["id"], record["kind"]
        self.own = read_events(record, as_of)
        self.repairs = [Repair(book, r, as_of) for r in book.repairs
                        if r["ticket"] == self.id]
        self.repairs.sort(key=lambda r: (r.events[0].at if r.events else 0, r.id))
        self.events = sorted(
            self.own + [e for r in self.repairs for e in r.events],
            key=lambda e: e.key)
        self.calls = read_calls(book, self.id, as_of)
        self.milestones()
        self.promise = {}
        self.arrive_by = self.restore_by = self.respond_by = None
        self.moved = False
        if self.received:
            self.read_promises()
            self.deadlines()
        self.outcome = self.find_outcome()
        self.reason = self.left_out()

    def milestones(self):
        """received = first receive; responded = first respond; restored =
        first restore, or first leave {fixed: true}, whichever is earlier;
        arrived = first arrive of its repairs not after restored."""
        self.received = first(self.own, "receive")
        self.responded = first(self.own, "respond")
        self.restored = None
        for event in self.events:
            if event.do == "restore" or (event.do == "leave"
                                         and yes(event, "fixed")):
                self.restored = event
                break
        self.arrivals = [e for e in self.events if e.do == "arrive" and (
            not self.restored or e.at <= self.restored.at)]
        self.arrived = self.arrivals[0] if self.arrivals else None

    def read_promises(self):
        """Which day: promises, the local date of receipt; the stops those of
        the day of receipt."""
        day = self.book.local_date(self.received.at)
        records = [{"unit": r.unit} for r in self.repairs]
        self.promise = self.book.promises(self.record, records, day)
        self.why_stops = self.book.stops(day)
        self.calendar = None
        if "calendar" in self.promise:
            self.calendar = self.book.settings["calendars"][self.promise["calendar"]]

    def stops(self):
        """From a `pause` whose `why` is in the rules' stops to the next
        resume, pause, appoint, arrive, leave, restore, close or cancel of the
        ticket or its repairs; from a `quote` to the next answer, arrive, leave
        or cancel of that repair, if stops has customer; each at most up to
        as-of."""
        found = []
        for event in self.own:
            if event.do == "pause" and event["why"] in self.why_stops:
                found.append(self.until(event, self.events, ENDS_PAUSE))
        for repair in self.repairs:
            for event in repair.events:
                if event.do == "quote" and "customer" in self.why_stops:
                    found.append(self.until(event, repair.events, ENDS_QUOTE))
        return found

    def until(self, event, events, ends):
        for later in events:
            if later.key > event.key and later.do in ends:
                return (event.at, later.at)
        return (event.at, self.as_of)

    def run(self, start, what, stops):
        return deadline(self.book, start, self.promise.get(what),
                        self.calendar, stops)

    def deadlines(self):
        """Respond, arrive and restore start at received. Nothing stops or
        moves the response clock."""
        start = self.received.at
        stops = self.stops()
        self.respond_by = self.run(start, "respond", [])
        self.arrive_by = self.run(start, "arrive", stops)
        self.restore_by = self.run(start, "restore", stops)
        self.moved_by_stop(start, stops)
        self.appointments(stops)

    def moved_by_stop(self, start, stops):
        """moved: a stop begun before restored moved the arrive or restore
        deadline."""
        early = [s for s in stops
                 if not self.restored or s[0] < self.restored.at]
        for what in ("arrive", "restore"):
            if self.run(start, what, early) != self.run(start, what, []):
                self.moved = True

    def appointments(self, stops):
        """A customer's appointment (its `for` not before its `at`) made before
        that clock's deadline, before arrived and before restored moves it:
        with A its `until`, else its `for`, the arrive deadline is A and the
        restore clock starts at A. A later one replaces it under the same
        conditions. A deadline set by an appointment isn't moved by a stop."""
        from book import instant
        for event in self.own:
            if event.do != "appoint" or event.get("asked_by") != "customer":
                continue
            if instant(event["for"]) < event.at:
                continue
            if self.arrived and event.at >= self.arrived.at:
                continue
            if self.restored and event.at >= self.restored.at:
                continue
            new = instant(event.get("until", event["for"]))
            if self.arrive_by is not None and event.at < self.arrive_by:
                self.arrive_by, self.moved = new, True
            if self.restore_by is not None and event.at < self.restore_by:
                self.restore_by = self.run(new, "restore", stops)
                self.moved = True

    def find_outcome(self):
        """The outcome of a repair ticket falls at restored if that is not
        after its restore deadline, else at that deadline; before that it is
        pending. With as-of exactly at a deadline the outcome has fallen."""
        if self.kind != "repair" or not self.received:
            return None
        by = self.restore_by
        if self.restored and (by is None or self.restored.at <= by):
            return self.restored.at
        if by is not None and by <= self.as_of:
            return by
        return None

    def cancelled(self):
        """cancelled: withdrawn before the outcome; duplicate or error at any
        time. Tickets that have no outcome (other kinds) may be withdrawn at
        any time."""
        for event in self.own:
            if event.do == "cancel" and (
                    event["why"] in ("duplicate", "error")
                    or self.outcome is None or event.at < self.outcome):
                return True
        return False

    def refused(self):
        """refused: not restored by its deadline, and the last `answer` before
        it is no. Judged once the deadline has fallen."""
        by = self.restore_by
        if self.kind != "repair" or by is None or by > self.as_of:
            return False
        if self.restored and self.restored.at <= by:
            return False
        answers = [e for e in self.events if e.do == "answer" and e.at < by]
        return bool(answers) and not yes(answers[-1], "accepted")

    def left_out(self):
        """A case is left out for the first reason that holds (cancelled,
        no_receive, refused)."""
        if self.cancelled():
            return "cancelled"
        if not self.received:
            return "no_receive"
        if self.refused():
            return "refused"
        return None

    def units(self):
        """Unit: the ticket's, else its repairs', case folded."""
        if self.record.get("unit"):
            return {self.record["unit"].casefold()}
        return {r.unit.casefold() for r in self.repairs if r.unit}


class Complaint:
    def __init__(self, book, record, as_of):
        self.id = record["id"]
        self.own = read_events(record, as_of)
        self.calls = read_calls(book, self.id, as_of)

    def cancelled(self):
        return first(self.own, "cancel") is not None
