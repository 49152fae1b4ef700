"""What happens to the cases of a random book; coincidences and edges are sought, not avoided."""
from __future__ import annotations

from typing import Any

from book import Event, Instant, Record, record_from
from canonical import Bare
from cases import TicketCase
from goods import quoted_parts, spent
from periods import later
from promises import rules_of
from world import DAY, HOUR, MINUTE, STAFF, UNITS, World

Happening = dict[str, Any]  # `at` as an instant, `do`, and the event's own fields

TRUE, FALSE = Bare("true"), Bare("false")


def truth(holds: bool) -> Bare:
    """Booleans are `true` and `false`."""
    return TRUE if holds else FALSE


def happening(at: Instant, do: str, **fields: Any) -> Happening:
    """Every event has `at`, `by`, `do`."""
    return {"at": at, "do": do} | {key.rstrip("_"): value for key, value in fields.items()}


def somebody(world: World) -> str:
    """A staff handle is compared without case."""
    handle = world.rng.choice(sorted(STAFF))
    return world.any_case(handle) if world.chance(5) else handle


def raw(world: World, event: Happening) -> dict[str, Any]:
    """svc adds `entered` when somebody else typed it in, and `logged` when that was more than five minutes after `at`."""
    written = {"at": world.stamp(event["at"]), "by": somebody(world), "do": event["do"]}
    written |= {key: value for key, value in event.items() if key not in ("at", "do")}
    if world.chance(5):
        written["entered"] = somebody(world)
    if world.chance(12):
        written["logged"] = world.stamp(event["at"] + world.rng.choice([10 * MINUTE, HOUR, DAY]))
    return written


def voided(world: World, events: list[Happening]) -> list[Happening]:
    """`do: void` takes out the events with that verb and that instant that stand above it in the file."""
    if not events or not world.chance(14):
        return events
    wrong = world.rng.choice(events)
    name = Bare(f"{wrong['do']}@{world.stamp(wrong['at'])}")
    late = world.rng.choice([MINUTE, HOUR, DAY, 40 * DAY])
    void = happening(wrong["at"] + late, "void", event=name, why="wrong case")
    again = [wrong | {"at": wrong["at"] + world.rng.choice([0, 0, HOUR])}] if world.chance(60) else []
    where = world.rng.choice([len(events), len(events), world.rng.randrange(len(events) + 1)])
    return [*events[:where], void, *again, *events[where:]]


def in_file_order(world: World, events: list[Happening]) -> list[Happening]:
    """A new event is added at the end of the file: usually in order of time, sometimes entered late."""
    ordered = sorted(events, key=lambda e: e["at"])
    if world.chance(20):
        ordered.append(ordered.pop(world.rng.randrange(len(ordered))))
    return voided(world, ordered)


def store(world: World, kind: str, head: dict[str, Any], events: list[Happening]) -> Record:
    """The head says what the case is; `events` says what happened."""
    content = head | {"events": [raw(world, event) for event in in_file_order(world, events)]}
    world.add(kind, content)
    return record_from(content)


# Tickets


def appointment(world: World, start: Instant) -> Happening:
    """`appoint {for, until?, asked_by: customer|us, work?}`; sometimes its `for` is before its `at`."""
    at = start + world.rng.choice([0, MINUTE, 30 * MINUTE, HOUR, world.span()])
    meant = max(at + world.span() - (2 * HOUR if world.chance(10) else 0), 0)
    fields: dict[str, Any] = {"for_": world.stamp(meant)}
    if world.chance(35):
        fields["until"] = world.stamp(meant + world.rng.choice([30 * MINUTE, HOUR, 2 * HOUR]))
    return happening(at, "appoint", **fields, asked_by="us" if world.chance(20) else "customer")


