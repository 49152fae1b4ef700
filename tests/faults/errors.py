#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every call on files fails with each of eight errors, once and from then on.

svc then either does its work, or says what is the matter and what became of each file, and that is true. EINTR doesn't last
in nature, and svc tries again until it is over: so it comes once, and ten times in a row.
"""
import collections
import os
import random
import re
import shutil

import harness
from harness import Report, at_once, files_in, rubbish_in
from scenarios import Book
from stage import Stage, kind_of

ERRORS = ["ENOSPC", "EIO", "EACCES", "EROFS", "EINTR", "EDQUOT", "EMFILE", "ENOMEM"]
FILE_CALLS = set("""access chdir close copy_file_range creat dup dup2 dup3 faccessat2 fallocate fchmod fchmodat fchown fchownat fcntl fdatasync
    flock fstat fstatfs fsync ftruncate getcwd getdents64 ioctl link linkat lseek lstat mkdir mkdirat newfstatat open openat openat2 pipe2 poll
    pread64 preadv pwrite64 read readlink readlinkat readv rename renameat renameat2 stat statx symlink sync_file_range unlink unlinkat utimensat
    write writev""".split())
SAMPLE, SEED = 5000, 20260609   # what CI runs of it, always the same
FLOOR = 20000                   # fewer faults than this in all: the test has gone blind

# What svc may say when the system fails it; any other message lays the blame on the input or the book.
HONEST = set("""write-failed disk-full read-only no-permission unreadable written-unconfirmed half-written output-failed unreadable-input
    written-untold folder-unconfirmed changed-meanwhile busy time-zone-unreadable known-unconfirmed""".split())
NOT_WRITTEN = {"write-failed", "disk-full", "read-only", "no-permission", "changed-meanwhile", "busy"}
WRITTEN = {"written-unconfirmed", "half-written"}

Fault = collections.namedtuple("Fault", "scenario call number error lasting")
Done = collections.namedtuple("Done", "fault code faults")


def when(fault):
    if not fault.lasting:
        return str(fault.number)
    return f"{fault.number}..{fault.number + 9}" if fault.error == "EINTR" else f"{fault.number}+"


IN_ROOT = ["/svc.yaml", "/.gitattributes", "/.gitignore", "/out.csv", "/.svc"]


class Failer(Stage):
    in_root = [path for path in IN_ROOT if os.path.lexists(path)]  # before any fault

    def all_faults(self, names):
        return [Fault(name, c.name, c.number, error, lasting) for name in names for c in self.own_calls(self.scenarios[name]) if c.name in FILE_CALLS
                for error in ERRORS for lasting in (False, True)
                if not (lasting and self.sanitized and c.name == "write")]  # it would hit the sanitizer's own writes

    def fail(self, fault):
        s = self.scenarios[fault.scenario]
        result = self.play(s, f"{fault.call}:error={fault.error}:when={when(fault)}")
        now = files_in(self.book())
        faults = self.ends(result) or self.astray(fault) or self.tells(s, fault, result, now)
        if not faults and result.code and not self.partial(s, result, now):
            faults = self.old_or_new(s, now)
        clean = now in (self.base[s.name], self.new[s.name]) and not rubbish_in(self.book())
        return Done(fault, result.code, faults + ([] if faults or clean else self.recover(s)))

    def astray(self, fault):
        """A svc that doesn't learn where it is may take the root of the file system for its folder. What it put there goes."""
        if fault.call != "getcwd":
            return []
        made = [path for path in IN_ROOT if os.path.lexists(path) and path not in self.in_root]
        for path in made:
            if path == "/.svc":
                shutil.rmtree(path)
            else:
                os.unlink(path)
        return [f"writes {', '.join(made)}"] if made else []

    def ends(self, result):
        if result.hung:
            return [f"hangs for {harness.TIMEOUT} s"]
        if result.code < 0:
            return [f"dies of signal {-result.code}: {result.err.strip()[-200:]}"]
        return [f"exit 70: {result.err.strip()[-200:]}"] if result.code == 70 else []

    def tells(self, s, fault, result, now):
        if result.code == 0:
            faults = [] if now == self.new[s.name] else [f"exit 0, but {self.difference(s, now)}"]
            return faults or ([] if result.out == self.result[s.name].out else ["exit 0, but its output lacks something"])
        told = re.findall(r"^svc: error\[([\w-]+)\]: (?:(\S+?\.\w+|\.\w+): )?", result.err, re.M)
        if not told:
            return [] if self.mute(s, fault) else [f"exit {result.code} without a message"]
        return self.truths(s, result, told, now)

    def difference(self, s, now):
        """The first line that isn't what it should be."""
        new = self.new[s.name]
        for path in sorted(now.keys() | new.keys()):
            if path not in now or path not in new:
                return f"{path} is {'missing' if path in new else 'there'}"
            if now[path] != new[path]:
                pairs = zip(now[path].decode().split("\n"), new[path].decode().split("\n"))
                odd = next(((a, b) for a, b in pairs if a != b), ("it ends", "it goes on"))
                return f"{'out.csv' if path == 'out.csv' else 'a record'} has {anonymous_line(odd[0])} instead of {anonymous_line(odd[1])}"

    def mute(self, s, fault):
        """Whether the fault hits what is said on standard error."""
        if fault.call != "write":
            return False
        hit = next(c for c in self.calls[s.name] if (c.name, c.number) == (fault.call, fault.number))
        return fault.lasting or "write(2," in hit.line

    def truths(self, s, result, told, now):
        base, new = self.base[s.name], self.new[s.name]
        codes = {code for code, _ in told}
        faults = [] if codes <= HONEST else [f"blames something else: {first_line(result.err)}"]
        for code, path in told:
            old, done = now.get(path) == base.get(path), now.get(path) == new.get(path)
            if code in NOT_WRITTEN and path and not old:
                faults.append(f"says error[{code}] of a file that is written")
            if code in WRITTEN and not (done and not old):
                faults.append(f"says error[{code}] of a file that isn't written")
        if now != base and not self.admits(s, result, codes, {path for _, path in told}, now):
            faults.append(f"exit {result.code}, writes {'all' if now == new else 'some'} and doesn't say so: {first_line(result.err)}")
        return faults

    def admits(self, s, result, codes, paths, now):
        """Whether it says of all that is written that it is."""
        new, base = self.new[s.name], self.base[s.name]
        if "half-written" in codes:
            return all(p in paths for p in new if now.get(p) != base.get(p))
        if codes & {"written-unconfirmed", "folder-unconfirmed"}:
            return now == new
        # What was done stands on standard error before the output that failed.
        said = "output-failed" in codes and now == new and ("written-untold" in codes or self.result[s.name].err.strip() in result.err)
        return said or self.partial(s, result, now)


