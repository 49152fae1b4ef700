#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Presses Tab in bash, zsh and fish, in a copy of a book, and looks at what stands on the line or is offered.

completion.py --svc PATH
"""
import argparse
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BOOK = ROOT / "tests" / "cli" / "books" / "small"

# What is typed before Tab, what must be offered or stand there then, and what must not.
CASES = [
    ("svc tick", ["ticket"], ["complaint"]),
    ("svc ticket resp", ["respond"], ["resume"]),
    ("svc ticket respond T-20260210-", ["T-20260210-7K3QF"], ["T-20260203"]),
    ("svc repair new --where ", ["site", "bench", "remote"], ["hotline"]),
    ("svc repair new --engineer zh", ["zhao"], ["lina"]),
    ("svc kpi --explain first", ["first_fix"], ["quote_in_time"]),
    ("svc customer show CU-7", ["CU-7K3QF2"], ["某某科技", "王小明"]),
    ("svc import ticket --map map", ["map.yaml"], ["svc.yaml"]),
    ("svc ticket list --kin", ["--kind"], ["--channel"]),
]
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][0-9A-B]?|\x1b\][^\x07]*\x07|\r|\x07")


class Shells:
    def __init__(self, place, env):
        self.place, self.env, self.failed = place, env, 0

    def script(self, shell):
        return subprocess.run(["svc", "completion", shell], env=self.env, capture_output=True, text=True, check=True).stdout

    def check(self, shell, typed, got, wanted, unwanted):
        missing, odd = [w for w in wanted if w not in got], [u for u in unwanted if u in got]
        if missing or odd:
            self.failed += 1
            print(f"{shell}: {typed}⇥ lacks {missing}, has {odd}:\n{got}")

    def bash(self):
        (self.place / "svc.bash").write_text(self.script("bash"))
        for typed, wanted, unwanted in CASES:
            words = " ".join(f"'{w}'" for w in typed.split(" "))
            # bash itself completes files when the script asks for its default
            asked = 'compopt() { [ "$2" != default ] || compgen -f -- "${COMP_WORDS[COMP_CWORD]}"; }'
            code = f'source "$1"; {asked}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _svc; printf "%s\\n" "${{COMPREPLY[@]}}"'
            done = subprocess.run(["bash", "-c", code, "bash", str(self.place / "svc.bash")], cwd=self.place / "book", env=self.env, capture_output=True, text=True, check=False)
            self.check("bash", typed, done.stdout + done.stderr, wanted, unwanted)

    def fish(self):
        script = self.place / "svc.fish"
        script.write_text(self.script("fish"))
        for typed, wanted, unwanted in CASES:
            done = subprocess.run(["fish", "--no-config", "-c", 'source $argv[1]; complete -C "$argv[2]"', str(script), typed], cwd=self.place / "book", env=self.env,
                                  capture_output=True, text=True, check=False)
            self.check("fish", typed, done.stdout + done.stderr, wanted, unwanted)

    def zsh(self):
        folder = self.place / "zsh"
        folder.mkdir()
        (folder / "_svc").write_text(self.script("zsh"))
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.place / "book")
            os.execvpe("zsh", ["zsh", "-f", "-i"], self.env)
        self.until(terminal, "%|#", 10)
        self.send(terminal, f"PS1='ready> '; stty columns 200; fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D; setopt nobeep noautomenu; bindkey '^I' complete-word\n")
        self.until(terminal, "ready> ", 20)
        for typed, wanted, unwanted in CASES:
            self.send(terminal, typed + "\t\t")
            got = self.until(terminal, None, 1.5)
            self.check("zsh", typed, got[got.rfind(typed.split(" ")[0]):] if len(wanted) == 1 else got, wanted, unwanted)
            self.send(terminal, "\x03")
            self.until(terminal, "ready> ", 5)
        self.send(terminal, "exit\n")
        os.close(terminal)
        os.waitpid(child, 0)

    @staticmethod
    def send(terminal, text):
        os.write(terminal, text.encode())

    @staticmethod
    def until(terminal, wanted, seconds):
        """What is printed until something matches, or nothing comes for so long."""
        got, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            if not select.select([terminal], [], [], 0.1)[0]:
                if wanted is None and got and time.monotonic() > end - seconds + 0.8:
                    break
                continue
            try:
                part = os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:
                break
            got += ESCAPES.sub("", part)
            if wanted and re.search(wanted, got):
                break
        return got


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    svc = options.parse_args().svc
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        (place / "bin").mkdir()
        shutil.copy(svc, place / "bin" / "svc")
        shutil.copytree(BOOK, place / "book")
        (place / "book" / "map.yaml").write_text("")
        env = {"PATH": f"{place / 'bin'}:/usr/local/bin:/usr/bin:/bin", "HOME": name, "LANG": "C.UTF-8", "TERM": "xterm", "SVC_LANG": "zh", "SVC_USER": "lina"}
        shells = Shells(place, env)
        for shell in ("bash", "fish", "zsh"):
            if not shutil.which(shell):
                sys.exit(f"{shell} is not installed: tests/install.sh test")
            getattr(shells, shell)()
        print(f"{len(CASES)} lines in bash, fish and zsh, {shells.failed} wrong")
        sys.exit(1 if shells.failed else 0)


if __name__ == "__main__":
    main()
