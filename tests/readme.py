#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The sessions of README.md and README.zh.md, typed as they stand there: every command works now, on today's clock; and on a clock that
stands still, every command of a console block prints what stands under it.

readme.py --svc PATH [--write]     --write puts what they print into the pages: read the diff
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```$", re.M | re.S)
STILL = {"SVC_TEST_NOW": "1772420400", "SVC_TEST_SEED": "7"}   # 2026-03-02 11:00 +08:00
MARK = "\x1e"


def blocks(page):
    """Those of the session, as matches: the first block has the two commands."""
    return list(BLOCK.finditer(page))[1:]


def commands(block):
    return [line[2:] for line in block[2].splitlines() if line.startswith("$ ")] if block[1] == "console" else []


def script(page):
    """The session; what a console block's commands print stands between marks."""
    for block in blocks(page):
        if block[1] == "sh":
            yield block[2]
        for command in commands(block):
            yield f"printf '{MARK}'\n{{ {command}\n}} 2>&1\nprintf '{MARK}'\n"


def typed(page, svc, clock):
    """The session in an empty folder, as on a terminal of 80 columns."""
    with tempfile.TemporaryDirectory() as folder:
        tools = os.path.join(folder, "bin")
        os.mkdir(tools)
        shutil.copy(svc, os.path.join(tools, "svc"))
        env = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": folder, "LANG": "C", "SVC_OUTPUT": "table", "GIT_PAGER": "cat", "COLUMNS": "80", **clock}
        return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", "".join(script(page))], cwd=folder, env=env, capture_output=True, text=True, check=False)


def with_output(page, svc):
    """The page with what its commands print on the clock that stands still."""
    printed = iter(typed(page, svc, STILL).stdout.split(MARK)[1::2])
    out, at = "", 0
    for block in blocks(page):
        if block[1] != "console":
            continue
        body = "".join(f"$ {command}\n{next(printed, '')}" for command in commands(block))
        out += page[at:block.start(2)] + body
        at = block.end(2)
    return out + page[at:]


def faults(page, svc):
    if sum(len(commands(block)) for block in blocks(page)) < 8:
        yield "the session has lost its commands"
    done = typed(page, svc, {})
    if done.returncode or "error[" in done.stderr:
        yield f"exit {done.returncode}\n{done.stdout}{done.stderr}"
    for unwanted in ("13800001111", "王小明"):
        if unwanted in done.stdout + done.stderr:
            yield f"it says {unwanted}"
    if (wanted := with_output(page, svc)) != page:
        yield "another output:\n" + "\n".join(line for line in wanted.splitlines() if line not in page.splitlines())


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    found = []
    for name in ("README.md", "README.zh.md"):
        path = ROOT / name
        page = path.read_text(encoding="utf-8")
        if given.write:
            path.write_text(with_output(page, given.svc), encoding="utf-8")
        else:
            found += [f"{name}: {fault}" for fault in faults(page, given.svc)]
    print("\n".join(found) or "readme: both sessions work")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
