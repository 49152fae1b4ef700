#!/usr/bin/env python3
"""Breaks the rules of svc one by one, each in a copy of the sources: a test must catch every one of them.

run.py [--scratch DIR] [--only WORD]   builds and tests each mutant of mutants.yaml; slow
run.py --check                         only looks whether each old text stands in its file exactly once
"""
from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
LIST = Path(__file__).with_name("mutants.yaml")
COPIED = ("CMakeLists.txt", "CMakePresets.json", "cli", "lib", "tests")
LAYERS = ("record", "domain", "rules", "report")
BOOKS = "40"
LONGEST_S = 300


class Unbuilt(Exception):
    """A mutant must compile: one that doesn't proves nothing."""


@dataclass(frozen=True)
class Mutant:
    """One change, and the sentence it breaks."""

    file: str
    old: str
    new: str
    breaks: str

    def times(self, root: Path) -> int:
        """How often the old text stands in its file."""
        return (root / self.file).read_text(encoding="utf-8").count(self.old)

    def apply(self, root: Path) -> None:
        path = root / self.file
        path.write_text(path.read_text(encoding="utf-8").replace(self.old, self.new), encoding="utf-8")

    def undo(self, root: Path) -> None:
        shutil.copyfile(ROOT / self.file, root / self.file)

    @property
    def layer(self) -> str:
        """`lib/rules/clock.cpp`: the unit tests of lower layers know nothing of it."""
        return self.file.split("/")[1]


def read_list() -> list[Mutant]:
    """Those of one file stand together, and headers come last: so the least is built anew."""
    mutants = [Mutant(**entry) for entry in yaml.safe_load(LIST.read_text(encoding="utf-8"))]
    return sorted(mutants, key=lambda mutant: (mutant.file.endswith(".hpp"), mutant.file))


def check(mutants: list[Mutant]) -> bool:
    """Names the mutants whose old text isn't there exactly once."""
    wrong = [(mutant, mutant.times(ROOT)) for mutant in mutants if mutant.times(ROOT) != 1]
    for mutant, times in wrong:
        print(f"{mutant.file}: {times} times, not once: {mutant.old}\n  ({mutant.breaks})")
    return not wrong


def copy_changed(source: str, target: str) -> None:
    """A kept scratch directory is built anew only where the sources differ from it."""
    if not Path(target).exists() or Path(source).read_bytes() != Path(target).read_bytes():
        shutil.copyfile(source, target)


class Scratch:
    """A copy of the sources with a build of its own."""

    def __init__(self, root: Path):
        self.root, self.build = root, root / "build" / "dev"
        os.environ |= {"CCACHE_BASEDIR": str(root), "CCACHE_NOHASHDIR": "1"}
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, root / name, copy_function=copy_changed, dirs_exist_ok=True)
            else:
                copy_changed(str(ROOT / name), str(root / name))
        self.run("cmake", "--preset", "dev")

    def run(self, *command: str, longest: float | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False, timeout=longest)

    def make(self, *targets: str) -> None:
        done = self.run("cmake", "--build", "--preset", "dev", "-j", "2", "--target", *targets)
        if done.returncode:
            raise Unbuilt("\n".join((done.stdout + done.stderr).splitlines()[-15:]))

    def fails(self, *command: str) -> bool:
        """A test that never ends has failed, too."""
        try:
            return self.run(*command, longest=LONGEST_S).returncode != 0
        except subprocess.TimeoutExpired:
            return True

    def compare(self) -> tuple[str, ...]:
        return (sys.executable, "tests/properties/figures/compare.py", "--svc", str(self.build / "svc"), "--books", BOOKS)

    def caught_by(self, layer: str) -> str | None:
        """The first test that fails, from this layer upwards."""
        for test in (f"test_{name}" for name in LAYERS[LAYERS.index(layer) :]):
            self.make(test)
            if self.fails(str(self.build / "tests" / test)):
                return test
        self.make("svc")
        return "compare.py" if self.fails(*self.compare()) else None


def try_mutant(scratch: Scratch, mutant: Mutant) -> bool:
    """Whether it was caught, said on a line."""
    started = time.monotonic()
    mutant.apply(scratch.root)
    try:
        caught = scratch.caught_by(mutant.layer)
    except Unbuilt as unbuilt:
        print(f"UNBUILT   {mutant.breaks}\n{unbuilt}", flush=True)
        return False
    finally:
        mutant.undo(scratch.root)
    word = f"caught by {caught}" if caught else "SURVIVED"
    print(f"{word:22} {time.monotonic() - started:4.0f} s  {mutant.file}: {mutant.breaks}", flush=True)
    return caught is not None


def try_all(mutants: list[Mutant], root: Path) -> bool:
    """The unchanged sources must pass, else a mutant's failure says nothing."""
    scratch = Scratch(root)
    if by := scratch.caught_by(LAYERS[0]):
        print(f"{by} fails without any mutant")
        return False
    caught = [try_mutant(scratch, mutant) for mutant in mutants]
    print(f"mutants: {len(caught)}, caught: {sum(caught)}")
    return all(caught)


def main() -> int:
    """Exit 1: a mutant survived, did not compile, or doesn't fit the sources."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--scratch", type=Path, help="a directory that is kept, to be built on by the next run")
    parser.add_argument("--only", default="", help="mutants whose file or sentence has this word")
    chosen = parser.parse_args()
    mutants = [mutant for mutant in read_list() if chosen.only in mutant.file + ": " + mutant.breaks]
    if not check(mutants):
        return 1
    if chosen.check:
        return 0
    if chosen.scratch:
        chosen.scratch.mkdir(parents=True, exist_ok=True)
        return 0 if try_all(mutants, chosen.scratch.resolve()) else 1
    with tempfile.TemporaryDirectory(prefix="mutants-") as directory:
        return 0 if try_all(mutants, Path(directory)) else 1


if __name__ == "__main__":
    sys.exit(main())
