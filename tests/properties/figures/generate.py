#!/usr/bin/env python3
"""Writes a random small but valid book, the same one for the same seed: python3 generate.py DIRECTORY SEED [CASES]."""
from __future__ import annotations

import sys
from pathlib import Path

from canonical import write
from goods import price_lists
from stories import tell_ticket
from stories_complaints import tell_complaint
from world import new_world


def path_of(kind: str, record: str) -> str:
    """`tickets/2026/02/T-20260210-7K3QF.yaml`, and every other dated kind the same way: year/month of the id."""
    if kind in ("tickets", "repairs", "complaints", "revisits"):
        return f"{kind}/{record[2:6]}/{record[6:8]}/{record}.yaml"
    return f"{kind}/{record}.yaml"


def generate(directory: str | Path, seed: int, cases: int = 30) -> None:
    """The files are the only truth; one record, one file, one name."""
    world, owners = new_world(seed)
    price_lists(world)
    for number in range(cases):
        if number % 5 == 4:
            tell_complaint(world, owners)
        else:
            tell_ticket(world, owners)
    root = Path(directory)
    write(root / "svc.yaml", world.book.settings)
    for (kind, record), content in world.contents.items():
        write(root / path_of(kind, record), content)


if __name__ == "__main__":
    generate(sys.argv[1], int(sys.argv[2]), *map(int, sys.argv[3:4]))
