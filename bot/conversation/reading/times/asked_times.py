"""Whether a sentence names a day or an hour, or asks for what is free then. Pure."""

from datetime import date
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.hours_wished import A_CLOCK, AFTERNOON, BEGIN, END, MORNING
from bot.conversation.reading.times.moments import read_when, without_courtesy
from bot.conversation.reading.times.time_wishes import read_time_wish
from bot.conversation.reading.times.times_among import days_in

_AVAILABLE: Final = expression(
    rf"{BEGIN}(?:في|مافي|[بي]?نفع|فيه|شي|عندكن|عندكم|فاضي\w*|متاح\w*|متوفر\w*|موعد|مواعيد|وقت|بقدر|فيني|ممكن|يمكن(?:ني|نا)?"
    rf"|ب?ي?صير|available|free|"
    rf"slots?|anything|"
    rf"appointments?|can i|could i|possible|fi|momken){END}"
)
_ASKED: Final = expression(
    rf"{BEGIN}(?:[وف]?في|فيه|شي|و?هل|ان|يعني|وين|طيب|بس|لس[اعه]|(?:ال)?موعد|مواعيد|(?:ال)?دور|حجز|مجال|مكان|محل|فاضي\w*|متاح\w*|متوفر\w*"
    rf"|موجود|ممكن|ب?ي?صير|بقدر|"
    r"فيني|يمكن|يكون|الي|اجي|احجز|اخد|كون|عندكن|عندكم|لو|سمحت\w*|بالله|يا|ابني|بعد|قبل|من|"
    r"is|are|there|it|any|anything|something|free|available|appointments?|slots?|times?|possible|can|could|may|i|we|"
    r"come|get|book|on|for|at|in|a|an|the|do|you|have|please|still|after|before|fi|shi|maw3ed|momken|byseer|bysir|el|l)"
    rf"{END}"
)
A_CLOCK_ALONE: Final = expression(rf"{BEGIN}{A_CLOCK}")
_AT_CLOCK: Final = expression(rf"{BEGIN}(?:(?:[عب]?ال|[عب])?ساعه|at|sa3a|3alsa3a|[عب]) ?{A_CLOCK}")
_HALVES: Final = expression(rf"{BEGIN}(?:{MORNING}|{AFTERNOON}){END}")


def asks_for_times(text: str) -> bool:
    """A question about what is free, not about something else."""
    return bool(_AVAILABLE.search(plain_text(text)))


def asks_only_for_times(text: str, today: date) -> bool:
    """Whether anything is free on a day or at an hour, and nothing else: "is today possible?"."""
    plain = plain_text(text).strip(" ؟?.!،,")
    _, rest = days_in(plain, today)
    asked = asks_for_times(text) and names_times(text, today)
    return asked and not _ASKED.sub(" ", A_CLOCK_ALONE.sub(" ", _HALVES.sub(" ", rest))).strip(" ؟?.!،,")


def names_times(text: str, today: date) -> bool:
    """It names a day, an hour that is no bare number, or wishes for times."""
    when = read_when(without_courtesy(text), today)
    named = when is not None and (when.day is not None or (when.clock is not None and not when.clock.bare))
    return named or bool(_AT_CLOCK.search(plain_text(text))) or read_time_wish(text, today, None) is not None
