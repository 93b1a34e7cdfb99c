"""Whether newer words about a day or an hour take the place of what was kept of earlier ones. Pure.

Law: whoever speaks of another day or hour is not held to the first, even where the newer words are kept nowhere.
"""

from datetime import date
from typing import Final

from bot.conversation.applicant.visit.kept_wishes import KeptWish, understood
from bot.conversation.applicant.visit.message_words import OF_ANOTHER_DAY, Due, Message
from bot.conversation.applicant.visit.time_words import Kind, plain_word
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import tells
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.asked_times import names_times
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.date_parts import date_parts
from bot.conversation.reading.times.days import ANY_DAY
from bot.conversation.reading.times.time_wishes import read_time_wish
from bot.conversation.reading.times.times_among import days_in, read_among

_OF_HOURS: Final = expression(
    r"(?<!\w)[بت]?(?:ال)?(?:دوام\w*|فاتح\w*|مفتوح\w*|فتحو?|مسكر\w*|سكرو?|عطله|open|closed?)(?!\w)"
)
"""It is asked when a place is open, whatever is wished for."""
_OF_THE_PAST: Final = expression(
    r"(?<!\w)(?:ال)?(?:مواليد|ميلاد|مولود|تولد|خلق|ولدت|انولد|ولاد[هت]|صا?در)|(?<!\w)(?:born|birth|issued)"
)
_BOUNDS: Final = expression(r"(?<!\w)(?:ابكر|اقرب|ابعد|قبل|بعد|earlier|sooner|later|before|after|until|till)(?!\w)")
"""A day behind it is none that is wished for."""
_DAYS: Final = frozenset({Kind.DEFINITE, Kind.NAME})
_MARKS: Final = frozenset({Kind.WANTS, Kind.MARK, Kind.DENIES})


def left_of(kept: KeptWish, text: str, today: date, due: Due) -> KeptWish | None:
    """Of a time that was kept: newer hours leave its day. ``due``: the question that is asked, whose answer may have
    the words of a time."""
    message, left = Message.of(text), kept
    for part in message.parts:
        if (after := _left(left, message, part, today, due)) is None:
            return None
        left = after
    return left


def _left(kept: KeptWish, message: Message, part: range, today: date, due: Due) -> KeptWish | None:
    whole = " ".join(message.said[part.start : part.stop])
    said = " ".join(message.said[number] for number in part if message.kinds[number] is not Kind.NUMBER)
    of_hours = is_asked(whole) and _OF_HOURS.search(plain_text(whole))
    if of_hours or tells(whole) or _OF_THE_PAST.search(plain_text(whole)):
        return kept
    if not _speaks_of_a_time(said, whole, message, part, today, due):
        return kept
    plain = plain_text(said)
    days, rest = days_in(plain, today)
    if ANY_DAY.search(plain):
        return None
    named, wish = read_among(said, today), read_time_wish(said, today, None)
    if kept.day in named.without or (wish and wish.names_a_day and not days):  # a week, "the end of the month"
        return None
    if not days:
        return kept if understood(said, today, None) == kept else KeptWish(kept.day) if kept.day else None
    left_out = denies(whole) or Kind.EXCEPTS in {message.kinds[number] for number in part}
    if left_out or OF_ANOTHER_DAY.search(fold_choice(whole)):
        return None if kept.day in days else kept
    newer = understood(said, today, None)
    same_day = newer == KeptWish(kept.day) or (newer is None and days == [kept.day] and not names_times(rest, today))
    return kept if newer == kept or (same_day and not _BOUNDS.search(plain)) else None


def _speaks_of_a_time(said: str, whole: str, message: Message, part: range, today: date, due: Due) -> bool:
    kinds = {message.kinds[number] for number in part}
    if kinds & {Kind.SURE, Kind.EXCEPTS}:
        return True
    if due == "name":
        plainly = Kind.OTHER not in kinds or bool(kinds & _MARKS) or bool(OF_ANOTHER_DAY.search(fold_choice(whole)))
        return plainly and (bool(kinds & _DAYS) or names_times(said, today))
    if kinds & _DAYS:
        return True
    if due == "birth" and date_parts(whole):
        return False
    joined = any(message.kinds[number] is Kind.JOINS and plain_word(message.said[number]).isalpha() for number in part)
    return (joined or Kind.MARK in kinds) and names_times(said, today)
