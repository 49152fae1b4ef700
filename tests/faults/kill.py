#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""svc is killed before every single system call of every kind of write.

Afterwards each file is old or new, git sees nothing else, the same input entered again completes it, and the next writer
sweeps what was left. Then the sweeping itself is killed, call by call.
"""
import collections
import sys

import harness
from harness import Report, at_once, calls_of, faulty, files_in, rubbish_in, run
from scenarios import Book
from stage import OTHER, Stage, kind_of, spread

SWEEPS = 2                                   # of the states that need sweeping, how many CI sweeps with kills, for each scenario
REPEATS = {"batch": 3, "enter": 2, "enter-plain": 3}  # these do the same again and again: CI takes every third call of their middle

Done = collections.namedtuple("Done", "scenario point killed rubbish faults")


class Killer(Stage):
    def points(self, s, every):
        lacks = {i.split(":")[0] for i in s.inject}
        calls = [c for c in self.calls[s.name][self.opening(s):] if c.name not in lacks]
        step = 1 if every else REPEATS.get(s.name, 1)
        return len(calls), [f"{c.name}:{c.number}" for i, c in enumerate(calls) if i % step == 0 or i < 80 or i >= len(calls) - 80]

    def kill(self, s, point):
        name, number = point.split(":")
        return self.play(s, f"{name}:signal=KILL:when={number}")

    def point(self, task):
        name, point = task
        s = self.scenarios[name]
        result = self.kill(s, point)
        faults = ["it hangs"] if result.hung else []
        if result.code not in (0, -9):
            faults.append(f"exit {result.code}: {result.err}")
        faults += self.old_or_new(s, files_in(self.book()))
        rubbish = len(rubbish_in(self.book()))
        return Done(name, point, result.code == -9, rubbish, faults + self.recover(s))

    def sweep(self, task):
        """Kills the next writer at every call of its sweep; the one after that finds nothing to complain about."""
        name, point = task
        s, faults, kills = self.scenarios[name], [], 0
        self.kill(s, point)
        words = OTHER if "svc.yaml" in files_in(self.book()) else s.words
        _, calls = calls_of([self.svc, *words], self.book(), self.own("calls"), seed="other")
        first = next((i for i, c in enumerate(calls) if '".svc/tmp"' in c.line), len(calls))
        last = max((i for i, c in enumerate(calls) if c.name == "unlinkat"), default=first)
        for call in calls[first:last + 2]:
            self.kill(s, point)
            swept = run(faulty([f"{call.name}:signal=KILL:when={call.number}"], [self.svc, *words]), self.book(), seed="other")
            kills += swept.code == -9
            faults += self.old_or_new(s, files_in(self.book())) + self.recover(s)
        return Done(name, point, kills, 0, faults)


def tell(report, killer, name, tried, done, swept):
    s = killer.scenarios[name]
    points, _ = killer.points(s, True)
    killed, sweeps, dirty = sum(d.killed for d in done), sum(d.killed for d in swept), sum(d.rubbish > 0 for d in done)
    print(f"{name:13} {killed:4} kills at {tried} of {points} points (at least {s.floor}); {dirty} left rubbish; {sweeps} kills while sweeping it")
    if points < s.floor or killed < 0.9 * tried:
        report.fail(f"{name}: at least {s.floor} points are expected, and that nearly all are kills", "tests/faults/kill.py --scenario " + name)


def main():
    given = harness.options(__doc__, ("--scenario", {}), ("--point", {"help": "such as fsync:2"}), ("--list", {"action": "store_true", "help": "the points"}))
    harness.need_strace()
    report = Report()
    with harness.workshop() as root:
        killer = Killer(given, root, Book(given.svc, root))
        names = [n for n in killer.scenarios if given.scenario in (None, n)]
        tasks = [(n, p) for n in names for p in killer.points(killer.scenarios[n], given.all or given.point)[1] if given.point in (None, p)]
        if given.list:
            return print("\n".join(f"{c.name}:{c.number}  {c.line}" for n in names for c in killer.calls[n]))
        done = sorted(at_once(given.jobs, killer.point, tasks), key=lambda d: (d.scenario, d.point))
        dirty = [t for n in names for t in spread([(n, d.point) for d in done if d.scenario == n and d.rubbish], sys.maxsize if given.all else SWEEPS)]
        swept = at_once(given.jobs, killer.sweep, dirty, 1)
        killer.tidy()
    for d in done + swept:
        for fault in d.faults:
            report.fail(f"{d.scenario}: {kind_of(fault)}", f"tests/faults/kill.py --scenario {d.scenario} --point {d.point}")
    for n in names:
        tell(report, killer, n, sum(t[0] == n for t in tasks), [d for d in done if d.scenario == n], [d for d in swept if d.scenario == n])
    if len(names) > 1 and not any(d.killed for d in swept):
        report.fail("no kill left anything to sweep: the test is blind", "tests/faults/kill.py")
    report.end(f"{sum(d.killed for d in done)} kills in {len(names)} scenarios, {sum(d.killed for d in swept)} while sweeping")


if __name__ == "__main__":
    main()
