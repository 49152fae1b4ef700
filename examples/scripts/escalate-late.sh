#!/bin/sh
# Escalates every ticket that is late to a manager, each once: cron may run it every five minutes.
#   escalate-late.sh BOOK MANAGER
set -eu
# The first column names the clock: T-20260210-7K3QF/restore. A call-back that is due is nobody's to escalate.
svc --book "$1" due --late | cut -f1 | sed -n '/\/revisit/d; s|^\(T-[^/]*\)/.*|\1|p' | sort -u |
    svc --book "$1" ticket escalate - --to "$2" --why "past its promise" --once -q
