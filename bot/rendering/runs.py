"""Telephone numbers, ranges and dates in what staff have written, in their order within Arabic lines. Pure.

Behind Arabic letters digits keep the order of their groups where a colon, a point or a comma joins them, and no other:
021-2345678 is shown as 2345678-021 (Unicode Bidirectional Algorithm, W2 and W4). Law: nothing but marks is added.
"""

import re
from typing import Final
from unicodedata import bidirectional

_LEFT_TO_RIGHT, _POP, _MARK = "\u2066", "\u2069", "\u200e"
_GROUP: Final = r"(?:\(\d+\)|\d+(?:[.:,]\d+)*)"
_JOIN: Final = r"[-‐‑–—−/+×=*#]"
_NUMBER: Final = rf"[+#*]?{_GROUP}(?:{_JOIN}{_GROUP}|(?<=\)){_GROUP}|(?=\(){_GROUP})*#?"
_ADDRESS: Final = r"(?:https?://|www\.)\S+|(?<![\w.-])(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}[/?#]\S*|[\w.+-]+@[\w.-]+"
"""Of a page or a mailbox: a mark within it leads nowhere."""
_RUN: Final = re.compile(
    rf"(?P<whole>[\u2066-\u2068][^\u2066-\u2069]*\u2069|{_ADDRESS})|(?<![A-Za-z0-9_@./:-])"
    rf"{_NUMBER}(?:[ \u00a0](?:[-‐‑–—−/][ \u00a0])?{_NUMBER})*(?!{_JOIN}?[A-Za-z0-9_@])"
)
_PIECE: Final = re.compile(rf"{_NUMBER}(?:[ \u00a0][-‐‑–—−/][ \u00a0]{_NUMBER})*")
_LONE: Final = re.compile(r"\d+(?:[.:,]\d+)*")
_DIALLED: Final = re.compile(r"[+(]?\d[\d() \u00a0‐‑–—−-]*")
_CODE: Final = re.compile(r"(?:\d{4}[ \u00a0]){2}\d{4}")
_EASTERN: Final = re.compile(r"(?<=[٠-٩)])([-‐‑–—−+×=* \u00a0])|(?<=[٠-٩])([()])")
_DIGIT: Final = re.compile(r"\d")
_LEAST, _MOST = 6, 15
"""Digits of a telephone number."""


def in_order(text: str) -> str:
    """``text``: as staff have written it, before it is escaped. One without Arabic letters stays as it is."""
    if text.isascii() or not _DIGIT.search(text):
        return text
    if not any(bidirectional(char) in ("R", "AL", "AN") for char in text):
        return text
    return _RUN.sub(_isolated, text)


def _isolated(found: re.Match[str]) -> str:
    run = found[0]
    if found["whole"]:
        return run
    if _is_one(run):
        return _from_the_left(run)
    return _PIECE.sub(lambda piece: piece[0] if _LONE.fullmatch(piece[0]) else _from_the_left(piece[0]), run)


def _is_one(run: str) -> bool:
    """A telephone number or a code in groups: two numbers with a space between them run as their line does."""
    digits = sum(map(str.isdecimal, run))
    begins = run[0] in "+(" or (run[0].isdecimal() and int(run[0]) == 0)
    dialled = begins and _LEAST <= digits <= _MOST and " " in run.replace("\u00a0", " ")
    return bool((dialled and _DIALLED.fullmatch(run)) or _CODE.fullmatch(run))


def _from_the_left(run: str) -> str:
    """Eastern digits are turned round by what joins them, isolated or not: a mark behind it holds them."""
    held = _EASTERN.sub(rf"\g<0>{_MARK}", run) if any("٠" <= char <= "٩" for char in run) else run
    return f"{_LEFT_TO_RIGHT}{held}{_POP}"
