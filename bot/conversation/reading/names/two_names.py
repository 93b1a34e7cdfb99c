"""Names of two people in one message: "أنا سليم بكري وزوجتي هناء حداد", "Rami Nassar and Hala Nassar". Pure.

Law: it only finds the first; whose booking it is to be is asked.
"""

import re
from typing import Final

from bot.conversation.reading.names.names import bare_name, read_full_name
from bot.conversation.reading.names.unlike_names import LONGEST, unlike_a_name
from bot.conversation.reading.text.patterns import expression

_KIN: Final = (
    r"(?:[اأ]خ(?:ي|وي|تي)|خيي|خاي|خيتي|مرتي|زوجتي|زوجي|جوزي|[اإ]بني|بنتي|[اأ]مي|[اأ]بي|[اأ]بوي|والدتي|والدي|عمي|خالي|"
    r"رفيقي|هي|هو|my (?:wife|husband|brother|sister|son|daughter|mother|father)|(?:akhi|okhti|marti|jozi|ebni|binti))"
)
_AND: Final = expression(
    rf"[\s،,]+(?:و |و(?={_KIN} )|and |w |& ?|\+ ?)(?:{_KIN} )?(?:[اإ]سم\w* )?|[\s،,]+{_KIN} ", re.IGNORECASE
)

_OF_BIRTH: Final = expression(
    r"\s(?:و?(?:تولد|مواليد|مولود\w*|ولاد[ةه]|ساكن\w*|من (?:سكان|اهل|مدين[ةه]|حي)|born)(?!\w)).*", re.IGNORECASE
)

_SIBLINGS: Final = expression(
    r"\w{3,} (?:و ?|and )\w{3,} (?:و ?|and )?(?:[اأ]بناء|[اأ]ولاد|ولاد|sons of|children of) \w+.*", re.IGNORECASE
)
_WITH_KIN: Final = expression(rf"(?<!\w)(?:[أا]نا|me|ana) (?:و ?|and |w ){_KIN}(?!\w)", re.IGNORECASE)

MOST: Final = 4
"""Parts of the message; a longer one is a list, or something else."""


def first_of_two(text: str) -> str:
    """The first name; "" where there are not two or more whole names."""
    parts = [bare_name(part) for part in _AND.split(" ".join(text.split())) if part and part.strip()]
    whole = [part for part in parts if _is_name(_OF_BIRTH.sub("", part))]
    return whole[0] if len(whole) > 1 and len(parts) <= MOST else ""


def _is_name(part: str) -> bool:
    words = part.split()
    named = 1 < len(words) <= LONGEST and max(map(len, words)) > 2
    return named and isinstance(read_full_name(part), str) and not unlike_a_name(part)


def names_siblings(text: str) -> bool:
    """Two first names share what stands behind them: "Ahmad and Muhammad, sons of ..."."""
    return bool(_SIBLINGS.fullmatch(bare_name(text)))


def brings_kin(text: str) -> bool:
    """Who writes means a relative too: "book for me and my brother"."""
    return bool(_WITH_KIN.search(text))
