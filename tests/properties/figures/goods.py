"""What work and parts cost in a random book: price lists, quoted parts, and the parts a visit put in."""
from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from canonical import Bare
from world import World, days_in_order

PARTS = ["PSU-550", "FAN-80", "disk", "0071", "no", "cable"]
PRICES = ["480.00", "90.00", "0.00", "0.01", "12.34", "99999.99"]
COSTS = ["300.00", "42.00", "0.05", "0.00"]
QUANTITIES = ["1", "1", "1", "2", "3", "12"]


def priced(rng: Random, part: str) -> dict[str, str]:
    """`price` and `cost` per part; what some cost nobody knows."""
    return {"part": part, "price": rng.choice(PRICES)} | ({"cost": rng.choice(COSTS)} if rng.randrange(3) else {})


def price_entry(rng: Random, day: date) -> dict[str, Any]:
    """An entry counts whole: what it lacks isn't taken from an older one."""
    listed = rng.sample(PARTS, rng.randrange(1, len(PARTS)))
    entry: dict[str, Any] = {"from": day, "hour": rng.choice(PRICES)} | ({"visit": "150.00"} if rng.randrange(2) else {})
    return entry | {"parts": [priced(rng, part) for part in sorted(listed)]}


def price_lists(world: World) -> None:
    """The list named standard holds unless a contract names another; a few books have none."""
    for name, percent in (("standard", 85), ("Special", 100)):
        if world.chance(percent):
            days = days_in_order(world.rng, world.edges, world.rng.randrange(4))[world.rng.randrange(2) :]
            entries = [price_entry(world.rng, day) for day in days or [Bare("2026-01-01")]]
            world.add("prices", {"id": name, "name": "服务报价价格表", "entries": entries})


def quoted_parts(world: World) -> list[dict[str, Any]]:
    """parts: [{part, qty, price}]."""
    chosen = world.rng.sample(PARTS, world.rng.choice([0, 1, 1, 2]))
    return [{"part": part, "qty": amount(world), "price": world.rng.choice(PRICES)} for part in chosen]


def used_parts(world: World) -> list[dict[str, Any]]:
    """parts: [{part, qty, price, charged, out, in}]; only part and qty are always there."""
    found = []
    for _ in range(world.rng.choice([1, 1, 2, 3])):
        part: dict[str, Any] = {"part": world.rng.choice(PARTS), "qty": amount(world)}
        part |= {"price": world.rng.choice(PRICES)} if world.chance(75) else {}
        part |= {"charged": Bare(world.rng.choice(["true", "true", "false"]))} if world.chance(80) else {}
        part |= {"out": f"OLD-{world.letters(4)}", "in": f"NEW-{world.letters(4)}"} if world.chance(20) else {}
        found.append(part)
    return found


def amount(world: World) -> Bare:
    """A whole number of pieces."""
    return Bare(world.rng.choice(QUANTITIES))


def spent(world: World) -> dict[str, Any]:
    """`leave {labour?, parts?}`: what a visit came to."""
    labour = {"labour": world.rng.choice(PRICES)} if world.chance(50) else {}
    return labour | ({"parts": used_parts(world)} if world.chance(50) else {})
