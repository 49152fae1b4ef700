#!/bin/sh
# Formats all C++ sources; with --check only says which aren't, and fails.
set -eu
cd "$(dirname "$0")/.."
files=$(git ls-files -co --exclude-standard '*.cpp' '*.hpp')
if [ "${1:-}" = --check ]; then
  # shellcheck disable=SC2086
  clang-format-19 --dry-run -Werror $files
else
  # shellcheck disable=SC2086
  clang-format-19 -i $files
fi
