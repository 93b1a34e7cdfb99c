"""The labels between the parts of a name: "Ahmad, father Yaser, family Kayyali", "أحمد والده خالد الكنية حلبي".

Law: what is first is the name itself, so "أبي الحلبي" and "Abi" stay names. A mother's name is no part of a full name;
where one was left out the name is asked about.
"""

import re
from typing import Final

from bot.conversation.reading.text.patterns import expression

_IS: Final = r"(?:['’]s|s)?(?: name)?(?: is)?(?: (?:اسمو|اسمه|اسمها|هو|هي))?\s*[:=]?\s+"
_FIRST: Final = expression(
    r"^(?:(?:the )?(?:first|given) name(?: is)?|name|pr[eé]nom|(?:ال)?[اإ]سم ال[أا]ول)\s*[:=]?\s+", re.IGNORECASE
)
_FATHER: Final = (
    r"(?:my |his |her |the )?(?:father|dad|p[eè]re)|nom du p[eè]re|son of|ولد(?= \w+ \w)|esm el ab|esm abi|ism el ab"
    r"|(?:و ?)?(?:[اإ]سم (?:ال[أا]ب|الوالد|والدي|والده|[أا]بي|[أا]بوي)|[أا]بي(?= [اإ]سم[هو])"
    r"|والد[يهو]|والدها|الوالد|ال[أا]ب|[أا]بوه|"
    r"[أا]بوها|[أا]بوي)"
)
_MOTHER: Final = (
    r"(?:and )?(?:my |his |her |the )?(?:mother|mom|m[eè]re)|nom de la m[eè]re|esm el em|esm emmi|ism el em"
    r"|(?:و ?)?(?:[اإ]سم (?:ال[أا]م|الوالد[ةه]|والدتي|والدت[هو]|[أا]مي)|والدت[يهو]|والدتها|الوالد[ةه]|ال[أا]م|"
    r"[أا]مه|[أا]مها|[أا]مي)"
)
_FAMILY: Final = (
    r"(?:and )?(?:my |the )?(?:family|surname|last|family name|last name)|nom de famille|(?:el |l )?(?:kenye|"
    r"kinye|kniye)"
    r"|(?:و ?)?(?:الكني[ةه]|كنيت[يهو]|كنيتها|كني[ةه]|العائل[ةه]|العيل[ةه]|من (?:عائل[ةه]|عيل[ةه]|آل|بيت)|عائل[ةه])"
)
_KEPT: Final = expression(rf"(?<=\w) (?:{_FATHER}|{_FAMILY}){_IS}(?=\w)", re.IGNORECASE)
_FATHER_LAST: Final = expression(rf"^(\w+) (\w+) (?:{_FATHER}){_IS}(\w+)$", re.IGNORECASE)
_FAMILY_FIRST: Final = expression(rf"^(\w+) (?:{_FAMILY}){_IS}(\w+) (?:{_FATHER}){_IS}(\w+)$", re.IGNORECASE)
"""The father named behind the family, which he stands before."""
_FATHER_AGAIN: Final = expression(rf"^(\w+ (\w+)(?: \w+)+?) (?:{_FATHER}){_IS}\2(?=\s|$)", re.IGNORECASE)
"""The father is named beside a name that holds his."""
_OF_HER: Final = expression(
    r"^(\w+(?: \w+)+) (?:(?:(?:ابن|بنت) \w+[ةه]|[أا]م \w+)$"
    r"|(?:ال)?(?:[أا]رمل[ةه]|زوج[ةه]|حرم|مرت|مرا[ةه]|طليق[ةه]|مطلق[ةه]|widow of|wife of|armalet|mart|"
    r"zawjet) (?:ال\w+ )?\w+.*$)",
    re.IGNORECASE,
)
"""Whose child somebody is, behind a name that is whole: a woman, by the last letter; or whose wife, widow or mother."""
_LEFT_OUT: Final = expression(rf"(?<=\w) (?:{_MOTHER}){_IS}\w+(?= |$)", re.IGNORECASE)


def without_labels(name: str) -> str:
    """The parts of the name one behind the other; white space must be single."""
    first = _FIRST.sub("", _OF_HER.sub(r"\1", _FATHER_AGAIN.sub(r"\1", name)), count=1)
    first = _FAMILY_FIRST.sub(r"\1 \3 \2", _FATHER_LAST.sub(r"\1 \3 \2", first))
    plain = " ".join(_KEPT.sub(" ", _LEFT_OUT.sub("", first)).split())
    return plain if " " in plain else name


_BEGINS: Final = expression(rf"(?:و ?)?(?:{_FATHER}|{_FAMILY}|{_MOTHER}){_IS}\w", re.IGNORECASE)


def begins_with_label(part: str) -> bool:
    """A part of a name that says which part it is."""
    return bool(_BEGINS.match(part.strip()))


def names_mother(name: str) -> bool:
    """It holds the name of the mother, which is left out."""
    return bool(_LEFT_OUT.search(name) or _OF_HER.search(name))
