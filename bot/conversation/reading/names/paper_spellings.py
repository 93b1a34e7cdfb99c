"""A part of the name as the paper spells it: "Abd al-Rahman Kattan, but on my ID it is written Abdulrahman". Pure.

Law: the name with it is only asked about.
"""

import re
from collections import Counter
from typing import Final

from bot.conversation.reading.names.names import bare_name
from bot.conversation.reading.names.names_within import is_name
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

_THE_PAPER: Final = (
    r"(?:(?:بال|عال|ع ال|على ال|في ال)(?:هوي[ةه]|جواز|قيد|دفتر|ورق[ةه]|بطاق[ةه])|[بع](?:هويتي|جوازي|ورقتي|بطاقتي)"
    r"|(?:on|in) (?:my|the) (?:id card|id|passport|card|papers?)|b[ei]?l ?(?:hawiy?ye|hwiye|jawaz))"
)
_WRITTEN: Final = (
    r"(?:مكتوب\w*|كاتبين\w*|مسجل\w*|طالع\w*|[اأ]سمي|ال[اأ]سم|هو|هي|it['’]s|its|it|is|says|written|spelled"
    r"|spelt|as|maktoub|maktub|makteb)"
)
_ON_IT: Final = expression(
    r"(?P<name>.+?)[\s،,.]+(?:(?:بس|لكن|ولكن|but|and|bas|bs)\s+|و ?)?"
    rf"(?:{_THE_PAPER}(?:\s+{_WRITTEN})*|{_WRITTEN}(?:\s+{_WRITTEN})*\s+{_THE_PAPER}(?:\s+{_WRITTEN})*)"
    r"[\s:،,]+(?P<part>[^\W\d_]+(?:[ -][^\W\d_]+)?)[\s.!]*",
    re.IGNORECASE,
)
_ALIKE: Final = 0.6
_MOST: Final = 3
"""Words of the name that may be one in the paper."""


def as_on_the_paper(text: str) -> str:
    """The whole name with that part; "" where none is spelled otherwise, or it is not clear which."""
    found = _ON_IT.fullmatch(" ".join(text.split()))
    if not found or not is_name(found["name"]):
        return ""
    words, part = bare_name(found["name"]).split(), found["part"]
    spans = [(at, end) for at in range(len(words)) for end in range(at + 1, min(len(words), at + _MOST) + 1)]
    alike = {(at, end): _shared("".join(words[at:end]), part) for at, end in spans}
    best = [span for span, much in alike.items() if much == max(alike.values()) and much >= _ALIKE]
    if len(best) != 1 or " ".join(words[slice(*best[0])]) == part:
        return ""
    at, end = best[0]
    return " ".join((*words[:at], part, *words[end:]))


def _shared(one: str, other: str) -> float:
    """The part of the letters that both have in common."""
    one, other = (re.sub(r"\W", "", fold_name(word)) for word in (one, other))
    return (Counter(one) & Counter(other)).total() / max(len(one), len(other))
