#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The power goes: whatever svc had finished with exit 0 is there afterwards, every other file is old or new.

svc writes to an ext4 with default options in an image. At a system call it is killed, or has just finished, and the image
is copied as the kernel has written it by then: what is only in memory is lost, as when power fails. The copy is mounted,
which replays the journal, looked at, and the input that was cut off is entered again. As a test of the test, the same is
done to an svc whose fsync does nothing: it must lose data, or we are blind.
"""
import collections
import ctypes
import os
import random
import shutil
import subprocess
import sys

import harness
from harness import Report, at_once, calls_of, faulty, files_in, rubbish_in, run
from scenarios import Book, json_lines
from stage import OTHER, kind_of

SAMPLE, ALL, SEED = 1000, 5000, 20260609
CUTS = 10            # with one image, before a new one is taken
CONTROLS = {         # what doesn't happen, though svc believes it has
    "no fsync": ("fsync:retval=0", "sync_file_range:retval=0"),
    "no fsync of the file": ("fsync:retval=0:when=1",),
    "no fsync of the folder": ("fsync:retval=0:when=2+",),
}
LACKS = [(), (), (), (), ("renameat2:error=EINVAL",), ("access:error=ENOENT",)]  # of the file system or kernel
SKIPPED = 77

Deed = collections.namedtuple("Deed", "words stdin paths")
Done = collections.namedtuple("Done", "control cuts lost faults kills")


class Image:
    """An ext4 with the example book, mounted, and cut again and again."""

    def __init__(self, clean, folder):
        self.folder = folder
        self.live, self.cut = (os.path.join(folder, name) for name in ("live", "cut"))
        os.makedirs(self.live)
        os.makedirs(self.cut)
        self.repeated = set()
        copy(clean, self.path("live.img"))
        self.mount("live.img", self.live)
        self.device = next(line.split()[0] for line in open("/proc/self/mounts") if line.split()[1] == self.live)

    def path(self, name):
        return os.path.join(self.folder, name)

    def mount(self, name, at):
        subprocess.run(["mount", "-o", "loop", self.path(name), at], check=True)

    def power_fails(self):
        """Copies what has been written, at a moment when nothing is being written."""
        for _ in range(1000):
            before = self.traffic()
            copy(self.path("live.img"), self.path("cut.img"))
            if before == self.traffic() and before[8] == "0":
                break
        else:
            raise RuntimeError("the image doesn't come to rest")
        self.mount("cut.img", self.cut)

    def power_is_back(self):
        subprocess.run(["umount", self.cut], check=True)

    def traffic(self):
        with open(f"/sys/block/{os.path.basename(self.device)}/stat") as file:
            return file.read().split()

    def end(self):
        subprocess.run(["umount", self.live], check=True)
        shutil.rmtree(self.folder)


def copy(source, target):
    """Copies a sparse file; a hole stays one."""
    with open(source, "rb") as old, open(target, "wb") as new:
        size = os.fstat(old.fileno()).st_size
        new.truncate(size)
        at = 0
        while at < size:
            try:
                at = os.lseek(old.fileno(), at, os.SEEK_DATA)
            except OSError:
                return
            end = os.lseek(old.fileno(), at, os.SEEK_HOLE)
            new.seek(at)
            while at < end:
                at += os.sendfile(new.fileno(), old.fileno(), at, end - at)


class Deeds:
    """Things to do that change nothing when they are done twice."""

    def __init__(self, chance, book, stretch):
        self.chance, self.book, self.stretch, self.count = chance, book, stretch, 0

    def next(self):
        self.count += 1
        return self.chance.choice([self.ticket, self.ticket, self.note, self.note, self.correction, self.batch, self.notes])()

    def name(self):
        return f"{self.stretch}-{self.count}"

    def day(self):
        """In one of many months, so that folders have to be made."""
        return f"{self.chance.randint(2021, 2025)}-{self.chance.randint(1, 12):02}-10T10:00:00+08:00"

    def ticket(self):
        return ["ticket", "new", "--kind", "other", "--channel", "web", "--summary", self.name(), "--source", f"system=p,id={self.name()}", "--at", self.day()], b""

    def note(self):
        return ["ticket", "note", self.chance.choice(self.book.tickets), "--text", self.name()], b""

    def correction(self):
        return ["ticket", "edit", self.chance.choice(self.book.tickets[:11]), "--summary", self.name(), "--why", "x"], b""

    def batch(self):
        return ["new", "--from", "-"], json_lines({"ticket": {"kind": "other", "channel": "web", "summary": "x", "source": {"system": "p", "id": f"{self.name()}-{n}"},
                                                              "events": [{"do": "receive", "at": self.day()}]}} for n in range(5))

    def notes(self):
        return ["enter", "--from", "-"], json_lines({"id": t, "do": "note", "text": self.name()} for t in self.chance.sample(self.book.tickets, 4))


class Powerless:
    def __init__(self, given, root):
        self.svc, self.root = given.svc, root
        self.book = Book(given.svc, root)
        self.clean = os.path.join(root, "clean.img")
        with open(self.clean, "wb") as image:
            image.truncate(32 << 20)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", "-d", root_with(self.book), self.clean], check=True)

    def stretch(self, task):
        """Some cuts of one image."""
        number, control, cuts = task
        chance = random.Random(f"{SEED} {number} {control}")
        image = Image(self.clean, os.path.join(self.root, f"{number}-{(control or '').replace(' ', '-')}"))
        deeds, faults, lost, kills = Deeds(chance, self.book, number), [], 0, 0
        book = os.path.join(image.live, "book")
        try:
            for _ in range(cuts):
                found, killed = self.cut(image, book, deeds, chance, CONTROLS.get(control, ()))
                faults += [(f"{number}", f) for f in found]
                lost += bool(found)
                kills += killed
        finally:
            image.end()
        return Done(control, cuts, lost, faults, kills)

    def cut(self, image, book, deeds, chance, without):
        """One power cut: its faults, and whether it hit svc at work."""
        for _ in range(chance.randint(0, 2)):
            self.finish(book, *deeds.next(), without)
        old = files_in(book)
        words, stdin = deeds.next()
        seed = deeds.name()
        lacks = chance.choice(LACKS) if not without else ()
        killed = not without and chance.random() < 0.7
        if killed:
            point = self.point(book, chance, words, stdin, lacks)
            killed = run(faulty([*lacks, point], [self.svc, *words]), book, stdin, seed=seed).code == -9
        if not killed:
            self.finish(book, words, stdin, without or lacks, seed)
        now = files_in(book)
        image.power_fails()
        try:
            found = files_in(os.path.join(image.cut, "book"))
            self.finish(book, words, stdin, without, seed)
            new = files_in(book)
            faults = self.compare(found, old if killed else now, new if killed else now, image.repeated)
            # Placed by a killed svc; the same input again has found them there, and said that all is well.
            image.repeated = {p for p in now if now[p] != old.get(p)} if killed else set()
            faults = faults or self.again(os.path.join(image.cut, "book"), words, stdin, new)
            return [f"{f} ({'killed' if killed else 'finished'})" for f in faults], killed
        finally:
            image.power_is_back()

    def finish(self, book, words, stdin, without=(), seed="x"):
        argv = [self.svc, *words]
        result = run(faulty(without, argv) if without else argv, book, stdin, seed=seed)
        if result.code:
            raise RuntimeError(f"{words}: exit {result.code}: {result.err}")

    def point(self, book, chance, words, stdin, lacks):
        """A system call to be killed at, most often from the first fsync on; found on a copy of the book."""
        scratch = os.path.join(self.root, str(os.getpid()), "book")
        harness.lay(scratch, files_in(book))
        _, calls = calls_of([self.svc, *words], scratch, scratch + ".calls", stdin, lacks, seed="x")
        names = {i.split(":")[0] for i in lacks}
        writing = next((i for i, c in enumerate(calls) if c.name == "fsync"), 0)
        calls = [c for c in calls[writing if chance.random() < 0.8 else writing // 2:] if c.name not in names]
        call = chance.choice(calls)
        return f"{call.name}:signal=KILL:when={call.number}"

    def compare(self, found, old, new, repeated):
        faults = [f"{kind_of(p)} is a stray file" for p in found if p not in old and p not in new]
        for path in sorted(old.keys() | new.keys()):
            if found.get(path) in (old.get(path), new.get(path)):
                continue
            what = "lost" if path not in found else "empty" if not found[path] else "neither old nor new"
            faults.append(f"a file is {what}{', though the same input again had ended with 0' if path in repeated else ''}")
        return faults

    def again(self, book, words, stdin, new):
        """What was cut off is entered once more, after the power is back."""
        result = run([self.svc, *words], book, stdin, seed="again")
        if result.code:
            return [f"the same input again: exit {result.code}: {result.err}"]
        if files_in(book) != new:
            return ["the same input again doesn't complete it"]
        self.finish(book, OTHER, b"")
        return ["the next write leaves something in .svc/tmp"] if rubbish_in(book) else []


def root_with(book):
    """The folder that holds the book alone: mkfs copies it."""
    folder = os.path.join(os.path.dirname(book.folder), "root")
    shutil.copytree(book.folder, os.path.join(folder, "book"))
    return folder


def may_mount(root):
    """Tries; mounts are seen by this process and its children only, and go with them."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(0x00020000):
        return "unshare: " + os.strerror(ctypes.get_errno())
    probe = os.path.join(root, "probe")
    os.makedirs(probe)
    with open(probe + ".img", "wb") as image:
        image.truncate(8 << 20)
    for argv in (["mount", "--make-rprivate", "/"], ["mkfs.ext4", "-q", "-F", probe + ".img"], ["mount", "-o", "loop", probe + ".img", probe], ["umount", probe]):
        done = subprocess.run(argv, capture_output=True)
        if done.returncode:
            return f"{' '.join(argv)}: {done.stderr.decode().strip()}"
    return None


