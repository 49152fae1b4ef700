#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The pages in man/ are what svc makes, groff reads them without a warning, and no line of text is wider than 80 columns, in
Chinese too.

manpages.py --svc PATH [--write]
"""
import argparse
import pathlib
import re
import subprocess
import sys
import unicodedata

MAN = pathlib.Path(__file__).resolve().parent.parent / "man"
LANGUAGES = {"en": MAN, "zh": MAN / "zh_CN"}
EXAMPLE = " " * 11   # indented lines of examples stand as they are


def columns(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def rendered(path):
    done = subprocess.run(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=78n", "-P-cbou", str(path)], capture_output=True, text=True, check=False)
    return done.stdout, done.stderr.strip()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    options.add_argument("--write", action="store_true", help="write man/ anew")
    given = options.parse_args()
    run = lambda *words: subprocess.run([given.svc, *words], capture_output=True, text=True, check=True).stdout
    wrong, names = [], run("man-page").split()
    for language, folder in LANGUAGES.items():
        folder.mkdir(exist_ok=True)
        for odd in sorted({p.name for p in folder.glob("*.[157]")} - set(names)):
            if given.write:
                (folder / odd).unlink()
            else:
                wrong.append(f"{folder / odd} is none of svc's pages")
        for name in names:
            path, made = folder / name, run("man-page", name, "--lang", language)
            if given.write:
                path.write_text(made, encoding="utf-8")
            elif not path.exists() or path.read_text(encoding="utf-8") != made:
                wrong.append(f"{path} is stale: tests/manpages.py --svc {given.svc} --write")
                continue
            if name != "svc.1" and ".EX" not in made:
                wrong.append(f"{path} shows no example: it needs a page beside its code")
            text, warnings = rendered(path)
            if warnings or len(text.splitlines()) < 10:
                wrong.append(f"{path}: {warnings or 'hardly anything'}")
            wrong += [f"{path}: {columns(line)} columns: {line}" for line in text.splitlines() if columns(line) > 80 and not line.startswith(EXAMPLE)]
            if language == "zh" and not re.search("[\u4e00-\u9fff]", text):
                wrong.append(f"{path} isn't Chinese")
    print("\n".join(wrong + [f"{len(names)} pages in {len(LANGUAGES)} languages, {len(wrong)} faults"]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
