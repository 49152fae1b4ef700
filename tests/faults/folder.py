#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A csv-set takes its place whole: svc is killed before every system call that makes the folder, and each of these calls fails.

Afterwards the folder is the old one, the new one or, where there was none, none; exit 0 means the new one; running it again
leaves the new one and nothing beside it.
"""
import collections
import os
import shutil

import harness
from harness import Report, at_once, calls_of, faulty, files_in, run
from scenarios import Book

ERRORS = {"mkdir": ["EACCES", "ENOSPC"], "openat": ["EMFILE", "ENOSPC"], "write": ["ENOSPC", "EIO"], "fsync": ["EIO"], "flock": ["ENOLCK"],
          "renameat2": ["EINVAL", "EACCES"], "rename": ["EACCES"], "unlinkat": ["EACCES"], "rmdir": ["EACCES"], "fchmod": ["EPERM"], "getdents64": ["EIO"]}
FLOOR = 60   # fewer tries than this: the test has gone blind
Task = collections.namedtuple("Task", "old inject")
Done = collections.namedtuple("Done", "task hit faults")


class Folder:
    def __init__(self, svc, root):
        self.root, self.book = root, Book(svc, root)
        self.words = [svc, "--book", self.book.folder, "export", "ticket", "customer", "--reveal", "-q", "-O", "csv-set", "-o", "set"]
        self.old = {"ticket.csv": b"id\n", "datapackage.json": b"{}\n"}
        self.tasks = []
        for old in (False, True):
            place = self.place(f"look{old}", old)
            result, calls = calls_of(self.words, place, os.path.join(root, "calls"))
            assert result.code == 0, result.err
            self.new = files_in(os.path.join(place, "set"))
            first = next(i for i, c in enumerate(calls) if ".svc-new-" in c.line)
            for call in calls[first:]:
                if call.name in ERRORS or call.name in ("close", "fcntl"):
                    self.tasks.append(Task(old, f"{call.name}:signal=KILL:when={call.number}"))
                self.tasks += [Task(old, f"{call.name}:error={e}:when={call.number}") for e in ERRORS.get(call.name, [])]

    def place(self, name, old):
        """An empty folder, or one with an old set."""
        place = os.path.join(self.root, name)
        shutil.rmtree(place, ignore_errors=True)
        os.mkdir(place)
        if old:
            harness.lay(os.path.join(place, "set"), self.old)
        return place

    def attempt(self, task):
        place = self.place(f"try{os.getpid()}", task.old)
        result = run(faulty([task.inject], self.words), place)
        is_there = files_in(os.path.join(place, "set")) if os.path.isdir(os.path.join(place, "set")) else None
        faults = []
        if is_there != self.new and (is_there != self.old if task.old else is_there is not None):
            faults.append(f"neither old nor new: {sorted(is_there or [])}")
        if result.code == 0 and is_there != self.new:
            faults.append("exit 0, and it isn't there")
        told = {6: "error[output-failed]", 3: "error[unreadable]"}   # 3: a folder of the book
        if result.code not in (0, -9) and told.get(result.code, "?") not in result.err:
            faults.append(f"exit {result.code}: {result.err}")
        again = run(self.words, place)
        if again.code or files_in(os.path.join(place, "set")) != self.new or os.listdir(place) != ["set"]:
            faults.append(f"again: exit {again.code}, {sorted(os.listdir(place))} {again.err}")
        return Done(task, result.code != 0, faults)


def main():
    given = harness.options(__doc__)
    harness.need_strace()
    report = Report()
    with harness.workshop() as root:
        folder = Folder(given.svc, root)
        done = at_once(given.jobs, folder.attempt, folder.tasks)
    for d in done:
        for fault in d.faults:
            report.fail(fault, f"tests/faults/folder.py ({d.task.inject}, {'a set is there' if d.task.old else 'none is there'})")
    if len(done) < FLOOR:
        report.fail(f"only {len(done)} tries", "tests/faults/folder.py")
    report.end(f"{len(done)} tries, {sum(d.hit for d in done)} that ended otherwise than well")


if __name__ == "__main__":
    main()
