"""Numbers in words, as a date of birth is said: "تلاتة أيار تسعين", "خمسة وعشرين شباط ألف وتسعمية وتسعين"."""

import re
from typing import Final

from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

_UNITS: Final = (
    "واحد وحده wahed wa7ed wahad",
    "تنين اتنين اثنين ثنين تنتين tnen tnein tneen",
    "تلاته ثلاثه تلات ثلاث tlete tlate tlateh tleteh",
    "اربعه اربع arb3a arba3a 2arb3a",
    "خمسه خمس khamse khamseh 5amse",
    "سته ست sette sitte",
    "سبعه سبع sab3a sab3",
    "تمنه تمانه تمانيه تمنيه ثمانيه تمان تمن ثمان tmene tmanye tmeneh",
    "تسعه تسع tes3a tis3a",
    "عشره عشر 3ashra 3ashara",
    "احدعش احدعشر حدعش",
    "اطنعش اتنعش تنعش طنعش",
    "تلتعش تلطعش تلاتعش",
    "اربعتعش اربعطعش",
    "خمستعش خمسطعش",
    "ستعش سطعش",
    "سبعتعش سبعطعش",
    "تمنتعش تمنطعش",
    "تسعتعش تسعطعش",
)
_TENS: Final = "عشرين تلاتين اربعين خمسين ستين سبعين تمانين تسعين"
VALUES: Final = (
    {word: value for value, words in enumerate(_UNITS, 1) for word in words.split()}
    | {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
    | {"ثلاثين": 30, "ثمانين": 80}
    | {
        "3eshrin": 20,
        "3ishrin": 20,
        "tlatin": 30,
        "arb3in": 40,
        "khamsin": 50,
        "5amsin": 50,
        "settin": 60,
        "sittin": 60,
    }
    | {"sab3in": 70, "tmanin": 80, "tes3in": 90, "tis3in": 90}
)
"""Numbers in words, of fewer than a hundred; folded."""
_WORD: Final = "|".join(sorted(VALUES, key=len, reverse=True))
_CENTURY: Final = r"(?:الف ?و ?(?:تسعميه|تسعمايه|تسعميي|تسعميت)|الفين)"
_SAID: Final = expression(
    rf"(?<!\w)(?:(?<!\w)(?:ال|بال|ب)(?=(?:{_WORD}|الف|الفين)(?!\w)))?(?:(?P<century>{_CENTURY})(?: ?و "
    rf"?(?=\w)|(?!\w)))?(?P<first>{_WORD})?(?: ?و ?(?:ال)?(?P<tens>{_WORD}))?(?!\w)"
)

_ANY: Final = expression(rf"(?<!\w)(?:بال|ال|ب|و)?(?:{_WORD}|{_CENTURY})(?!\w)")
_ORDINALS: Final = ["حادي", "ثاني|تاني", "ثالث|تالت", "رابع", "خامس", "سادس", "سابع", "ثامن|تامن", "تاسع"]
_ORDINAL: Final = {word: value for value, words in enumerate(_ORDINALS, 1) for word in words.split("|")}
_DAY: Final = expression(
    rf"(?<!كانون )(?<!تشرين )(?<!\w)(?:ال|بال|ب)?(?P<unit>{'|'.join(_ORDINAL)})"
    rf" (?:(?P<teen>عشره?)|و ?(?:ال)?(?P<tens>{_WORD}))(?!\w)"
)
"""A day of two words: "الثالث والعشرين". One word alone the reader of dates knows: months are called so too."""


def spoken_as_digits(text: str) -> str:
    """The text, folded, with its numbers in words as digits; as it is, where there are none."""
    folded = fold_name(text)
    said = _DAY.sub(_day, folded)
    if said == folded and not _ANY.search(folded):
        return text
    return _SAID.sub(_digits, said)


def _day(found: re.Match[str]) -> str:
    return str(_ORDINAL[found["unit"]] + (10 if found["teen"] else VALUES[found["tens"]]))


def _digits(found: re.Match[str]) -> str:
    if not found[0].strip():
        return found[0]
    value = VALUES.get(found["first"], 0) + VALUES.get(found["tens"], 0)
    if found["century"]:
        value += 2000 if found["century"].startswith("الفين") else 1900
    return str(value)
