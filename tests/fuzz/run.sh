#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs fuzz targets with libFuzzer, one after the other, and keeps in tests/fuzz/corpus what reaches code that nothing there reached.
# An input that breaks a target ends it, and lies in build/fuzz/found: mend it, and put the input into the corpus under a name that
# says what it showed. Takes clang-19 and libclang-rt-19-dev.
# usage: tests/fuzz/run.sh SECONDS [TARGET…]
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ $# -gt 0 ] || set -- reader patch csv json map time where
cmake --preset fuzz >/dev/null
failed=0
for target; do
  corpus=tests/fuzz/corpus/$target work=build/fuzz/work/$target merged=build/fuzz/merged/$target
  cmake --build build/fuzz --target "fuzz_$target"
  rm -rf "$merged"
  mkdir -p "$work" "$merged" build/fuzz/found
  "build/fuzz/tests/fuzz_$target" -max_total_time="$seconds" -timeout=20 -artifact_prefix="build/fuzz/found/$target-" "$work" "$corpus" || failed=1
  "build/fuzz/tests/fuzz_$target" -set_cover_merge=1 -use_counters=0 -max_len=800 "$merged" "$corpus" "$work"
  sums=$(sha1sum "$corpus"/* | cut -c1-40)
  for input in "$merged"/*; do
    sum=$(sha1sum "$input" | cut -c1-40)
    case $sums in *"$sum"*) ;; *) cp "$input" "$corpus/$(echo "$sum" | cut -c1-12)" ;; esac
  done
done
exit $failed
