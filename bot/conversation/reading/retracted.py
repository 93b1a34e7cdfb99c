"""What is taken back in the same breath: "10:30 لا لا 11", "1990, no sorry, 1991". Pure."""

import re
from typing import Final

from bot.conversation.reading.patterns import expression

_AGAIN: Final = r"(?:لا|لأ|قصدي|[اأ]قصد|عفوا|غلطت|يعني|no|wait|sorry|i mean(?:t)?|actually|la2|la|2?asdi)"
_TAKEN_BACK: Final = expression(
    rf"[\s،,.…-]+(?:(?:لا|لأ|no|la2|wait)[\s،,.…]+{_AGAIN}|قصدي|[اأ]قصد|لا|لأ|sorry|i mean(?:t)?|actually|2?asdi)"
    rf"(?:[\s،,.…]+{_AGAIN})*[\s،,.…:]+",
    re.IGNORECASE,
)


def last_said(text: str) -> str:
    """What stands behind the words that take back what stood before them; "" where none do."""
    first, *others = _TAKEN_BACK.split(text)
    return others[-1].strip() if others and first.strip() and others[-1].strip() else ""
