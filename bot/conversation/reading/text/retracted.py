"""What is taken back in the same breath: "10:30 لا لا 11", "1990, no sorry, 1991". Pure."""

import re
from typing import Final

from bot.conversation.reading.text.patterns import expression

_AGAIN: Final = (
    r"(?:لا|لأ|قصدي|[اأ]قصد|عفوا|غلطت|يعني|عنجد|عن جد|بجد|no|wait|sorry|i mean(?:t)?|actually|la2|la|2?asdi)"
)
_TAKEN_BACK: Final = expression(
    rf"[\s،,.…-]+(?:(?:لا|لأ|no|la2|wait)[\s،,.…]+{_AGAIN}|قصدي|[اأ]قصد|لا|لأ|sorry|i mean(?:t)?|actually|2?asdi)"
    rf"(?:[\s،,.…]+{_AGAIN})*[\s،,.…:]+",
    re.IGNORECASE,
)
_SURELY: Final = expression(
    rf"[\s،,.…-]+(?:(?:لا|لأ|no|la2|la|wait)[\s،,.…]+{_AGAIN}|قصدي|[اأ]قصد|عفواً?|sorry|i mean(?:t)?|2?asdi)"
    rf"(?:[\s،,.…]+{_AGAIN})*[\s،,.…:]+",
    re.IGNORECASE,
)
"""In words that nobody puts between two things of which the second is denied ("هوية لا جواز")."""


_BEHIND_IT: Final = expression(
    r"(?P<first>.+?)(?P<between>[\s،,.…-]*[،,.…\n-][\s،,.…-]*)(?P<last>[^\W\d_]+(?: [^\W\d_]+){0,3})"
    r"[\s،,.…]+(?:قصدي|كان قصدي|[اأ]قصد|بقصد|i mean(?:t)?|2?asdi|asde)[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)


def said_before_it(text: str) -> str:
    """What stands behind a pause and before the words that take back what was said: "محند .. محمد قصدي"; else ""."""
    found = _BEHIND_IT.fullmatch(text.strip())
    return found["last"] if found else ""


def surely_last_said(text: str) -> str:
    """The same as ``last_said``, where it is beyond doubt that the first was taken back."""
    return _behind(_SURELY, text)


def last_said(text: str) -> str:
    """What stands behind the words that take back what stood before them; "" where none do."""
    return _behind(_TAKEN_BACK, text)


def _behind(taken_back: re.Pattern[str], text: str) -> str:
    first, *others = taken_back.split(text)
    return others[-1].strip() if others and first.strip() and others[-1].strip() else ""
