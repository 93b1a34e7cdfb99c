"""Whether newer words about a day or an hour take the place of what was kept of earlier ones. Pure.

Law: whoever speaks of another day or hour is not held to the first, even where the newer words are kept nowhere.
"""

from datetime import date
from typing import Final

from bot.conversation.applicant.visit.kept_wishes import KeptWish, understood
from bot.conversation.applicant.visit.message_words import OF_ANOTHER_DAY, Due, Message
from bot.conversation.applicant.visit.time_words import Kind, kind_of, plain_word
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
    r"(?<!\w)[بت]?(?:ال)?(?:دوام\w*|فاتح\w*|مفتوح\w*|فتحو?|مسكر\w*|سكرو?|عطله|open|closed?"
    r"|[ابتين]+خلص\w*|[بت]+طول\w*|finish\w*|be done)(?!\w)"
)
"""It is asked when a place is open or how long it takes, whatever is wished for."""
_OF_WRITING: Final = expression(
    r"(?<!\w)(?:[اب]{1,2}(?:بعت|رسل|كتب|حكي|حاكي|تصل|صور|كمل)\w*|(?:i|will|ll|can) (?:send|text|write|call))(?!\w)"
)
"""The day is that of a message, and none of a visit."""
_RATHER: Final = expression(r"(?<!\w)(?:(?:احسن|انسب|افضل|اريح)(?:لي|لنا)?|better|best|actually|instead|rather)(?!\w)")
_OTHER: Final = r"(?:تاني\w?|ثاني\w?|[اآ]خر)"
ANOTHER: Final = expression(
    rf"(?<!\w)(?:(?:ب|ل|عال|بال)?(?:يوم|نهار|وقت|تاريخ) {_OTHER}|(?:غير|بدل) (?:ال)?(?:يوم|نهار|وقت|تاريخ|موعد)"
    r"|(?:another|(?:a )?different|other|change (?:the|my)) (?:day|time|hour)s?)(?!\w)"
)
"""Another time than the one that was said, folded."""
_SOONEST: Final = expression(
    r"(?<!\w)(?:(?:ب?ا?قرب|اول|ب?اسرع) (?:وقت|موعد|يوم|دور|فرصه)|earliest|soonest|as soon as|asap"
    r"|first (?:available|free))(?!\w)"
)
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


def opens_it(text: str) -> bool:
    """Another time is wished for, or the first one, and none is named."""
    return bool(ANOTHER.search(fold_choice(text)) or _SOONEST.search(fold_choice(text)))


def _left(kept: KeptWish, message: Message, part: range, today: date, due: Due) -> KeptWish | None:
    whole = " ".join(message.said[part.start : part.stop])
    said = " ".join(message.said[number] for number in part if not _is_of_no_time(message, number))
    of_hours = is_asked(whole) and _OF_HOURS.search(plain_text(whole))
    if of_hours or tells(whole) or _OF_THE_PAST.search(plain_text(whole)):
        return kept
    if opens_it(whole):
        return None
    if not _speaks_of_a_time(said, whole, message, part, today, due):
        return kept
    folded, kinds = fold_choice(whole), {message.kinds[number] for number in part}
    if _OF_WRITING.search(folded) and Kind.WANTS not in kinds and not _RATHER.search(folded):
        return kept
    plain = plain_text(said)
    days, rest = days_in(plain, today)
    if ANY_DAY.search(plain) or message.has_day((n for n in part if message.kinds[n] is Kind.NUMBER), due):
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


def _is_of_no_time(message: Message, number: int) -> bool:
    """Of another answer, or of a greeting."""
    kind = message.kinds[number]
    return kind is Kind.NUMBER or (kind is Kind.FRAME and kind_of(message.said[number]) is not Kind.FRAME)


def _speaks_of_a_time(said: str, whole: str, message: Message, part: range, today: date, due: Due) -> bool:
    kinds = {message.kinds[number] for number in part}
    if kinds & {Kind.SURE, Kind.EXCEPTS}:
        return True
    if due == "name":
        folded = fold_choice(whole)
        plainly = Kind.OTHER not in kinds or kinds & _MARKS or OF_ANOTHER_DAY.search(folded) or _RATHER.search(folded)
        return bool(plainly) and (bool(kinds & _DAYS) or names_times(said, today))
    if kinds & _DAYS:
        return True
    if due == "birth" and date_parts(whole):
        return False
    joined = any(message.kinds[number] is Kind.JOINS and plain_word(message.said[number]).isalpha() for number in part)
    return (joined or Kind.MARK in kinds) and names_times(said, today)
