"""A part of the name that is said to be otherwise: "the father's name is Hamid, not Halim". Pure.

Law: the name with that part changed is only asked about.
"""

import re
from typing import Final

from bot.conversation.reading.names import fold_name
from bot.conversation.reading.patterns import expression

_NOT: Final = r"(?:و ?)?(?:مو|مش|ليس|ماهو|بدل|بدال|not|instead of|mo|mu)"
_PART: Final = r"(?P<{}>[^\W\d_]+(?:[ ]ال[^\W\d_]+)?)"
_INSTEAD: Final = expression(
    rf"(?:(?:هو|هي|انا|أنا|اسمي|is|it is|it's|قصدي|لازم|صار|يكون|الصح|الصحيح)[ ،,:]+)+{_PART.format('right')} {_NOT} "
    rf"{_PART.format('wrong')}|{_PART.format('one')} {_NOT} {_PART.format('other')}(?=[ .،,!]*$)",
    re.IGNORECASE,
)
_SAME_FIRST: Final = expression(rf"(?P<first>[^\W\d_]+) (?P<right>[^\W\d_]+) {_NOT} (?P=first) (?P<wrong>[^\W\d_]+)")
_MISSING: Final = expression(
    r"(?<!\w)(?:ناقص\w*|نسيت\w*|ناسي\w*|زيد\w*|ضيف\w*|missing|forgot|add)(?!\w)", re.IGNORECASE
)
_FATHER: Final = expression(
    r"(?:(?:ال)?[اإ]سم (?:[أا]بي|[أا]بوي|والدي|ال[أا]ب|الوالد)|father'?s? (?:name)?)(?: (?:هو|is))? "
    r"(?P<father>[^\W\d_]{2,})(?! (?:غلط|خطأ|ناقص|wrong|is))",
    re.IGNORECASE,
)
_OF_FATHER: Final = expression(r"[اإ]سم (?:[أا]بي|[أا]بوي|والدي|ال[أا]ب|الوالد)(?!\w)|father", re.IGNORECASE)
_OF_FAMILY: Final = expression(
    r"(?<!\w)(?:ال)?كني(?:ة|ه|تي)(?!\w)|surname|family name|last name|(?<!\w)kenye", re.IGNORECASE
)


def corrected_name(old: str, text: str) -> str:
    """The ``old`` name with the part put right, or the father's name put in where it is missing; "" where that is not
    clear."""
    said, parts = _SAME_FIRST.sub(r"هو \g<right> مو \g<wrong>", " ".join(text.split())), old.split()
    if found := _INSTEAD.search(said):
        right, wrong = found["right"] or found["one"], found["wrong"] or found["other"]
        at = [place for place, part in enumerate(parts) if fold_name(part) == fold_name(wrong)]
        if len(at) == 1:
            return " ".join(right if place == at[0] else part for place, part in enumerate(parts))
        place = 1 if _OF_FATHER.search(said) else len(parts) - 1 if _OF_FAMILY.search(said) else 0
        return " ".join((*parts[:place], right, *parts[place + 1 :])) if place and len(parts) == 3 else ""
    if (found := _FATHER.search(said)) and _MISSING.search(said) and len(parts) > 1:
        return " ".join((parts[0], found["father"], *parts[1:]))
    return ""
