"""What is said to "is this the whole name?" besides yes and no: the name again, or as it should be. Pure.

Law: only the same name, said again, is a "yes"; another one is asked about as the first was.
"""

import re
from typing import Final

from bot.conversation.reading.names.name_corrections import corrected_name
from bot.conversation.reading.names.names import bare_name, read_full_name
from bot.conversation.reading.names.names_within import is_name, name_within, put_right
from bot.conversation.reading.names.no_names import is_no_name
from bot.conversation.reading.names.unlike_names import is_long
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked

_ANSWER: Final = expression(
    r"^[\s،,.!]*(?:(?:لا|لأ|كلا|نعم|اي|إي|ايه|ايوا|اه|صح|مزبوط|مظبوط|تمام|طيب|بس|لكن|هو|هي|غلط|خطأ|خطا|wrong|incorrect|correct|no|nope|yes|yeah|ok|okay|"
    r"right|but|i meant?|قصدي|[اأ]قصد|يعني|la2?|eh|ee|bas|it(?:['’]s| is)|that(?:['’]s| is))(?!\w)[\s،,.!:]*)+",
    re.IGNORECASE,
)


def name_said_again(name: str, text: str) -> str:
    """The whole name as it is said now, "" where none is said. ``name``: that which is asked about."""
    if is_asked(text):
        return ""
    rest = _ANSWER.sub("", text).strip()
    if not rest:
        return ""
    if right := corrected_name(name, rest):
        return right
    if is_name(rest):
        return bare_name(rest)
    return name_within(rest) or put_right(f"{name} {rest}", rest)


def more_than_name(name: str, text: str) -> str:
    """The whole of what is said, where it holds the name and further words that may be of one; else ""."""
    told = bare_name(_ANSWER.sub("", text))
    parts, words = fold_name(name).split(), fold_name(told).split()
    at = next((at for at in range(len(words)) if words[at : at + len(parts)] == parts), None)
    if at is None or len(words) == len(parts) or not isinstance(read_full_name(told), str) or is_long(told):
        return ""
    rest = " ".join((*words[:at], *words[at + len(parts) :]))
    return "" if is_no_name(rest) else told


def is_same_name(one: str, other: str) -> bool:
    return fold_name(one) == fold_name(other)


def begins_with(name: str, part: str) -> bool:
    """The first words of the name are the part, written apart or not."""
    words, first = fold_name(name).split(), fold_name(part).replace(" ", "")
    return any("".join(words[:at]) == first for at in range(1, len(words) + 1))
