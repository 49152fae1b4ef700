"""Writes a record as the contract says svc does: block style, two-space indent, doubtful strings in double quotes."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

CERTAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][\w@+./-]*( [A-Za-z\u4e00-\u9fff][\w.-]*)*")
DOUBTFUL = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}


class Bare(str):
    """A value whose type is no text: an instant, a date, a number, a boolean, a duration. It is written without quotes."""


def scalar(value: str) -> str:
    """Double-quotes every string that any common YAML 1.1 or 1.2 reader might take for something else."""
    if isinstance(value, Bare) or (CERTAIN.fullmatch(value) and value.casefold() not in DOUBTFUL):
        return value
    return json.dumps(value, ensure_ascii=False)


def lines(value: Any, indent: int) -> list[str]:
    """svc writes keys in the record's own order, block style, two-space indent."""
    pad = " " * indent
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in entry(f"{pad}{key}:", inner, indent)]
    result = []
    for item in value:
        inner = lines(item, indent + 2) if isinstance(item, (dict, list)) else [pad + "  " + scalar(item)]
        result += [f"{pad}- {inner[0][indent + 2:]}", *inner[1:]]
    return result


def entry(start: str, value: Any, indent: int) -> list[str]:
    """One key with what belongs to it below."""
    if isinstance(value, str):
        return [f"{start} {scalar(value)}"]
    if not value:
        return [start + (" {}" if isinstance(value, dict) else " []")]
    return [start, *lines(value, indent + 2)]


def write(path: Path, content: dict[str, Any]) -> None:
    """UTF-8, LF, final newline, one document, a mapping at the root."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines(content, 0)) + "\n", encoding="utf-8")
