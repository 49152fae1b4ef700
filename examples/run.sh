#!/bin/sh
# Builds svc and shows its main job on the example book: what is due, the quarter's figures, and what one figure rests on.
# On a bare Debian 12, as root. SVC_LANG=zh speaks Chinese.
set -eu
cd "$(dirname "$0")/.."
SVC_LANG="${SVC_LANG:-en}"
export SVC_LANG
tests/install.sh build
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset release --target svc

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R examples/book "$work/book"
svc() { "$PWD/build/release/svc" --book "$work/book" "$@"; }
say() { if [ "$SVC_LANG" = zh ]; then printf '\n== %s\n' "$2"; else printf '\n== %s\n' "$1"; fi; }

say "What is due, at noon of 31 March 2026" "2026 年 3 月 31 日中午，什么快到期"
svc due --as-of "2026-03-31 12:00" -O table || [ $? -eq 1 ]   # 1: something is late
say "The first quarter, as of the end of April" "第一季度，截至四月底"
svc kpi 2026Q1 --as-of 2026-04-30 -O table
say "Which repairs were in time, and why the others weren't" "哪些维修及时，其他的为什么不及时"
svc kpi 2026Q1 --as-of 2026-04-30 --explain repair_in_time -O table
