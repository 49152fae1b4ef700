# SPDX-License-Identifier: MIT
"""Where scenarios are played, undisturbed once and then with faults, and what must hold afterwards whatever failed."""
import glob
import os
import re
import sys
import time

from harness import calls_of, faulty, files_in, lay, rubbish_in, run
from scenarios import scenarios

OTHER = ["customer", "new", "--name", "另一家", "--kind", "company"]  # a write that has nothing to do with the scenario


OF_FILES = re.compile(r"\b(write\([12],|write\(\d+, \"(id: |svc: |\W*[a-z]+: )|close\(\d+\)|read\(\d+, \"(id: |svc: |TZif))")  # as far as a line tells


class Stage:
    def __init__(self, given, root, book):
        with open(given.svc, "rb") as binary:
            self.sanitized = b"__ubsan_" in binary.read()
        self.svc, self.root, self.began = given.svc, root, time.time()
        self.scenarios = {s.name: s for s in self.all_scenarios(book)}
        self.base = {s.name: {} if s.files is None else {**book.files, **s.files} for s in self.scenarios.values()}
        self.new, self.calls, self.result = {}, {}, {}
        for s in self.scenarios.values():
            self.look(s)

    def all_scenarios(self, book):
        return scenarios(book)

    def own(self, name):
        """A path in this process's own folder."""
        folder = os.path.join(self.root, str(os.getpid()))
        os.makedirs(folder, exist_ok=True)
        return os.path.join(folder, name)

    def book(self):
        return self.own("book")

    def look(self, s):
        """The undisturbed run: what it makes, and the calls that may fail."""
        lay(self.book(), self.base[s.name])
        result, calls = calls_of([self.svc, *s.words], self.book(), self.own("calls"), s.stdin, s.inject, s.follow, seed="run", **s.env)
        if result.code:
            sys.exit(f"{s.name} fails undisturbed: {result.err}")
        self.result[s.name], self.new[s.name], self.calls[s.name] = result, files_in(self.book()), calls

    def opening(self, s):
        """Number of the call with which it opens the book."""
        return next(i for i, c in enumerate(self.calls[s.name]) if "svc.yaml" in c.line or c.name == "mkdir")

    def own_calls(self, s):
        """From main on, without what a sanitizer does for itself: it looks at memory by writing it into a pipe."""
        calls = self.calls[s.name]
        calls = calls[next(i for i, c in enumerate(calls) if c.name == "fcntl"):]
        return [c for c in calls if not (self.sanitized and re.search(r"\b(pipe2\(|(write|read|close)\(\d+)", c.line) and not OF_FILES.search(c.line))]

    def play(self, s, *inject, **more):
        """The scenario on a new book, with faults beside what the scenario lacks."""
        lay(self.book(), self.base[s.name])
        return run(faulty([*s.inject, *inject], [self.svc, *s.words], s.follow), self.book(), s.stdin, seed="run", **s.env, **more)

    def old_or_new(self, s, now):
        base, new = self.base[s.name], self.new[s.name]
        faults = [f"{kind_of(path)} is a stray file" for path in now if path not in base and path not in new]
        return faults + [f"{kind_of(path)} is neither old nor new" for path in sorted(base.keys() | new.keys())
                         if now.get(path) not in (base.get(path), new.get(path))]

    def partial(self, s, result, now):
        """A list of the records that could be read, which says so with exit 3."""
        unread = result.code == 3 and "out.csv" in self.new[s.name]
        return unread and set(now.get("out.csv", b"").split(b"\n")) < set(self.new[s.name]["out.csv"].split(b"\n"))

    def recover(self, s):
        """The same input again, then another write: all is there once, and nothing is left over."""
        before = files_in(self.book())
        again = run([self.svc, *s.words], self.book(), s.stdin, seed="again", **s.env)
        after = files_in(self.book())
        complete = s.files is None and before == self.new[s.name] and again.code == 2  # "is a book already"
        faults = [] if again.code == 0 or complete else [f"the same input again: exit {again.code}: {again.err.strip()}"]
        strays = {p for p in before if p not in self.base[s.name] and p not in self.new[s.name]}
        if s.more:
            made = [after[p] for p in after.keys() - before.keys()]
            wanted = [self.new[s.name][p] for p in self.new[s.name].keys() - self.base[s.name].keys()]
            good = before.items() <= after.items() and [anonymous(m) for m in made] == [anonymous(w) for w in wanted]
        else:
            good = {p: b for p, b in after.items() if p not in strays} == self.new[s.name]
        if not good and again.code == 0:
            faults.append("the same input again doesn't complete it")
        return faults + self.other(after)

    def other(self, before):
        other = run([self.svc, *OTHER], self.book(), seed="other")
        after = files_in(self.book())
        if other.code:
            return [f"the next write: exit {other.code}: {other.err.strip()}"]
        faults = [] if len(after) == len(before) + 1 and before.items() <= after.items() else ["the next write does something else"]
        # What is .kept is the only copy of the old contents, and there to stay.
        left = [name for name in rubbish_in(self.book()) if not name.endswith(".kept")]
        return faults + ([f"the next write leaves in .svc/tmp: {', '.join(left)}"] if left else [])

    def tidy(self):
        """Removes drafts of killed edits; svc keeps them in /tmp."""
        time.sleep(1)
        for path in glob.glob("/tmp/svc-edit-*.yaml"):
            if not self.began < os.path.getmtime(path) < time.time() - 1:
                continue
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
            if not text or any(word in text for word in self.scenarios["editor"].words if word.startswith("T-")):
                os.unlink(path)


def kind_of(text):
    """A path or message without what is random in it, so that equal failures are told once."""
    text = re.sub(r"/dev/shm/svc-faults-\w+/\d+/book", "BOOK", text)
    text = re.sub(r"\b(CU|[A-Z])-(\d{8}-)?[0-9A-Z]{5,6}\b", r"\1-…", text)
    text = re.sub(r"(tickets|repairs|revisits|complaints)/\d{4}/\d\d/", "", text)
    return re.sub(r"out\.csv\.\w{6}", "out.csv.XXXXXX", text)


def anonymous(record):
    return re.sub(rb"[TCRV]-\d{8}-\w{5}(-\w{3})?", b"ID", record)


def spread(items, most):
    """At most so many of them, evenly."""
    return items if len(items) <= most else [items[i * len(items) // most] for i in range(most)]
