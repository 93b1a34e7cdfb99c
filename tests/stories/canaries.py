"""Canaries: words that must stand nowhere, and where they would be found if they did, in any usual writing."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

SHORTEST = 8  # bytes; what is shorter may stand somewhere by accident


def writings(canary: str) -> set[bytes]:
    """As UTF-8 and UTF-16, each also in base64 (wherever in a group of three it begins) and in hex."""
    found: set[bytes] = set()
    for raw in (canary.encode(), canary.encode("utf-16-le"), canary.encode("utf-16-be")):
        found.add(raw)
        found |= {raw.hex().encode(), raw.hex().upper().encode()}
        for inner in _in_base64(raw):
            found |= {inner, inner.replace(b"+", b"-").replace(b"/", b"_")}
    # JSON may spell letters that are not ASCII, and Python's repr spells bytes.
    found.add(canary.encode("unicode-escape"))
    found.add(repr(canary.encode())[2:-1].encode())
    return found


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """What of it does not depend on its neighbours."""
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + raw)
        first = -(-shift * 8 // 6)
        last = (shift + len(raw)) * 8 // 6
        yield encoded[first:last]


def sightings(folders: Iterable[Path], canaries: Iterable[str]) -> list[tuple[str, str]]:
    """Canary and file of each that is found, in contents and in names."""
    needles: dict[bytes, list[tuple[bytes, str]]] = {}
    for canary in canaries:
        for writing in writings(canary):
            needles.setdefault(writing[:SHORTEST], []).append((writing, canary))
    found: set[tuple[str, str]] = set()
    for folder in folders:
        for path in folder.rglob("*"):
            haystack = str(path).encode() + (b"\n" + path.read_bytes() if path.is_file() else b"")
            found |= {(canary, path.name) for canary in _found(haystack, needles)}
    return sorted(found)


def _found(haystack: bytes, needles: dict[bytes, list[tuple[bytes, str]]]) -> Iterator[str]:
    """One pass, however many there are to look for: ten thousand searches through some megabytes take minutes."""
    for at in range(len(haystack) - SHORTEST + 1):
        for needle, canary in needles.get(haystack[at : at + SHORTEST], ()):
            if haystack.startswith(needle, at):
                yield canary
