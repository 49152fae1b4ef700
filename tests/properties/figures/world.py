"""The company of a random book: its settings, people, customers, units and contracts."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from book import Book, Instant, shelve
from canonical import Bare
from periods import day_start, local

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
STAFF = {"lina": "agent", "wang.min": "agent", "zhao": "engineer", "chen": "engineer", "gu": "manager", "boss": "gm"}
DEPARTMENTS = {"agent": "after-sales", "engineer": "technical", "manager": "after-sales", "gm": "management"}
UNITS = {"SN0001": "server", "sn-a2": "server", "0071": "pc", "1e3": "pc", "Rs.4200_7": "router", "no": "switch"}
EDGES = ["2025-09-30", "2025-10-26", "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-29", "2026-04-01", "2026-06-30"]
STOPS = [["customer"], ["customer"], ["customer", "parts"], ["parts"], ["customer", "parts", "other"], ["other"]]
WINDOWS = ["30d", "30d", "1mo", "2d", "12h", "7d"]
MINUTE, HOUR, DAY = 60, 3600, 86400
WEIGHTS = {"first_fix": "0.25", "quote_in_time": "0.15", "repair_in_time": "0.25", "complaint_satisfaction": "0.35"}
OWNERS = ["after-sales", "business", "technical", "after-sales"]


@dataclass
class World:
    """Everything a story needs: chance, the book so far, the days it clusters around."""

    rng: Random
    book: Book
    edges: list[date]
    taken: set[str] = field(default_factory=set)
    contents: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    windows_end: list[tuple[Instant, str]] = field(default_factory=list)
    complained: dict[str, Instant] = field(default_factory=dict)

    def chance(self, percent: int) -> bool:
        """A throw of the dice, decided by the seed alone."""
        return self.rng.randrange(100) < percent

    def stamp(self, at: Instant) -> Bare:
        """Instants are RFC 3339 with the book's offset and seconds."""
        return Bare(local(at, self.book.zone).isoformat())

    def letters(self, count: int) -> str:
        """Random characters of Crockford base32."""
        return "".join(self.rng.choice(CROCKFORD) for _ in range(count))

    def key(self, at: Instant) -> str:
        """A case has a key: local date of receipt and five random characters, not used by another kind."""
        while True:
            key = f"{local(at, self.book.zone):%Y%m%d}-{self.letters(5)}"
            if key not in self.taken:
                self.taken.add(key)
                return key

    def moment(self) -> Instant:
        """A clustered time: a half hour of a day near an edge of a period."""
        day = self.rng.choice(self.edges) + timedelta(days=self.rng.choice([-1, 0, 0, 1]))
        half_hours = self.rng.choice([0, 1, 17, 18, 19, 22, 24, 26, 30, 34, 35, 39, 40, 44, 46, 47])
        return day_start(day, self.book.zone) + half_hours * 30 * MINUTE

    def span(self) -> int:
        """A clustered length: half hours and promise lengths, now and then a second off."""
        half_hours = self.rng.choice([0, 1, 1, 1, 2, 2, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 10, 16, 24, 48, 96])
        return max(0, half_hours * 30 * MINUTE + self.wobble())

    def wobble(self) -> int:
        """Exactly there, or a second before or after."""
        return self.rng.choice([0, 0, 0, 0, 0, 0, -1, 1])

    def add(self, kind: str, content: dict[str, Any]) -> None:
        """One record, one file, one name."""
        self.contents[kind, content["id"]] = content
        if hasattr(self.book, kind):
            shelve(self.book, kind, content)

    def any_case(self, name: str) -> str:
        """Names are compared without case."""
        return self.rng.choice([name, name, name.upper(), name.lower()])


def near(rng: Random, edges: list[date]) -> Bare:
    """A day at or beside an edge."""
    return Bare((rng.choice(edges) + timedelta(days=rng.choice([-1, 0, 1]))).isoformat())


def days_in_order(rng: Random, edges: list[date], count: int) -> list[Bare]:
    """Two equal `from` are an error."""
    return [Bare("2020-02-10"), *sorted({near(rng, edges) for _ in range(count)})]


