"""Read a book from disk, as plain as it can be: PyYAML, lists and dictionaries.

Part of the oracle (see READINGS.md): a second implementation of the figures,
written from design.md alone. Instants are whole seconds since 1970 (int).
"""
import datetime as dt
import glob
import os
import re
import zoneinfo
from fractions import Fraction

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=LOADER)


def instant(text):
    """An RFC 3339 text as seconds since 1970."""
    return int(dt.datetime.fromisoformat(text).timestamp())


def date(text):
    return dt.date.fromisoformat(text)


def seconds(text):
    """A duration of fixed length (`10m 1h 30d`; `d` is 24 hours)."""
    number, unit = re.fullmatch(r"(\d+)([mhd])", text).groups()
    return int(number) * {"m": 60, "h": 3600, "d": 86400}[unit]


class Event(dict):
    """One event: its fields, the id of its record, its place in the file."""

    def __init__(self, fields, record, place):
        super().__init__(fields)
        self.at = instant(fields["at"])
        self.do = fields["do"]
        self.key = (self.at, record, place)


def read_events(record, as_of):
    """Voids first, at every as-of; then sorted by `at`, ties by place in the
    file; then those after as-of are dropped (one at as-of counts).

    A void takes out the events with that verb and that instant that stand
    above it in the file. A void can't be voided.
    """
    events = [Event(fields, record["id"], place)
              for place, fields in enumerate(record.get("events") or [])]
    gone = set()
    for place, event in enumerate(events):
        if event.do != "void":
            continue
        verb, _, when = event["event"].partition("@")
        for above in range(place):
            if (events[above].do == verb and verb != "void"
                    and events[above].at == instant(when)):
                gone.add(above)
    kept = [e for place, e in enumerate(events) if place not in gone]
    kept.sort(key=lambda e: e.key)
    return [e for e in kept if e.at <= as_of]


def latest(entries, day):
    """The entry with the latest `from` not after the day counts; before the
    first one, the first."""
    if not entries:
        return {}
    entries = sorted(entries, key=lambda e: e["from"])
    found = entries[0]
    for entry in entries:
        if date(entry["from"]) <= day:
            found = entry
    return found


class Book:
    def __init__(self, directory):
        self.settings = load(os.path.join(directory, "svc.yaml"))
        self.zone = zoneinfo.ZoneInfo(self.settings["time_zone"])
        self.tickets = self.read(directory, "tickets")
        self.repairs = self.read(directory, "repairs")
        self.complaints = self.read(directory, "complaints")
        self.revisits = self.read(directory, "revisits")
        self.customers = {r["id"]: r for r in self.read(directory, "customers")}
        self.contracts = {r["id"].casefold(): r
                          for r in self.read(directory, "contracts")}
        self.units = {r["id"].casefold(): r
                      for r in self.read(directory, "units")}

    @staticmethod
    def read(directory, folder):
        pattern = os.path.join(directory, folder, "**", "*.yaml")
        return [load(p) for p in sorted(glob.glob(pattern, recursive=True))]

    def local(self, at):
        return dt.datetime.fromtimestamp(at, self.zone)

    def local_date(self, at):
        return self.local(at).date()

    def at_local(self, day, hour=0, minute=0):
        """The instant of a local clock time (hour 24: the next midnight)."""
        if hour == 24:
            day, hour = day + dt.timedelta(days=1), 0
        moment = dt.datetime(day.year, day.month, day.day, hour, minute,
                             tzinfo=self.zone)
        return int(moment.timestamp())

    def goals(self, day):
        return latest(self.settings.get("goals"), day)

    def rules(self, day):
        """An entry counts whole: what it lacks isn't taken from an older one."""
        return latest(self.settings.get("rules"), day)

    def stops(self, day):
        """Customer alone unless the company decides otherwise."""
        return self.rules(day).get("stops", ["customer"])

    def promises(self, ticket, repairs, day):
        """Promises are put together key by key: the general entry, then those
        whose `when` fits, in order of `from`, then the entry of the contract
        that the ticket names, while it is in force (first and last day
        included)."""
        listed = self.settings.get("promises") or []
        whens = [e for e in listed if "when" in e and date(e["from"]) <= day]
        general = latest([e for e in listed if "when" not in e], day)
        facts = self.facts(ticket, repairs)
        layers = [general]
        for entry in sorted(whens, key=lambda e: e["from"]):
            if all(facts.get(k) == v for k, v in entry["when"].items()):
                layers.append(entry)
        contract = self.contracts.get(ticket.get("contract", "").casefold())
        if contract and date(contract["from"]) <= day \
                and ("until" not in contract or day <= date(contract["until"])):
            layers.append(latest(contract.get("promises"), day))
        merged = {}
        for layer in layers:
            merged.update(layer)
        return merged

    def facts(self, ticket, repairs):
        """What a `when` may ask: kind, priority, category, channel, level. The
        category is the unit's (the ticket's, else its first repair's), the
        level the customer's; absent ones are normal."""
        serial = ticket.get("unit") or (repairs[0].get("unit") if repairs else None)
        unit = self.units.get((serial or "").casefold(), {})
        customer = self.customers.get(ticket.get("customer"), {})
        return {"kind": ticket.get("kind"),
                "priority": ticket.get("priority", "normal"),
                "channel": ticket.get("channel"),
                "category": unit.get("category"),
                "level": customer.get("level", "normal") if customer else None}


def add_duration(book, at, text):
    """`d` is 24 hours, `mo` a calendar month, clamped to its last day."""
    if not text.endswith("mo"):
        return at + seconds(text)
    here = book.local(at)
    months = here.year * 12 + here.month - 1 + int(text[:-2])
    year, month = months // 12, months % 12 + 1
    for day in (here.day, 30, 29, 28):
        try:
            return int(here.replace(year=year, month=month,
                                    day=min(day, here.day)).timestamp())
        except ValueError:
            continue


def fraction(text):
    return Fraction(text)