def pauses(world: World, start: Instant) -> list[Happening]:
    """`pause {why: customer|parts|other, text} · resume`, overlapping now and then."""
    found = []
    for _ in range(world.rng.choice([0, 0, 0, 1, 1, 2, 3])):
        at = start + world.span()
        found.append(happening(at, "pause", why=world.rng.choice(["customer", "customer", "parts", "other"]), text="waits"))
        if world.chance(70):
            found.append(happening(at + world.rng.choice([world.span(), world.span(), 40 * DAY]), "resume"))
    return found


def cancellation(world: World, at: Instant) -> Happening:
    """`cancel {why: duplicate|withdrawn|error, of?}`."""
    return happening(at, "cancel", why=world.rng.choice(["withdrawn", "withdrawn", "withdrawn", "error", "duplicate"]))


def ending(world: World, start: Instant) -> list[Happening]:
    """Restored, closed, reopened, restored again."""
    at = start + world.span()
    found = [happening(at, "restore", how=world.rng.choice(["remote", "bench", "replacement"]))] if world.chance(55) else []
    while world.chance(65) and len(found) < 8:
        at += world.span()
        found.append(happening(at, "close"))
        if not world.chance(45):
            break
        at += world.span()
        found.append(happening(at, "reopen", why="again"))
        if world.chance(60):
            at += world.span()
            found.append(happening(at, "restore", how="remote"))
    return found


def ticket_events(world: World, start: Instant) -> list[Happening]:
    """respond · assign · appoint · pause · resume · restore · close · reopen · cancel · escalate · note."""
    events = [happening(start, "receive")] if world.chance(94) else [happening(start, "note", text="a call")]
    events += [happening(start + world.span(), "receive")] if world.chance(4) else []
    for _ in range(world.rng.choice([0, 1, 1, 1, 1, 1, 2])):
        events.append(happening(start + world.rng.choice([0, 30 * MINUTE, HOUR, world.span()]) + world.wobble(), "respond"))
    for _ in range(world.rng.choice([0, 0, 0, 1, 2])):
        events.append(happening(start + world.span(), "assign", to=somebody(world)))
    for _ in range(world.rng.choice([0, 0, 1, 1, 1, 2])):
        events.append(appointment(world, start))
    events += pauses(world, start) + ending(world, start)
    if world.chance(10):
        events.append(cancellation(world, start + world.span()))
    if world.chance(10):
        events.append(happening(start + world.span(), "note", text="说明"))
    return [e | {"at": max(0, e["at"])} for e in events]


def ticket_head(world: World, owners: list[str], start: Instant) -> dict[str, Any]:
    """Customer optional for consult and other; unit, contract, priority, complaint optional."""
    rng = world.rng
    kind = rng.choice(["repair"] * 10 + ["install", "install", "booking", "booking", "consult", "other", "return"])
    head: dict[str, Any] = {"id": f"T-{world.key(start)}", "kind": kind}
    head["channel"] = rng.choice(["hotline", "web", "email", "wechat", "visit", "other"])
    customer = rng.choice(owners)
    if kind not in ("consult", "other") or world.chance(50):
        head["customer"] = customer
    if world.chance(60):
        head["unit"] = world.any_case(rng.choice(sorted(UNITS)))
    if world.chance(30) and "customer" in head and customer != owners[0]:
        head["contract"] = f"HT-2025-{owners.index(customer):03}"
    if world.chance(40):
        head["priority"] = rng.choice(["low", "normal", "high", "urgent"])
    return head | {"summary": rng.choice(["服务器无法启动,电源风扇异响", "no power", "123"])}


# Repairs


def repair_events(world: World, start: Instant) -> list[Happening]:
    """dispatch · arrive · diagnose · quote · answer · leave · sign · cancel."""
    at = start + world.span()
    events = [happening(at, "dispatch")]
    for _ in range(world.rng.choice([0, 1, 1, 1, 2])):
        events.append(happening(at + world.span(), "arrive"))
    for _ in range(world.rng.choice([0, 1, 1, 2])):
        events.append(diagnosis(world, at + world.span()))
    for _ in range(world.rng.choice([0, 0, 1, 1, 2])):
        events.append(quotation(world, at + world.span()))
    for _ in range(world.rng.choice([0, 1, 1, 2])):
        events.append(happening(at + world.span(), "answer", accepted=truth(world.chance(45))))
    for _ in range(world.rng.choice([0, 1, 1, 2])):
        events.append(leaving(world, at + world.span(), world.chance(60)))
    if world.chance(10):
        events.append(happening(at + world.span(), "cancel", why="not needed"))
    return events


