#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Many svc at once, a stopped one, a killed one, and an editor that saves in between: nothing is lost, nothing is doubled."""
import collections
import os
import random
import re
import signal
import subprocess
import time

import harness
from harness import Report, environment, files_in, lay, rubbish_in, run
from scenarios import Book, json_lines
from stage import OTHER

SEED = 20260609
NOTE = re.compile(rb"do: note\n(?:    \w+: .*\n)*?    text: \"?([\w-]+)")
PATIENT, IMPATIENT = "120", "1"


class Crowd:
    def __init__(self, given, root, book, report):
        self.given, self.svc, self.root, self.base, self.report = given, given.svc, root, book, report
        self.book = os.path.join(root, "crowd", "book")
        lay(self.book, book.files)

    def fail(self, what):
        self.report.fail(what, f"tests/faults/processes.py{' --all' if self.given.all else ''} --only {self.part}")

    def env(self):
        """Time and chance as they are: many processes must not draw the same names."""
        return {name: value for name, value in environment(self.root).items() if not name.startswith("SVC_TEST")}

    def start(self, script, **more):
        return subprocess.Popen(["sh", "-c", script], cwd=self.book, env=self.env() | {"svc": self.svc}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                start_new_session=True, **more)

    def together(self, scripts):
        """Runs all at once; (exit, output, messages) of each."""
        running = [self.start(s) for s in scripts]
        return [(p.returncode, out.decode(), err.decode()) for p in running for out, err in [p.communicate(timeout=600)]]

    def play(self, part):
        self.part, began = part, time.time()
        lay(self.book, self.base.files)
        told = getattr(self, part)()
        check = subprocess.run([self.svc, "check"], cwd=self.book, env=self.env(), capture_output=True, text=True)
        if check.returncode not in (0, 1) or "error[" in check.stderr:
            self.fail(f"{part}: svc check afterwards: exit {check.returncode}: {check.stderr.strip()[:300]}")
        self.run_other()
        print(f"{part:9} {told}; {time.time() - began:.1f} s", flush=True)

    def run_other(self):
        result = run([self.svc, *OTHER], self.book, seed="other")
        left = rubbish_in(self.book)
        if result.code or left:
            self.fail(f"{self.part}: the next write: exit {result.code}, leaves {left}: {result.err.strip()}")

    # ---- many at once ----

    def new(self):
        """New records, each process its own."""
        many, each = 32, 100
        script = '''i=0; while [ $i -lt %d ]; do "$svc" -q ticket new --kind other --channel web --summary "w%d-$i" || echo "exit $?" >&2; i=$((i+1)); done'''
        done = self.together([script % (each, n) for n in range(many)])
        ids = [i for _, out, _ in done for i in out.split()]
        said = [err for _, _, err in done if err]
        if said:
            self.fail(f"new: a process complains: {said[0][:300]}")
        made = {os.path.basename(p)[:-5]: b for p, b in files_in(self.book).items() if re.search(rb"summary: w\d+-\d+\n", b)}
        summaries = collections.Counter(re.search(rb"summary: (w\d+-\d+)\n", b)[1] for b in made.values())
        if len(ids) != many * each or set(ids) != set(made) or len(summaries) != many * each or set(summaries.values()) != {1}:
            self.fail(f"new: {many * each} were entered, {len(ids)} ids were printed, {len(made)} records are there, {len(summaries)} of them different")
        return f"{many} processes × {each} new records"

    def events(self):
        """Events on one record."""
        many, each = (16, 100) if self.given.all else (16, 40)
        ticket = self.base.tickets[0]
        script = f'''i=0; while [ $i -lt {each} ]; do "$svc" -q ticket note {ticket} --text "w%d-$i" --wait {PATIENT} || echo "exit $?" >&2; i=$((i+1)); done'''
        done = self.together([script % n for n in range(many)])
        said = [err for _, _, err in done if err]
        if said:
            self.fail(f"events: a process complains: {said[0][:300]}")
        self.expect("events", ticket, [f"w{n}-{i}" for n in range(many) for i in range(each)])
        return f"{many} processes × {each} events on one record"

    def expect(self, part, ticket, texts):
        record = self.record(ticket)
        there = collections.Counter(t.decode() for t in NOTE.findall(record))
        lost, doubled = [t for t in texts if not there[t]], [t for t in there if there[t] > 1]
        if lost or doubled or sum(there.values()) != len(texts):
            self.fail(f"{part}: of {len(texts)} events {len(lost)} are lost and {len(doubled)} doubled; {sum(there.values())} are there")

    def path(self, ticket):
        return os.path.join(self.book, f"tickets/2026/06/{ticket}.yaml")

    def record(self, ticket):
        with open(self.path(ticket), "rb") as file:
            return file.read()

    # ---- one that is stopped ----

    def stop_at(self, point, words):
        """An svc that stops itself at a point such as fsync:1: its strace and its own number; none when it ran through."""
        name, number = point.split(":")
        log = os.path.join(self.root, "stopped")
        open(log, "w").close()
        tracer = subprocess.Popen(["strace", "-f", "-o", log, "-e", f"trace={name}", "-e", f"inject={name}:signal=STOP:when={number}", self.svc, *words], cwd=self.book,
                                  env=self.env(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        end = time.time() + harness.TIMEOUT
        while time.time() < end:
            with open(log) as lines:
                stopped = re.search(r"^(\d+) +--- stopped by SIGSTOP", lines.read(), re.M)
            if stopped:
                return tracer, int(stopped[1])
            if tracer.poll() is not None:
                return tracer, None
            time.sleep(0.002)
        raise RuntimeError(f"{words} doesn't stop at {point}")

    def go_on(self, tracer, process):
        if process:
            os.kill(process, signal.SIGCONT)
        try:
            out, err = tracer.communicate(timeout=harness.TIMEOUT)
        except subprocess.TimeoutExpired:
            if process:
                os.kill(process, signal.SIGKILL)
            tracer.communicate()
            return None, "hangs"
        return tracer.returncode, err.decode()

    def calls(self, words, ticket):
        """The points from the lock to the end of such a command."""
        _, calls = harness.calls_of([self.svc, *words], self.book, os.path.join(self.root, "calls"), seed="x")
        lock = next(i for i, c in enumerate(calls) if c.name == "flock")
        return [f"{c.name}:{c.number}" for c in calls[lock:] if c.name not in ("exit_group", "brk", "mmap", "munmap")]

    def stopped(self):
        """While it holds the lock others wait no longer than --wait; then it finishes."""
        busy, through = 0, 0
        words = lambda ticket, text: ["ticket", "note", ticket, "--text", text]
        points = self.calls(words(self.base.tickets[8], "look"), self.base.tickets[8])
        for n, point in enumerate(points):
            ticket, other = self.base.tickets[1 + n % 5], self.base.tickets[7]
            lay(self.book, self.base.files)
            tracer, process = self.stop_at(point, words(ticket, "stopped"))
            wait = IMPATIENT if self.given.all or n % 6 == 0 else "0"
            began = time.time()
            second = run([self.svc, *words(ticket, "second"), "--wait", wait], self.book, seed="second")
            waited = time.time() - began - float(wait)
            third = run([self.svc, *words(other, "third"), "--wait", wait], self.book, seed="third")
            code, err = self.go_on(tracer, process)
            if code or third.code or second.code not in (0, 4) or waited > 2 or second.hung:
                self.fail(f"stopped: the stopped one ends with {code} ({err.strip()[:200]}), the waiting one with {second.code} {waited:.1f} s too late ({second.err.strip()[:200]}), one on another record with {third.code}")
            self.expect("stopped", ticket, ["stopped"] + (["second"] if second.code == 0 else []))
            self.expect("stopped", other, ["third"])
            busy += second.code == 4
            through += second.code == 0
        if busy < 10:
            self.fail(f"stopped: only {busy} of {len(points)} waited in vain: the test is blind")
        return f"{len(points)} points, at {busy} the others gave up, at {through} they got through"

    def editor(self):
        """What an editor saves meanwhile is noticed: it stays, and the event is added to it or refused."""
        ticket, seen = self.base.tickets[3], collections.Counter()
        words = ["ticket", "note", ticket, "--text", "noted"]
        points = self.calls(["ticket", "note", self.base.tickets[8], "--text", "look"], ticket)
        for save in (self.save_by_rename, self.save_in_place):
            for point in points:
                lay(self.book, self.base.files)
                tracer, process = self.stop_at(point, words)
                before = self.record(ticket)
                if process is None or (save == self.save_in_place and b"noted" in before):
                    self.go_on(tracer, process)
                    continue
                saved = re.sub(rb"summary: .*", b"summary: saved", before)
                save(self.path(ticket), saved)
                code, err = self.go_on(tracer, process)
                after = self.record(ticket)
                noted = b"noted" in after
                seen["refused" if code == 4 else "of a finished record" if b"noted" in before else "merged"] += 1
                if b"summary: saved" not in after:
                    self.fail(f"editor: {save.__name__} at {point.split(':')[0]} is overwritten")
                elif code not in (0, 4) or noted != (code == 0 or b"noted" in before) or (code == 4 and after != saved):
                    self.fail(f"editor: {save.__name__} at {point.split(':')[0]}: exit {code}, the event is {'in' if noted else 'not in'}: {err.strip()[:200]}")
        if seen["refused"] + seen["merged"] < 20:
            self.fail("editor: hardly a save came before the event: the test is blind")
        return f"{sum(seen.values())} saves in between: " + ", ".join(f"{n}× {what}" for what, n in seen.items())

    def save_by_rename(self, path, text):
        with open(path + "~", "wb") as file:
            file.write(text)
        os.rename(path + "~", path)

    def save_in_place(self, path, text):
        with open(path, "wb") as file:
            file.write(text)

    # ---- one that is killed, with a thousand records ----

    def thousand(self):
        """A big batch, killed again and again and entered anew, at last by two at once."""
        count, kills = 1000, 20 if self.given.all else 6
        lines = json_lines({"ticket": {"kind": "other", "channel": "web", "summary": "x", "source": {"system": "erp", "id": f"K-{n}"},
                                       "events": [{"do": "receive", "at": f"2025-{1 + n % 12:02}-10T10:00:00+08:00"}]}} for n in range(count))
        with open(os.path.join(self.root, "thousand.jsonl"), "wb") as file:
            file.write(lines)
        argv = [self.svc, "-q", "new", "--from", file.name]
        began = time.time()
        run(argv, self.book, timeout=120, seed="first")
        whole = time.time() - began
        lay(self.book, self.base.files)
        _, calls = harness.calls_of(argv, self.book, os.path.join(self.root, "calls"), timeout=120, seed="first")
        into_place = [i for i, c in enumerate(calls) if c.name in ("linkat", "renameat2") and re.search(r'"T-2025\d+-\w+\.yaml"', c.line)]
        placing = [c for c in calls[into_place[0]:into_place[-1]] if c.name != "brk"]
        chance, hits, between = random.Random(SEED), 0, 0
        lay(self.book, self.base.files)
        for n in range(kills):
            if n % 2:   # while it puts the files into their places, which takes but a moment
                name = chance.choice([c.name for c in placing])
                call = f"{name}:signal=KILL:when={chance.choice([c.number for c in placing if c.name == name])}"
                hits += run(harness.faulty([call], argv), self.book, timeout=120, seed=f"kill{n}").code == -9
            else:
                process = subprocess.Popen(argv, cwd=self.book, env=self.env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(whole * chance.uniform(0.3, 1.0))
                process.kill()
                hits += process.wait() == -9
            between += 0 < self.sources() < count
            if n % 3 == 2:
                lay(self.book, self.base.files)
        ends = self.together([f'"$svc" -q new --from {file.name}'] * 2)
        if not {code for code, _, _ in ends} <= {0, 3, 4}:
            self.fail(f"thousand: two at once end with {ends[0][0]} and {ends[1][0]}: {(ends[0][2] or ends[1][2])[:300]}")
        last = run(argv, self.book, timeout=120, seed="last")
        if last.code or len(last.out.split()) != count or self.sources() != count:
            self.fail(f"thousand: exit {last.code}, {len(last.out.split())} ids, {self.sources()} records instead of {count}: {last.err.strip()[:300]}")
        if not (hits and between):
            self.fail("thousand: it was never killed at work, or never with some files placed: the test is blind")
        return f"{count} records, {hits} of {kills} kills at work, {between} of them with some files placed; two at once end with {ends[0][0]} and {ends[1][0]}"

    def sources(self):
        """How many of the thousand are there; each must be there once."""
        there = collections.Counter(m[1] for b in files_in(self.book).values() if (m := re.search(rb"id: \"?(K-\d+)", b)))
        if there and max(there.values()) > 1:
            self.fail("thousand: a record is there twice")
        return len(there)


def main():
    given = harness.options(__doc__, ("--only", {"help": "one of " + ", ".join(PARTS)}))
    harness.need_strace()
    report = Report()
    with harness.workshop() as root:
        crowd = Crowd(given, root, Book(given.svc, root), report)
        for part in PARTS:
            if given.only in (None, part):
                crowd.play(part)
    report.end("processes")


PARTS = ["new", "events", "stopped", "editor", "thousand"]

if __name__ == "__main__":
    main()
