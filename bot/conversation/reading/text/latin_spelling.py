"""How Arabic sounds are spelled in Latin letters, by several habits: as a pattern for the word in Arabic letters. Pure.

Law: a consonant is one of a few; a vowel within may be written in Arabic letters or not; the last one is.
"""

import re
from typing import Final

from bot.conversation.reading.text.patterns import expression


def table(*lines: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for line in lines for pair in line.split())


_SOUNDS: Final = table(
    "3'=غ 7'=خ sh=ش ch=ش kh=خ gh=غ th=[ثتس] dh=[ذضظد] dj=ج 2=[قءأئؤا] 3=ع 5=خ 6=ط 7=[حه] 8=[غق] 9=ص b=ب p=ب",
    "t=[تطث] j=ج h=[هحة] d=[دضذظ] r=ر z=[زظذض] x=خ s=[سصث] q=ق k=[كق] c=ك g=[غجق] l=ل m=م n=ن w=و v=ف f=ف y=ي",
)
_WITHIN: Final = table(
    "a=[اىأآ]? e=[ياىئ]? i=[يئ]? o=[وؤ]? u=[وؤ]? ou=[وؤ]? oo=و uu=و aa=[اآى]? ee=ي ii=ي ie=ي ei=ي? ai=[اي]ي? ea=ي?ا?",
    "ia=ي?ا ae=[ايئ]{1,2} oa=وا? ua=وا? oue=وي? aou=او? ao=او? au=او? eou=يو? ayi=اي",
)
_LAST: Final = table(
    "a=(?:[اهةىء]|اء|اه) aa=(?:[اهةىء]|اء) e=[يةهىا] i=[يى] ee=ي ii=ي o=(?:و|ه|وا) u=(?:و|ه|وا) ou=(?:و|ه|وا)",
    "oo=(?:و|وا) ie=(?:ي|يه|ية) ia=(?:يه|ية|يا)",
)
_FIRST: Final = "[اأإآع][يو]?"
_UNIT: Final = expression(
    r"(?P<vowels>[aeiou]+)|(?P<sound>3'|7'|sh|ch|kh|gh|th|dh|dj|[^\W_aeiou])(?P<again>(?P=sound)*)"
)
_TWICE: Final = expression(r"(.)\1+")
_FRAME: Final = {
    **table("b=b p=b r=r l=l m=m n=n f=f v=f sh=S ch=S 5=X kh=X 7'=X x=X"),
    **dict.fromkeys(("t", "s", "d", "z", "th", "dh", "9", "6"), "T"),
}
_FRAME_OF: Final = {**table("ب=b ر=r ل=l م=m ن=n ف=f ش=S خ=X"), **dict.fromkeys("تطثسصدضذظز", "T")}
"""Of Latin and of Arabic letters: what no habit leaves out, and which is not mistaken for a vowel or for another."""


def frame_of_latin(word: str) -> str:
    return _TWICE.sub(r"\1", "".join(_FRAME.get(unit["sound"] or "", "") for unit in _UNIT.finditer(word)))


def frame_of_arabic(word: str) -> str:
    return _TWICE.sub(r"\1", "".join(_FRAME_OF.get(letter, "") for letter in word))


def spellings(word: str) -> re.Pattern[str]:
    """A pattern for the words in Arabic letters that may be written so."""
    units = list(_UNIT.finditer(word))
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
    return re.compile("".join(made))


def _vowels(vowels: str, *, last: bool) -> str:
    if last:
        return _LAST.get(vowels) or "".join(_WITHIN.get(each, "") for each in vowels[:-1]) + _LAST[vowels[-1]]
    return _WITHIN.get(vowels) or "".join(_WITHIN[each] for each in vowels)
