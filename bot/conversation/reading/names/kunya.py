"""What a parent is called after a child, in front of the name: "أبو محمد أحمد الحلبي". Pure.

Law: without it the name is asked about, never taken: "أبو بكر", "أبو النور" and the like are names themselves.
"""

from typing import Final

from bot.conversation.reading.text.folding import fold_name

_PARENTS: Final = frozenset({"ابو", "ام", "ابي", "abu", "abo", "abou", "um", "umm", "om", "oum"})
_NAMES_SO: Final = frozenset(
    {"بكر", "طالب", "عبيده", "ذر", "زيد", "كلثوم", "هاني", "bakr", "bakir", "talib", "kulthum"}
)
_LEAST: Final = 2
"""Names that are left."""


def without_kunya(name: str) -> str:
    """The name behind it; "" where there is none, or what is left would be no whole name."""
    words = name.split()
    if len(words) < 2 + _LEAST or fold_name(words[0]) not in _PARENTS:
        return ""
    called = fold_name(words[1])
    if called.startswith(("ال", "al-", "el-")) or called in ("al", "el", "عبد", "abd", *_NAMES_SO):
        return ""
    return " ".join(words[2:])
