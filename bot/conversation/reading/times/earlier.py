"""The wish for a time before those that are shown: "ما في ابكر من هيك؟", "anything sooner?". Pure."""

from datetime import date
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.asked_times import A_CLOCK_ALONE
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.hours_wished import BEGIN, END
from bot.conversation.reading.times.times_among import days_in

_EARLIER_ONE: Final = expression(
    rf"{BEGIN}(?:(?:ابكر|اقرب|اسرع|ابدر|earlier|sooner|abkar|a2rab) (?:من|than|mn|men) (?:هيك|هاد|هادا|هي|هذا|هذه|ذلك"
    r"|هالوقت|هالموعد|هالتاريخ|هدول|that|this|these|those|hek|heik|hayda)"
    r"|(?:شي|موعد|وقت|يوم|nothing|anything|something|any|shi) (?:ابكر|اقرب|اسرع|earlier|sooner|abkar|a2rab))"
    rf"(?! (?:من|than|mn|men)){END}"
)


def asks_for_an_earlier(text: str, today: date) -> bool:
    """Whether there is a time before those that are shown, and no day that it names."""
    plain = plain_text(text)
    return bool(_EARLIER_ONE.search(plain)) and not days_in(plain, today)[0] and not A_CLOCK_ALONE.search(plain)
