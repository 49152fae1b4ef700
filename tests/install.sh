#!/bin/sh
# Installs what building and testing svc takes on a bare Debian 12, as root; only what is missing.
# usage: tests/install.sh build|test
set -eu
build="g++ cmake ninja-build ccache git ca-certificates tzdata libcli11-dev libyaml-cpp-dev libfmt-dev libexpected-dev nettle-dev libboost-dev"
test="catch2 libyaml-dev python3 python3-yaml python3-jsonschema python3-icalendar strace e2fsprogs less zsh fish groff lighttpd jq chromium-headless-shell clang-format-19 clang-tidy-19"
case "$1" in
  build) wanted=$build ;;
  test) wanted="$build $test" ;;
  *) echo "usage: $0 build|test" >&2; exit 2 ;;
esac
missing=""
for p in $wanted; do
  dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q "ok installed" || missing="$missing $p"
done
[ -z "$missing" ] && exit 0
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
