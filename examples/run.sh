#!/bin/sh
# Builds svc and shows its main job on the example book: what is due, the quarter's figures, and what one figure rests on.
# On a bare Debian 12, as root. Speaks Chinese when SVC_LANG or LANG says zh.
set -eu
cd "$(dirname "$0")/.."
case "${SVC_LANG:-${LC_ALL:-${LANG:-}}}" in zh*) SVC_LANG=zh ;; *) SVC_LANG=en ;; esac
export SVC_LANG
say() { if [ "$SVC_LANG" = zh ]; then printf '\n== %s\n' "$2"; else printf '\n== %s\n' "$1"; fi; }

say "Installing what is missing, building svc (some minutes the first time)" "安装缺少的软件包，构建 svc（第一次要几分钟）"
tests/install.sh build
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset release --target svc

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cp -R examples/book "$work/book"
svc() { "$PWD/build/release/svc" --book "$work/book" "$@"; }

say "Is the whole book good? (silent when it is)" "整个账本有没有错？（没有就不出声）"
svc check
say "What is due, late in the evening of 31 March 2026: the agreed plan first, then the nearest deadline" \
    "2026 年 3 月 31 日深夜有什么要办：客户已同意的方案在前，其余按期限"
svc due --as-of "2026-03-31 23:00" -O table || [ $? -eq 1 ]   # 1: something is late
say "The first quarter, as of the end of April" "第一季度，截至四月底"
svc kpi 2026Q1 --as-of 2026-04-30 -O table
say "Every figure shows its records: which quotes were in time, and why the others weren't" "每个数都列出所依据的记录：哪些报价及时，其他的为什么不算"
svc kpi 2026Q1 --as-of 2026-04-30 --explain quote_in_time -O table
say "Where each number comes from, worked out by hand: examples/README.md" "每个数的手工推算见 examples/README.md"