def diagnosis(world: World, at: Instant) -> Happening:
    """`diagnose {finding, cause, warranty, chargeable, because}`."""
    cause = world.rng.choice(["quality", "misuse", "wear", "accident"])
    warranty = world.rng.choice(["in", "out", "out"])
    chargeable = truth(warranty == "out" or cause in ("misuse", "accident"))
    return happening(at, "diagnose", finding="fan", cause=cause, warranty=warranty, chargeable=chargeable, because="rule")


def quotation(world: World, at: Instant) -> Happening:
    """`quote {labour, parts: [{part, qty, price}], total}`."""
    parts = quoted_parts(world)
    return happening(at, "quote", labour="100.00", **({"parts": parts} if parts else {}), total="580.00")


def leaving(world: World, at: Instant, fixed: bool) -> Happening:
    """`leave {fixed: bool, why?: parts|skill|customer|other, action, labour?, parts?}`."""
    why = {} if fixed else {"why": "parts"}
    return happening(at, "leave", fixed=truth(fixed), **why, action="replaced the fan", **spent(world))


def repairs(world: World, ticket: dict[str, Any], start: Instant) -> list[tuple[dict[str, Any], list[Happening]]]:
    """A repair ticket is about one unit, its repairs name the same."""
    found = []
    count = world.rng.choice([0, 1, 1, 1, 2, 3]) if ticket["kind"] in ("repair", "install") else world.rng.choice([0, 0, 1])
    names = sorted({world.letters(3) for _ in range(count)})
    category = world.rng.choice(sorted(set(UNITS.values())))
    for name in names:
        unit = ticket.get("unit") or world.rng.choice([u for u in UNITS if UNITS[u] == category])
        head = {"id": f"R-{ticket['id'][2:]}-{name}", "ticket": ticket["id"], "unit": world.any_case(unit)}
        head |= {"where": world.rng.choice(["site", "site", "bench", "remote"]), "engineer": "zhao"}
        found.append((head, repair_events(world, start)))
    return found


# Aiming at what the model computes


def aimed(world: World, case: TicketCase) -> list[Happening]:
    """Exactly at the deadline is in time: events exactly at a deadline, a second before or after."""
    found = []
    far = case.as_of
    for limit, verbs in (
        (case.respond_deadline, ["respond"]),
        (case.arrive_deadline, ["appoint"]),
        (case.restore_deadline, ["restore", "restore", "cancel", "appoint", "close", "pause"]),
    ):
        if limit is not None and limit < far and world.chance(25):
            found.append(at_limit(world, limit + world.rng.choice([-1, 0, 0, 1]), world.rng.choice(verbs)))
    if case.restored is not None and world.chance(30):
        window = rules_of(world.book, world.edges[0])["first_fix_window"]
        window_end = later(case.restored, window, world.book.zone)
        world.windows_end.append((window_end, case.ticket.head.get("unit", "SN0001")))
        if world.chance(40):
            found.append(happening(window_end + world.rng.choice([-1, 0, 1]), "reopen", why="again"))
    return found


def at_limit(world: World, at: Instant, verb: str) -> Happening:
    """One event of that verb at that instant."""
    if verb == "appoint":
        meant = {"for": world.stamp(at + world.rng.choice([0, HOUR])), "until": world.stamp(at + DAY)}
        return appointment(world, at) | meant | {"at": at}
    if verb == "cancel":
        return cancellation(world, at)
    fields = {"restore": {"how": "remote"}, "pause": {"why": "customer", "text": "waits"}}.get(verb, {})
    return happening(at, verb, **fields)


