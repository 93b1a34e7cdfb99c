"""Names are kept as written and compared folded: two spellings of one name are one person, never a new name."""

import re
import unicodedata

from bot.conversation.reading.digits import normalise
from bot.conversation.reading.misread import Misread
from bot.domain import limits

JOINERS = frozenset("-‐‑–'’‘`´＇.·\u200c\u200d")  # the last two shape Persian and Kurdish letters
LEAD_IN = re.compile(r"(?:(?:[أا]نا )?[اإ]سمي(?: هو)?|my (?:full )?name is)[\s:]+", re.IGNORECASE)
FOLDS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ی": "ي", "ک": "ك"}
)


def read_full_name(text: str) -> str | Misread:
    """At least two names in letters of any script, as written but for white space and bidi marks: an override in a
    name would turn the clerk's whole line around. "My name is" in front is not part of it."""
    name = " ".join("".join(filter(_is_kept, text)).split())
    name = LEAD_IN.sub("", name, count=1) if LEAD_IN.match(name) else name
    if limits.too_long(name, limits.APPLICANT_NAME):
        return Misread("name-too-long", {"longest": limits.APPLICANT_NAME})
    kinds = {_kind(char) for char in name}
    if "digit" in kinds:
        return Misread("name-has-digits")
    if "symbol" in kinds:
        return Misread("name-has-symbols")
    names = [word for word in name.split() if any(map(str.isalpha, word))]
    return name if len(names) >= 2 else Misread("name-too-short")


def fold_name(name: str) -> str:
    """For comparison only: without case, marks, tatweel, hamza seats and the endings that people write either way."""
    bare = normalise(unicodedata.normalize("NFKD", normalise(name)).casefold())
    letters = (char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.category(char).startswith("M"))
    return normalise("".join(letters).translate(FOLDS))


def _is_kept(char: str) -> bool:
    return unicodedata.category(char) != "Cf" or char in JOINERS


def _kind(char: str) -> str:
    if char.isspace() or char in JOINERS:
        return "joiner"
    return {"L": "letter", "M": "letter", "N": "digit"}.get(unicodedata.category(char)[0], "symbol")
