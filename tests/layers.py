#!/usr/bin/env python3
"""Reads the includes: a layer may use only what lies below it, and some libraries are seen by one file alone.

A type's name may stand in one header only: two types of one name in one program are undefined behaviour.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELOW = {
    "base": [],
    "syntax": ["base"],
    "record": ["syntax", "base"],
    "domain": ["record", "syntax", "base"],
    "rules": ["domain", "record", "syntax", "base"],
    "report": ["rules", "domain", "record", "syntax", "base"],
    "render": ["record", "syntax", "base"],
    "book": ["record", "syntax", "base"],
    "desk": ["rules", "book", "domain", "record", "syntax", "base"],
}
# A header that costs seconds to compile, or that only one place should know, and the files that may see it.
ONLY_IN = {
    "CLI/": {"cli/parse.cpp"},
    "yaml-cpp/": {"lib/syntax/general_reader.cpp"},
    "nettle/": {"lib/base/id.cpp"},
    "boost/": {"lib/report/score.cpp"},
}
TYPE = re.compile(r"^(?:template <.*> )?(?:struct|class|enum class|union) (\w+)[^;<]*\{", re.M)   # not nested, no specialisation
INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]', re.M)


def faults():
    for path in sorted([*ROOT.glob("lib/**/*.[ch]pp"), *ROOT.glob("cli/**/*.[ch]pp")]):
        name = str(path.relative_to(ROOT))
        layer = name.split("/")[1] if name.startswith("lib/") else "cli"
        for header in INCLUDE.findall(path.read_text(encoding="utf-8")):
            for start, seen_by in ONLY_IN.items():
                if header.startswith(start) and name not in seen_by:
                    yield f"{name}: only {', '.join(sorted(seen_by))} may include <{header}>"
            used = header.split("/")[0]
            if layer != "cli" and used in BELOW and used != layer and used not in BELOW[layer]:
                yield f"{name}: {layer} may not use {used} ({header})"
            if layer != "cli" and (ROOT / "cli" / header).exists() and not (ROOT / "lib" / header).exists() and not (path.parent / header).exists():
                yield f"{name}: {layer} may not use cli ({header})"


def twins():
    declared = {}
    for path in sorted([*ROOT.glob("lib/**/*.hpp"), *ROOT.glob("cli/**/*.hpp")]):
        name = str(path.relative_to(ROOT))
        for type_name in TYPE.findall(path.read_text(encoding="utf-8")):
            first = declared.setdefault(type_name, name)
            if first != name:
                yield f"{name}: {type_name} is also the name of a type in {first}"


def main():
    found = [*faults(), *twins()]
    print("\n".join(found) if found else "layers: good")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
