"""Serial numbers of the office's paper: one ("4711"), or many with ranges ("4711-4790, 4805", "٤٧١١ إلى ٤٧٩٠", lines).

Law: what is no serial, or no range, is asked for again: of a list nothing is left out or guessed.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.patterns import expression
from bot.domain.code import MARK, is_code
from bot.domain.serial import MOST, Serial

LONGEST: Final = 13
"""Digits: an EAN has so many."""

_PREFIX: Final = r"([^\W\d_]{0,3})[ ./-]?"  # of a series: A 4711, ح/4711
_ONE: Final = expression(rf"{_PREFIX}([0-9]+)")
_TO: Final = r"(?:\s*(?:[-‐‑–—−]+|\.\.+|…|→)\s*|\s+(?:الى|إلى|إلي|الي|لغاية|حتى|to|until|till|through)\s+|\s+لل?\s*)"
_RANGE: Final = expression(rf"(?:(?:من|from)\s+)?{_PREFIX}([0-9]+){_TO}{_PREFIX}([0-9]+)", re.IGNORECASE)
_LABEL: Final = expression(
    r"^(?:(?:الرقم (?:المتسلسل|التسلسلي)|الرقم|رقم|no\.|no(?![^\W\d_])|nr\.|number|serial|№|#)[\s:.]*)+", re.IGNORECASE
)
_BETWEEN: Final = expression(r"[,،;؛|\n\t]|(?<=[0-9])\s+(?:و|and)\s*(?=[0-9])")
_THOUSANDS: Final = expression(r"(?<![0-9])(?<![0-9][,،٬])[0-9]{1,3}(?:[,،٬][0-9]{3})+(?![0-9]|[,،٬][0-9])")
_TATWEEL: Final = expression(r"(?<=\d)(\s*)ـ+(?=\s*\d)")
_CODE: Final = expression(r"[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}")
_FOLDED: Final = str.maketrans("أإآٱىة", "اااايه")


def read_serial(text: str) -> Serial | Misread:
    """As a clerk types it, or a scanner sends it."""
    plain = _plain(_dashes(text))
    if not re.search("[0-9]", plain):
        return Misread("serial-none")
    if _CODE.fullmatch(plain):
        plain = re.sub("[^0-9]", "", plain)
    one = _ONE.fullmatch(plain)
    return _checked(one[1], one[2]) if one else Misread("serial-not-one")


def read_serials(text: str) -> tuple[Serial, ...] | Misread:
    """Each once, in the order written. ``nth`` of a refusal: which part of the list it means."""
    written = "\n".join(latin_digits(normalise(line)) for line in _dashes(text).splitlines())
    parts = [part for part in map(_plain, _BETWEEN.split(written)) if part]
    if not parts:
        return Misread("serials-none")
    if thousands := _THOUSANDS.search(written):
        before = [part for part in map(_plain, _BETWEEN.split(written[: thousands.start()])) if part]
        return Misread("serials-thousands", {"nth": min(len(before) + 1, len(parts)), "parts": len(parts)})
    found: dict[str, Serial] = {}
    for nth, part in enumerate(parts, 1):
        read = _read_part(part)
        if isinstance(read, Misread):
            return Misread(read.key, {**read.params, "nth": nth, "parts": len(parts)})
        for serial in read:
            found.setdefault(serial.canonical, serial)
        if len(found) > MOST:
            return Misread("serials-too-many", {"most": MOST})
    return tuple(found.values())


def written_ranges(serials: Sequence[Serial], most: int | None = None) -> str:
    """``4711-4790, 4805``, in the order of the numbers; ``most``: of so many runs, and an ellipsis."""
    runs: list[tuple[str, int, int]] = []
    for prefix, number in sorted(map(_parted, serials)):
        if runs and runs[-1][0] == prefix and number == runs[-1][2] + 1:
            runs[-1] = (prefix, runs[-1][1], number)
        else:
            runs.append((prefix, number, number))
    shown = [f"{prefix}{first}" if first == last else f"{prefix}{first}-{last}" for prefix, first, last in runs]
    return ", ".join(shown if most is None or len(shown) <= most else [*shown[:most], "…"])


def _read_part(part: str) -> Sequence[Serial] | Misread:
    span = _RANGE.fullmatch(part)
    if span is None:
        words = [part] if _ONE.fullmatch(part) else part.split()
        read = [_checked(one[1], one[2]) if (one := _ONE.fullmatch(word)) else None for word in words]
    else:
        read = [_checked(span[1], span[2]), _checked(span[3] or span[1], span[4])]
    serials = [each for each in read if isinstance(each, Serial)]
    if len(serials) < len(read):
        return next((each for each in read if isinstance(each, Misread)), Misread("serials-unread"))
    if span is None:
        return serials
    (prefix, first), (other, last) = map(_parted, serials)
    if prefix != other:
        return Misread("serials-unread")
    if last < first:
        return Misread("serials-backwards")
    if last - first >= MOST:
        return Misread("serials-too-many", {"most": MOST})
    return [Serial(f"{prefix}{number}") for number in range(first, last + 1)]


def _dashes(text: str) -> str:
    """A tatweel between digits is drawn for a dash: left out, it would make one number of two."""
    return _TATWEEL.sub(r"\1-", text)


def _plain(text: str) -> str:
    return _LABEL.sub("", MARK.sub("", latin_digits(normalise(text)))).strip(" .")


def _checked(prefix: str, digits: str) -> Serial | Misread:
    if len(digits) > LONGEST:
        return Misread("serial-too-long", {"most": LONGEST})
    if is_code(digits):
        return Misread("serial-is-code")
    if not digits.strip("0"):
        return Misread("serial-zero")
    return Serial(f"{prefix.upper().translate(_FOLDED)}{digits.lstrip('0')}")


def _parted(serial: Serial) -> tuple[str, int]:
    digits = re.sub("[^0-9]", "", serial.shown)
    return serial.shown.removesuffix(digits), int(digits)
