"""What happens to the complaints of a random book."""
from __future__ import annotations

from typing import Any

from book import Instant
from goods import PRICES
from measures import GRADES, grade
from stories import Happening, happening, store, tell_calls
from world import World

GROUNDS = ["voiced", "voiced", "unsettled", "unsettled", "authority", "court", "online", "group", "injury", "loss"]
CHANNELS = ["hotline", "web", "email", "wechat", "visit", "other"]


def judged(world: World, graded: bool) -> dict[str, Any]:
    """grade: general, at least what the grounds demand."""
    grounds = sorted(set(world.rng.choices(GROUNDS, k=world.rng.choice([1, 1, 2]))))
    least = GRADES.index(grade({"grounds": grounds}))
    chosen = world.rng.choice([least, least, 2])
    return {"grounds": grounds} | ({"grade": GRADES[chosen]} if graded or world.chance(70) else {})


def settlement(world: World) -> dict[str, Any]:
    """`settle {result, amount?}`."""
    return {"result": "repaired"} | ({"amount": world.rng.choice(PRICES)} if world.chance(60) else {})


def path(world: World) -> list[tuple[str, dict[str, Any]]]:
    """respond · propose · agree · reject · escalate · regrade · settle · close · reopen."""
    return [
        ("respond", {}),
        ("propose", {"plan": "pay it", "kind": "compensation", "amount": "99.00"}),
        world.rng.choice([("agree", {}), ("reject", {"why": "too little"}), ("escalate", {"to": "gu", "why": "too much"})]),
        ("regrade", judged(world, True) | {"why": "worse"}),
        ("settle", settlement(world)),
        ("close", {}),
        ("reopen", {"why": "again"}),
        ("regrade", judged(world, True) | {"why": "settled now"}),
        ("settle", settlement(world)),
        ("close", {}),
    ]


def complaint_events(world: World, start: Instant) -> list[Happening]:
    """It starts with `receive`, and goes some of the way."""
    events = [happening(start, "receive")] if world.chance(95) else [happening(start, "note", text="late")]
    seldom, at = {"regrade": 25, "reopen": 40}, start
    for verb, fields in path(world)[: world.rng.choice([2, 5, 6, 10, 10])]:
        at += world.span()
        if world.chance(seldom.get(verb, 80)):
            events.append(happening(at, verb, **fields))
    if world.chance(12):
        events.append(happening(start + world.span(), "cancel", why=world.rng.choice(["error", "withdrawn", "duplicate"])))
    return events


def tell_complaint(world: World, owners: list[str]) -> None:
    """Customer optional with grounds `group`; about optional."""
    start = world.moment()
    head: dict[str, Any] = {"id": f"C-{world.key(start)}"}
    first_judged = judged(world, False)
    if "group" not in first_judged["grounds"] or world.chance(50):
        head["customer"] = world.rng.choice(owners)
    if world.book.tickets and world.chance(40):
        head["about"] = [world.rng.choice(sorted(world.book.tickets))]
    head |= {"channel": world.rng.choice(CHANNELS)} | first_judged | {"summary": "慢"}
    events = complaint_events(world, start)
    store(world, "complaints", head, events)
    world.complained[head["id"]] = start
    tell_calls(world, head["id"], [e["at"] for e in events if e["do"] in ("close", "reopen")] or [start])
