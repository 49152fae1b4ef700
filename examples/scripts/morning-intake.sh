#!/bin/sh
# The morning's intake from the call centre: cron runs it at 7:30 with the night's file.
#   morning-intake.sh BOOK FILE.csv
# Rows that can't be taken stand in FILE.rejected.csv with the reason; what is printed, cron mails. Running it again adds nothing.
set -u
book=$1 file=$2
export SVC_USER=${SVC_USER:-web}
here=$(cd "$(dirname "$0")" && pwd)

svc --book "$book" import ticket "$file" --map "$here/../import/hotline.yaml" --keep-good -q >/dev/null
case $? in
  0) ;;
  1) echo "Some rows of $file weren't taken:"; cat "${file%.csv}.rejected.csv" ;;
  *) echo "$file wasn't imported"; exit 1 ;;
esac
cd "$book" && git add -A && git diff --cached --quiet || git commit -qm "intake of $(basename "$file")"
