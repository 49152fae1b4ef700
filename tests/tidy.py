#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""clang-tidy's short list (.clang-tidy) over lib and cli.

Most of its work is the standard headers, so it reads many sources of one folder at once; where some can't be read together
(equal names of their own), it halves them. The sources are meant to be clean for g++ and for clang.
usage: tidy.py [PATH…]
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
AT_ONCE = 16
FLAGS = ["-std=c++20", "-DFMT_HEADER_ONLY=1", '-DSVC_VERSION="0"', f"-I{ROOT}/lib", f"-I{ROOT}/cli"]


def tidy(sources):
    """What clang-tidy says of these, nothing when they are clean."""
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as together:
        together.write("".join(f'#include "{source}"\n' for source in sources))
        together.flush()
        done = subprocess.run(["clang-tidy-19", "--quiet", f"--config-file={ROOT}/.clang-tidy", together.name, "--", *FLAGS],
                              capture_output=True, text=True)
    if done.returncode and len(sources) > 1 and "[clang-diagnostic-error]" in done.stdout:
        half = len(sources) // 2
        return tidy(sources[:half]) + tidy(sources[half:])
    return done.stdout if done.returncode else ""


def groups(paths):
    """Sources of one folder, some at once."""
    folders = {}
    for path in sorted(paths):
        folders.setdefault(path.parent, []).append(path)
    for sources in folders.values():
        count = -(-len(sources) // AT_ONCE)
        yield from (sources[i::count] for i in range(count))


def main():
    paths = [pathlib.Path(p).resolve() for p in sys.argv[1:]] or [p for part in ("lib", "cli") for p in ROOT.glob(f"{part}/**/*.cpp")]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        said = "".join(pool.map(tidy, groups(paths)))
    print(said, end="")
    print(f"clang-tidy: {len(paths)} sources, " + ("findings" if said else "clean"))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
