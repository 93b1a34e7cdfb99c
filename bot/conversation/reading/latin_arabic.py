"""Arabic in Latin letters, "shu lazem jib ma3i": whether a text is that, and the same in Arabic letters. Pure.

Law: a word becomes the commonest of the words in use (``words_in_use.txt``) that may be spelled so; a word that is none
of them stays as it is, and so do numbers. People's names are no words in use, so nothing is changed where one is due
but the words around it. Several habits of spelling are known: 2 3 5 6 7 8 9 for sounds that Latin letters lack, sh and
ch, kh and 5, gh and 8, ou and u and o, e and i, letters twice or once, short vowels written or left out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from bot.conversation.reading.patterns import expression
from bot.conversation.reading.words import WEEKDAYS

_ONLY_ARABIC: Final = frozenset(
    word
    for words in (
        "shu sho shou wein wen ween wayn kif lazem emta aymta bade badde baddi bedde bde bdi ento hada hayda momken",
        "iza eza lesh leish mafi wala yani bukra bokra ktir kteer hone hek heik adesh bado bedo baddo talab talabo",
        "wahed kaman hal shi honik halla2 wallah inshallah khalas mish yalli lissa lessa bdkon fiye bs mshan hwe",
        "boukra raqam kel kol yom yoom youm ella illa gher gheir 8er m3i 3ndi bdi bdna ayya kello muwafeq msh eh",
        "mwafeq mwefeq muwafeq mwefe2",
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

_SOUNDS: Final = {
    **{"3'": "غ", "7'": "خ", "sh": "ش", "ch": "ش", "kh": "خ", "gh": "غ", "th": "[ثتس]", "dh": "[ذضظد]", "dj": "ج"},
    **{"2": "[قءأئؤا]", "3": "ع", "5": "خ", "6": "ط", "7": "[حه]", "8": "[غق]", "9": "ص"},
    **{"b": "ب", "p": "ب", "t": "[تطث]", "j": "ج", "h": "[هحة]", "d": "[دضذظ]", "r": "ر", "z": "[زظذض]", "x": "خ"},
    **{"s": "[سصث]", "q": "ق", "k": "[كق]", "c": "ك", "g": "[غجق]", "l": "ل", "m": "م", "n": "ن", "w": "و"},
    **{"v": "ف", "f": "ف", "y": "ي"},
}
_WITHIN: Final = {
    **{"a": "[اىأآ]?", "e": "[ياىئ]?", "i": "[يئ]?", "o": "[وؤ]?", "u": "[وؤ]?", "ou": "[وؤ]?", "oo": "و", "uu": "و"},
    **{
        "aa": "[اآى]?",
        "ee": "ي",
        "ii": "ي",
        "ie": "ي",
        "ei": "ي?",
        "ai": "[اي]ي?",
        "ea": "ي?ا?",
        "ia": "ي?ا",
        "ae": "[ايئ]{1,2}",
    },
    **{"oa": "وا?", "ua": "وا?", "oue": "وي?", "aou": "او?", "ao": "او?", "au": "او?", "eou": "يو?", "ayi": "اي"},
}
_LAST: Final = {
    **{
        "a": "(?:[اهةىء]|اء|اه)",
        "aa": "(?:[اهةىء]|اء)",
        "e": "[يةهىا]",
        "i": "[يى]",
        "ee": "ي",
        "ii": "ي",
        "eh": "[هةا]",
    },
    **{
        "o": "(?:و|ه|وا)",
        "u": "(?:و|ه|وا)",
        "ou": "(?:و|ه|وا)",
        "oo": "(?:و|وا)",
        "ie": "(?:ي|يه|ية)",
        "ia": "(?:يه|ية|يا)",
    },
}
_FIRST: Final = "[اأإآع][يو]?"
_UNIT: Final = expression(
    r"(?P<vowels>[aeiou]+)|(?P<sound>3'|7'|sh|ch|kh|gh|th|dh|dj|[^\W_aeiou])(?P<again>(?P=sound)*)"
)
_WORD: Final = expression(r"[a-z0-9']*[a-z][a-z0-9']*|[^a-z0-9']+|[0-9']+", re.IGNORECASE)
_JOINED: Final = expression(
    r"^(?P<how>w|ou|u)?(?P<before>bel|bil|bl|3al|hal|lal|lel|el|al|il|l|b|3a)?-?(?P<rest>.{2,})$"
)
_BEFORE: Final = {
    **{
        "bel": "بال",
        "bil": "بال",
        "bl": "بال",
        "3al": "عال",
        "hal": "هال",
        "lal": "لل",
        "lel": "لل",
        "b": "ب",
        "3a": "ع",
    },
    **dict.fromkeys(("el", "al", "il", "l"), "ال"),
    "w": "و",
}
_NAMING: Final = frozenset(
    "انا ابي ابوي اسمي الاسم اسم اسمو اسمها كنيتي الكنية كنيتو مكتوب بالهوية نعم اي موافق موافقة هو".split()
)
"""The words around a name; behind one that tells it, words stay as they are."""
_TELLS_A_NAME: Final = frozenset("انا اسمي الاسم اسم اسمو اسمها كنيتي الكنية كنيتو".split())
_OF_A_NAME: Final = 3
_LEFT: Final = frozenset({"la", "a"})
"""Short ones that mean several things: "la" is "to" and "no"."""
_DAYS: Final = {word: days[0] for days in WEEKDAYS for word in days if word.isascii()}
"""The days of the week, which are spelled as numbers are: "arba3a", "tlata"."""
_LONG: Final = 5
"""Letters of a word in which a last "i" or "u" is likely long."""
_HIGH_BEHIND: Final = expression(r"(?:(?<![aeiou])[iou]|ee|oo|ou)[^aeiou]+$")
_TWICE: Final = expression(r"(.)\1+")
_FRAME: Final = {
    **{"b": "b", "p": "b", "r": "r", "l": "l", "m": "m", "n": "n", "f": "f", "v": "f", "sh": "S", "ch": "S", "5": "X"},
    **dict.fromkeys(("kh", "7'", "x"), "X"),
    **dict.fromkeys(("t", "s", "d", "z", "th", "dh", "9", "6"), "T"),
}
_FRAME_OF: Final = {
    **{"ب": "b", "ر": "r", "ل": "l", "م": "m", "ن": "n", "ف": "f", "ش": "S", "خ": "X"},
    **dict.fromkeys("تطثسصدضذظز", "T"),
}
"""Of Latin and of Arabic letters: what no habit leaves out, and which is not mistaken for a vowel or for another."""
Names = Literal["none", "beside", "due"]
"""Whether a name is due, or may stand beside what is said."""


def typed_in_latin(text: str) -> bool:
    plain = text.casefold()
    words = re.findall(r"[\w']+", plain)
    sure = not _ONLY_ARABIC.isdisjoint(words) or bool(_A_DIGIT_WITHIN.search(plain))
    return sure or sum(word in _LIKE_ARABIC for word in words) > 1


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
        tells = names != "none" and found.removeprefix("و") in _TELLS_A_NAME
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
    units = list(_UNIT.finditer(word))
    frame = _TWICE.sub(r"\1", "".join(_FRAME.get(unit["sound"], "") for unit in units if unit["sound"]))
    spelled = re.compile(_spelled(units))
    frames = (frame, frame[:-1]) if word.endswith("t") else (frame,)  # "hawiyet" has a last letter of its own
    found = [each for one in frames for each in _words().get(one, ()) if spelled.fullmatch(each)]
    return min(found, key=lambda each: _strain(each, word), default="")


def _strain(each: str, word: str) -> tuple[bool, bool, int]:
    """How far the usual spelling of a word that may be meant is from what was typed: its last letter, its last vowel,
    and consonants of which Latin letters have none."""
    last_vowel = len(word) >= _LONG and bool(_HIGH_BEHIND.search(word))
    ends = each[-1] in "هةح" if word.endswith("h") else each[-1] != "ه"
    emphatic = sum(letter in "صضطظ" for letter in each) + (each[0] == "ع" and word[0] != "3")
    return not ends, last_vowel and each[-2] not in "وي", emphatic


@cache
def _words() -> dict[str, list[str]]:
    """By the consonants that every habit of spelling writes; the commonest first."""
    by_frame: dict[str, list[str]] = {}
    for word in files(__package__).joinpath("words_in_use.txt").read_text(encoding="utf-8").split():
        frame = "".join(_FRAME_OF.get(letter, "") for letter in word)
        by_frame.setdefault(_TWICE.sub(r"\1", frame), []).append(word)
    return by_frame


def _spelled(units: Sequence[re.Match[str]]) -> str:
    """A pattern for the words in Arabic letters that may be written so."""
    made: list[str] = []
    for at, unit in enumerate(units):
        last = at == len(units) - 1
        if vowels := unit["vowels"]:
            made.append(_FIRST if at == 0 and not last else _vowels(vowels, last=last))
        elif unit["sound"] == "t" and last and made and units[at - 1]["vowels"]:
            made.append("[تطثة]")
        elif unit["sound"] == "h" and last and made and units[at - 1]["vowels"]:
            made.append("[هةحا]")
        else:
            sound = _SOUNDS.get(unit["sound"], re.escape(unit["sound"]))
            alone = at == 0 and len(units) > 1 and not units[1]["vowels"]
            made.append(("ا?" if alone else "") + sound + ("{1,2}" if unit["again"] else ""))
    return "".join(made)


def _vowels(vowels: str, *, last: bool) -> str:
    if last:
        return _LAST.get(vowels) or "".join(_WITHIN.get(each, "") for each in vowels[:-1]) + _LAST[vowels[-1]]
    return _WITHIN.get(vowels) or "".join(_WITHIN[each] for each in vowels)
