#!/usr/bin/env python3
"""What svc writes, PyYAML reads as the very texts that were typed: by its own scanner and by libyaml's, with all its types on."""
import json
import subprocess
import sys

import yaml


def pairs(program, count):
    parts = subprocess.run([program, str(count)], check=True, stdout=subprocess.PIPE).stdout.decode().split("\0")[:-1]
    assert len(parts) == 4 * count
    for n in range(0, len(parts), 2):
        yield json.loads(parts[n]), parts[n + 1]


def wrong(wanted, text, loader):
    try:
        got = yaml.load(text, Loader=loader)
    except yaml.YAMLError as e:
        return f"{loader.__name__} refuses it: {e}"
    return None if got == wanted and same_types(got, wanted) else f"{loader.__name__} reads {got!r}"


def same_types(got, wanted):
    if type(got) is not type(wanted):
        return False
    if isinstance(got, dict):
        return list(got) == list(wanted) and all(same_types(got[k], wanted[k]) for k in got)
    return all(map(same_types, got, wanted)) if isinstance(got, list) else True


def main(program, count):
    found = 0
    for wanted, text in pairs(program, count):
        for loader in (yaml.SafeLoader, yaml.CSafeLoader):
            what = wrong(wanted, text, loader)
            if what:
                found += 1
                if found <= 10:
                    print(f"{text!r}\n  was {wanted!r}\n  {what}")
    print(f"{found} wrong of {count}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1500))
