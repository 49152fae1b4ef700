# SPDX-License-Identifier: MIT
"""What all fault tests share: an example book made by svc itself, runs of svc under strace, and a look at what is left.

Time and chance are held (SVC_TEST_NOW, SVC_TEST_SEED), so that the same command makes the same bytes and the same system
calls at every run, and "old or new" can be compared byte by byte.
"""
import argparse
import collections
import contextlib
import multiprocessing
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

NOW = 1781000000  # 2026-06-09 18:13:20 in the book's zone
TIMEOUT = 20      # seconds after which a command hangs
HERE = os.path.dirname(os.path.abspath(__file__))

Result = collections.namedtuple("Result", "code out err hung")  # code as of subprocess: negative for a signal


def options(description, *more):
    """The command line all of these tests have; `more` are (flag, keywords) of their own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--svc", default=os.environ.get("SVC", os.path.join(HERE, "../../build/dev/svc")))
    parser.add_argument("--all", action="store_true", help="everything, not CI's sample")
    parser.add_argument("--jobs", type=int, default=2 * os.cpu_count())
    for flag, keywords in more:
        parser.add_argument(flag, **keywords)
    given = parser.parse_args()
    given.svc = os.path.abspath(given.svc)
    if not os.access(given.svc, os.X_OK):
        sys.exit(f"{given.svc} isn't there: build it, or name it with --svc")
    return given


def need_strace():
    """These tests are nothing without it, so its absence is a failure, not a skip."""
    if not shutil.which("strace"):
        sys.exit("strace isn't installed (tests/install.sh test)")
    probe = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=getppid", "true"], capture_output=True)
    if probe.returncode:
        sys.exit("strace may not trace here: " + probe.stderr.decode())


@contextlib.contextmanager
def workshop():
    """A folder in memory that goes with the test."""
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="svc-faults-", dir=base)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment(home, seed="book", **more):
    return {"PATH": "/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8", "SVC_LANG": "en", "SVC_USER": "lina",
            "SVC_TEST_NOW": str(NOW), "SVC_TEST_SEED": seed, "ASAN_OPTIONS": "detect_leaks=0", **more}  # leaks are looked for by tracing


def run(argv, book, stdin=b"", timeout=TIMEOUT, before=None, **env):
    """One command in the book, to its end or its time."""
    process = subprocess.Popen(argv, cwd=book, env=environment(os.path.dirname(book), **env), stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=before)
    try:
        out, err = process.communicate(stdin, timeout)
        return Result(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), False)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        return Result(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), True)


def faulty(inject, argv, follow=True):
    """The command under strace, with `inject` expressions such as "fsync:error=EIO:when=2"."""
    names = ",".join(dict.fromkeys(i.split(":")[0] for i in inject))
    fast = follow and not any("signal=" in i for i in inject)  # strace 6.1 injects no signals that way
    wrapped = ["strace", *(["-f"] if follow else []), *(["--seccomp-bpf"] if fast else []), "-qq", "-o", "/dev/null", "-e", "signal=none", "-e", f"trace={names}"]
    for i in inject:
        wrapped += ["-e", f"inject={i}"]
    return wrapped + argv


Call = collections.namedtuple("Call", "name number line")  # the number-th call of this name


def calls_of(argv, book, log, stdin=b"", inject=(), follow=True, **env):
    """The result of the command and its system calls, in order."""
    wrapped = ["strace", *(["-f"] if follow else []), "-qq", "-o", log, "-e", "signal=none", "-s", "200"]
    for i in inject:
        wrapped += ["-e", f"inject={i}"]
    result = run(wrapped + argv, book, stdin, **env)
    counts, calls = collections.Counter(), []
    with open(log, errors="replace") as lines:
        for line in lines:
            found = re.match(r"(?:\d+ +)?(\w+)\(", line)
            if not found:
                continue
            counts[found[1]] += 1
            calls.append(Call(found[1], counts[found[1]], line.rstrip()))
    return result, calls


def files_in(book):
    """Path to bytes of all that git would see; .svc and git's own are not it."""
    found = {}
    for folder, folders, names in os.walk(book):
        if folder == book:
            folders[:] = [f for f in folders if f not in (".svc", ".git")]
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, book)] = file.read()
    return found


def rubbish_in(book):
    """Names in .svc/tmp."""
    try:
        return sorted(os.listdir(os.path.join(book, ".svc/tmp")))
    except FileNotFoundError:
        return []


def lay(book, files):
    """Makes the book anew from files_in()."""
    shutil.rmtree(book, ignore_errors=True)
    os.makedirs(book)
    for path, content in files.items():
        whole = os.path.join(book, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "wb") as file:
            file.write(content)


def no_core():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Guarded:
    """Says which task failed; and a StopIteration that got out would only look like the end."""

    def __init__(self, work):
        self.work = work

    def __call__(self, task):
        try:
            return self.work(task)
        except Exception as e:
            raise RuntimeError(f"{task}: {e!r}") from e


def at_once(jobs, work, tasks, chunk=8):
    """work(task) for all tasks, in as many processes; results in no order."""
    if jobs < 2:
        return [work(task) for task in tasks]
    pool = multiprocessing.get_context("fork").Pool(jobs, initializer=no_core)
    try:
        return list(pool.imap_unordered(Guarded(work), tasks, chunk))
    finally:
        pool.terminate()
        pool.join()


class Report:
    """Counts and failures, told once at the end; equal failures are told once, with the first one's way to see it again."""

    def __init__(self):
        self.failures = collections.OrderedDict()
        self.began = time.time()

    def fail(self, what, again):
        """`again` is the command that shows it."""
        self.failures.setdefault(what, []).append(again)

    def end(self, summary):
        for what, again in self.failures.items():
            print(f"FAILED ({len(again)}×) {what}\n    again: {again[0]}")
        print(f"{summary}; {time.time() - self.began:.1f} s")
        sys.exit(1 if self.failures else 0)
