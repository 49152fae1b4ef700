#!/bin/sh
# Installs what is needed, builds svc and runs every test: format, clang-tidy, layers, unit, command line, error samples, figures against
# their second implementation; the unit tests and the corpora of fuzzing under the address and undefined sanitizers too. On a bare Debian 12, as root.
set -eu
cd "$(dirname "$0")/.."
tests/install.sh test
export CCACHE_DIR="${CCACHE_DIR:-$HOME/.cache/ccache}"
jobs=$(nproc)

tests/format.sh --check
tests/tidy.py

cmake --preset release -DBUILD_TESTING=ON >/dev/null   # examples/run.sh may have left it off
cmake --build --preset release -j "$jobs" --target svc emit_texts
cmake --preset asan >/dev/null
cmake --build --preset asan -j "$jobs"

echo "== unit tests and the corpora of fuzzing under the address and undefined sanitizers"
ctest --preset asan -R "^(unit|fuzz)" -j "$jobs"
echo "== release"
ctest --preset release -E "^(unit|fuzz)" -j "$jobs"
