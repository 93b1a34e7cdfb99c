"""The date of birth in listen mode: day, month and year, one number after the other or all in one message."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from bot.conversation.core.state import Conversation
from bot.conversation.core.views import BirthParts
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.times.dates import YearOnly, read_birth_date
from bot.conversation.reading.times.hijri import Converted

MOST: Final = (31, 12)
Read = Conversation | date | YearOnly | Converted | Misread


def due(conversation: Conversation) -> str:
    """The key of the question for the part that comes next."""
    given = conversation.view.given if isinstance(conversation.view, BirthParts) else ()
    return ("ask-birth-number-day", "ask-birth-number-month", "ask-birth-number-year")[len(given)]


def read(conversation: Conversation, text: str, today: date) -> Read:
    """The conversation that asks for the next part; or what the whole is read as."""
    given = conversation.view.given if isinstance(conversation.view, BirthParts) else ()
    numbers = re.findall(r"\d+", latin_digits(text))
    if len(numbers) != 1 or re.search(r"[^\W\d]", text) or len(numbers[0]) > 4:
        return read_birth_date(text, today)
    number = int(numbers[0])
    if len(given) == len(MOST):
        return read_birth_date("/".join([*map(str, given), numbers[0]]), today)
    if not 1 <= number <= MOST[len(given)]:
        return Misread("birth-number-out-of-range", {"most": MOST[len(given)]})
    return replace(conversation, view=BirthParts((*given, number)))