def anonymous_line(line):
    return "fewer lines" if not line else "a row" if "," in line else re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", "…", line.strip("- "))


def first_line(text):
    """What a message says, without where and of which record."""
    line = re.sub(r": [A-Z][\w -]+ \(\w+\)$", ": …", text.strip().split("\n")[0])
    line = re.sub(r"\]: (\S+:\d+:\d+|--[\w-]+): ", "]: …: ", line)
    return re.sub(r"(staff|unit|model|record|any|customer) [\w…-]+", r"\1 …", kind_of(line))


def main():
    given = harness.options(__doc__, ("--scenario", {}), ("--fault", {"help": "such as fsync:error=EIO:when=2+"}), ("--errors", {"help": "only these, as EIO,EMFILE"}),
                            ("--sample", {"type": int, "default": SAMPLE, "help": "how many; a build with sanitizers takes long for each"}))
    harness.need_strace()
    report = Report()
    with harness.workshop() as root:
        failer = Failer(given, root, Book(given.svc, root))
        everything = failer.all_faults([n for n in failer.scenarios if given.scenario in (None, n)])
        if not given.scenario and len(everything) < FLOOR:
            report.fail(f"only {len(everything)} faults, at least {FLOOR} are expected", "tests/faults/errors.py")
        wanted = [f for f in everything if given.fault in (None, f"{f.call}:error={f.error}:when={when(f)}") and (not given.errors or f.error in given.errors.split(","))]
        if not (given.all or given.fault or given.scenario):
            wanted = random.Random(SEED).sample(wanted, min(given.sample, len(wanted)))
        done = sorted(at_once(given.jobs, failer.fail, wanted, 16))
        failer.tidy()
    for d in done:
        f = d.fault
        for what in d.faults:
            report.fail(f"{f.call}: {kind_of(what)}", f"tests/faults/errors.py --scenario {f.scenario} --fault {f.call}:error={f.error}:when={when(f)}")
    for name in dict.fromkeys(d.fault.scenario for d in done):
        codes = collections.Counter(d.code for d in done if d.fault.scenario == name)
        print(f"{name:13} {sum(codes.values()):5} faults; exits: " + ", ".join(f"{n}× {code}" for code, n in sorted(codes.items())))
    if not given.fault and not {0, 6} <= {d.code for d in done}:
        report.fail("no fault made svc fail, or all did: the test is blind", "tests/faults/errors.py")
    report.end(f"{len(done)} of {len(everything)} faults")


if __name__ == "__main__":
    main()
