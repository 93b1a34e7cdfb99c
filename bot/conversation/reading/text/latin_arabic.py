"""Arabic in Latin letters, "shu lazem jib ma3i": whether a text is that, and the same in Arabic letters. Pure.

Law: a word becomes the commonest of the words in use (``words_in_use.txt``) that may be spelled so; a word that is none
of them stays as it is, and so do numbers. People's names are no words in use, so nothing is changed where one is due
but the words around it. Several habits of spelling are known: 2 3 5 6 7 8 9 for sounds that Latin letters lack, sh and
ch, kh and 5, gh and 8, ou and u and o, e and i, letters twice or once, short vowels written or left out.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from bot.conversation.reading.text.english import is_english
from bot.conversation.reading.text.latin_spelling import frame_of_arabic, frame_of_latin, spellings, table
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.words import WEEKDAYS

_ONLY_ARABIC: Final = frozenset(
    word
    for words in (
        "shu sho shou wein wen ween wayn kif lazem emta aymta bade badde baddi bedde bde bdi ento hada hayda momken",
        "iza eza lesh leish mafi wala yani bukra bokra ktir kteer hone hek heik adesh bado bedo baddo talab talabo",
        "wahed kaman hal shi honik halla2 wallah inshallah khalas mish yalli lissa lessa bdkon fiye bs mshan hwe",
        "boukra raqam kel kol yom yoom youm ella illa gher gheir 8er m3i 3ndi bdi bdna ayya kello muwafeq msh eh",
        "mwafeq mwefeq muwafeq mwefe2",
        "fik fiki fikon tkhalliha tkhaliha khalliha khaliha tkhallih ghalat bynasebni binasebni byenasebni maktabkon",
        "kenyeti kenyti kinyeti esmi ismi badi bedi chou chi hayde honi hawiye hawiyye maw3ed mawed ra2em ra2mi",
    )
    for word in words.split()
)
_LIKE_ARABIC: Final = frozenset(
    word
    for words in (
        "ma mo mu fi fini el bel il al lal ana enta inta hay min mn aw bas am hon ya la le men",
        "l bl w 3al 3an akhi mni eli elo tab",
    )
    for word in words.split()
)
"""Words of other languages too: two of them tell."""
_A_DIGIT_WITHIN: Final = expression(r"[a-z][2-9]|(?<![\d.:/])[235789][a-z]")

_FRENCH: Final = expression(
    r"\b(?:est|je|j'|mais|vous|une|des|pour|avec|passeport|depuis|merci de|mon|ma carte)\b", re.IGNORECASE
)
"""It has short words in common with Arabic in Latin letters."""

_WORD: Final = expression(r"[a-z0-9']*[a-z][a-z0-9']*|[^a-z0-9']+|[0-9']+", re.IGNORECASE)
_JOINED: Final = expression(
    r"^(?P<how>w|ou|u)?(?P<before>bel|bil|bl|3al|hal|lal|lel|el|al|il|l|b|3a)?-?(?P<rest>.{2,})$"
)
_BEFORE: Final = table("bel=بال bil=بال bl=بال 3al=عال hal=هال lal=لل lel=لل b=ب 3a=ع w=و el=ال al=ال il=ال l=ال")
_TELLS_A_NAME: Final = frozenset(table("انا=1 اسمي=1 الاسم=1 اسم=1 اسمو=1 اسمها=1 كنيتي=1 الكنية=1 كنيتو=1"))
_SURELY_TELLS: Final = frozenset(table("اسمي=1 اسمو=1 اسمها=1 كنيتي=1 كنيتو=1"))
_NAMING: Final = _TELLS_A_NAME | frozenset(table("ابي=1 ابوي=1 مكتوب=1 بالهوية=1 نعم=1 اي=1 موافق=1 موافقة=1 هو=1"))
"""The words around a name; behind one that tells it, words stay as they are."""
_OF_A_NAME: Final = 3
_LEFT: Final = frozenset({"la", "a"})
"""Short ones that mean several things: "la" is "to" and "no"."""
_DAYS: Final = {word: days[0] for days in WEEKDAYS for word in days if word.isascii()}
"""The days of the week, which are spelled as numbers are: "arba3a", "tlata"."""
_LONG: Final = 5
"""Letters of a word in which a last "i" or "u" is likely long."""
_HIGH_BEHIND: Final = expression(r"(?:(?<![aeiou])[iou]|ee|oo|ou)[^aeiou]+$")
Names = Literal["none", "beside", "due"]
"""Whether a name is due, or may stand beside what is said."""


def typed_in_latin(text: str) -> bool:
    plain = text.casefold()
    words = re.findall(r"[\w']+", plain)
    sure = not _ONLY_ARABIC.isdisjoint(words) or bool(_A_DIGIT_WITHIN.search(plain))
    return sure or (sum(word in _LIKE_ARABIC for word in words) > 1 and not is_english(text))


def in_arabic_letters(text: str, names: Names = "none") -> str:
    """The text with those of its words in Arabic letters that are in use; "" where it is no such text, or none is."""
    if not typed_in_latin(text) or _FRENCH.search(text):
        return ""
    written = "".join(_each(text, names))
    return "" if written == text else written


def _each(text: str, names: Names) -> Iterator[str]:
    """Word by word; an article or "bel" is written to the word behind it."""
    before, of_a_name = "", 0
    for part in _WORD.findall(text):
        if not re.search("[a-z]", part, re.IGNORECASE):
            numbered = part.isdecimal() and names != "due"
            yield (
                ""
                if before and part.isspace()
                else (_BEFORE[before.casefold()] if before and numbered else before) + part
            )
            before = before if part.isspace() else ""
            continue
        word = part.casefold()
        if word in _BEFORE and not before and (names != "due" or word == "w"):
            before = part
            continue
        found = "" if word in _LEFT else word_in_use(word, before.casefold())
        if found.removeprefix("و") not in _NAMING and (names == "due" or of_a_name):
            found = ""
        yield found or (f"{before} {part}" if before else part)
        tells = found.removeprefix("و") in (_SURELY_TELLS if names == "none" else _TELLS_A_NAME)
        of_a_name = _OF_A_NAME if tells else max(0, of_a_name - 1)
        before = ""
    yield before


def word_in_use(word: str, before: str = "") -> str:
    """The word in Arabic letters, with the article that is written apart from it; "" where none that is in use may be
    spelled so."""
    if day := _DAYS.get(word):
        return ("و" if before == "w" else "") + day
    if before:
        rest = _in_use(word)
        return _BEFORE[before] + rest if rest else "" if before == "w" else _in_use(before + word)
    if found := _in_use(word) or _in_use("al" + word):
        return found
    joined = _JOINED.match(word)
    if joined is None or not (joined["how"] or joined["before"]):
        return ""
    rest = _in_use(joined["rest"])
    return ("و" if joined["how"] else "") + _BEFORE.get(joined["before"] or "", "") + rest if rest else ""


def _in_use(word: str) -> str:
    """Of several the one that needs the least strain, then the commonest."""
    frame, spelled = frame_of_latin(word), spellings(word)
    frames = (frame, frame[:-1]) if word.endswith("t") else (frame,)  # "hawiyet" has a last letter of its own
    found = [each for one in frames for each in _words().get(one, ()) if spelled.fullmatch(each)]
    return min(found, key=lambda each: _strain(each, word), default="")


def _strain(each: str, word: str) -> tuple[bool, bool, int]:
    """How far the usual spelling of a word that may be meant is from what was typed: its last letter, its last vowel,
    and consonants of which Latin letters have none."""
    last_vowel = len(word) >= _LONG and bool(_HIGH_BEHIND.search(word))
    ends = each[-1] in "هةح" if word.endswith("h") else each[-1] != "ه"
    throaty = "8" in word and "غ" not in each  # it is written so more often than "ق" is
    emphatic = throaty + sum(letter in "صضطظ" for letter in each) + (each[0] == "ع" and word[0] != "3")
    return not ends, last_vowel and each[-2] not in "وي", emphatic


@cache
def _words() -> dict[str, list[str]]:
    """By the consonants that every habit of spelling writes; the commonest first."""
    by_frame: dict[str, list[str]] = {}
    for word in files(__package__).joinpath("words_in_use.txt").read_text(encoding="utf-8").split():
        by_frame.setdefault(frame_of_arabic(word), []).append(word)
    return by_frame
