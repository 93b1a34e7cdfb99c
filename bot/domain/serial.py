"""Serial numbers: what the office's paper says, read from what was typed or scanned.

Digits and letters of any script; marks, spaces and dashes around and in it tell nothing, and a number of digits alone
is the same with zeros before it.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

LONGEST: Final = 20  # characters
MOST: Final = 500  # serials in one entry

_FOLDED: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": ""})
_SCANNER: Final = re.compile(r"^\s*\][A-Za-z][0-9A-Za-z]")  # the kind of code, sent first (ISO/IEC 15424)
_APART: Final = re.compile(r"[,،;؛\n\r\t]+")
_RANGE: Final = re.compile(r"^([^\W\d_]*)0*(\d+)\s*(?:[-‐‑–—−]|\.\.+|to|الى|إلى|حتى)\s*(?:\1)0*(\d+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Serial:
    """``shown`` as the office writes it; ``canonical`` as two of them are compared."""

    shown: str

    @property
    def canonical(self) -> str:
        return (self.shown.lstrip("0") or "0") if self.shown.isdigit() else self.shown


@dataclass(frozen=True, slots=True)
class SerialsMisread:
    """``part``: what was typed there, for the answer alone. ``too-many``: more than ``MOST`` in all."""

    why: Literal["none", "not-a-serial", "backwards", "too-many"]
    part: str = ""


def read_serial(text: str) -> Serial | None:
    """None: nothing in it, too long, or without any digit."""
    shown = "".join(char for char in _plain(text) if char.isalnum()).upper().translate(_FOLDED)
    return Serial(shown) if 0 < len(shown) <= LONGEST and any(char.isdigit() for char in shown) else None


def read_serials(text: str, most: int = MOST) -> tuple[Serial, ...] | SerialsMisread:
    """``4711-4790, 4805``: serials and ranges, each once, in the order of the text; lines, commas and spaces between
    whole numbers part them. A dash within one part is a range."""
    found: dict[str, Serial] = {}
    for part in _parts(text):
        span = _RANGE.match(_plain(part))
        if span is None:
            serial = read_serial(part)
            if serial is None:
                return SerialsMisread("not-a-serial", part)
            found.setdefault(serial.canonical, serial)
        else:
            prefix, first, last = span[1].upper().translate(_FOLDED), int(span[2]), int(span[3])
            if max(len(span[2]), len(span[3])) + len(prefix) > LONGEST:
                return SerialsMisread("not-a-serial", part)
            if last < first:
                return SerialsMisread("backwards", part)
            if last - first >= most:
                return SerialsMisread("too-many", part)
            for number in range(first, last + 1):
                serial = Serial(f"{prefix}{number}")
                found.setdefault(serial.canonical, serial)
        if len(found) > most:
            return SerialsMisread("too-many")
    return tuple(found.values()) if found else SerialsMisread("none")


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    for part in (part.strip() for part in _APART.split(text)):
        words = part.split()
        alone = len(words) > 1 and all(_plain(word).isdigit() for word in words)
        parts += words if alone else [part] if part else []
    return parts


def _plain(text: str) -> str:
    """Digits of any script as ASCII, without a scanner's mark, marks over letters and characters that nobody sees."""
    apart = unicodedata.normalize("NFKC", _SCANNER.sub("", text)).strip()
    seen = (char for char in apart if unicodedata.category(char) not in ("Cf", "Mn", "Cc"))
    return "".join(str(unicodedata.decimal(char, char)) for char in seen)
