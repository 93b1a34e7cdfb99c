"""A name with the date of birth, the national number or both behind it, in one message."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.conversation.reading.dates import YearOnly, read_birth_date
from bot.conversation.reading.digits import latin_digits, normalise
from bot.conversation.reading.names import read_full_name
from bot.conversation.reading.names_within import name_within
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.spoken_digits import spoken_stretch
from bot.domain.documents import DocumentKind

_LEADING: Final = expression(
    r"[\s,،;:؛/\-]*(?:(?<!\w)(?:(?:و|ب)?(?:ال)?(?:مواليد|ميلاد|تاريخ|رقم|رقمي|رقمو|رقمها|وطني|هوي[ةه]|هويتي|هويته|هويتو|تولد|"
    r"عمري)|و|(?:born|on|id|number|date|of|birth|national|no|dob)))?[\s,،;:؛/\-]*$",
    re.IGNORECASE,
)
_NATIONAL: Final = expression(r"(?<!\d)\d{11}(?!\d)")


@dataclass(frozen=True, slots=True)
class NameAndMore:
    """``answers`` by the names of their questions, as they are stored."""

    name: str
    answers: Mapping[str, str]
    spoken: bool = False
    """The number was put together from words."""


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
        if isinstance(born, date):
            answers["birth"] = born.isoformat()
        elif not (answers and isinstance(born, YearOnly)):  # beside a national number nobody is asked for the rest
            return None
    return NameAndMore(name, answers) if answers else None


def read_spoken_number_behind(text: str) -> NameAndMore | None:
    """A name with a national number in words behind it. ``None`` for anything else."""
    number = spoken_stretch(text)
    if not _NATIONAL.fullmatch(number) or not (name := name_within(text)):
        return None
    return NameAndMore(name, {"document": DocumentKind.NATIONAL_ID.value, "number": number}, spoken=True)
