"""What a text holds of a date: its numbers and its months, named or numbered. The words around them do not count."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.months import DAY_ORDINALS, MONTHS

LETTER = r"[^\W\d_]"


def _spelled(names: Mapping[str, int]) -> str:
    """Any of the names, the longest first, with or without the space in them: كانون 1, كانون1."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s*") for name in sorted(names, key=len, reverse=True))


MONTH_BY_LETTERS = {name.replace(" ", ""): month for name, month in MONTHS.items()}
DAY_BY_LETTERS = {name.replace(" ", ""): day for name, day in DAY_ORDINALS.items()}
PARTS = expression(
    # A name that ends in a digit (ك1) is not the start of a year, and باب is not August with a ب before it.
    rf"(?<!{LETTER})(?:ب(?={LETTER}{{4}}))?(?P<month>{_spelled(MONTHS)})(?!{LETTER}|(?<=\d)\d)"
    rf"|(?<!{LETTER})(?:ال)?شهر\W*(?P<month_number>0?[1-9]|1[0-2])(?!\d)"
    rf"|(?<!{LETTER})(?P<ordinal>{_spelled(DAY_ORDINALS)})\s+"
    rf"(?:يوم\s+)?(?:من(?!{LETTER})|(?=ب?(?:شهر|{_spelled(MONTHS)})(?!{LETTER})))"
    rf"|(?<!{LETTER})(?P<first>اول|2?aww?[ae]l|first|premier)\W+(?:يوم (?:ب|من )?|yom |of )?"
    rf"(?=(?:{_spelled(MONTHS)})(?!{LETTER}))"
    r"|(?P<number>\d+)"
)
_ORDINALS = {
    word: month
    for month, words in enumerate(
        (
            "اول واحد",
            "تاني ثاني تنين",
            "تالت ثالث تلاته",
            "رابع اربعه",
            "خامس خمسه",
            "سادس سته",
            "سابع سبعه",
            "تامن ثامن تمانيه",
            "تاسع تسعه",
            "عاشر عشره",
        ),
        1,
    )
    for word in words.split()
}
_MONTH_ORDINAL = expression(rf"(?<!{LETTER})(?:ال|ب|بال)?شهر (?:ال)?({'|'.join(_ORDINALS)})(?!{LETTER})")
# Before its number: after it, سنة counts the years of an age.
NAMES_A_YEAR = expression(
    rf"(?<!{LETTER})(?:مواليد|سنه|عام|born|born in|year|ب?(?:صيف|شتا|ربيع|خريف)"
    r"|صيفيه|شتويه|بدايه|نهايه|اوايل|اوائل|اواخر)\W*(?:ال\W*)?\d|(?<![^\W\d_])ب?ال\W?\d"
)


_LETTERS_BY_DIGITS: Final = expression(
    r"(?<![^\W_])(?:[a-z]+[235-9][a-z]\w*|[235-9](?!(?:st|nd|rd|th)(?!\w))[a-z]{2}\w*)"
)
"""Words in Latin letters of which digits are sounds: "so2al", "7ada"."""


def _without_digits(word: re.Match[str]) -> str:
    return word[0] if word[0] in MONTH_BY_LETTERS else " "


@dataclass(frozen=True, slots=True)
class Written:
    """``numbers`` as digits in the order written, an ordinal day (الثالث من) among them."""

    numbers: tuple[str, ...]
    months: frozenset[int]
    names_a_year: bool


def date_parts(text: str) -> Written:
    plain = _LETTERS_BY_DIGITS.sub(_without_digits, fold_name(latin_digits(text)))
    folded = _MONTH_ORDINAL.sub(lambda found: f"شهر {_ORDINALS[found[1]]}", plain)
    numbers: list[str] = []
    months: set[int] = set()
    for part in PARTS.finditer(folded):
        found = part[part.lastgroup or 0].replace(" ", "")
        match part.lastgroup:
            case "month":
                months.add(MONTH_BY_LETTERS[found])
            case "month_number":
                months.add(int(found))
            case "first":
                numbers.append("1")
            case "ordinal":
                numbers.append(str(DAY_BY_LETTERS[found]))
            case _:
                numbers.append(found)
    return Written(tuple(numbers), frozenset(months), bool(NAMES_A_YEAR.search(folded)))