def promise(rng: Random, calendars: list[str]) -> dict[str, str]:
    """A general entry holds every promise."""
    lengths = {
        "respond": rng.choice(["30m", "1h", "1h", "2h"]),
        "arrive": rng.choice(["2h", "4h", "4h"]),
        "restore": rng.choice(["2h", "4h", "4h", "8h", "1d"]),
        "appoint": "10m",
        "quote": rng.choice(["1h", "4h", "24h"]),
        "revisit": "7d",
        "warranty": "12mo",
    }
    lengths = {key: Bare(length) for key, length in lengths.items()}
    return lengths | ({"calendar": rng.choice(calendars)} if rng.randrange(3) == 0 else {})


def part_of(rng: Random, whole: dict[str, str]) -> dict[str, str]:
    """Promises are put together key by key: an entry may promise only some things."""
    keys = [key for key in whole if key == "calendar" or (key in ("respond", "arrive", "restore", "quote"))]
    chosen = rng.sample(keys, rng.randrange(1, len(keys) + 1))
    return {key: whole[key] for key in whole if key in chosen}


def condition(rng: Random) -> dict[str, str]:
    """`when` (kind, priority, category, channel, level); all keys must fit."""
    choices = {
        "kind": ["repair", "repair", "install"],
        "priority": ["low", "normal", "urgent"],
        "category": ["server", "pc"],
        "channel": ["hotline", "web"],
        "level": ["normal", "key"],
    }
    keys = rng.sample(sorted(choices), rng.choice([1, 1, 2]))
    return {key: rng.choice(choices[key]) for key in keys}


def promises(rng: Random, edges: list[date], calendars: list[str]) -> list[dict[str, Any]]:
    """The general entry, then those whose `when` fits, in order of `from`."""
    entries = []
    for number, day in enumerate(days_in_order(rng, edges, rng.randrange(5))):
        if number == 0 or rng.randrange(3) == 0:
            entries.append({"from": day} | promise(rng, calendars))
        else:
            entries.append({"from": day, "when": condition(rng)} | part_of(rng, promise(rng, calendars)))
    return entries


def calendars(rng: Random, edges: list[date]) -> dict[str, Any]:
    """`office: {week: {mon-fri: [...]}, holidays: [...], workdays: [...]}`; `a..b` includes both days."""
    first = rng.choice(edges)
    holidays = [Bare(f"{first - timedelta(days=1)}..{first + timedelta(days=rng.randrange(3))}"), near(rng, edges)]
    workdays = [near(rng, edges)] if rng.randrange(2) else []
    office: dict[str, Any] = {"week": {"mon-fri": ["08:30-12:00", "13:00-17:30"]}, "holidays": holidays}
    shop = {"week": {"mon-thu": ["09:00-20:00"], "fri": ["09:00-12:00"], "sat-sun": ["10:00-16:00", "20:00-23:30"]}}
    return {"office": office | ({"workdays": workdays} if workdays else {}), "shop": shop}


def goal(rng: Random, name: str, owner: str) -> dict[str, str]:
    """Targets lie in (0, 1], weights above 0."""
    return {"target": Bare(rng.choice(["0.90", "0.95", "0.5", "1"])), "weight": Bare(WEIGHTS[name]), "department": owner}


def goals(rng: Random, edges: list[date]) -> list[dict[str, Any]]:
    """Goals and rules, the last day of the period; some goals lack a part."""
    entries = []
    for day in days_in_order(rng, edges, rng.randrange(2)):
        names = [name for name in WEIGHTS if rng.randrange(8)] or ["first_fix"]
        parts = {name: goal(rng, name, owner) for name, owner in zip(WEIGHTS, OWNERS) if name in names}
        entries.append({"from": day, "satisfaction": Bare("0.90"), "parts": parts})
    return entries


def rules(rng: Random, edges: list[date]) -> list[dict[str, Any]]:
    """An entry of another dated list counts whole; `stops` is customer alone unless the company decides otherwise."""
    entries = []
    for day in days_in_order(rng, edges, rng.randrange(3)):
        entry: dict[str, Any] = {"from": day, "first_fix_window": Bare(rng.choice(WINDOWS))}
        entry["satisfied_from"] = Bare(rng.choice("345"))
        if rng.randrange(6):
            entry["stops"] = rng.choice(STOPS)
        entries.append(entry | {"no_data": rng.choice(["redistribute", "incomplete"])})
    return entries


