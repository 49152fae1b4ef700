#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The schemas in schemas/ are what `svc schema` prints, valid against Draft 2020-12, and true: every record of the books here
passes, every sample of an error in the form of a value doesn't.

schemas.py --svc PATH [--write]
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "schemas"
BOOKS = [ROOT / "examples" / "book", *sorted((ROOT / "tests" / "cli" / "books").iterdir())]
FOLDERS = {"tickets": "ticket", "repairs": "repair", "complaints": "complaint", "revisits": "revisit", "customers": "customer", "units": "unit",
           "staff": "staff", "contracts": "contract", "models": "model", "prices": "price"}
# Wrong in the form of a value, which is what a schema tells.
OF_FORM = """bad-bool bad-date bad-dates bad-duration bad-event-name bad-hours bad-instant bad-money bad-name bad-number bad-phone bad-share
             missing-key not-a-list not-a-map not-a-scalar out-of-range unknown-choice unknown-choice-near unknown-event unknown-event-near unknown-key unknown-key-near
             event-not-fields""".split()
UNTOLD = ["bad-money/number"]   # 1e3 is a number like any other to a reader of YAML


class AsEditorsDo(yaml.SafeLoader):
    """The core schema of YAML 1.2: days and times are texts."""


AsEditorsDo.yaml_implicit_resolvers = {}
for tag, pattern, first in (("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"), ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
                            ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
                            ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789")):
    AsEditorsDo.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))
AsEditorsDo.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 0) if node.value[:2] in ("0o", "0x") else int(node.value))


class Tests:
    def __init__(self, svc, write):
        self.failed = 0
        self.kinds = {kind: self.schema(svc, kind, write) for kind in ["svc", "map", *FOLDERS.values()]}

    def fail(self, text):
        self.failed += 1
        print(text)

    def schema(self, svc, kind, write):
        made = subprocess.run([svc, "schema", kind], capture_output=True, text=True, check=True).stdout
        path = SCHEMAS / f"{kind}.json"
        if write:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != made:
            self.fail(f"{path} is stale: tests/schemas.py --svc {svc} --write")
        schema = json.loads(made)
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    def faults(self, kind, path):
        return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in self.kinds[kind].iter_errors(yaml.load(path.read_text(encoding="utf-8"), AsEditorsDo))]

    def passes(self, kind, path):
        for fault in self.faults(kind, path):
            self.fail(f"{path}: {fault}")

    def books(self):
        count = 0
        for book in BOOKS:
            for path in sorted(book.rglob("*.yaml")):
                kind = FOLDERS.get(path.relative_to(book).parts[0], "svc" if path.name == "svc.yaml" else None)
                if kind:
                    self.passes(kind, path)
                    count += 1
        for path in sorted((ROOT / "examples" / "import").glob("*.yaml")):
            self.passes("map", path)
            count += 1
        return count

    def samples(self):
        count = 0
        for code in OF_FORM:
            for path in sorted((ROOT / "tests" / "errors" / code).rglob("*.yaml")):
                if any(str(path.parent).endswith(untold) for untold in UNTOLD):
                    continue
                count += 1
                if not self.faults(path.stem, path):
                    self.fail(f"{path} passes")
        return count


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--svc", required=True)
    options.add_argument("--write", action="store_true", help="write schemas/ anew")
    given = options.parse_args()
    tests = Tests(given.svc, given.write)
    records, samples = tests.books(), tests.samples()
    print(f"{records} records pass, {samples} samples don't")
    if records < 100 or samples < 15:
        tests.fail("these were more")
    sys.exit(1 if tests.failed else 0)


if __name__ == "__main__":
    main()
