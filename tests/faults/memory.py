#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Memory runs out: at every size of address space, and at every call that asks for more.

svc then does its work, or says so (or dies before it has begun); no file is half written, and exit 0 means all is done.
"""
import collections
import resource

import harness
from harness import Report, at_once, faulty, files_in, lay, rubbish_in, run
from scenarios import Book
from stage import Stage, kind_of, spread

CALLS = {"brk", "mmap", "mremap", "clone3", "clone", "mprotect", "madvise"}  # mprotect: threads' heaps grow with it
STEP = 16 << 10     # bytes from one limit to the next
MOST = 120          # limits CI tries for each scenario, from too small for anything to enough
NAMES = ["new", "event", "edit", "void", "revisit", "batch", "enter", "family", "fmt", "init", "out", "source-again"]

Done = collections.namedtuple("Done", "scenario how code began faults")


class Squeezer(Stage):
    def enough(self, s):
        """The least address space, in steps, in which the scenario ends well."""
        low, high = 0, 1 << 16
        while high - low > 1:
            middle = (low + high) // 2
            lay(self.book(), self.base[s.name])
            low, high = (low, middle) if self.limited(s, middle).code == 0 else (middle, high)
        return high

    def limited(self, s, steps, words=None):
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (steps * STEP, steps * STEP))
        return run([self.svc, *(words or s.words)], self.book(), s.stdin, seed="run", before=limit, **s.env)

    def squeeze(self, task):
        name, how = task
        s = self.scenarios[name]
        if isinstance(how, int):
            lay(self.book(), self.base[name])
            result, began = self.limited(s, how), self.limited(s, how, ["--version"]).code == 0
            return self.judge(s, f"ulimit -v {how * STEP >> 10}", result, began)
        result = self.play(s, how)
        return self.judge(s, how, result, self.in_main(s, how))

    def in_main(self, s, how):
        """Whether the call is one of svc's, and not of the start of the C library, which just dies."""
        name, _, number = how.replace("+", "").split(":")
        calls = self.calls[s.name]
        main = next(i for i, c in enumerate(calls) if c.name == "fcntl")
        hit = next(i for i, c in enumerate(calls) if c.name == name and c.number == int(number.split("=")[1]))
        return hit > main

    def judge(self, s, how, result, began):
        now = files_in(self.book())
        faults = self.old_or_new(s, now)
        if result.hung:
            faults.append("hangs")
        elif result.code == 0 and now != self.new[s.name]:
            faults.append("exit 0, but not all is written")
        elif result.code == 0 and result.out != self.result[s.name].out:
            faults.append("exit 0, but its output lacks something")
        elif result.code and began and (result.code < 0 or "svc: error[" not in result.err):
            faults.append(f"exit {result.code}, without a message of svc's: {result.err.strip()[:200]}")
        elif result.code and began and now != self.base[s.name] and "written" not in result.err:
            faults.append(f"exit {result.code}, writes and doesn't say so: {result.err.strip()[:200]}")
        clean = now in (self.base[s.name], self.new[s.name]) and not rubbish_in(self.book())
        return Done(s.name, how, result.code, began, faults + ([] if faults or clean else self.recover(s)))


def main():
    given = harness.options(__doc__, ("--scenario", {}), ("--how", {"help": "such as brk:error=ENOMEM:when=5+"}))
    harness.need_strace()
    report = Report()
    with harness.workshop() as root:
        squeezer = Squeezer(given, root, Book(given.svc, root))
        tasks = []
        for name in [n for n in NAMES if given.scenario in (None, n)]:
            s = squeezer.scenarios[name]
            enough = squeezer.enough(s)
            sizes = list(range(enough * 3 // 4, enough + 40))
            tasks += [(name, size) for size in (sizes if given.all else spread(sizes, MOST))]
            tasks += [(name, f"{c.name}:error=ENOMEM:when={c.number}{more}") for c in squeezer.calls[name] if c.name in CALLS for more in ("", "+")]
        tasks = [t for t in tasks if given.how in (None, t[1])]
        done = at_once(given.jobs, squeezer.squeeze, tasks, 16)
        squeezer.tidy()
    for d in done:
        for what in d.faults:
            how = f"(cd BOOK; {d.how}; svc …)" if d.how.startswith("ulimit") else f"--how {d.how}"
            report.fail(f"{d.how.split(':')[0].split(' -')[0]}: {kind_of(what)}", f"tests/faults/memory.py --scenario {d.scenario} {how}")
    for name in dict.fromkeys(t[0] for t in tasks):
        codes = collections.Counter(f"{d.code}{'' if d.began else ' before main'}" for d in done if d.scenario == name)
        print(f"{name:13} {sum(codes.values()):4} squeezes; exits: " + ", ".join(f"{n}× {code}" for code, n in sorted(codes.items())))
    if not given.how and not any(d.code == 0 for d in done) or not any(d.code and d.began for d in done):
        report.fail("all went well, or nothing: the test is blind", "tests/faults/memory.py")
    report.end(f"{len(done)} squeezes")


if __name__ == "__main__":
    main()
