"""A slip of the finger in a common first name: "احند" for "أحمد". Pure.

Law: the name is asked about and never changed by itself. A name that is known as one is no slip, nor is the last one,
which families spell as they like.
"""

import itertools
from collections.abc import Iterator
from typing import Final

from bot.conversation.reading.by_example.likely import known_names
from bot.conversation.reading.text.folding import fold_name


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COMMON: Final = {
    fold_name(name): name
    for name in _words(
        "أحمد محمد محمود مصطفى خالد إبراهيم إسماعيل يوسف حسين سليمان عبدالله عبدالرحمن عبدالقادر فاطمة خديجة "
        "مريم ياسين رضوان"
    )
}
"""Of four letters or more, and like no other name."""
_ROWS: Final = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")
"""Letters that lie beside each other on the keyboards of phones."""
_ALIKE: Final = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
"""Letters that differ by their dots."""
_NEAR: Final = frozenset(
    {
        *((one, other) for row in _ROWS for one, other in itertools.pairwise(row)),
        *((one, other) for alike in _ALIKE for one in alike for other in alike),
    }
)


_NO_SLIP: Final = frozenset({fold_name("حسيب")})
"""Names that are not known, a letter from one of those."""


def without_slip(name: str) -> str:
    """The name as it is likely meant, "" where no slip is seen."""
    words = name.split()
    meant = [*(_meant(word) or word for word in words[:-1]), *words[-1:]]
    return " ".join(meant) if meant != words else ""


def _meant(word: str) -> str:
    folded = fold_name(word)
    if folded in _COMMON or folded in _NO_SLIP or folded in known_names() or word.isascii():
        return ""
    found = {_COMMON[each] for each in _repaired(folded) if each in _COMMON}
    return found.pop() if len(found) == 1 else ""


def _repaired(word: str) -> Iterator[str]:
    """With one letter for its neighbour, two letters turned round, or one that stands twice."""
    for common in _COMMON:
        if len(common) == len(word):
            apart = [(one, other) for one, other in zip(word, common, strict=True) if one != other]
            near = len(apart) == 1 and (apart[0] in _NEAR or apart[0][::-1] in _NEAR)
            turned = len(apart) == 2 and apart[0] == apart[1][::-1]
            if near or (turned and sorted(word) == sorted(common)):
                yield common
        elif len(word) == len(common) + 1 and any(
            word[:at] + word[at + 1 :] == common for at in range(1, len(word)) if word[at] == word[at - 1]
        ):
            yield common
