"""Random small books that stress the figures: times on a coarse grid, promise
lengths, deadlines to the second, period ends. generate(directory, seed, cases)
writes one and returns its instants (for choosing as-of)."""
import datetime as dt
import os
import random
import sys
import zoneinfo

import yaml


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes no anchors: svc refuses them."""

    def ignore_aliases(self, data):
        return True


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HALF, HOUR, DAY = 1800, 3600, 86400
STAFF = ["lina", "zhao", "boss"]
CATEGORIES = ["pc", "server", "switch"]


class Maker:
    def __init__(self, directory, seed):
        self.directory, self.random = directory, random.Random(seed)
        self.berlin = self.random.random() < 0.2
        self.zone_name = "Europe/Berlin" if self.berlin else "Asia/Shanghai"
        self.zone = zoneinfo.ZoneInfo(self.zone_name)
        self.wild = self.random.random() < 0.5
        self.instants = []
        days = ["2025-12-10", "2025-12-31", "2026-01-01", "2026-01-31",
                "2026-03-01", "2026-03-28", "2026-03-29", "2026-03-31",
                "2026-04-01"]
        self.anchors = [self.at(d) for d in self.random.sample(days, 3)]

    def at(self, day):
        year, month, date = map(int, day.split("-"))
        return int(dt.datetime(year, month, date, tzinfo=self.zone).timestamp())

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *choices):
        return self.random.choice(choices)

    def text(self, at):
        self.instants.append(at)
        return dt.datetime.fromtimestamp(at, self.zone).isoformat()

    def day(self, at):
        return dt.datetime.fromtimestamp(at, self.zone).date()

    def token(self, length):
        return "".join(self.random.choice(CROCKFORD) for _ in range(length))

    def write(self, folder, identity, record):
        path = os.path.join(self.directory, folder)
        if folder in ("tickets", "repairs", "complaints", "revisits"):
            day = identity.split("-")[1]
            path = os.path.join(path, day[:4], day[4:6])
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, identity + ".yaml"), "w",
                  encoding="utf-8") as file:
            yaml.dump(record, file, Dumper=Dumper, sort_keys=False,
                      allow_unicode=True, width=200)

    def moment(self, after, near=()):
        """A time not before `after`: the same instant, the grid, a promise
        length later, something near (a deadline, a period's end) +-1 s."""
        how = self.random.random()
        if how < 0.08:
            return after
        if how < 0.55:
            return after + HALF * self.random.randint(1, 8)
        if how < 0.75:
            return after + self.pick(*self.lengths) + self.pick(-1, 0, 0, 1)
        if how < 0.85 and near:
            return max(after, self.pick(*near) + self.pick(-1, 0, 0, 1))
        if how < 0.92:
            later = [a for a in self.anchors if after <= a < after + 40 * DAY]
            if later:
                return max(after, self.pick(*later) + self.pick(-1, 0, 0, 1, HALF))
        if how < 0.97:
            return after + DAY * self.random.randint(1, 3)
        return after + DAY * self.pick(7, 28, 30, 31)

    # -- the settings

    def promise_entry(self, start, full):
        entry = {"from": start}
        values = {"respond": ["30m", "1h", "2h"], "arrive": ["2h", "4h", "1d"],
                  "restore": ["4h", "8h", "1d", "3d"], "quote": ["4h", "24h"],
                  "appoint": ["10m"], "revisit": ["7d"], "warranty": ["12mo"]}
        for name, choices in values.items():
            if full or (name in ("respond", "arrive", "restore", "quote")
                        and self.chance(0.5)):
                entry[name] = self.pick(*choices)
        if self.chance(0.25):
            entry["calendar"] = self.pick("office", "long")
        if not full and len(entry) == 1:
            entry["restore"] = "1d"
        return entry

    def settings(self):
        promises = [self.promise_entry("2020-02-10", True)]
        if self.chance(0.4):
            promises.append(self.promise_entry("2026-01-01", True))
        if self.chance(0.1):
            promises[0]["from"] = "2026-02-01"
        whens = [{"priority": "low"}, {"priority": "high"}, {"channel": "web"},
                 {"category": "server"}, {"level": "key"}, {"kind": "install"},
                 {"kind": "repair", "level": "key"}, {"priority": "normal"}]
        starts = ["2025-01-01", "2025-12-31", "2026-01-31", "2026-03-01"]
        for start in self.random.sample(starts, self.random.randint(0, 3)):
            entry = self.promise_entry(start, False)
            promises.append({"from": start, "when": self.pick(*whens), **entry})
        self.lengths = sorted({HALF, HOUR, 2 * HOUR} | {
            int(e[k][:-1]) * {"m": 60, "h": HOUR, "d": DAY}[e[k][-1]]
            for e in promises for k in ("respond", "arrive", "restore", "quote")
            if k in e})
        parts = {}
        for name, department in (("first_fix", "after-sales"),
                                 ("quote_in_time", "business"),
                                 ("repair_in_time", "technical"),
                                 ("complaint_satisfaction", "after-sales")):
            if self.chance(0.9):
                parts[name] = {"target": self.pick(0.5, 0.9, 0.95, 1),
                               "weight": self.pick(0.15, 0.25, 0.35, 1),
                               "department": department}
        if not parts:
            parts["first_fix"] = {"target": 0.9, "weight": 1,
                                  "department": "after-sales"}
        goals = [{"from": "2020-02-10", "satisfaction": 0.9, "parts": parts}]
        if self.chance(0.3):
            newer = {"first_fix": dict(parts.get("first_fix", {
                "target": 0.9, "weight": 1, "department": "after-sales"}))}
            newer["first_fix"]["target"] = 0.7
            goals.append({"from": self.pick("2026-01-01", "2026-03-31"),
                          "satisfaction": 0.8, "parts": newer})
        rules = [self.rules("2020-02-10")]
        if self.chance(0.4):
            rules.append(self.rules(self.pick("2026-01-01", "2026-02-28")))
        week = {"mon-fri": ["08:30-12:00", "13:00-17:30"]}
        if self.chance(0.5):
            week["sat"] = ["09:00-12:00"]
        calendars = {
            "office": {"week": week,
                       "holidays": ["2026-01-01..2026-01-03", "2026-03-30"],
                       "workdays": ["2026-01-03", "2026-02-28"]},
            "long": {"week": {"mon-sat": ["08:00-20:00"]}}}
        settings = {"svc": 1, "company": {"name": "X", "hotline": "400"},
                    "time_zone": self.zone_name, "language": "en",
                    "currency": "CNY",
                    "fiscal_year_start": self.pick(1, 1, 1, 4),
                    "promises": promises, "calendars": calendars,
                    "goals": goals, "rules": rules}
        os.makedirs(self.directory, exist_ok=True)
        with open(os.path.join(self.directory, "svc.yaml"), "w") as file:
            yaml.dump(settings, file, Dumper=Dumper, sort_keys=False)

    def rules(self, start):
        entry = {"from": start, "first_fix_window": self.pick("30d", "7d", "1mo"),
                 "satisfied_from": self.pick(3, 4, 5),
                 "no_data": self.pick("redistribute", "incomplete")}
        if self.chance(0.9):
            entry["stops"] = self.pick(["customer"], ["customer"], ["parts"],
                                       ["customer", "parts", "other"])
        return entry

    # -- master data

    def master(self):
        self.customers = []
        for index in range(2):
            identity = "CU-" + self.token(6)
            record = {"id": identity, "name": "N%d" % index, "kind": "company"}
            if index or self.chance(0.5):
                record["level"] = self.pick("normal", "key")
            self.write("customers", identity, record)
            self.customers.append(identity)
        for handle in STAFF:
            self.write("staff", handle, {"id": handle, "name": handle, "posts": [
                {"from": "2020-01-01", "department": "after-sales", "post": "p",
                 "roles": ["agent", "engineer", "manager", "gm"]}]})
        self.write("models", "M1", {"id": "M1", "name": "m", "category": "server"})
        self.units = ["SN%04d" % i for i in range(5)]
        for index, serial in enumerate(self.units):
            self.write("units", serial, {
                "id": serial, "model": "M1", "category": self.pick(*CATEGORIES),
                "owners": [{"customer": self.customers[index % 2],
                            "from": "2025-01-01"}],
                "delivered": "2025-06-01"})
        self.contracts = []
        for index in range(2):
            identity = "HT-%d" % index
            start, until = self.pick(("2026-01-01", "2026-03-31"),
                                     ("2025-12-31", "2026-01-31"))
            entries = [self.promise_entry(start, False)]
            if self.chance(0.3):
                entries.append(self.promise_entry("2026-01-15", False))
            self.write("contracts", identity, {
                "id": identity, "customer": self.customers[0], "from": start,
                "until": until, "units": self.units[:2], "promises": entries})
            self.contracts.append(identity)

    # -- cases

    def serial(self, name):
        return name.lower() if self.chance(0.15) else name

    def event(self, at, verb, **fields):
        event = {"at": self.text(at), "by": self.pick(*STAFF), "do": verb}
        if self.chance(0.07):
            event["logged"] = self.text(at + HOUR)
        event.update({k: v for k, v in fields.items() if v is not None})
        return event

    def finish(self, events):
        """Disorder in the file, and voids: a void takes out what stands above
        it, also when it is entered late; the same event may come again below."""
        if self.chance(0.2):
            self.random.shuffle(events)
        if events and self.chance(0.15):
            wrong = self.pick(*events)
            void = self.event(self.moment(self.stamp(wrong)), "void",
                              event="%s@%s" % (wrong["do"], wrong["at"]),
                              why="typo")
            place = self.random.randint(0, len(events)) \
                if self.chance(0.3) else len(events)
            events.insert(place, void)
            if self.chance(0.3) and wrong["do"] != "void":
                events.append(dict(wrong))
        return events

    @staticmethod
    def stamp(event):
        return int(dt.datetime.fromisoformat(event["at"]).timestamp())

    def start(self):
        """When a case comes in: round a period's end, or on one of few days
        so that windows of the same unit overlap."""
        if self.chance(0.5):
            return self.pick(*self.anchors) + self.pick(
                -2 * DAY, -DAY, -4 * HOUR, -HOUR, -1, 0, 0, 1, HOUR, 9 * HOUR)
        return self.anchors[0] + DAY * self.random.randint(-3, 40) \
            + HALF * self.random.randint(0, 47)

    def ticket(self):
        start = self.start()
        key = self.day(start).strftime("%Y%m%d-") + self.token(5)
        kind = "repair" if self.chance(0.85) else self.pick("install", "consult")
        unit = self.random.randrange(len(self.units))
        head = {"id": "T-" + key, "kind": kind,
                "channel": self.pick("hotline", "web"),
                "customer": self.customers[unit % 2]}
        unit = self.units[unit]
        if self.chance(0.7):
            head["unit"] = self.serial(unit)
        if self.chance(0.3):
            head["contract"] = self.pick(*self.contracts)
        if self.chance(0.4):
            head["priority"] = self.pick("low", "normal", "high")
        head["summary"] = "s"
        near = [start + length for length in self.lengths]
        events, repairs = self.course(start, near)
        if self.chance(0.05):
            events = [e for e in events if e["do"] != "receive"]
        head["events"] = self.finish(events)
        if not head["events"]:
            head["events"] = [self.event(start, "note", text="n")]
        self.write("tickets", head["id"], head)
        for steps in repairs:
            identity = "R-%s-%s" % (key, self.token(3))
            self.write("repairs", identity, {
                "id": identity, "ticket": head["id"], "unit": self.serial(unit),
                "where": self.pick("site", "bench"), "engineer": "zhao",
                "events": self.finish(steps)})
        self.revisit(key, head["id"], start, head["events"])

    def course(self, start, near):
        """The ticket's own events and the events of each of its repairs."""
        own, at = [self.event(start, "receive")], start
        if self.chance(0.92):
            own.append(self.event(self.moment(start, near), "respond"))
        for _ in range(self.random.choice([0, 0, 1, 1, 2, 3])):
            own.append(self.appoint(self.moment(at, near), near))
        for _ in range(self.random.choice([0, 0, 1, 2, 3])):
            begin = self.moment(at, near)
            own.append(self.event(begin, "pause", text="t",
                                  why=self.pick("customer", "customer", "parts",
                                                "other")))
            if self.chance(0.8):
                own.append(self.event(self.moment(begin, near), "resume"))
        repairs = [self.repair(self.moment(start, near), near)
                   for _ in range(self.random.choice([0, 1, 1, 1, 2, 3]))]
        if self.chance(0.35):
            own.append(self.event(self.moment(start, near), "restore",
                                  how=self.pick("remote", "bench")))
        last = max(self.stamp(e) for e in own + sum(repairs, []))
        self.ending(own, last if not self.wild else start, near)
        return own, repairs

    def appoint(self, at, near):
        visit = self.moment(at, near) if self.chance(0.9) else at - HALF
        until = visit + self.pick(HALF, HOUR) if self.chance(0.4) else None
        return self.event(at, "appoint", **{
            "for": self.text(visit), "until": until and self.text(until),
            "asked_by": self.pick("customer", "customer", "us")})

    def ending(self, own, last, near):
        """Close, reopen, cancel."""
        how = self.random.random()
        at = self.moment(last, near)
        if how < 0.2:
            own.append(self.event(at, "cancel", why=self.pick(
                "withdrawn", "withdrawn", "duplicate", "error")))
        elif how < 0.75:
            own.append(self.event(at, "close"))
            for _ in range(self.random.choice([0, 0, 1, 2])):
                at = self.moment(at, near)
                own.append(self.event(at, "reopen", why="again"))
                if self.chance(0.7):
                    at = self.moment(at, near)
                    own.append(self.event(at, "close"))

    def repair(self, at, near):
        """A work order: dispatch, one to three visits, a diagnose, a quote and
        an answer (or not), maybe a cancel."""
        steps = [self.event(at, "dispatch")]

        def step(verb, **fields):
            nonlocal at
            at = self.moment(at, near)
            steps.append(self.event(at, verb, **fields))

        if self.chance(0.1):
            step("quote", labour="50.00", parts=[], total="50.00")
        if self.chance(0.85):
            step("arrive")
        if self.chance(0.7):
            for _ in range(self.pick(1, 1, 1, 2)):
                step("diagnose", finding="f", cause="wear", warranty="out",
                     chargeable=self.chance(0.75), because="b")
        if self.chance(0.6):
            for _ in range(self.pick(1, 1, 1, 2)):
                step("quote", labour="50.00", parts=[], total="50.00")
                if self.chance(0.7):
                    step("answer", accepted=self.chance(0.4))
        if self.chance(0.2):
            step("leave", fixed=False, why=self.pick("parts", "customer"),
                 action="a")
            if self.chance(0.7):
                step("arrive")
        if self.chance(0.6):
            step("leave", fixed=True, action="a")
        elif self.chance(0.3):
            step("cancel", why="dropped")
        return steps

    def calls(self, at, events):
        near = [self.stamp(e) for e in events if e["do"] in ("reopen", "close")]
        found = []
        for _ in range(self.random.choice([1, 1, 2, 3, 4])):
            at = self.moment(at, near)
            answered = self.chance(0.65)
            answers = None
            if answered and self.chance(0.9):
                answers = {"one_visit": self.chance(0.6)}
                if self.chance(0.9):
                    answers["overall"] = self.random.randint(1, 5)
            found.append(self.event(at, "call", via="phone", answered=answered,
                                    answers=answers))
        return found

    def revisit(self, key, of, start, events):
        if not self.chance(0.65):
            return
        last = max([start] + [self.stamp(e) for e in events])
        at = start if self.chance(0.3) else last
        if self.chance(0.3):
            at = start + DAY
        self.write("revisits", "V-" + key, {
            "id": "V-" + key, "of": of, "events": self.finish(self.calls(at, events))})
        if self.chance(0.08):
            other = key[:9] + self.token(5)
            self.write("revisits", "V-" + other, {
                "id": "V-" + other, "of": of, "events": self.calls(at, events)})

    def complaint(self):
        start = self.start()
        key = self.day(start).strftime("%Y%m%d-") + self.token(5)
        near = [start + length for length in self.lengths]
        events = [self.event(start, "receive")]
        if self.chance(0.8):
            events.append(self.event(self.moment(start), "respond"))
        if self.chance(0.6):
            events.append(self.event(self.moment(start), "settle", result="r"))
        self.ending(events, self.stamp(events[-1]), near)
        for event in events:
            if event["do"] == "cancel":
                event["why"] = self.pick("withdrawn", "duplicate", "error")
        self.write("complaints", "C-" + key, {
            "id": "C-" + key, "customer": self.pick(*self.customers),
            "channel": "hotline", "grounds": ["voiced"], "grade": "grumble",
            "summary": "s", "events": self.finish(events)})
        self.revisit(key, "C-" + key, start, events)


def generate(directory, seed, cases=25):
    maker = Maker(directory, seed)
    maker.settings()
    maker.master()
    for _ in range(cases):
        if maker.chance(0.15):
            maker.complaint()
        else:
            maker.ticket()
    return maker.instants


if __name__ == "__main__":
    generate(sys.argv[1], int(sys.argv[2]))
