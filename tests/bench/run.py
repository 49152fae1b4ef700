#!/usr/bin/env python3
"""Benchmarks: what svc costs as a multiple of the least any program must do, measured in pairs in one run.

usage: run.py --svc PATH --bare PATH [--files N] [--pairs N] [--tickets N]
Prints ratios; it judges nothing and is no test. Warm up, fresh folders, medians of pairs: these machines are noisy.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time


def timed(command, env):
    begin = time.perf_counter()
    subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def pairs(ours, theirs, count, env):
    """Median of ours / theirs over pairs run in turn, after one of each to warm up."""
    timed(ours(0), env), timed(theirs(0), env)
    ratios, a, b = [], [], []
    for n in range(1, count + 1):
        a.append(timed(ours(n), env))
        b.append(timed(theirs(n), env))
        ratios.append(a[-1] / b[-1])
    return statistics.median(ratios), statistics.median(a) * 1e3, statistics.median(b) * 1e3


TICKET = """id: T-{day}-{five}
kind: repair
channel: hotline
customer: CU-7K3QF2
unit: SN0001
priority: normal
fault: power
summary: 服务器无法启动
events:
  - at: {date}T09:12:00+08:00
    by: lina
    do: receive
  - at: {date}T09:20:00+08:00
    by: lina
    do: respond
  - at: {date}T09:22:00+08:00
    by: lina
    do: assign
    to: zhao
  - at: {date}T11:00:00+08:00
    by: lina
    do: restore
    how: remote
"""


IMPORT_MAP = """svc_map: 1
records:
  - kind: ticket
    record:
      id: "@ticket"
      kind: repair
      channel: hotline
      customer: CU-7K3QF2
      unit: SN0001
      summary: {column: fault}
      source: {system: erp, id: {column: job}}
      events:
        - {do: receive, at: {column: called}, by: lina}
        - {do: respond, at: {column: answered}, by: lina}
        - {do: close, at: {column: closed}, by: lina}
  - kind: repair
    record:
      ticket: "@ticket"
      unit: SN0001
      where: site
      engineer: zhao
      source: {system: erp, id: {column: job}}
      events:
        - {do: dispatch, at: {column: answered}, by: lina}
        - {do: arrive, at: {column: fixed}, by: zhao}
        - {do: leave, at: {column: fixed}, by: zhao, fixed: true, action: cleaned and tested, labour: "480.00"}
  - kind: revisit
    record:
      of: "@ticket"
      events:
        - {do: call, at: {column: closed}, by: lina, via: phone, answered: true, answers: {overall: {column: score}}}
"""


def import_rows(tickets):
    rows = ["job,fault,called,answered,fixed,closed,score"]
    for n in range(tickets):
        day = f"2025-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
        times = ",".join(f"{day} {hour:02}:{n % 60:02}" for hour in (9, 10, 11, 15))
        rows.append(f"J{n},fault number {n},{times},{n % 5 + 1}")
    return "\n".join(rows) + "\n"


def five(n):
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    return "".join(letters[n >> shift & 31] for shift in (20, 15, 10, 5, 0))


def make_book(folder, files, svc, env):
    subprocess.run([svc, "init", folder, "-q"], check=True, env=env)
    run = lambda *words: subprocess.run([svc, "--book", folder, "-q", *words], check=True, env=env, stdout=subprocess.DEVNULL)
    run("staff", "new", "lina", "--name", "李娜", "--post", "from=2020-02-10,department=after-sales,roles=agent")
    run("staff", "new", "zhao", "--name", "赵工", "--post", "from=2020-02-10,department=technical,roles=engineer")
    customers = pathlib.Path(folder, "customers")
    customers.mkdir()
    (customers / "CU-7K3QF2.yaml").write_text("id: CU-7K3QF2\nname: 某公司\nkind: company\n")
    run("model", "new", "RS-1", "--name", "RS", "--category", "server")
    run("unit", "new", "SN0001", "--model", "RS-1", "--category", "server", "--delivered", "2025-06-01")
    ids = []
    for n in range(files):
        month, day = n % 24, n // 24 % 28 + 1
        date = f"{2024 + month // 12}-{month % 12 + 1:02}-{day:02}"
        ident = f"T-{date.replace('-', '')}-{five(n)}"
        path = pathlib.Path(folder, "tickets", date[:4], date[5:7], ident + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TICKET.format(day=date.replace("-", ""), five=five(n), date=date))
        ids.append((ident, str(path)))
    return ids


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--svc", required=True)
    options.add_argument("--bare", required=True)
    options.add_argument("--files", type=int, default=20000)
    options.add_argument("--tickets", type=int, default=20000, help="how many to import, with a repair and a call-back each")
    options.add_argument("--pairs", type=int, default=25)
    given = options.parse_args()
    env = dict(os.environ, SVC_USER="lina", SVC_LANG="en")
    work = tempfile.mkdtemp(prefix="svc-bench-")
    # As installed: a linker writes here and there, and what it wrote is mapped page by page; a copy is mapped in large pieces.
    svc, bare = shutil.copy(given.svc, os.path.join(work, "svc")), shutil.copy(given.bare, os.path.join(work, "bare"))
    try:
        small, large = os.path.join(work, "small"), os.path.join(work, "large")
        small_ids, large_ids = make_book(small, 200, svc, env), make_book(large, given.files, svc, env)
        os.sync()   # else the large book is still being written while it is measured
        note = lambda book, ids: lambda n: [svc, "--book", book, "-q", "ticket", "note", ids[n][0], "--text", f"note {n}"]
        replace = lambda ids: lambda n: [bare, "replace", ids[n + 100][1]]
        rows = [
            ("svc --version / empty process", *pairs(lambda n: [svc, "--version"], lambda n: [bare, "nothing"], given.pairs, env)),
            ("add an event / durable replace", *pairs(note(small, small_ids), replace(small_ids), given.pairs, env)),
            (f"add an event, {given.files} files / 200 files", *pairs(note(large, large_ids), note(small, small_ids[50:]), given.pairs, env)),
            (f"show, {given.files} files / 200 files", *pairs(lambda n: [svc, "--book", large, "ticket", "show", large_ids[n][0], "--json"],
                                                               lambda n: [svc, "--book", small, "ticket", "show", small_ids[n][0], "--json"], given.pairs, env)),
            (f"kpi, {given.files} files / walk and read, 2 threads", *pairs(lambda n: [svc, "--book", large, "kpi", "2024Q2", "--json"],
                                                                            lambda n: [bare, "read", large, "2"], 7, env)),
        ]
        pathlib.Path(work, "map.yaml").write_text(IMPORT_MAP)
        pathlib.Path(work, "rows.csv").write_text(import_rows(given.tickets))
        fresh = lambda n: os.path.join(work, f"import{n}")   # nothing is deleted in between: ext4 would be slow for minutes
        for n in range(6):
            make_book(fresh(n), 0, svc, env)
            os.mkdir(fresh(n) + "-bare")
        os.sync()
        rows.append((f"import {given.tickets} tickets / bare loops over {3 * given.tickets} files",
                     *pairs(lambda n: [svc, "--book", fresh(n), "-q", "import", "ticket", os.path.join(work, "rows.csv"), "--map", os.path.join(work, "map.yaml")],
                            lambda n: [bare, "create", fresh(n) + "-bare", str(3 * given.tickets)], 5, env)))
        for name, ratio, ours, theirs in rows:
            print(f"{name:55} {ratio:6.2f}   ({ours:.2f} ms / {theirs:.2f} ms)")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
