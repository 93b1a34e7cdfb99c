"""First names that are spelled as a common word is, or nearly so: "منى" beside "مني", "أُبي" beside "ابي". Pure.

Law: as it is written here it is a name; in letters that mean the word too it is asked about, with all of its name.
"""

from typing import Final

from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

_MARKS: Final = "[\u064b-\u0652\u0670]*"
_SPELLED: Final = "|".join(map(_MARKS.join, ("منى", "لبنى", "آية", "اية", "آيه", "عائشة", "عائشه", "ولاء")))
_SURELY: Final = expression(rf"(?<!\w)(?:{_SPELLED}|[أا]\u064fبيّ?|[أا]بيّ){_MARKS}(?!\w)")
_ANOTHER: Final = "مريم"
"""A name that is like no other word."""
_ALIKE: Final = frozenset(map(fold_name, ("مني", "عايشة", "أبي", "فاتح", "متى")))
_SELDOM: Final = fold_name("متى")
"""Far oftener the word."""


def without_namesakes(text: str) -> str:
    """To judge the words of it: each such name is another one, that is like no word."""
    return _SURELY.sub(_ANOTHER, text)


def as_names(words: str) -> tuple[str, bool]:
    """The same of folded words that may mean both, and whether one of them seldom is a name; "" where there is none."""
    parts = words.split()
    if _ALIKE.isdisjoint(parts):
        return "", False
    return " ".join(_ANOTHER if part in _ALIKE else part for part in parts), _SELDOM in parts
