"""A number that is said digit by digit or in groups: "صفر عشرين عشرة", "صفر اتنين صفر", "zero two double one". Pure.

Law: how groups join is a guess, so what is read here is asked about.
"""

import re
from typing import Final

from bot.conversation.reading.numbers.spoken_numbers import VALUES
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

_ENGLISH: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_HUNDREDS: Final = {
    **dict.fromkeys(("ميه", "مايه", "مئه", "hundred"), 100),
    **dict.fromkeys(("ميتين", "مئتين"), 200),
    **{f"{stem}ميه": 100 * value for value, stem in enumerate(("تلات", "اربع", "خمس", "ست", "سبع", "تمان", "تسع"), 3)},
    "تلتميه": 300,
    "تمنميه": 800,
    "سبعميه": 700,
    "اربعميه": 400,
}
_WORDS: Final = {
    **VALUES,
    **_HUNDREDS,
    **dict.fromkeys(("صفر", "زيرو", "sifr", "sefr", "sfer", "zero", "oh", "nought"), 0),
    **{word: value for value, word in enumerate(_ENGLISH.split(), 1)},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), 2)},
}
_TIMES: Final = {**dict.fromkeys(("double", "dabl", "دبل", "مرتين"), 2), **dict.fromkeys(("triple", "تلات مرات"), 3)}
_BESIDE: Final = expression(
    r"^(?:ال)?(?:رقم|رقمي|رقمو|رقمها|وطني|هويه|هويتي|هو|هي|هاد|انا|بعدين|بعدا|بعدها|ثم|شي|تفضل\w*|اكتب\w*|عندك|لو|"
    r"سمحت\w*|"
    r"and|then|number|my|id|is|it|the|national|no|ra2m|ra2em)$"
)
_THEN: Final = expression(r"^و?(?:بعدين|بعدا|بعدها|ثم|then)$")
LEAST: Final = 4
"""Groups; fewer words are no number of a document."""


def spoken_digits(text: str, least: int = LEAST) -> str:
    """Its digits one behind the other; "" where other words stand between them, or none was said in words."""
    words = re.findall(r"\w+", fold_name(latin_digits(text)))
    digits: list[str] = []
    spoken, times = 0, 1
    open_value: int | None = None
    for word in words:
        if word in _TIMES:
            times = _TIMES[word]
            continue
        bare = word.removeprefix("و") if word not in _WORDS and len(word) > 2 else word
        if word == "و" or _BESIDE.match(word):
            continue
        if bare.isdecimal():
            digits += [bare] * times
            open_value = None
        elif bare in _WORDS:
            value, spoken = _WORDS[bare], spoken + 1
            joins = bare != word and open_value is not None and _joins(open_value, value)
            if joins and open_value is not None:
                digits[-1] = str(open_value + value)
            else:
                digits += [str(value)] * times
            open_value = int(digits[-1]) if value else None
        else:
            return ""
        times = 1
    return "".join(digits) if spoken >= least else ""


def spoken_stretch(text: str, least: int = LEAST) -> str:
    """The digits of the longest stretch of a sentence that is a number in words, or partly; "" where there is none."""
    words = re.findall(r"\w+", fold_name(latin_digits(text)))
    stretches: list[list[str]] = [[]]
    for word in words:
        if word.isdecimal() or word in _TIMES or word in _WORDS or word.removeprefix("و") in _WORDS or word == "و":
            stretches[-1].append(word)
        elif stretches[-1] and not _THEN.match(word):
            stretches.append([])
    longest = sorted(stretches, key=len)[-1]
    return spoken_digits(" ".join(longest), least)


def _joins(before: int, value: int) -> bool:
    """ "خمسة وعشرين", "ميتين وعشرة": one number, said with an "and"."""
    return (before < 10 and 20 <= value < 100) or (before >= 100 and before % 100 == 0 and value < 100)