def settings(rng: Random, edges: list[date]) -> dict[str, Any]:
    """svc.yaml: company, time zone, language, dated rules."""
    known = calendars(rng, edges)
    return {
        "svc": Bare("1"),
        "company": {"name": "ABC 信息科技", "hotline": "400-000-0000"},
        "time_zone": rng.choice(["Asia/Shanghai", "Asia/Shanghai", "Asia/Shanghai", "Europe/Berlin"]),
        "language": "zh",
        "currency": "CNY",
        "fiscal_year_start": Bare(rng.choice(["1", "1", "1", "4", "7", "10"])),
        "promises": promises(rng, edges, sorted(known)),
        "calendars": known,
        "goals": goals(rng, edges),
        "rules": rules(rng, edges),
        "authority": [{"from": Bare("2020-02-10"), "role": "agent", "compensation": "200.00"}],
    }


def people(world: World) -> None:
    """A post may have `until`; people come, go and change department."""
    for handle, role in STAFF.items():
        days = days_in_order(world.rng, world.edges, world.rng.choice([0, 0, 1, 2]))[world.rng.choice([0, 0, 0, 1]) :]
        posts = [post(world, role, day, number) for number, day in enumerate(days or [Bare("2026-01-01")])]
        world.add("staff", {"id": handle, "name": "李娜", "email": f"{handle}@example.com", "posts": posts})


def post(world: World, role: str, day: Bare, number: int) -> dict[str, Any]:
    """Department and roles, from a day and perhaps until one."""
    department = DEPARTMENTS[role] if number == 0 else world.rng.choice(["business", "finance", *DEPARTMENTS.values()])
    last = max(date.fromisoformat(day), date.fromisoformat(near(world.rng, world.edges)))
    until = {"until": Bare(last.isoformat())} if world.chance(20) else {}
    return {"from": day} | until | {"department": department, "post": role, "roles": [role]}


def customers(world: World) -> list[str]:
    """Undated ids (`CU-`) have six characters."""
    names = []
    for level in ("normal", "normal", "key"):
        contact = {"key": "wang", "name": "王小明", "phone": "13800001111"}
        content = {"id": f"CU-{world.letters(6)}", "name": "某某科技有限公司", "kind": "company", "level": level}
        world.add("customers", content | {"contacts": [contact], "address": "上海市"})
        names.append(content["id"])
    return names


def units(world: World, owners: list[str]) -> None:
    """Where a natural key exists it is the name (serial, model)."""
    for category in sorted(set(UNITS.values())):
        world.add("models", {"id": f"M-{category}", "name": "型号", "category": category})
    for serial, category in UNITS.items():
        owner = {"customer": world.rng.choice(owners), "from": Bare("2025-06-01")}
        content = {"id": serial, "model": f"M-{category}", "category": category, "owners": [owner]}
        world.add("units", content | {"delivered": Bare("2025-06-01"), "warranty": Bare("12mo"), "regime": "contract"})


def contracts(world: World, owners: list[str]) -> None:
    """A contract has `id, customer, from, until, units, promises`; in force on its first and last day."""
    for number in (1, 2):
        first = world.rng.choice(world.edges) + timedelta(days=world.rng.choice([-1, 0, 1]))
        last = first + timedelta(days=world.rng.choice([0, 1, 30]))
        entries = [
            {"from": day} | part_of(world.rng, promise(world.rng, ["office", "shop"]))
            for day in days_in_order(world.rng, [first, last], world.rng.randrange(2))
        ]
        content = {"id": f"HT-2025-{number:03}", "customer": owners[number], "from": Bare(first.isoformat())}
        content |= {"until": Bare(last.isoformat()), "units": [world.rng.choice(sorted(UNITS))], "promises": entries}
        world.add("contracts", content | ({"prices": world.any_case("Special")} if world.chance(60) else {}))


def new_world(seed: int) -> tuple[World, list[str]]:
    """A company by its seed, and its customers."""
    rng = Random(seed)
    edges = [date.fromisoformat(day) for day in rng.sample(EDGES, 2)]
    world = World(rng, Book(settings(rng, edges)), edges)
    people(world)
    owners = customers(world)
    units(world, owners)
    contracts(world, owners)
    return world, owners
