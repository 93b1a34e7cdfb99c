"""The code in the QR: 10 random digits + 2 check digits by ISO 7064 MOD 97-10, so no slip of one digit, of two
neighbours swapped, or of two swapped around a third passes as another person's code."""

import re
import unicodedata
from collections.abc import Callable, Iterable

LENGTH = 12
CHECK = 97

MARK = re.compile(r"^\s*\][A-Za-z][0-9A-Za-z]")  # of the kind of code, which some scanners send first (ISO/IEC 15424)
LINK = re.compile(r"(?<!\S)\S*[?&]start=([0-9]+)(?![\w-])\S*", re.IGNORECASE)
# Digits inside a word or a payload (i…) are no code, however well they check.
STRETCH = re.compile(r"(?<![A-Za-z0-9_])(?<![A-Za-z0-9_]-)[0-9](?:[ \t\-‐‑–—−]*[0-9])*(?!-?[A-Za-z0-9_])")

# A scanner on another keyboard layout writes letters that are not ours around a code. An invitation (i…) is none.
TWELVE = re.compile(r"(?<![0-9])(?<![0-9][ -])[0-9]{4}([ -]?)[0-9]{4}\1[0-9]{4}(?![ -]?[0-9])")
INVITATION = re.compile(r"(^|\s|start=)i[A-Za-z0-9_-]*")


def new_code(randbelow: Callable[[int], int]) -> str:
    """``randbelow(n)`` is a number from 0 to n - 1 that nobody can foresee: secrets.randbelow."""
    chosen = randbelow(10 ** (LENGTH - 2))
    return f"{chosen:010}{CHECK + 1 - chosen * 100 % CHECK:02}"


def is_code(digits: str) -> bool:
    """Twelve ASCII digits that check. One in 97 chance numbers does: passing says nothing of being known."""
    return len(digits) == LENGTH and digits.isascii() and digits.isdigit() and int(digits) % CHECK == 1


def read_code(text: str) -> str | None:
    """The one code in the text; None for none and for several. In digits of any script, grouped or not, in a t.me link,
    behind a scanner's mark, or among letters of another keyboard layout. One rule for chat and desk;
    ``bot/desk/page/code.js`` has the same for when no server answers."""
    plain = MARK.sub("", _plain(text))
    written = [*LINK.findall(plain), *STRETCH.findall(LINK.sub("\n", plain))]
    return _only(written) or _only(found[0] for found in TWELVE.finditer(INVITATION.sub(r"\1\n", plain)))


def grouped(code: str) -> str:
    """``4829 1736 0531``. Not isolated for right-to-left text: whoever puts it into a line must."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def _only(written: Iterable[str]) -> str | None:
    codes = {digits for found in written if is_code(digits := re.sub("[^0-9]", "", found))}
    return codes.pop() if len(codes) == 1 else None


def _plain(text: str) -> str:
    """Digits of any script as ASCII, without bidi marks and zero-width characters."""
    compatible = unicodedata.normalize("NFKC", text)
    visible = (char for char in compatible if unicodedata.category(char) != "Cf")
    return "".join(str(unicodedata.decimal(char, char)) for char in visible)
