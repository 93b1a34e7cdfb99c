"""The line on which a key of a TOML text stands: ``tomllib`` reads values and forgets where they were.

It looks for heads of tables and for keys at the beginning of lines. What stands within one line (an inline table, an
array) has the line of the key that it belongs to; of what is missing, the line of the table in which it should be.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

Path = tuple[str, ...]
_PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED: Final = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEAD: Final = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY: Final = re.compile(rf"\s*({_DOTTED})\s*=\s*(.*)")
_LONG: Final = ('"""', "'''")


def find_lines(text: str) -> Mapping[Path, int]:
    """Counted from 1, by path. An item of an array of tables is a part of the path too: "0" is the first."""
    lines: dict[Path, int] = {}
    table: Path = ()
    until = ""  # the end of a long string that began above
    for number, line in enumerate(text.splitlines(), 1):
        if until:
            until = "" if until in line else until
            continue
        if head := _HEAD.match(line):
            table = _parts(head[2])
            if head[1] == "[[":
                lines.setdefault(table, number)
                nth = sum(1 for path in lines if path[:-1] == table and path[-1].isdigit())
                table = (*table, str(nth))
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_parts(key[1])), number)
            until = next((mark for mark in _LONG if key[2].startswith(mark) and key[2].count(mark) == 1), "")
    return lines


def line_of(lines: Mapping[Path, int], path: Sequence[str]) -> int:
    """Of the nearest that is there: the key itself, or what it is in; 1 where not even that is."""
    for end in range(len(path), 0, -1):
        begun = tuple(path[:end])
        found = [number for each, number in lines.items() if each[:end] == begun]
        if found:
            return lines.get(begun, min(found))
    return 1


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))
