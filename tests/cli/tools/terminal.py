# SPDX-License-Identifier: MIT
"""Runs a command at a terminal of its own: terminal.py WHAT-IS-TYPED COMMAND… prints what the screen shows, and how it ends.
\\n in what is typed is Enter; after it the end of input is typed."""
import os
import pty
import sys
import termios

typed = sys.argv[1].encode().decode("unicode_escape").encode("latin-1")
pid, screen = pty.fork()
if pid == 0:
    os.environ.update(TERM="dumb", COLUMNS="80", LINES="200")
    os.execvp(sys.argv[2], sys.argv[2:])
mode = termios.tcgetattr(screen)
mode[3] &= ~termios.ECHO
termios.tcsetattr(screen, termios.TCSANOW, mode)
os.write(screen, typed + b"\x04")
shown = b""
while True:
    try:
        part = os.read(screen, 65536)
    except OSError:
        break
    if not part:
        break
    shown += part
sys.stdout.write(shown.decode("utf-8", "replace").replace("\r\n", "\n").replace("^D\b\b", ""))
print("exit", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
