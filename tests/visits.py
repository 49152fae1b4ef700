#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""`-O ics` is a calendar that another reader of iCalendar reads as it was meant: every agreed visit of the example book once, at its time,
with its texts whole; put to another time it keeps its name, called off it says so.

visits.py --svc PATH
"""
import argparse
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import icalendar

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUMMARY = "服务器机房的空调、门禁、消防、网络、存储都要一并巡检;带上\\梯子, 备件\n第二行"


def entries(text):
    return {str(e["UID"]): e for e in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def agreed(run):
    """By ticket: the appointments as they stand in the records."""
    records = [json.loads(line)["ticket"] for line in run("export", "ticket", "--reveal").stdout.splitlines()]
    return {r["id"]: [e for e in r["events"] if e["do"] == "appoint"] for r in records}


def faults_of_book(run):
    text = run("ticket", "list", "-O", "ics", "--reveal").stdout
    if any(len(line.encode()) > 75 for line in text.split("\r\n")):
        yield "a line is longer than 75 bytes"
    seen = entries(text)
    for ticket, appointments in agreed(run).items():
        own = [e for uid, e in seen.items() if uid.startswith(ticket + "-")]
        moves = sum(int(e["SEQUENCE"]) - (str(e["STATUS"]) == "CANCELLED") for e in own)
        if bool(own) != bool(appointments) or len(own) + moves != len(appointments):
            yield f"{ticket}: {len(appointments)} appointments, {len(own)} entries"
        if own and own[-1]["DTSTART"].dt != datetime.datetime.fromisoformat(appointments[-1]["for"]):
            yield f"{ticket}: another time"
    if "\r\n" not in text or len(seen) < 10:
        yield "that is no calendar of the example book"


def faults_of_one(run):
    """One ticket through its changes."""
    made = run("ticket", "new", "--from", "-", given=json.dumps({"kind": "booking", "channel": "web", "customer": "CU-7K3QF2", "summary": SUMMARY,
                                                                   "events": [{"do": "receive", "at": "2026-05-04 09:00"}]}))
    ticket = made.stdout.split()[0]
    steps = [("appoint", ticket, "--for", "2026-06-01 09:00", "--until", "2026-06-01 11:00", "--asked-by", "customer", "--at", "2026-05-04 10:00"),
             ("appoint", ticket, "--for", "2026-06-02 14:00", "--asked-by", "customer", "--at", "2026-05-05 10:00"),
             ("cancel", ticket, "--why", "withdrawn", "--at", "2026-05-06 10:00")]
    wanted = [(0, "2026-06-01T09:00+08:00", "CONFIRMED"), (1, "2026-06-02T14:00+08:00", "CONFIRMED"), (2, "2026-06-02T14:00+08:00", "CANCELLED")]
    names = set()
    for step, (changes, start, status) in zip(steps, wanted):
        done = run("ticket", *step)
        if done.returncode:
            yield done.stderr
            return
        shown = entries(run("show", ticket, "-O", "ics").stdout)
        names |= set(shown)
        entry = next(iter(shown.values()), None)
        if len(names) != 1 or not entry:
            yield f"{list(shown)} instead of one entry"
            return
        stamp = datetime.datetime.fromisoformat(step[-1] + "+08:00")
        if entry["DTSTAMP"].dt != stamp:
            yield f"after {step[0]}: of {entry['DTSTAMP'].dt}"
        got = (int(entry["SEQUENCE"]), entry["DTSTART"].dt, str(entry["STATUS"]))
        if got != (changes, datetime.datetime.fromisoformat(start), status):
            yield f"after {step[0]}: {got}"
        if not str(entry["SUMMARY"]).startswith(SUMMARY) or "***" not in str(entry["LOCATION"]):
            yield f"{entry['SUMMARY']!r} at {entry['LOCATION']!r}"


def faults_of_two(run):
    """An appointment made when the one before is over is another visit, and keeps its name when that one is taken out."""
    made = run("ticket", "new", "--from", "-", given=json.dumps({"kind": "booking", "channel": "web", "summary": "两次", "customer": "CU-7K3QF2",
                                                                 "events": [{"do": "receive", "at": "2026-05-01 09:00"}]}))
    ticket = made.stdout.split()[0]
    for start, at in (("2026-05-02 09:00", "2026-05-01 10:00"), ("2026-05-06 09:00", "2026-05-03 10:00")):
        run("ticket", "appoint", ticket, "--for", start, "--asked-by", "us", "--at", at)
    both = entries(run("show", ticket, "-O", "ics").stdout)
    run("void", ticket, "appoint@2026-05-01 10:00", "--why", "wrong")
    one = entries(run("show", ticket, "-O", "ics").stdout)
    second = [uid for uid, e in both.items() if e["DTSTART"].dt == datetime.datetime.fromisoformat("2026-05-06T09:00+08:00")]
    if len(both) != 2 or list(one) != second:
        yield f"two visits: {list(both)}, one taken out: {list(one)}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = os.path.abspath(options.parse_args().svc)
    env = dict(os.environ, SVC_USER="mei", SVC_LANG="en", SVC_TEST_NOW="1778119200")  # 2026-05-07 10:00 +08:00
    with tempfile.TemporaryDirectory() as place:
        book = shutil.copytree(ROOT / "examples" / "book", pathlib.Path(place, "book"))

        def run(*words, given=None):
            done = subprocess.run([svc, "--book", str(book), *words], env=env, input=given and given.encode(), capture_output=True, check=False)
            return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

        found = [*faults_of_book(run), *faults_of_one(run), *faults_of_two(run)]
    print("\n".join(found) or "visits: all are read back")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
