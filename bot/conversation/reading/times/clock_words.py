"""Words of a time of day, folded as ``fold_name`` does: hours, parts of an hour, and the halves of a day.

A half maps the hours of a clock of 12 to those of one of 24; an hour that it does not have was not meant.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Final

from bot.conversation.reading.text.folding import fold_name

Half = Mapping[int, int]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _folded(text: str) -> list[str]:
    return [fold_name(word.replace("_", " ")) for word in text.split()]


_SPOKEN: Final = (
    "واحدة وحدة one wahde wa7de",
    "تنتين ثنتين اثنتين اتنين ثانية تانية two tenten tinten",
    "تلاتة ثلاثة ثالثة تالتة three",
    "أربعة رابعة four",
    "خمسة خامسة five",
    "ستة سادسة six",
    "سبعة سابعة seven",
    "تمانية ثمانية ثامنة تامنة تمنة eight",
    "تسعة تاسعة nine tes3a tis3a dokuz neh",
    "عشرة عاشرة ten 3ashra 3ashara deh",
    ("احدعش احدعشر حدعش حداعش احداعش حدعشر 7da3sh 7d3sh hda3sh yazdeh إحدى_عشرة إحدى_عشر حادية_عشرة حادية_عشر eleven"),
    (
        "اطنعش تنعش طنعش اتنعش اتناعش طناعش اثناعش tna3sh 6na3sh 2tna3sh duwazdeh "
        "اثنا_عشر اثنتا_عشرة اثني_عشر ثانية_عشرة ثانية_عشر تانية_عشرة twelve"
    ),
)
HOURS: Final = {word: hour for hour, words in enumerate(_SPOKEN, 1) for word in _folded(words)}
HOUR: Final = rf"(?:ال)?(?:{_any(HOURS)})"

_TENS: Final = {
    **dict.fromkeys(("عشرون", "عشرين"), 20),
    **dict.fromkeys(("ثلاثون", "ثلاثين", "تلاتين"), 30),
    **dict.fromkeys(("اربعون", "اربعين"), 40),
    **dict.fromkeys(("خمسون", "خمسين"), 50),
}
PARTS: Final = {
    "ونص": 30,
    "ونصف": 30,
    "والنصف": 30,
    "ونصوخمسه": 35,
    "ونصالاخمسه": 25,
    "وربع": 15,
    "والربع": 15,
    "وتلت": 20,
    "وثلث": 20,
    "والثلث": 20,
    "وخمسه": 5,
    "وعشره": 10,
    "الاربع": -15,
    "الاالربع": -15,
    "الاتلت": -20,
    "الاثلث": -20,
    "الاخمسه": -5,
    "الاعشره": -10,
    **{f"و{five}و{ten}": minutes + 5 for ten, minutes in _TENS.items() for five in ("خمس", "خمسه")},
    **{f"و{five}و{ten}دقيقه": minutes + 5 for ten, minutes in _TENS.items() for five in ("خمس", "خمسه")},
    **{f"و{few}دقا{hamza}ق": minutes for few, minutes in (("خمس", 5), ("عشر", 10)) for hamza in "يئ"},
    **{f"و{ten}دقيقه": minutes for ten, minutes in _TENS.items()},
    **dict.fromkeys(("wnos", "wnoss", "wnus", "wnuss"), 30),
    **dict.fromkeys(("wrob3", "wrobe3", "wrub3"), 15),
    **dict.fromkeys(("wtelt", "wtilt"), 20),
}
"""Minutes after the hour, or before it; without the spaces that people may put."""
PART: Final = (
    rf"و ?خمسه? و ?(?:{'|'.join(_TENS)})(?: دقيقه)?|و ?(?:{'|'.join(_TENS)}) دقيقه|"
    r"و ?(?:خمس|عشر) دقا[يئ]ق|و ?نص(?: ?و ?| الا )خمسه|"
    r"و ?(?:ال)?(?:نصف?|ربع|ثلث|تلت)|(?:و|الا) ?(?:ال)?(?:ربع|ثلث|تلت|خمسه|عشره)"
    r"|w ?(?:n[ou]ss?|r[ou]be?3|t[ei]lt)"
)
NAMED: Final = {
    **dict.fromkeys(("noon", "midday", "الظهر", "الضهر", "نص النهار", "نصف النهار", "منتصف النهار"), time(12)),
    **dict.fromkeys(("midnight", "نص الليل", "نصف الليل", "منتصف الليل"), time(0)),
}
PAST: Final = {"half past": 30, "quarter past": 15, "quarter to": -15}

_BEFORE_NOON: Final = {12: 0, **{hour: hour for hour in range(1, 12)}}
_AFTER_NOON: Final = {12: 12, **{hour: hour + 12 for hour in range(1, 12)}}
_ABOUT_NOON: Final = {10: 10, 11: 11, 12: 12, 1: 13, 2: 14, 3: 15}
_BEFORE_SUNSET: Final = {hour: hour + 12 for hour in range(2, 7)}
_BY_NIGHT: Final = {12: 0, **{hour: hour for hour in range(1, 6)}, **{hour: hour + 12 for hour in range(6, 12)}}
_IN: Final = r"(?:in the |at |this )?"
_AT: Final = r"(?:(?:في|ع|على|هال?) ?)?(?:[بع]?ال|ب)?"
_EL: Final = r"(?:[3b]?(?:el|al|il|l|ed|id) ?)?"
NOON_TYPED: Final = r"d[ouh]{0,3}[h7][oue]{0,2}r"
"""In Latin letters: dohor, duhr, dhuhur."""
_HALVES: Final[tuple[tuple[str, Half], ...]] = (
    (
        (
            rf"a\.? ?m\.?|ص|{_IN}morning|{_AT}(?:{_any(_folded('صبح صباح صباحا فجر فجرا'))})|(?:du |le )?matin"
            rf"|{_EL}(?:sobo?7|sobe?h|subo?7)|bakk(?:i|ee)r"
        ),
        _BEFORE_NOON,
    ),
    (
        (
            rf"p\.? ?m\.?|م|{_IN}(?:after ?noon|evening)|بعد ?ال[ضظ]هر|(?:de |l'|cet )?apres[- ]?midi"
            rf"|b(?:a3e?|3)d {_EL}{NOON_TYPED}"
        ),
        _AFTER_NOON,
    ),
    (
        (
            rf"{_AT}(?:{_any(_folded('مسا مساء مساءا عشية مغرب مغربا'))})|(?:du |le |ce )?soir"
            rf"|{_EL}(?:masa|maghreb|3ashiyye)"
        ),
        _AFTER_NOON,
    ),
    (
        rf"noon|at noon|a midi|midi|{_EL}{NOON_TYPED}|{_AT}(?:{_any(_folded('ضهر ظهر ضهرا ظهرا'))})",
        _ABOUT_NOON,
    ),
    (rf"{_AT}(?:{_any(_folded('عصر عصرا'))})|{_EL}(?:3aser|3asr|aser)", _BEFORE_SUNSET),
    (rf"{_IN}night|tonight|{_AT}(?:{_any(_folded('ليل ليلا ليلة عشا عشاء'))})", _BY_NIGHT),
)
HALF: Final = "|".join(pattern for pattern, _ in _HALVES)


def half_of(words: str) -> Half | None:
    """The half of the day that the words name."""
    return next((half for pattern, half in _HALVES if re.fullmatch(pattern, words)), None)