def main():
    given = harness.options(__doc__, ("--cuts", {"type": int}))
    harness.need_strace()
    if not shutil.which("mkfs.ext4"):
        sys.exit("mkfs.ext4 isn't installed (tests/install.sh test)")
    report = Report()
    with harness.workshop() as root:
        why_not = may_mount(root)
        if why_not:
            print(f"SKIPPED, NO POWER CUT WAS TESTED: loop mounts aren't allowed here ({why_not}). Run as root, in a container with --privileged.")
            sys.exit(SKIPPED)
        cuts = given.cuts or (ALL if given.all else SAMPLE)
        powerless = Powerless(given, root)
        tasks = [(n, None, min(CUTS, cuts - n * CUTS)) for n in range(-(-cuts // CUTS))]
        tasks += [(n, control, CUTS) for control in CONTROLS for n in range(10 if given.all else 1)]
        done = at_once(given.jobs, powerless.stretch, tasks, 1)
    for d in done:
        if d.control is None:
            for number, fault in d.faults:
                report.fail(fault, f"tests/faults/power.py --cuts {(int(number) + 1) * CUTS}")
    ours = [d for d in done if d.control is None]
    for control in CONTROLS:
        lost, tried = (sum(getattr(d, what) for d in done if d.control == control) for what in ("lost", "cuts"))
        kinds = collections.Counter(f.removesuffix(" (finished)") for d in done if d.control == control for _, f in d.faults)
        print(f"control, {control}: {lost} of {tried} cuts lose data ({', '.join(f'{n}× {k}' for k, n in kinds.most_common(3))})")
        if not lost:
            report.fail(f"{control}, and nothing is lost: the test is blind", "tests/faults/power.py")
    report.end(f"{sum(d.cuts for d in ours)} power cuts, {sum(d.kills for d in ours)} of them while svc was at work")


if __name__ == "__main__":
    main()
