#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Memory runs out: at every size of address space, and at every call that asks for more.

svc then does its work, or says so (or dies before it has begun); no file is half written, and exit 0 means all is done.
"""
import collections
import re
import resource

import harness
from harness import Report, at_once, files_in, lay, rubbish_in, run
from scenarios import Book, Scenario, json_lines
from stage import Stage, kind_of, spread

# A failing brk returns the old end (0 will do): strace's error=ENOMEM would look like an end far away. malloc then turns to
# mmap. Heaps of threads grow with mprotect.
CALLS = {"brk": "retval=0", "mmap": "error=ENOMEM", "mremap": "error=ENOMEM", "clone3": "error=EAGAIN", "clone": "error=EAGAIN", "mprotect": "error=ENOMEM"}
NO_MMAP = "mmap:error=ENOMEM"
STEP = 4 << 10      # bytes from one limit to the next
MOST = 40           # limits CI tries for each scenario, from too small for anything to enough
NAMES = ["large", "new", "event", "edit", "void", "revisit", "batch", "enter", "family", "fmt", "init", "out", "source-again", "import"]

Done = collections.namedtuple("Done", "scenario how code began faults")


def large():
    """Four hundred tickets at once, whose making takes some megabytes."""
    return Scenario("large", 0, ["new", "--from", "-"], json_lines({"ticket": {"kind": "other", "channel": "web", "summary": f"第 {n} 件" * 40, "source": {"system": "erp", "id": f"L-{n}"}}}
                                                                   for n in range(400)))


class Squeezer(Stage):
    def all_scenarios(self, book):
        return [*super().all_scenarios(book), large()]

    def least(self, s, words):
        """The least address space, in steps, in which a command ends well."""
        low, high = 0, 1 << 18
        while high - low > 1:
            middle = (low + high) // 2
            lay(self.book(), self.base[s.name])
            low, high = (low, middle) if self.limited(s, middle, words).code == 0 else (middle, high)
        return high

    def tasks(self, s, every):
        sizes = list(range(self.least(s, ["--version"]) - 2, self.least(s, s.words) + 8))
        yield from sizes if every else spread(sizes, MOST)
        for c in self.calls[s.name]:
            if c.name in CALLS:
                yield f"{c.name}:{CALLS[c.name]}:when={c.number}"
                yield f"{c.name}:{CALLS[c.name]}:when={c.number}+"
                if c.name == "brk":
                    yield f"{c.name}:{CALLS[c.name]}:when={c.number}+ {NO_MMAP}"

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
        result = self.play(s, *how.split())
        return self.judge(s, how, result, self.in_main(s, how))

    def in_main(self, s, how):
        """Whether the call is one of svc's, and not of the start of the C library, which just dies."""
        name, number = re.match(r"(\w+):.*when=(\d+)", how.split()[0]).groups()
        calls = self.calls[s.name]
        main = next(i for i, c in enumerate(calls) if c.name == "fcntl")
        return next((i for i, c in enumerate(calls) if (c.name, c.number) == (name, int(number))), main) > main

    def judge(self, s, how, result, began):
        now = files_in(self.book())
        if self.partial(s, result, now):
            return Done(s.name, how, result.code, began, self.recover(s))
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
        names = [n for n in NAMES if given.scenario in (None, n)]
        tasks = [(n, how) for n in names for how in squeezer.tasks(squeezer.scenarios[n], given.all) if given.how in (None, how)]
        done = at_once(given.jobs, squeezer.squeeze, tasks, 16)
        squeezer.tidy()
    for d in done:
        for what in d.faults:
            how = f"under {d.how}" if d.how.startswith("ulimit") else f"--how '{d.how}'"
            report.fail(f"{d.how.split(':')[0].split(' -')[0]}: {kind_of(what)}", f"tests/faults/memory.py --scenario {d.scenario} {how}")
    for name in dict.fromkeys(t[0] for t in tasks):
        codes = collections.Counter(f"{d.code}{'' if d.began else ' before main'}" for d in done if d.scenario == name)
        print(f"{name:13} {sum(codes.values()):4} squeezes; exits: " + ", ".join(f"{n}× {code}" for code, n in sorted(codes.items())))
    if not given.how and not (any(d.code == 0 for d in done) and any(d.code and d.began for d in done)):
        report.fail("all went well, or nothing: the test is blind", "tests/faults/memory.py")
    report.end(f"{len(done)} squeezes")


if __name__ == "__main__":
    main()
