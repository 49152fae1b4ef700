#!/bin/sh
# The morning's intake from the call centre: cron runs it at 7:30 with the night's file.
#   morning-intake.sh BOOK FILE.csv
# Rows that can't be taken stand beside it in a .rejected.csv, with the reason, to be mended and imported again. What is printed, cron
# mails: where they stand and why, names and phones masked. Running it again adds nothing.
set -u
book=$1 file=$2
export SVC_USER=${SVC_USER:-web}
here=$(cd "$(dirname "$0")" && pwd)

said=$(svc --book "$book" import ticket "$file" --map "$here/../import/hotline.yaml" --keep-good 2>&1 >/dev/null)
case $? in
  0) ;;
  1) printf "Some rows of %s weren't taken:\n%s\n" "$file" "$said" ;;
  *) printf "%s wasn't imported:\n%s\n" "$file" "$said"; exit 1 ;;
esac
cd "$book" && git add -A && git diff --cached --quiet || git commit -qm "intake of $(basename "$file")"
