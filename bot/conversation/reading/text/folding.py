"""How texts are compared: two spellings of one word or name are one, never a new one. Pure."""

import unicodedata
from typing import Final

from bot.conversation.reading.text.digits import normalise

FOLDS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ی": "ي", "ک": "ك"}
)


def fold_name(name: str) -> str:
    """For comparison only: without case, marks, tatweel, hamza seats and the endings that people write either way."""
    if _USUAL.issuperset(name):
        return " ".join(name.translate(_FOLDED).split())
    return _fold(name)


def _fold(name: str) -> str:
    bare = normalise(unicodedata.normalize("NFKD", normalise(name)).casefold())
    letters = (char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.category(char).startswith("M"))
    return normalise("".join(letters).translate(FOLDS))


_SPANS: Final = ((" ", "~"), ("،", "،"), ("؛", "؛"), ("؟", "؟"), ("ء", "غ"), ("ف", "ي"), ("٠", "٩"))
_USUAL: Final = frozenset(chr(at) for first, last in _SPANS for at in range(ord(first), ord(last) + 1))
"""Characters that are folded each by itself, whatever stands beside it: most texts have no other."""
_FOLDED: Final = {ord(char): _fold(char) or " " for char in _USUAL}
"""Each of them as it is folded."""
