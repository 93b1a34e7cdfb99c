"""A name with the date of birth, the national number or both behind it, in one message."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.conversation.reading.dates import read_birth_date
from bot.conversation.reading.digits import latin_digits, normalise
from bot.conversation.reading.names import read_full_name
from bot.conversation.reading.patterns import expression
from bot.domain.documents import DocumentKind

_LEADING: Final = expression(
    r"[\s,،;:؛/\-]*(?:(?:ال)?(?:مواليد|ميلاد|تاريخ|رقم|وطني|هوي[ةه]|هويتي|برقم|ورقم|بتاريخ|و|تولد|عمري)|born|on|id|number|"
    r"date|of|birth|national|no|dob)?[\s,،;:؛/\-]*$",
    re.IGNORECASE,
)
_NATIONAL: Final = expression(r"(?<!\d)\d{11}(?!\d)")


@dataclass(frozen=True, slots=True)
class NameAndMore:
    """``answers`` by the names of their questions, as they are stored."""

    name: str
    answers: Mapping[str, str]


def read_name_and_more(text: str, today: date) -> NameAndMore | None:
    """``None`` unless everything in it was read."""
    plain = latin_digits(normalise(text))
    digit = re.search(r"\d", plain)
    if digit is None:
        return None
    before, behind = plain[: digit.start()], plain[digit.start() :]
    while (shorter := _LEADING.sub("", before)) != before:
        before = shorter
    name = read_full_name(before)
    if not isinstance(name, str):
        return None
    answers: dict[str, str] = {}
    if number := _NATIONAL.search(behind):
        answers = {"document": DocumentKind.NATIONAL_ID.value, "number": number[0]}
        behind = behind[: number.start()] + behind[number.end() :]
    if any(map(str.isdecimal, behind)):
        born = read_birth_date(behind, today)
        if not isinstance(born, date):
            return None
        answers["birth"] = born.isoformat()
    return NameAndMore(name, answers) if answers else None
