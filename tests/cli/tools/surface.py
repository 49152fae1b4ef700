# SPDX-License-Identifier: MIT
"""What svc has: its commands, their options and its codes, as svc itself and the tables of messages say."""
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
FORMATS = "table plain json jsonl csv tsv yaml md ids".split()


def svc(*words, **more):
    more.setdefault("stdin", subprocess.DEVNULL)
    if "input" in more:
        del more["stdin"]
    done = subprocess.run(["svc", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def block(text, heading):
    """The first words of the rows of one part of the help."""
    part = re.split(r"^\S.*:$", text, flags=re.M)
    heads = re.findall(r"^\S.*:$", text, flags=re.M)
    for head, rows in zip(heads, part[1:]):
        if head.startswith(heading):
            return re.findall(r"^  ([a-z-]+)", rows, flags=re.M)
    raise SystemExit("svc help has no part " + heading)


def own_commands():
    return block(svc("help", "--lang", "en")[1], "Commands")


def nouns():
    return block(svc("help", "--lang", "en")[1], "Records")


def commands():
    """Every command as a list of words."""
    found = [[c] for c in own_commands()]
    for noun in nouns():
        rows = re.findall(r"^  svc (%s [a-z-]+)" % noun, svc(noun, "--lang", "en")[1], flags=re.M)
        found += [row.split() for row in rows]
    return found


def options(command):
    """The long options of a command, with whether they take a value."""
    text = svc(*command, "--help", "--lang", "en")[1]
    return re.findall(r"^  (?:-\w, )?--([a-z-]+)( \S+)?", text, flags=re.M)


def codes():
    found = []
    for folder, _, files in os.walk(ROOT):
        if "/build" not in folder and "messages.hpp" in files:
            with open(os.path.join(folder, "messages.hpp"), encoding="utf-8") as f:
                found += re.findall(r'^\s*\{"([a-z0-9-]+)",\s*Failure::', f.read(), re.M)
    return sorted(set(found))