def aimed_at_repair(world: World, case: TicketCase, events: list[Happening]) -> list[Happening]:
    """Arrivals, answers and quotes exactly at their limits."""
    found = []
    limits = [(case.arrive_deadline, "arrive"), (case.restore_deadline, "answer"), (case.restore_deadline, "leave")]
    diagnoses = [e["at"] for e in events if e["do"] == "diagnose" and e["chargeable"] == TRUE]
    limits.append((case.due("quote", min(diagnoses), []) if diagnoses else None, "quote"))
    for limit, verb in limits:
        if limit is not None and limit < case.as_of and world.chance(18):
            at = limit + world.rng.choice([-1, 0, 0, 1])
            made = {"arrive": happening(at, "arrive"), "answer": happening(at, "answer", accepted=FALSE)}
            made |= {"leave": leaving(world, at, True), "quote": quotation(world, at)}
            found.append(made[verb])
    return found


def tell_ticket(world: World, owners: list[str]) -> None:
    """A ticket, its repairs and its call-backs."""
    start = world.moment()
    head_unit = None
    if world.windows_end and world.chance(25):
        window_end, head_unit = world.rng.choice(world.windows_end)
        start = window_end + world.rng.choice([-1, 0, 0, 1])
    complaint = world.rng.choice(sorted(world.complained)) if world.complained and world.chance(20) else None
    if complaint and world.chance(75):
        start = world.complained[complaint] + world.span()
    head = ticket_head(world, owners, start)
    head |= {"complaint": complaint} if complaint else {}
    head |= {"unit": world.any_case(head_unit)} if head_unit else {}
    own, work = ticket_events(world, start), repairs(world, head, start)
    ticket = plain_record(world, head, own)
    case = TicketCase(world.book, ticket, [plain_record(world, *repair) for repair in work], start + 60 * DAY)
    own += aimed(world, case)
    store(world, "tickets", head, own)
    for repair_head, events in work:
        store(world, "repairs", repair_head, events + aimed_at_repair(world, case, events))
    tell_calls(world, head["id"], [e["at"] for e in own if e["do"] in ("close", "reopen", "restore")] or [start])


def plain_record(world: World, head: dict[str, Any], events: list[Happening]) -> Record:
    """The case as it would stand without late entries and voids."""
    in_order = sorted(events, key=lambda e: e["at"])
    return Record(head["id"], head, [Event(head["id"], place, e["at"], e["do"], e) for place, e in enumerate(in_order)])


# Call-backs


def tell_calls(world: World, case: str, turns: list[Instant]) -> None:
    """A revisit under the key of its case; seldom a second record of the same case under another key."""
    if world.chance(35):
        return
    store(world, "revisits", {"id": f"V-{case[2:]}", "of": case}, call_events(world, turns))
    if world.chance(10):
        store(world, "revisits", {"id": f"V-{world.key(turns[0])}", "of": case}, call_events(world, turns))


def call_events(world: World, turns: list[Instant]) -> list[Happening]:
    """call {via, answered, answers?, remark} · submit {to}."""
    events = []
    for _ in range(world.rng.choice([1, 1, 2, 3, 4])):
        at = world.rng.choice(turns) + world.rng.choice([0, 0, world.span(), world.span()])
        answered = world.chance(65)
        reply = {"answers": answers(world)} if answered and world.chance(92) else {}
        events.append(happening(at, "call", via="phone", answered=truth(answered), **reply, remark="说明"))
    if world.chance(20):
        events.append(happening(max(e["at"] for e in events), "submit", to="gu"))
    return events


def answers(world: World) -> dict[str, Any]:
    """answers {in_time: bool, one_visit: bool, expertise: 1..5, conduct: 1..5, overall: 1..5}."""
    whole = {"in_time": TRUE, "one_visit": truth(world.chance(70)), "expertise": Bare("4"), "conduct": Bare("5")}
    whole["overall"] = Bare(world.rng.choice("1234455"))
    return {key: value for key, value in whole.items() if world.chance(90)} or {"in_time": FALSE}
